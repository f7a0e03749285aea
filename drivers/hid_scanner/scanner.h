// Conversation with a HID-POS bar code scanner: puts the parts of a code together. One thread;
// reads no clock; sends nothing. Source: HID Point of Sale Usage Tables 1.02, 4.
//
// The parts of one code follow each other within 500 ms; a code whose rest does not come, or that
// outgrows 4096 bytes, is dropped whole. An AIM identifier before the data and an end of line after
// them are the scanner's, not the code's, and are taken off.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "drivers/code_scanner.h"
#include "drivers/hid_scanner/report.h"

namespace kvitok::drivers::hid_scanner {

class Scanner final : public CodeScanner {
public:
    struct Counters {
        std::uint64_t bad_reports = 0;
        std::uint64_t unfinished = 0;  // the rest did not come in time
        std::uint64_t too_long = 0;
    };

    Scanner(std::string model, std::string serial, Layout layout);

    Out on_attached(MonoTime now) override;
    Out on_bytes(std::span<const std::uint8_t> report, MonoTime now) override;
    Out on_time(MonoTime now) override;
    MonoTime next_wake() const override;

    const Counters& counters() const { return counters_; }

private:
    void expire(MonoTime now);

    const std::string model_;
    const std::string serial_;
    const Layout layout_;
    std::string code_;
    bool dropping_ = false;
    std::optional<MonoTime> until_;  // a code is begun: its next part must come by then
    Counters counters_;
};

}  // namespace kvitok::drivers::hid_scanner
