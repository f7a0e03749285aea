// What the bytes 0x80..0xFF mean in the two one-byte charsets of a payment code; the bytes below
// are ASCII in both. 0 marks a byte without a letter. Sources: Unicode's mapping of code page 1251;
// RFC 1489 for KOI8-R.
#pragma once

#include <array>

namespace kvitok {

using UpperHalf = std::array<char16_t, 128>;

extern const UpperHalf windows_1251_letters;
extern const UpperHalf koi8_r_letters;

}  // namespace kvitok
