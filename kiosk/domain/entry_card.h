// Quick entry by a card of the resident's own: a transport or social card, bound to the cabinet
// with a code of six digits. The card says who it is, the code that it is in its owner's hand.
// Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/domain/time.h"

namespace kvitok::entry_card {

inline constexpr std::size_t code_digits = 6;
inline constexpr std::size_t most_cards = 5;  // of one user
// Wrong codes in a row, after which a card is no longer bound.
inline constexpr int most_wrong_codes = 5;

// A bound card, as its owner sees it. `mark` is four digits made of the keyed hash: it tells cards
// apart and says nothing of them.
struct EntryCard {
    std::string id;  // 32 hex digits, made by the terminal that bound it
    std::string mark;
    TimePoint bound;
    std::optional<TimePoint> used;
    friend bool operator==(const EntryCard&, const EntryCard&) = default;
};

bool is_code(std::string_view text);
// One digit six times, or a row up or down: what is tried first.
bool is_easy(std::string_view code);

// Lower-case hex of a reader's identifier of 4, 7 or 10 bytes.
std::string to_hex(std::span<const std::uint8_t> identifier);
bool is_identifier(std::string_view hex);
// Made up anew at every tap (ISO/IEC 14443-3, 6.5.4): it names nobody.
bool is_made_up(std::string_view hex);

}  // namespace kvitok::entry_card
