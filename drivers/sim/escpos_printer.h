// A receipt printer of the USB printer class that understands ESC/POS: a receive buffer, a head and
// a roll of paper with their own speed and length, a cutter a little above the head, sensors, and
// the pieces of paper that came out. It has power of its own; the plug only carries data.
// No thread; time is passed in. Faults have names. Source: hardware notes C1-C4.
#pragma once

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "drivers/sim/escpos_parser.h"
#include "drivers/sim/faults.h"
#include "drivers/sim/paper.h"

namespace kvitok::sim {

inline constexpr int dots_per_mm = 8;

enum class PrinterFault {
    cutter_jam,            // the next cut sticks; freed by opening and closing the cover
    stop_accepting,        // OUT is answered with NAK
    stall,                 // an OUT transfer ends with STALL
    mute,                  // no status of any kind is sent
    no_process_id,         // GS ( H is not known to this model
    short_device_id,       // the length of the device id leaves itself out
    constant_port_status,  // GET_PORT_STATUS always says that all is well
    overheated,            // the head cools down: offline until the fault ends
    unrecoverable,         // only a technician helps
};
inline constexpr std::array<std::pair<std::string_view, PrinterFault>, 9> printer_fault_names{{
    {"cutter-jam", PrinterFault::cutter_jam},
    {"stop-accepting", PrinterFault::stop_accepting},
    {"stall", PrinterFault::stall},
    {"mute", PrinterFault::mute},
    {"no-process-id", PrinterFault::no_process_id},
    {"short-device-id", PrinterFault::short_device_id},
    {"constant-port-status", PrinterFault::constant_port_status},
    {"overheated", PrinterFault::overheated},
    {"unrecoverable", PrinterFault::unrecoverable},
}};

struct PrinterOptions {
    usb::DeviceInfo info{0x04B8, 0x0E15, "J5TF012345", "1-1.2"};
    std::string device_id = "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;CLS:PRINTER;DES:EPSON TM-T20II;";
    int width_dots = 576;
    std::size_t buffer_bytes = 4096;
    int speed_mm_s = 200;
    Milliseconds cut{300};
    int cutter_above_head_mm = 12;
    int roll_mm = 80'000;
    int near_end_mm = 5'000;
};

class EscposPrinter final : public Device {
public:
    explicit EscposPrinter(PrinterOptions options);

    const usb::DeviceInfo& info() const override { return options_.info; }
    usb::Interface interface() const override { return {0, 0x07, 0x01, 0x02}; }
    void on_plugged(MonoTime now) override;
    void on_unplugged(MonoTime now) override;
    ControlReply on_control_in(const usb::Setup& setup, std::size_t max, MonoTime now) override;
    ControlReply on_control_out(const usb::Setup& setup, ByteView data, MonoTime now) override;
    OutReply on_out(std::uint8_t endpoint, ByteView bytes, MonoTime now) override;
    InReply on_in(std::uint8_t endpoint, std::size_t max, MonoTime now) override;
    void on_time(MonoTime now) override;
    MonoTime next_wake() const override;

    // Hands. The roll ends at once, or after so many more millimetres.
    void paper_out(MonoTime now);
    void paper_out_after(int millimetres) { paper_left_ = millimetres * dots_per_mm; }
    void near_end(MonoTime now);
    void paper_in(MonoTime now);
    void open_cover(MonoTime now);
    void close_cover(MonoTime now);
    // Takes hold of what hangs out and tears it off.
    void tear(MonoTime now);
    void set_fault(PrinterFault fault, int count, MonoTime now);
    const std::map<PrinterFault, int>& faults() const { return faults_.all(); }

    bool has_paper() const { return paper_left_ > 0; }
    bool is_near_end() const { return paper_left_ <= options_.near_end_mm * dots_per_mm; }
    bool cover_is_open() const { return cover_open_; }
    bool cutter_is_stuck() const { return cutter_error_; }
    int paper_left_mm() const { return paper_left_ / dots_per_mm; }
    int unknown_commands() const { return unknown_commands_; }
    std::size_t buffered() const { return buffer_.size(); }
    // Called once for every piece that leaves the printer.
    void on_paper(std::function<void(const PrintedPaper&)> callback) { callback_ = callback; }

private:
    bool is_online() const;
    bool must_stand_still() const;
    std::int64_t free_from_us() const;
    void obey(const RealTimeMatcher::Match& match);
    void perform(const EscposItem& item);
    void perform_setting(const EscposItem& item);
    void put_row(ByteView dots);
    void feed(int rows);
    void end_line();
    void store_graphics(ByteView data);
    void print_graphics();
    void cut(PaperEnd end);
    void emit(std::size_t rows, PaperEnd end);
    void clear_buffers();
    void answer(ByteView bytes);
    void answer_status(std::uint8_t n);
    void answer_info(std::uint8_t n);
    std::array<std::uint8_t, 4> auto_status() const;
    void tell_changes();

    PrinterOptions options_;
    std::size_t row_bytes_;
    std::deque<std::uint8_t> buffer_;
    std::deque<std::uint8_t> to_host_;
    EscposParser parser_;
    RealTimeMatcher real_time_;
    FaultSet<PrinterFault> faults_;
    std::function<void(const PrintedPaper&)> callback_;

    // The paper from the cutter's last cut down to the head.
    Bytes piece_;
    std::string piece_text_;
    std::string line_;
    int pieces_ = 0;
    int paper_left_;  // dots
    bool cover_open_ = false;
    bool cutter_stuck_ = false;  // mechanically
    bool cutter_error_ = false;  // latched until the host recovers
    std::int64_t now_us_ = 0;
    std::int64_t head_free_us_ = 0;
    bool starved_ = false;  // the rest of the command at hand has not come

    std::uint8_t code_page_ = 0;
    std::uint8_t alignment_ = 0;
    std::uint8_t size_ = 0;
    int line_spacing_ = 30;
    Bitmap graphics_;
    bool auto_status_on_ = false;
    std::array<std::uint8_t, 4> told_{};
    int unknown_commands_ = 0;
};

}  // namespace kvitok::sim
