#include "drivers/vtk/codec.h"

#include <algorithm>

#include "kiosk/domain/check.h"

namespace kvitok::drivers::vtk {
namespace {

constexpr std::size_t head_bytes = 5;  // 1F, length, discriminator
constexpr std::size_t crc_bytes = 2;

std::uint16_t big_endian(std::span<const std::uint8_t> bytes) {
    return static_cast<std::uint16_t>((bytes[0] << 8) | bytes[1]);
}

void put_big_endian(std::vector<std::uint8_t>& out, std::size_t value) {
    out.push_back(static_cast<std::uint8_t>(value >> 8));
    out.push_back(static_cast<std::uint8_t>(value));
}

void put_tag(std::vector<std::uint8_t>& out, std::uint32_t tag) {
    if (tag > 0xFFFF) out.push_back(static_cast<std::uint8_t>(tag >> 16));
    if (tag > 0xFF) out.push_back(static_cast<std::uint8_t>(tag >> 8));
    out.push_back(static_cast<std::uint8_t>(tag));
}

void put_length(std::vector<std::uint8_t>& out, std::size_t length) {
    check(length <= 0xFFFF, "a VTK parameter is at most 65535 bytes");
    if (length > 0xFF) {
        out.push_back(0x82);
        put_big_endian(out, length);
        return;
    }
    if (length > 0x7F) out.push_back(0x81);
    out.push_back(static_cast<std::uint8_t>(length));
}

// A cursor over BER-TLV bytes; take() answers nothing past the end.
class Cursor {
public:
    explicit Cursor(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
    bool at_end() const { return bytes_.empty(); }
    std::optional<std::uint8_t> byte() {
        if (bytes_.empty()) return std::nullopt;
        const std::uint8_t first = bytes_.front();
        bytes_ = bytes_.subspan(1);
        return first;
    }
    std::optional<std::span<const std::uint8_t>> take(std::size_t count) {
        if (count > bytes_.size()) return std::nullopt;
        const auto taken = bytes_.first(count);
        bytes_ = bytes_.subspan(count);
        return taken;
    }

private:
    std::span<const std::uint8_t> bytes_;
};

tl::expected<std::uint32_t, TlvError> read_tag(Cursor& cursor) {
    const auto first = cursor.byte();
    if (!first) return tl::unexpected(TlvError::cut_off);
    std::uint32_t tag = *first;
    if ((*first & 0x1F) != 0x1F) return tag;
    for (int more = 0; more < 2; ++more) {
        const auto next = cursor.byte();
        if (!next) return tl::unexpected(TlvError::cut_off);
        tag = (tag << 8) | *next;
        if ((*next & 0x80) == 0) return tag;
    }
    return tl::unexpected(TlvError::bad_tag);
}

tl::expected<std::size_t, TlvError> read_length(Cursor& cursor) {
    const auto first = cursor.byte();
    if (!first) return tl::unexpected(TlvError::cut_off);
    if (*first < 0x80) return *first;
    if (*first != 0x81 && *first != 0x82) return tl::unexpected(TlvError::bad_length);
    std::size_t length = 0;
    for (int count = *first & 0x7F; count > 0; --count) {
        const auto next = cursor.byte();
        if (!next) return tl::unexpected(TlvError::cut_off);
        length = (length << 8) | *next;
    }
    return length;
}

bool is_known(std::uint16_t discriminator) {
    return discriminator == to_terminal || discriminator == from_terminal;
}

}  // namespace

std::optional<std::string> Message::text(std::uint32_t tag) const {
    const auto found = std::ranges::find(parameters, tag, &Parameter::tag);
    if (found == parameters.end()) return std::nullopt;
    return std::string(found->value.begin(), found->value.end());
}

std::optional<std::uint64_t> Message::number(std::uint32_t tag, std::size_t max_digits) const {
    const auto digits = text(tag);
    if (!digits || digits->empty() || digits->size() > max_digits || max_digits > 18) {
        return std::nullopt;
    }
    std::uint64_t value = 0;
    for (const char digit : *digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    return value;
}

std::string Message::name() const {
    return text(tag_name).value_or(std::string());
}

Message& Message::add(std::uint32_t tag, std::string_view value) {
    parameters.push_back({tag, {value.begin(), value.end()}});
    return *this;
}

Message& Message::add(std::uint32_t tag, std::uint64_t value) {
    return add(tag, std::string_view(std::to_string(value)));
}

Message message(std::string_view name) {
    Message named;
    named.add(tag_name, name);
    return named;
}

std::uint16_t crc16(std::span<const std::uint8_t> bytes) {
    unsigned crc = 0xFFFF;
    for (const std::uint8_t byte : bytes) {
        crc ^= static_cast<unsigned>(byte) << 8;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
        }
        crc &= 0xFFFF;
    }
    return static_cast<std::uint16_t>(crc);
}

std::vector<std::uint8_t> encode_frame(const Message& message) {
    std::vector<std::uint8_t> body;
    put_big_endian(body, message.discriminator);
    for (const Parameter& parameter : message.parameters) {
        put_tag(body, parameter.tag);
        put_length(body, parameter.value.size());
        body.insert(body.end(), parameter.value.begin(), parameter.value.end());
    }
    check(body.size() <= max_frame_body, "a VTK message has outgrown its frame");
    std::vector<std::uint8_t> frame{frame_start};
    put_big_endian(frame, body.size());
    frame.insert(frame.end(), body.begin(), body.end());
    put_big_endian(frame, crc16(frame));
    return frame;
}

tl::expected<std::vector<Parameter>, TlvError> decode_parameters(
    std::span<const std::uint8_t> bytes) {
    std::vector<Parameter> parameters;
    Cursor cursor(bytes);
    while (!cursor.at_end()) {
        const auto tag = read_tag(cursor);
        if (!tag) return tl::unexpected(tag.error());
        const auto length = read_length(cursor);
        if (!length) return tl::unexpected(length.error());
        const auto value = cursor.take(*length);
        if (!value) return tl::unexpected(TlvError::cut_off);
        parameters.push_back({*tag, {value->begin(), value->end()}});
    }
    return parameters;
}

std::vector<Message> FrameReader::feed(std::span<const std::uint8_t> bytes, MonoTime now) {
    std::vector<Message> messages = expire(now);
    if (buffer_.empty()) began_ = now;
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    for (Message& message : drain(now)) messages.push_back(std::move(message));
    return messages;
}

std::vector<Message> FrameReader::expire(MonoTime now) {
    const auto limit = deadline();
    if (!limit || now < *limit) return {};
    ++counters_.timed_out;
    skip(1);
    return drain(now);
}

std::optional<MonoTime> FrameReader::deadline() const {
    if (buffer_.empty()) return std::nullopt;
    return began_ + frame_limit;
}

std::vector<Message> FrameReader::drain(MonoTime now) {
    std::vector<Message> messages;
    std::size_t before = buffer_.size();
    while (take(messages)) {
        if (buffer_.size() != before) began_ = now;
        before = buffer_.size();
    }
    return messages;
}

bool FrameReader::take(std::vector<Message>& messages) {
    const auto start = std::ranges::find(buffer_, frame_start);
    if (start != buffer_.begin()) {
        skip(static_cast<std::size_t>(start - buffer_.begin()));
        return true;
    }
    if (buffer_.size() < head_bytes) return false;
    const std::span<const std::uint8_t> bytes(buffer_);
    const std::size_t body = big_endian(bytes.subspan(1));
    // A stray 1F must not hold up the message behind it, so nonsense in the head is noise at once.
    if (body < 2 || body > max_frame_body || !is_known(big_endian(bytes.subspan(3)))) {
        ++counters_.foreign;
        skip(1);
        return true;
    }
    const std::size_t whole = 3 + body + crc_bytes;
    if (buffer_.size() < whole) return false;
    if (crc16(bytes.first(whole - crc_bytes)) != big_endian(bytes.subspan(whole - crc_bytes))) {
        ++counters_.bad_crc;
        skip(1);
        return true;
    }
    auto parameters = decode_parameters(bytes.subspan(head_bytes, body - 2));
    if (parameters) {
        messages.push_back({big_endian(bytes.subspan(3)), std::move(*parameters)});
    } else {
        ++counters_.bad_parameters;
    }
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(whole));
    return true;
}

void FrameReader::skip(std::size_t bytes) {
    counters_.skipped_bytes += bytes;
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(bytes));
}

}  // namespace kvitok::drivers::vtk
