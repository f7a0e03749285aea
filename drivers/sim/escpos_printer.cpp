#include "drivers/sim/escpos_printer.h"

#include <algorithm>

namespace kvitok::sim {
namespace {

// The head works through what is already buffered; it is looked at in steps of this length.
constexpr std::int64_t lookahead_us = 20'000;

constexpr std::int64_t ms_up(std::int64_t us) {
    return (us + 999) / 1000;
}

}  // namespace

EscposPrinter::EscposPrinter(PrinterOptions options)
    : options_(std::move(options)),
      row_bytes_(static_cast<std::size_t>((options_.width_dots + 7) / 8)),
      piece_(row_bytes_ * static_cast<std::size_t>(options_.cutter_above_head_mm * dots_per_mm)),
      paper_left_(options_.roll_mm * dots_per_mm) {}

void EscposPrinter::on_plugged(MonoTime now) {
    on_time(now);
    clear_buffers();
    auto_status_on_ = false;
}

void EscposPrinter::on_unplugged(MonoTime now) {
    on_time(now);
    to_host_.clear();
}

// USB printer class 1.1, 4.2.1 and 4.2.2.
ControlReply EscposPrinter::on_control_in(const usb::Setup& setup, std::size_t max, MonoTime now) {
    on_time(now);
    if (setup.request_type == 0xA1 && setup.request == 0x00) {
        const auto& id = options_.device_id;
        const bool short_by_two = faults_.has(PrinterFault::short_device_id);
        const std::size_t length = id.size() + (short_by_two ? 0 : 2);
        Bytes answer{static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length)};
        answer.insert(answer.end(), id.begin(), id.end());
        answer.resize(std::min(length, max));
        return {answer, {}};
    }
    if (setup.request_type == 0xA1 && setup.request == 0x01 && max >= 1) {
        const bool fine = is_online() || faults_.has(PrinterFault::constant_port_status);
        const int paper_empty = !fine && !has_paper() ? 0x20 : 0;
        return {{static_cast<std::uint8_t>((fine ? 0x18 : 0x10) | paper_empty)}, {}};
    }
    return {{}, usb::TransferError::stalled};
}

// SOFT_RESET, 4.2.3, in its right and its older form.
ControlReply EscposPrinter::on_control_out(const usb::Setup& setup, ByteView, MonoTime now) {
    on_time(now);
    const bool known = setup.request_type == 0x21 || setup.request_type == 0x23;
    if (!known || setup.request != 0x02) return {{}, usb::TransferError::stalled};
    clear_buffers();
    return {};
}

OutReply EscposPrinter::on_out(std::uint8_t, ByteView bytes, MonoTime now) {
    on_time(now);
    if (faults_.has(PrinterFault::stop_accepting)) return {};
    if (faults_.take(PrinterFault::stall)) return {0, usb::TransferError::stalled};
    OutReply reply;
    for (const auto byte : bytes) {
        if (buffer_.size() >= options_.buffer_bytes) {
            on_time(now);
            // A command longer than the buffer is taken in while it is read, as real printers do.
            if (buffer_.size() >= options_.buffer_bytes && !starved_) break;
        }
        buffer_.push_back(byte);
        ++reply.accepted;
        if (const auto match = real_time_.push(byte)) obey(*match);
    }
    on_time(now);
    return reply;
}

InReply EscposPrinter::on_in(std::uint8_t, std::size_t max, MonoTime now) {
    on_time(now);
    const auto count = std::min(max, to_host_.size());
    if (count == 0) return {};
    const auto end = to_host_.begin() + static_cast<std::ptrdiff_t>(count);
    InReply reply{true, Bytes(to_host_.begin(), end), {}};
    to_host_.erase(to_host_.begin(), end);
    return reply;
}

void EscposPrinter::on_time(MonoTime now) {
    now_us_ = now.ms * 1000;
    starved_ = false;
    while (is_online() && free_from_us() <= now_us_) {
        const auto item = parser_.next(buffer_);
        starved_ = !item;
        if (starved_) break;
        // A head that stood still starts now, not when it last stopped.
        head_free_us_ = std::max(head_free_us_, now_us_);
        perform(*item);
    }
    tell_changes();
}

