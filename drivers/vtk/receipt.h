// The banking receipt of a VTK terminal (tag 13): what the journal and the paper need of it, and
// nothing that could be a card number. Pure.
// Source: VTK-PROTOCOL-EN 1.12, 3 "banking receipt"; the vendor's presentation of the flow.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kvitok::drivers::vtk {

struct Receipt {
    std::string rrn;          // RRN
    std::string auth_code;    // AUTH ID
    std::string masked_card;  // PAN and CARD: «•••• 1118, Мир»
    std::string terminal_id;  // TERMINAL
    std::optional<int> response_code;
    // Digits that looked like a whole card number and were masked before anything was read.
    std::uint64_t masked_numbers = 0;
};

// Items that are missing stay empty; text that is no receipt gives an empty one.
Receipt parse_receipt(std::string_view text);

struct Masked {
    std::string text;
    std::uint64_t count = 0;
};
// Replaces all but the last four digits of whatever looks like a whole card number: 13 to 19
// digits, alone or in groups, that pass the Luhn test (ISO/IEC 7812-1, annex B); longer runs too.
Masked mask_card_numbers(std::string_view text);

}  // namespace kvitok::drivers::vtk
