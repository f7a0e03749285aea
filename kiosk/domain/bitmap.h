// A one-bit picture: what the paper painter makes and the printer driver prints.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kvitok {

// Rows from the top, each of (width + 7) / 8 bytes, most significant bit leftmost, 1 = black.
struct Bitmap {
    int width = 0;   // dots
    int height = 0;  // dots
    std::vector<std::uint8_t> bytes;

    Bitmap() = default;
    Bitmap(int width_dots, int height_dots)
        : width(width_dots),
          height(height_dots),
          bytes(static_cast<std::size_t>((width_dots + 7) / 8) *
                static_cast<std::size_t>(height_dots)) {}

    int stride() const { return (width + 7) / 8; }
    bool black(int x, int y) const {
        return (bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(stride()) +
                      static_cast<std::size_t>(x / 8)] >>
                (7 - x % 8)) &
               1;
    }
    void set_black(int x, int y) {
        auto& byte = bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(stride()) +
                           static_cast<std::size_t>(x / 8)];
        byte = static_cast<std::uint8_t>(byte | (0x80u >> (x % 8)));
    }
    friend bool operator==(const Bitmap&, const Bitmap&) = default;
};

}  // namespace kvitok
