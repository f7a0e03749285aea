// What the simulated printer does with each command, and what it answers.
#include <algorithm>

#include "drivers/sim/escpos_printer.h"

namespace kvitok::sim {
namespace {

constexpr int character_width = 12;  // font A
constexpr int character_height = 24;
constexpr std::uint8_t pc866 = 17;

// PC866 into UTF-8; box drawing, which no receipt needs, becomes '#'.
std::string to_utf8(std::uint8_t byte, std::uint8_t code_page) {
    if (byte < 0x80) return {static_cast<char>(byte)};
    if (code_page != pc866) return "?";
    int letter = 0;
    if (byte < 0xB0) {
        letter = 0x410 + (byte - 0x80);
    } else if (byte >= 0xE0 && byte < 0xF0) {
        letter = 0x440 + (byte - 0xE0);
    } else if (byte == 0xF0) {
        letter = 0x401;
    } else if (byte == 0xF1) {
        letter = 0x451;
    } else if (byte == 0xFC) {
        return "№";
    } else {
        return "#";
    }
    return {static_cast<char>(0xC0 | letter >> 6), static_cast<char>(0x80 | (letter & 0x3F))};
}

}  // namespace

void EscposPrinter::perform(const EscposItem& item) {
    switch (item.op) {
        case EscposOp::raster_row:
            return put_row(item.args);
        case EscposOp::character:
            line_.push_back(static_cast<char>(item.args[0]));
            return;
        case EscposOp::line_feed:
            return end_line();
        case EscposOp::feed_dots:
            return feed(item.args[0]);
        case EscposOp::feed_lines:
            for (int line = 0; line < item.args[0]; ++line) end_line();
            return;
        case EscposOp::cut_here:
            return cut(item.args[0] == 0 ? PaperEnd::full_cut : PaperEnd::partial_cut);
        case EscposOp::feed_and_cut:
            feed(options_.cutter_above_head_mm * dots_per_mm + item.args[1]);
            if (!has_paper()) return;
            return cut(item.args[0] == 0 ? PaperEnd::full_cut : PaperEnd::partial_cut);
        case EscposOp::store_graphics:
            return store_graphics(item.args);
        case EscposOp::print_graphics:
            return print_graphics();
        case EscposOp::queued_status: {
            const int sensor = !has_paper() ? 0x0C : is_near_end() ? 0x03 : 0x00;
            const std::array answer_byte{static_cast<std::uint8_t>(item.args[0] == 1 ? sensor : 0)};
            return answer(answer_byte);
        }
        case EscposOp::printer_info:
            return answer_info(item.args[0]);
        case EscposOp::process_id: {
            if (faults_.has(PrinterFault::no_process_id)) return;
            Bytes block{0x37, 0x22};
            block.insert(block.end(), item.args.begin(), item.args.end());
            block.push_back(0);
            return answer(block);
        }
        case EscposOp::unknown:
            ++unknown_commands_;
            return;
        default:
            return perform_setting(item);
    }
}

void EscposPrinter::perform_setting(const EscposItem& item) {
    switch (item.op) {
        case EscposOp::initialise:
            code_page_ = alignment_ = size_ = 0;
            line_spacing_ = 30;
            line_.clear();
            return;
        case EscposOp::auto_status:
            auto_status_on_ = item.args[0] != 0;
            told_ = {};
            return;
        case EscposOp::code_page:
            code_page_ = item.args[0];
            return;
        case EscposOp::line_spacing:
            line_spacing_ = item.args[0];
            return;
        case EscposOp::align:
            alignment_ = item.args[0] % 48;
            return;
        case EscposOp::character_size:
            size_ = item.args[0];
            return;
        default:
            return;
    }
}

// Every character that is not a space blackens the middle of its cell: the paper shows where text
// stands, the piece's text says what it reads.
void EscposPrinter::end_line() {
    const int across = (size_ >> 4 & 7) + 1;
    const int down = (size_ & 7) + 1;
    const int cell = character_width * across;
    const int room = options_.width_dots - static_cast<int>(line_.size()) * cell;
    const int left = std::max(0, alignment_ == 1 ? room / 2 : alignment_ == 2 ? room : 0);
    Bitmap row(options_.width_dots, 1);
    for (std::size_t i = 0; i < line_.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(line_[i]);
        piece_text_ += to_utf8(byte, code_page_);
        if (byte == ' ') continue;
        const int from = left + static_cast<int>(i) * cell;
        for (int x = from + 2; x < std::min(from + cell - 2, row.width); ++x) row.set_black(x, 0);
    }
    piece_text_ += '\n';
    const int height =
        line_.empty() ? line_spacing_ : std::max(line_spacing_, character_height * down);
    for (int y = 0; y < height; ++y) {
        const bool inside = !line_.empty() && y >= 6 * down && y < 18 * down;
        put_row(inside ? ByteView(row.bytes) : ByteView());
    }
    line_.clear();
}

// GS ( L, function 112: 30 70 30 bx by c xL xH yL yH data
void EscposPrinter::store_graphics(ByteView data) {
    if (data.size() < 10) {
        ++unknown_commands_;
        return;
    }
    const Bitmap picture(data[6] + 256 * data[7], data[8] + 256 * data[9]);
    if (picture.width == 0 || data.size() - 10 < picture.bytes.size()) {
        ++unknown_commands_;
        return;
    }
    graphics_ = picture;
    std::copy_n(data.begin() + 10, picture.bytes.size(), graphics_.bytes.begin());
}

void EscposPrinter::print_graphics() {
    const auto stride = static_cast<std::size_t>(graphics_.stride());
    for (std::size_t y = 0; y < static_cast<std::size_t>(graphics_.height); ++y) {
        put_row(ByteView(graphics_.bytes).subspan(y * stride, stride));
    }
    graphics_ = {};
}

void EscposPrinter::obey(const RealTimeMatcher::Match& match) {
    if (match.kind == RealTimeMatcher::Kind::status) return answer_status(match.n);
    if (match.kind == RealTimeMatcher::Kind::clear) {
        clear_buffers();
        const std::array<std::uint8_t, 3> done{0x37, 0x25, 0x00};
        return answer(done);
    }
    if (!cutter_stuck_ && (match.n == 1 || match.n == 2)) cutter_error_ = false;
    if (match.n == 2) clear_buffers();
}

void EscposPrinter::answer(ByteView bytes) {
    if (faults_.has(PrinterFault::mute)) return;
    to_host_.insert(to_host_.end(), bytes.begin(), bytes.end());
}

// DLE EOT n
void EscposPrinter::answer_status(std::uint8_t n) {
    const bool error = cutter_error_ || faults_.has(PrinterFault::overheated) ||
                       faults_.has(PrinterFault::unrecoverable);
    int bits = 0x12;
    if (n == 1) {
        bits |= 0x04;
        if (!is_online()) bits |= 0x08;
    } else if (n == 2) {
        if (cover_open_) bits |= 0x04;
        if (!has_paper()) bits |= 0x20;
        if (error) bits |= 0x40;
    } else if (n == 3) {
        if (cutter_error_) bits |= 0x08;
        if (faults_.has(PrinterFault::unrecoverable)) bits |= 0x20;
        if (faults_.has(PrinterFault::overheated)) bits |= 0x40;
    } else if (n == 4) {
        if (!has_paper()) {
            bits |= 0x60;
        } else if (is_near_end()) {
            bits |= 0x0C;
        }
    } else {
        return;
    }
    const std::array answer_byte{static_cast<std::uint8_t>(bits)};
    answer(answer_byte);
}

// GS I n
void EscposPrinter::answer_info(std::uint8_t n) {
    if (n == 1) {
        const std::array<std::uint8_t, 1> model{0x20};
        return answer(model);
    }
    std::string text;
    if (n == 0x41) text = "1.23 ESC/POS";
    if (n == 0x42) text = "EPSON";
    if (n == 0x43) text = "TM-T20II";
    if (n == 0x44) text = options_.info.serial;
    if (text.empty()) return;
    Bytes block{0x5F};
    block.insert(block.end(), text.begin(), text.end());
    block.push_back(0);
    answer(block);
}

std::array<std::uint8_t, 4> EscposPrinter::auto_status() const {
    int first = 0x14;
    int second = 0;
    int third = 0;
    if (!is_online()) first |= 0x08;
    if (cover_open_) first |= 0x20;
    if (cutter_error_) second |= 0x08;
    if (faults_.has(PrinterFault::unrecoverable)) second |= 0x20;
    if (faults_.has(PrinterFault::overheated)) second |= 0x40;
    if (!has_paper()) {
        third |= 0x0C;
    } else if (is_near_end()) {
        third |= 0x03;
    }
    return {static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second),
            static_cast<std::uint8_t>(third), 0x0F};
}

// Automatic status back: at once when it is switched on, then at every change.
void EscposPrinter::tell_changes() {
    if (!auto_status_on_) return;
    const auto status = auto_status();
    if (status == told_) return;
    told_ = status;
    answer(status);
}

}  // namespace kvitok::sim