MonoTime EscposPrinter::next_wake() const {
    if (!is_online() || buffer_.empty()) return never;
    const MonoTime free{ms_up(free_from_us())};
    // Free already, and still there: the rest of a command is missing.
    return free.ms * 1000 <= now_us_ ? never : free;
}

std::int64_t EscposPrinter::free_from_us() const {
    return must_stand_still() ? head_free_us_ : head_free_us_ - lookahead_us;
}

// Answers in the queue tell that all before them is on paper.
bool EscposPrinter::must_stand_still() const {
    return !parser_.in_raster() && buffer_.size() >= 2 && buffer_[0] == 0x1D &&
           (buffer_[1] == '(' || buffer_[1] == 'r');
}

bool EscposPrinter::is_online() const {
    return has_paper() && !cover_open_ && !cutter_error_ &&
           !faults_.has(PrinterFault::overheated) && !faults_.has(PrinterFault::unrecoverable);
}

void EscposPrinter::clear_buffers() {
    buffer_.clear();
    to_host_.clear();
    parser_.reset();
    real_time_.reset();
    line_.clear();
}

void EscposPrinter::paper_out(MonoTime now) {
    on_time(now);
    paper_left_ = 0;
    tell_changes();
}

void EscposPrinter::near_end(MonoTime now) {
    on_time(now);
    paper_left_ = std::min(paper_left_, options_.near_end_mm * dots_per_mm);
    tell_changes();
}

void EscposPrinter::paper_in(MonoTime now) {
    on_time(now);
    if (!has_paper()) tear(now);
    paper_left_ = options_.roll_mm * dots_per_mm;
    on_time(now);
}

void EscposPrinter::open_cover(MonoTime now) {
    on_time(now);
    cover_open_ = true;
    tell_changes();
}

void EscposPrinter::close_cover(MonoTime now) {
    cover_open_ = false;
    cutter_stuck_ = false;
    on_time(now);
}

void EscposPrinter::tear(MonoTime now) {
    on_time(now);
    const auto rows = piece_.size() / row_bytes_;
    const bool printed = std::any_of(piece_.begin(), piece_.end(), [](auto b) { return b != 0; });
    if (printed) emit(rows, PaperEnd::torn);
}

void EscposPrinter::set_fault(PrinterFault fault, int count, MonoTime now) {
    on_time(now);
    faults_.set(fault, count);
    on_time(now);
}

void EscposPrinter::put_row(ByteView dots) {
    if (!has_paper()) return;
    --paper_left_;
    const auto begin = piece_.size();
    piece_.resize(begin + row_bytes_);
    const auto count = std::min(dots.size(), row_bytes_);
    std::copy_n(dots.begin(), count, piece_.begin() + static_cast<std::ptrdiff_t>(begin));
    head_free_us_ += 1'000'000 / (options_.speed_mm_s * dots_per_mm);
}

void EscposPrinter::feed(int rows) {
    for (int row = 0; row < rows; ++row) put_row({});
}

void EscposPrinter::cut(PaperEnd end) {
    if (faults_.take(PrinterFault::cutter_jam)) {
        cutter_stuck_ = cutter_error_ = true;
        return;
    }
    head_free_us_ += options_.cut.count() * 1000;
    const auto above = static_cast<std::size_t>(options_.cutter_above_head_mm * dots_per_mm);
    const auto rows = piece_.size() / row_bytes_;
    if (rows > above) emit(rows - above, end);
}

void EscposPrinter::emit(std::size_t rows, PaperEnd end) {
    PrintedPaper paper;
    paper.number = ++pieces_;
    paper.picture = Bitmap(options_.width_dots, static_cast<int>(rows));
    const auto cut_at = piece_.begin() + static_cast<std::ptrdiff_t>(rows * row_bytes_);
    paper.picture.bytes.assign(piece_.begin(), cut_at);
    piece_.erase(piece_.begin(), cut_at);
    paper.text = std::exchange(piece_text_, {});
    paper.end = end;
    if (callback_) callback_(paper);
}

}  // namespace kvitok::sim
