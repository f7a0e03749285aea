#include "drivers/sim/vtk_wire.h"

#include <algorithm>
#include <charconv>

namespace kvitok::sim {
namespace {

constexpr std::size_t head_size = 3;  // 1F and the length
constexpr std::size_t crc_size = 2;

struct Cursor {
    ByteView rest;

    std::optional<std::uint32_t> byte() {
        if (rest.empty()) return std::nullopt;
        const std::uint32_t value = rest.front();
        rest = rest.subspan(1);
        return value;
    }
    // BER tag of one to three bytes.
    std::optional<std::uint32_t> tag() {
        auto value = byte();
        if (!value || (*value & 0x1F) != 0x1F) return value;
        for (int more = 0; more < 2; ++more) {
            const auto next = byte();
            if (!next) return std::nullopt;
            value = *value << 8 | *next;
            if ((*next & 0x80) == 0) return value;
        }
        return std::nullopt;
    }
    std::optional<std::uint32_t> length() {
        const auto first = byte();
        if (!first || *first < 0x80) return first;
        const auto count = *first & 0x7F;
        if (count < 1 || count > 2) return std::nullopt;
        std::uint32_t value = 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            const auto next = byte();
            if (!next) return std::nullopt;
            value = value << 8 | *next;
        }
        return value;
    }
};

std::optional<VtkMessage> parse_fields(ByteView bytes) {
    VtkMessage message;
    Cursor cursor{bytes};
    while (!cursor.rest.empty()) {
        const auto tag = cursor.tag();
        if (!tag) return std::nullopt;
        const auto length = cursor.length();
        if (!length || *length > cursor.rest.size()) return std::nullopt;
        const auto value = cursor.rest.first(*length);
        message.fields.emplace_back(*tag, std::string(value.begin(), value.end()));
        cursor.rest = cursor.rest.subspan(*length);
    }
    return message;
}

void put16(Bytes& out, std::size_t value) {
    out.push_back(static_cast<std::uint8_t>(value >> 8));
    out.push_back(static_cast<std::uint8_t>(value));
}

std::size_t get16(ByteView bytes) {
    return static_cast<std::size_t>(bytes[0] << 8 | bytes[1]);
}

}  // namespace

std::uint16_t vtk_crc(ByteView bytes) {
    std::uint32_t crc = 0xFFFF;
    for (const auto byte : bytes) {
        crc ^= static_cast<std::uint32_t>(byte) << 8;
        for (int bit = 0; bit < 8; ++bit) crc = crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1;
        crc &= 0xFFFF;
    }
    return static_cast<std::uint16_t>(crc);
}

std::string_view VtkMessage::text(std::uint32_t tag) const {
    for (const auto& [name, value] : fields) {
        if (name == tag) return value;
    }
    return {};
}

std::optional<std::int64_t> VtkMessage::number(std::uint32_t tag) const {
    const auto digits = text(tag);
    if (digits.empty() || digits.size() > 12) return std::nullopt;
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

Bytes vtk_frame(std::uint16_t discriminator, const VtkMessage& message) {
    Bytes body;
    put16(body, discriminator);
    for (const auto& [tag, value] : message.fields) {
        body.push_back(static_cast<std::uint8_t>(tag));
        if (value.size() >= 0x100) {
            body.push_back(0x82);
            put16(body, value.size());
        } else {
            if (value.size() >= 0x80) body.push_back(0x81);
            body.push_back(static_cast<std::uint8_t>(value.size()));
        }
        body.insert(body.end(), value.begin(), value.end());
    }
    Bytes frame{vtk::start};
    put16(frame, body.size());
    frame.insert(frame.end(), body.begin(), body.end());
    put16(frame, vtk_crc(frame));
    return frame;
}

std::vector<VtkMessage> VtkReader::push(ByteView bytes, MonoTime now) {
    on_time(now);
    std::vector<VtkMessage> messages;
    for (const auto byte : bytes) {
        if (pending_.empty()) {
            if (byte != vtk::start) continue;
            started_ = now;
        }
        pending_.push_back(byte);
        if (pending_.size() < head_size) continue;
        const auto length = get16(ByteView(pending_).subspan(1));
        if (pending_.size() < head_size + length + crc_size) continue;
        const Bytes frame = std::exchange(pending_, {});
        const auto body = ByteView(frame).subspan(head_size, length);
        const auto checked = ByteView(frame).first(head_size + length);
        std::optional<VtkMessage> message;
        if (length >= 2 && vtk_crc(checked) == get16(ByteView(frame).last(crc_size)) &&
            get16(body) == vtk::from_machine) {
            message = parse_fields(body.subspan(2));
        }
        if (message) {
            messages.push_back(std::move(*message));
        } else {
            ++ignored_;
        }
    }
    return messages;
}

void VtkReader::on_time(MonoTime now) {
    if (now < next_wake()) return;
    pending_.clear();
    ++ignored_;
}

}  // namespace kvitok::sim
