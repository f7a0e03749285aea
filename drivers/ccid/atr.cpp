#include "drivers/ccid/atr.h"

#include <algorithm>
#include <array>

namespace kvitok::drivers::ccid {
namespace {

constexpr std::size_t longest_atr = 33;
constexpr std::array<std::uint8_t, 8> storage_mark{0x80, 0x4F, 0x0C, 0xA0, 0x00, 0x00, 0x03, 0x06};

std::uint8_t exclusive_or(ByteView bytes) {
    std::uint8_t sum = 0;
    for (const std::uint8_t byte : bytes) sum ^= byte;
    return sum;
}

// The interface bytes TAi to TDi, i from 1, with T of TD(i-1).
struct Group {
    int index = 1;
    int protocol = 0;
    std::optional<std::uint8_t> a, b, c, d;
};

void take(Atr& atr, const Group& group) {
    if (group.index == 1) {
        atr.fi_di = group.a;
        atr.guard = group.c.value_or(0);
    } else if (group.index == 2) {
        if (group.a) atr.specific = *group.a & 0x0F;
        atr.waiting = group.c.value_or(10);
    } else if (group.protocol == 1) {
        if (group.a) atr.ifsc = *group.a;
        if (group.b) atr.bwi = *group.b >> 4;
        if (group.b) atr.cwi = *group.b & 0x0F;
        atr.crc = (group.c.value_or(0) & 1) != 0;
    }
}

}  // namespace

tl::expected<Atr, AtrError> parse_atr(ByteView bytes) {
    if (bytes.size() > longest_atr) return tl::unexpected(AtrError::too_long);
    if (bytes.size() < 2) return tl::unexpected(AtrError::cut_off);
    if (bytes[0] != 0x3B && bytes[0] != 0x3F) return tl::unexpected(AtrError::bad_start);
    Atr atr;
    atr.inverse = bytes[0] == 0x3F;
    std::size_t at = 2;
    std::uint8_t present = bytes[1];
    std::array<int, 2> told{-1, -1};
    for (Group group;; group = {group.index + 1, present & 0x0F, {}, {}, {}, {}}) {
        for (auto [bit, value] : {std::pair{0x10, &group.a}, std::pair{0x20, &group.b},
                                  std::pair{0x40, &group.c}, std::pair{0x80, &group.d}}) {
            if ((present & bit) == 0) continue;
            if (at >= bytes.size()) return tl::unexpected(AtrError::cut_off);
            *value = bytes[at++];
        }
        take(atr, group);
        if (!group.d) break;
        present = *group.d;
        if (group.index == 1) atr.first_protocol = present & 0x0F;
        if (group.index <= 2) told[static_cast<std::size_t>(group.index - 1)] = present & 0x0F;
        atr.protocols |= static_cast<std::uint16_t>(1u << (present & 0x0F));
    }
    const std::size_t count = bytes[1] & 0x0F;
    if (at + count > bytes.size()) return tl::unexpected(AtrError::cut_off);
    const ByteView historical = bytes.subspan(at, count);
    atr.historical.assign(historical.begin(), historical.end());
    if (atr.protocols == 0) atr.protocols = 1;
    atr.contactless = (bytes[1] & 0xF0) == 0x80 && told[0] == 0 && told[1] == 1;
    // 8.2.5: a card that offers T=0 alone has no check byte.
    if (atr.protocols != 1) {
        at += count;
        if (at >= bytes.size()) return tl::unexpected(AtrError::cut_off);
        if (exclusive_or(bytes.subspan(1, at)) != 0) return tl::unexpected(AtrError::bad_check);
    }
    return atr;
}

bool is_storage_card(const Atr& atr) {
    return atr.contactless && atr.historical.size() > storage_mark.size() &&
           std::equal(storage_mark.begin(), storage_mark.end(), atr.historical.begin());
}

Bytes pps_request(std::uint8_t protocol, std::optional<std::uint8_t> fi_di) {
    Bytes request{0xFF, static_cast<std::uint8_t>(protocol | (fi_di ? 0x10 : 0x00))};
    if (fi_di) request.push_back(*fi_di);
    request.push_back(exclusive_or(request));
    return request;
}

}  // namespace kvitok::drivers::ccid
