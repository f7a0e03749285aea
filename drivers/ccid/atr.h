// Answer to reset of a card with contacts, or the one that a reader makes up for a card without
// them. Pure. Source: ISO/IEC 7816-3, 8 (answer to reset) and 9 (PPS); PC/SC part 3, 3.1.3.2.3
// (contactless cards).
#pragma once

#include <cstdint>
#include <optional>

#include "drivers/ccid/codec.h"

namespace kvitok::drivers::ccid {

enum class AtrError {
    cut_off,    // it announces more bytes than it has
    too_long,   // more than 33 bytes
    bad_start,  // TS is neither 3B nor 3F
    bad_check,  // TCK does not fit
};

struct Atr {
    bool inverse = false;
    std::optional<std::uint8_t> fi_di;     // TA1
    std::uint8_t guard = 0;                // TC1
    std::uint8_t waiting = 10;             // TC2, for T=0
    std::optional<std::uint8_t> specific;  // TA2: the protocol it has chosen
    std::uint16_t protocols = 0;           // bit n: T=n is offered
    std::uint8_t first_protocol = 0;
    // For T=1, 11.4.2-11.4.4
    std::uint8_t ifsc = 32;
    std::uint8_t bwi = 4;
    std::uint8_t cwi = 13;
    bool crc = false;
    // TD1 and TD2 say T=0, then T=1: PC/SC's mark of a card without contacts.
    bool contactless = false;
    Bytes historical;

    bool offers(int protocol) const { return (protocols >> protocol & 1) != 0; }
};
tl::expected<Atr, AtrError> parse_atr(ByteView bytes);

// A contactless memory card (PC/SC part 3: historical bytes 80 4F 0C A0 00 00 03 06 SS): it knows
// no commands of ISO 7816-4.
bool is_storage_card(const Atr& atr);

// 9.2: the request, which the card echoes when it agrees.
Bytes pps_request(std::uint8_t protocol, std::optional<std::uint8_t> fi_di);

}  // namespace kvitok::drivers::ccid
