#include "kiosk/domain/entry_card.h"

#include <algorithm>

namespace kvitok::entry_card {

bool is_code(std::string_view text) {
    return text.size() == code_digits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_easy(std::string_view code) {
    if (code.size() < 2) return true;
    const int step = code[1] - code[0];
    if (step < -1 || step > 1) return false;
    for (std::size_t i = 1; i < code.size(); ++i) {
        if (code[i] - code[i - 1] != step) return false;
    }
    return true;
}

std::string to_hex(std::span<const std::uint8_t> identifier) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t byte : identifier) {
        hex.push_back(digits[byte >> 4]);
        hex.push_back(digits[byte & 15]);
    }
    return hex;
}

bool is_identifier(std::string_view hex) {
    const bool sized = hex.size() == 8 || hex.size() == 14 || hex.size() == 20;
    return sized && std::all_of(hex.begin(), hex.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

bool is_made_up(std::string_view hex) {
    return hex.size() == 8 && hex.starts_with("08");
}

}  // namespace kvitok::entry_card
