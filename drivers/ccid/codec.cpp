#include "drivers/ccid/codec.h"

#include <algorithm>
#include <utility>

namespace kvitok::drivers::ccid {
namespace {

constexpr std::size_t class_descriptor_bytes = 0x36;
constexpr std::uint8_t type_interface = 0x04;
constexpr std::uint8_t type_endpoint = 0x05;
constexpr std::uint8_t type_functional = 0x21;
constexpr std::uint8_t slot_change = 0x50;
constexpr std::uint8_t hardware_error = 0x51;
// A reader that promises more is not believed: no card that is asked here says so much.
constexpr std::uint32_t longest_message = 0x10100;

std::uint32_t little_endian(ByteView bytes, std::size_t at) {
    return bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 |
           static_cast<std::uint32_t>(bytes[at + 3]) << 24;
}

Response to_response(ByteView message) {
    const std::uint8_t status = message[7];
    Response one;
    one.type = message[0];
    one.slot = message[5];
    one.sequence = message[6];
    one.icc = static_cast<Icc>(status & 3);
    one.outcome = static_cast<Outcome>(status >> 6);
    one.error = message[8];
    one.specific = message[9];
    one.data.assign(message.begin() + header_bytes, message.end());
    return one;
}

// Two bits a slot, the first slot in the lowest (6.3.1).
std::vector<News> slot_changes(ByteView message) {
    std::vector<News> news;
    for (std::size_t i = 0; i < (message.size() - 1) * 4; ++i) {
        const int bits = message[1 + i / 4] >> (i % 4 * 2);
        news.emplace_back(
            SlotChange{static_cast<std::uint8_t>(i), (bits & 1) != 0, (bits & 2) != 0});
    }
    return news;
}

}  // namespace

// 5.1

Level ClassDescriptor::level() const {
    switch (features & feature::level_mask) {
        case 0x10000:
            return Level::tpdu;
        case 0x20000:
            return Level::short_apdu;
        case 0x40000:
            return Level::extended_apdu;
        default:
            return Level::character;
    }
}

tl::expected<ClassDescriptor, DescriptorError> parse_class_descriptor(ByteView bytes) {
    if (bytes.size() < class_descriptor_bytes || bytes[0] != class_descriptor_bytes ||
        bytes[1] != type_functional) {
        return tl::unexpected(DescriptorError::cut_off);
    }
    ClassDescriptor found;
    found.max_slot = bytes[4];
    found.voltages = bytes[5];
    found.protocols = little_endian(bytes, 6);
    found.max_ifsd = std::clamp<std::uint32_t>(little_endian(bytes, 28), 1, 254);
    found.features = little_endian(bytes, 40);
    found.max_message =
        std::clamp<std::uint32_t>(little_endian(bytes, 44), header_bytes + 1, longest_message);
    if (found.level() == Level::character) return tl::unexpected(DescriptorError::character_level);
    return found;
}

tl::expected<ClassDescriptor, DescriptorError> find_class_descriptor(ByteView configuration,
                                                                     std::uint8_t interface) {
    std::optional<ByteView> before_all;
    std::optional<ByteView> own;
    bool inside_any = false;
    bool inside = false;
    bool tells = false;
    while (!configuration.empty()) {
        const std::size_t size = configuration[0];
        if (size < 2 || size > configuration.size()) {
            return tl::unexpected(DescriptorError::cut_off);
        }
        const ByteView one = configuration.first(size);
        configuration = configuration.subspan(size);
        if (one[1] == type_interface && size >= 9) {
            inside_any = true;
            inside = one[2] == interface;
        } else if (one[1] == type_functional && size == class_descriptor_bytes) {
            if (!inside_any) before_all = one;
            if (inside && !own) own = one;
        } else if (one[1] == type_endpoint && size >= 7 && inside) {
            tells = tells || ((one[2] & 0x80) != 0 && (one[3] & 3) == 3);
        }
    }
    if (!own) own = before_all;
    if (!own) return tl::unexpected(DescriptorError::missing);
    auto found = parse_class_descriptor(*own);
    if (found) found->tells_changes = tells;
    return found;
}

// 6.1

Bytes encode(const Command& command, std::uint8_t slot, std::uint8_t sequence) {
    const std::size_t size = command.data.size();
    Bytes bytes{command.type};
    for (int shift = 0; shift < 32; shift += 8) {
        bytes.push_back(static_cast<std::uint8_t>(size >> shift));
    }
    bytes.push_back(slot);
    bytes.push_back(sequence);
    bytes.insert(bytes.end(), command.specific.begin(), command.specific.end());
    bytes.insert(bytes.end(), command.data.begin(), command.data.end());
    return bytes;
}

Command power_on(Power power) {
    return {0x62, {static_cast<std::uint8_t>(power), 0, 0}, {}};
}

Command power_off() {
    return {0x63, {}, {}};
}

Command get_slot_status() {
    return {0x65, {}, {}};
}

Command xfr_block(Bytes data, std::uint8_t waits, Chain chain) {
    const auto level = static_cast<std::uint16_t>(chain);
    return {0x6F,
            {waits, static_cast<std::uint8_t>(level), static_cast<std::uint8_t>(level >> 8)},
            std::move(data)};
}

Command get_parameters() {
    return {0x6C, {}, {}};
}

Command reset_parameters() {
    return {0x6D, {}, {}};
}

Command set_parameters(const T0Parameters& p) {
    const std::uint8_t convention = p.inverse ? 0x02 : 0x00;
    return {0x61, {0, 0, 0}, {p.fi_di, convention, p.guard, p.waiting, 0x00}};
}

Command set_parameters(const T1Parameters& p) {
    const std::uint8_t check = 0x10 | (p.crc ? 0x01 : 0x00) | (p.inverse ? 0x02 : 0x00);
    const auto waiting = static_cast<std::uint8_t>(p.bwi << 4 | p.cwi);
    return {0x61, {1, 0, 0}, {p.fi_di, check, p.guard, waiting, 0x00, p.ifsc, 0x00}};
}

Command escape(Bytes data) {
    return {0x6B, {}, std::move(data)};
}

// 6.2 and 6.3

std::vector<News> ResponseReader::feed(ByteView transfer) {
    if (transfer.empty()) return {};
    if (buffer_.empty()) {
        if (transfer[0] == slot_change && transfer.size() >= 2) return slot_changes(transfer);
        if (transfer[0] == hardware_error && transfer.size() >= 4) {
            return {HardwareError{transfer[1], transfer[2], transfer[3]}};
        }
    }
    buffer_.insert(buffer_.end(), transfer.begin(), transfer.end());
    std::vector<News> news;
    while (!buffer_.empty()) {
        const bool known = buffer_[0] >= response::data_block && buffer_[0] <= response::data_rate;
        const bool sized = buffer_.size() >= header_bytes;
        // A reader's answers may be a little longer than it told; twice as long is no answer.
        const std::uint64_t size =
            sized ? header_bytes + std::uint64_t{little_endian(buffer_, 1)} : header_bytes;
        if (!known || size > 2 * std::uint64_t{max_message_}) {
            ++dropped_;
            buffer_.clear();
            break;
        }
        if (!sized || buffer_.size() < size) break;
        news.emplace_back(to_response(ByteView(buffer_).first(size)));
        buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(size));
    }
    return news;
}

}  // namespace kvitok::drivers::ccid
