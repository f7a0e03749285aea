#include "drivers/sim/escpos_parser.h"

#include <algorithm>
#include <array>

namespace kvitok::sim {
namespace {

constexpr std::uint8_t esc = 0x1B;
constexpr std::uint8_t gs = 0x1D;
constexpr std::uint8_t fs = 0x1C;
constexpr std::uint8_t dle = 0x10;
constexpr std::array<std::uint8_t, 10> clear_buffers{dle,  0x14, 0x08, 0x01, 0x03,
                                                     0x14, 0x01, 0x06, 0x02, 0x08};

using Buffer = std::deque<std::uint8_t>;

// A command found at the head of the buffer: its whole length and what it is.
struct Found {
    std::size_t length = 0;
    EscposItem item;
};
// Nothing: more bytes are needed.
using Maybe = std::optional<Found>;

Found plain(EscposOp op, std::size_t length, Bytes args = {}) {
    return {length, {op, std::move(args)}};
}

// A command of a fixed length whose last bytes are its arguments.
Maybe fixed(const Buffer& buffer, EscposOp op, std::size_t head, std::size_t args) {
    if (buffer.size() < head + args) return std::nullopt;
    const auto begin = buffer.begin() + static_cast<std::ptrdiff_t>(head);
    return plain(op, head + args, Bytes(begin, begin + static_cast<std::ptrdiff_t>(args)));
}

std::size_t get16(const Buffer& buffer, std::size_t at) {
    return buffer[at] + std::size_t{256} * buffer[at + 1];
}

Maybe escape_command(const Buffer& buffer) {
    switch (buffer[1]) {
        case '@':
            return plain(EscposOp::initialise, 2);
        case 't':
            return fixed(buffer, EscposOp::code_page, 2, 1);
        case 'd':
            return fixed(buffer, EscposOp::feed_lines, 2, 1);
        case 'J':
            return fixed(buffer, EscposOp::feed_dots, 2, 1);
        case '3':
            return fixed(buffer, EscposOp::line_spacing, 2, 1);
        case '2':
            return plain(EscposOp::line_spacing, 2, {30});
        case 'a':
            return fixed(buffer, EscposOp::align, 2, 1);
        case 'i':
            return plain(EscposOp::cut_here, 2, {0});
        case 'm':
            return plain(EscposOp::cut_here, 2, {1});
        case 'E':
        case 'G':
        case '-':
        case '!':
        case 'M':
        case 'R':
        case ' ':
        case 'V':
        case '{':
        case '=':
            return fixed(buffer, EscposOp::setting, 2, 1);
        case 'c':
            return fixed(buffer, EscposOp::setting, 2, 2);
        case 'p':
            return fixed(buffer, EscposOp::setting, 2, 3);
        default:
            return plain(EscposOp::unknown, 2);
    }
}

Maybe cut_command(const Buffer& buffer) {
    if (buffer.size() < 3) return std::nullopt;
    const auto m = buffer[2];
    const auto kind = static_cast<std::uint8_t>(m & 1);
    if (m == 0 || m == 1 || m == 48 || m == 49) return plain(EscposOp::cut_here, 3, {kind});
    if (m == 65 || m == 66) {
        if (buffer.size() < 4) return std::nullopt;
        // 65 is the full cut, 66 the partial one.
        const auto partial = static_cast<std::uint8_t>(m - 65);
        return plain(EscposOp::feed_and_cut, 4, {partial, buffer[3]});
    }
    return plain(EscposOp::unknown, 3);
}

// GS ( fn pL pH data
Maybe long_command(const Buffer& buffer) {
    if (buffer.size() < 5) return std::nullopt;
    const auto size = get16(buffer, 3);
    if (buffer.size() < 5 + size) return std::nullopt;
    const auto begin = buffer.begin() + 5;
    const Bytes data(begin, begin + static_cast<std::ptrdiff_t>(size));
    if (buffer[2] == 'H' && size == 6 && data[0] == 0x30 && data[1] == 0x30) {
        return plain(EscposOp::process_id, 5 + size, Bytes(data.begin() + 2, data.end()));
    }
    if (buffer[2] == 'L' && size >= 2 && data[0] == 0x30) {
        if (data[1] == 0x70) return plain(EscposOp::store_graphics, 5 + size, data);
        if (data[1] == 0x32) return plain(EscposOp::print_graphics, 5 + size);
    }
    const bool known = buffer[2] == 'k' || buffer[2] == 'L' || buffer[2] == 'E';
    return plain(known ? EscposOp::setting : EscposOp::unknown, 5 + size);
}

// GS k m d.. 00 or GS k m n d..
Maybe barcode_command(const Buffer& buffer) {
    if (buffer.size() < 4) return std::nullopt;
    if (buffer[2] >= 65) {
        const std::size_t length = 4u + buffer[3];
        if (buffer.size() < length) return std::nullopt;
        return plain(EscposOp::setting, length);
    }
    const auto end = std::find(buffer.begin() + 3, buffer.end(), 0);
    if (end == buffer.end()) return std::nullopt;
    return plain(EscposOp::setting, static_cast<std::size_t>(end - buffer.begin()) + 1);
}

Maybe group_command(const Buffer& buffer) {
    switch (buffer[1]) {
        case 'V':
            return cut_command(buffer);
        case '(':
            return long_command(buffer);
        case 'k':
            return barcode_command(buffer);
        case 'a':
            return fixed(buffer, EscposOp::auto_status, 2, 1);
        case 'r':
            return fixed(buffer, EscposOp::queued_status, 2, 1);
        case 'I':
            return fixed(buffer, EscposOp::printer_info, 2, 1);
        case '!':
            return fixed(buffer, EscposOp::character_size, 2, 1);
        case 'B':
        case 'H':
        case 'h':
        case 'w':
        case 'f':
        case 'b':
            return fixed(buffer, EscposOp::setting, 2, 1);
        case 'L':
        case 'W':
        case 'P':
        case '$':
            return fixed(buffer, EscposOp::setting, 2, 2);
        default:
            return plain(EscposOp::unknown, 2);
    }
}

Maybe real_time_command(const Buffer& buffer) {
    if (buffer[1] == 0x04 || buffer[1] == 0x05) return fixed(buffer, EscposOp::setting, 2, 1);
    if (buffer[1] != 0x14) return plain(EscposOp::unknown, 1);
    if (buffer.size() < clear_buffers.size()) return std::nullopt;
    return plain(EscposOp::setting, clear_buffers.size());
}

Maybe find(const Buffer& buffer) {
    const auto first = buffer[0];
    if (first == '\n') return plain(EscposOp::line_feed, 1);
    if (first == esc || first == gs || first == fs || first == dle) {
        if (buffer.size() < 2) return std::nullopt;
        if (first == esc) return escape_command(buffer);
        if (first == gs) return group_command(buffer);
        if (first == dle) return real_time_command(buffer);
        const bool known = buffer[1] == '.' || buffer[1] == '&';
        return plain(known ? EscposOp::setting : EscposOp::unknown, 2);
    }
    if (first >= 0x20) return plain(EscposOp::character, 1, {first});
    const bool harmless = first == '\r' || first == 0;
    return plain(harmless ? EscposOp::setting : EscposOp::unknown, 1);
}

Bytes take(Buffer& buffer, std::size_t count) {
    const auto end = buffer.begin() + static_cast<std::ptrdiff_t>(count);
    Bytes taken(buffer.begin(), end);
    buffer.erase(buffer.begin(), end);
    return taken;
}

}  // namespace

std::optional<EscposItem> EscposParser::next(std::deque<std::uint8_t>& buffer) {
    while (true) {
        if (rows_left_ > 0) {
            if (buffer.size() < row_bytes_) return std::nullopt;
            --rows_left_;
            return EscposItem{EscposOp::raster_row, take(buffer, row_bytes_)};
        }
        if (buffer.empty()) return std::nullopt;
        if (buffer.size() >= 2 && buffer[0] == gs && buffer[1] == 'v') {
            // GS v 0 m xL xH yL yH, then the rows
            if (buffer.size() < 8) return std::nullopt;
            row_bytes_ = get16(buffer, 4);
            rows_left_ = row_bytes_ == 0 ? 0 : get16(buffer, 6);
            take(buffer, 8);
            continue;
        }
        auto found = find(buffer);
        if (!found) return std::nullopt;
        take(buffer, found->length);
        return std::move(found->item);
    }
}

std::optional<RealTimeMatcher::Match> RealTimeMatcher::push(std::uint8_t byte) {
    seen_.push_back(byte);
    const auto is_prefix = [&] {
        if (seen_[0] != dle) return false;
        if (seen_.size() < 2) return true;
        if (seen_[1] == 0x04 || seen_[1] == 0x05) return seen_.size() <= 3;
        return seen_.size() <= clear_buffers.size() &&
               std::equal(seen_.begin(), seen_.end(), clear_buffers.begin());
    };
    while (!seen_.empty() && !is_prefix()) seen_.erase(seen_.begin());
    if (seen_.size() == 3 && seen_[1] != 0x14) {
        const Match match{seen_[1] == 0x04 ? Kind::status : Kind::request, seen_[2]};
        seen_.clear();
        return match;
    }
    if (seen_.size() == clear_buffers.size()) {
        seen_.clear();
        return Match{Kind::clear, 0};
    }
    return std::nullopt;
}

}  // namespace kvitok::sim
