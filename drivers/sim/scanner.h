// A code scanner of the HID POS class: a bill held before it becomes input reports of 64 bytes.
// No thread; time is passed in. Source: HID POS Usage Tables 1.02, as in hardware notes E; report
// descriptor after HID 1.11, 6.2.2.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "drivers/sim/device.h"
#include "drivers/sim/faults.h"

namespace kvitok::sim {

enum class ScannerFault {
    torn_code,  // the last report of a code never comes
    stall,
    babble,
};
inline constexpr std::array<std::pair<std::string_view, ScannerFault>, 3> scanner_fault_names{{
    {"torn-code", ScannerFault::torn_code},
    {"stall", ScannerFault::stall},
    {"babble", ScannerFault::babble},
}};

// Two ways in which models lay a report out.
enum class ReportLayout {
    with_symbology,  // id 02, length up to 56, AIM identifier, data, two bytes, continuation bit
    data_only,       // id 01, length up to 62, data; nothing tells that more follows
};

struct ScannerOptions {
    usb::DeviceInfo info{0x0C2E, 0x0B87, "SCN0451", "1-1.3"};
    ReportLayout layout = ReportLayout::with_symbology;
    std::string aim = "]Q0";
};

class HidScanner final : public Device {
public:
    static constexpr std::size_t report_size = 64;

    explicit HidScanner(ScannerOptions options) : options_(std::move(options)) {}

    const usb::DeviceInfo& info() const override { return options_.info; }
    usb::Interface interface() const override { return {0, 0x03, 0x00, 0x00}; }
    void on_plugged(MonoTime now) override;
    void on_unplugged(MonoTime now) override;
    ControlReply on_control_in(const usb::Setup& setup, std::size_t max, MonoTime now) override;
    ControlReply on_control_out(const usb::Setup& setup, ByteView data, MonoTime now) override;
    OutReply on_out(std::uint8_t endpoint, ByteView bytes, MonoTime now) override;
    InReply on_in(std::uint8_t endpoint, std::size_t max, MonoTime now) override;
    void on_time(MonoTime) override {}
    MonoTime next_wake() const override { return never; }

    // The bytes of the code, whatever they say.
    void hold_bill(std::string_view bytes);
    void set_fault(ScannerFault fault, int count) { faults_.set(fault, count); }
    const std::map<ScannerFault, int>& faults() const { return faults_.all(); }
    std::size_t waiting_reports() const { return reports_.size(); }

private:
    ScannerOptions options_;
    std::deque<Bytes> reports_;
    FaultSet<ScannerFault> faults_;
};

}  // namespace kvitok::sim
