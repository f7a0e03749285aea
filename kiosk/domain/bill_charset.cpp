#include "kiosk/domain/bill_charset.h"

#include <algorithm>
#include <cstdint>

#include "kiosk/domain/bill_charset_tables.h"

namespace kvitok {

namespace {

const UpperHalf& upper_half(BillCharset charset) {
    return charset == BillCharset::koi8_r ? koi8_r_letters : windows_1251_letters;
}

bool is_control(char32_t letter) {
    return letter < 0x20 || (letter >= 0x7F && letter < 0xA0);
}

std::optional<std::u32string> letters_of_bytes(std::string_view bytes, BillCharset charset) {
    if (charset == BillCharset::utf_8) return letters_of(bytes);
    std::u32string letters;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char32_t letter = byte < 0x80 ? byte : upper_half(charset)[byte - 0x80u];
        if (byte >= 0x80 && letter == 0) return std::nullopt;
        letters += letter;
    }
    return letters;
}

}  // namespace

void append_utf8(std::string& utf8, char32_t letter) {
    const auto byte = [&utf8](char32_t value) {
        utf8 += static_cast<char>(static_cast<unsigned char>(value));
    };
    if (letter < 0x80) {
        byte(letter);
    } else if (letter < 0x800) {
        byte(0xC0 | letter >> 6);
        byte(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
        byte(0xE0 | letter >> 12);
        byte(0x80 | (letter >> 6 & 0x3F));
        byte(0x80 | (letter & 0x3F));
    } else {
        byte(0xF0 | letter >> 18);
        byte(0x80 | (letter >> 12 & 0x3F));
        byte(0x80 | (letter >> 6 & 0x3F));
        byte(0x80 | (letter & 0x3F));
    }
}

std::optional<std::u32string> letters_of(std::string_view utf8) {
    std::u32string letters;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto first = static_cast<unsigned char>(utf8[i]);
        std::size_t length = 1;
        char32_t least = 0;
        char32_t letter = first;
        if (first >= 0xF0 && first < 0xF8) {
            length = 4, least = 0x10000, letter = first & 0x07u;
        } else if (first >= 0xE0 && first < 0xF0) {
            length = 3, least = 0x800, letter = first & 0x0Fu;
        } else if (first >= 0xC0 && first < 0xE0) {
            length = 2, least = 0x80, letter = first & 0x1Fu;
        } else if (first >= 0x80) {
            return std::nullopt;
        }
        if (utf8.size() - i < length) return std::nullopt;
        for (const char c : utf8.substr(i + 1, length - 1)) {
            const auto byte = static_cast<unsigned char>(c);
            if ((byte & 0xC0u) != 0x80) return std::nullopt;
            letter = letter << 6 | (byte & 0x3Fu);
        }
        const bool surrogate = letter >= 0xD800 && letter < 0xE000;
        if (letter < least || surrogate || letter > 0x10FFFF) return std::nullopt;
        letters += letter;
        i += length;
    }
    return letters;
}

std::optional<std::string> decode(std::string_view bytes, BillCharset charset) {
    const auto letters = letters_of_bytes(bytes, charset);
    if (!letters) return std::nullopt;
    std::string utf8;
    for (const char32_t letter : *letters) {
        const bool is_blank = letter == U'\t' || letter == U'\r' || letter == U'\n';
        if (is_control(letter) && !is_blank) return std::nullopt;
        append_utf8(utf8, is_blank ? U' ' : letter);
    }
    return utf8;
}

std::optional<std::string> encode(std::string_view utf8, BillCharset charset) {
    const auto letters = letters_of(utf8);
    if (!letters || std::any_of(letters->begin(), letters->end(), is_control)) return std::nullopt;
    if (charset == BillCharset::utf_8) return std::string{utf8};
    const UpperHalf& half = upper_half(charset);
    std::string bytes;
    for (const char32_t letter : *letters) {
        if (letter < 0x80) {
            bytes += static_cast<char>(letter);
            continue;
        }
        const auto found = std::find(half.begin(), half.end(), letter);
        if (found == half.end()) return std::nullopt;
        bytes += static_cast<char>(static_cast<unsigned char>(0x80 + (found - half.begin())));
    }
    return bytes;
}

bool looks_like_utf8(std::string_view bytes) {
    const bool beyond_ascii = std::any_of(
        bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return beyond_ascii && letters_of(bytes).has_value();
}

}  // namespace kvitok
