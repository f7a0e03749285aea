// The charsets of a payment code, without the system's locale: Windows-1251, UTF-8 (RFC 3629) and
// KOI8-R (RFC 1489). Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/bill_code.h"

namespace kvitok {

// The letters of a UTF-8 text; nothing for bytes that are not UTF-8 (overlong forms, surrogates
// and numbers over U+10FFFF included).
std::optional<std::u32string> letters_of(std::string_view utf8);

// Adds one letter to a UTF-8 text; `letter` is at most U+10FFFF.
void append_utf8(std::string& utf8, char32_t letter);

// `bytes` of `charset` as UTF-8. Tab and line end become a space; nothing when a byte has no
// letter there, or is a control character.
std::optional<std::string> decode(std::string_view bytes, BillCharset charset);

// A UTF-8 text in `charset`; nothing when a letter is missing there or is a control character.
std::optional<std::string> encode(std::string_view utf8, BillCharset charset);

// Bytes over 0x7F are there, and all of them form UTF-8: text of the Russian one-byte charsets
// does not look so, hence a code that declares one of those lies about its charset.
bool looks_like_utf8(std::string_view bytes);

}  // namespace kvitok
