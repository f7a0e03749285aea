// What comes out of a simulated printer: one piece of paper, as a picture and, where the printer
// was sent text, as text. And a picture as a PNG file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "drivers/sim/device.h"
#include "kiosk/domain/bitmap.h"

namespace kvitok::sim {

enum class PaperEnd { full_cut, partial_cut, torn };

struct PrintedPaper {
    int number = 0;  // counts pieces since the device was made
    Bitmap picture;
    std::string text;  // UTF-8; characters the printer drew from its own font
    PaperEnd end = PaperEnd::full_cut;
    friend bool operator==(const PrintedPaper&, const PrintedPaper&) = default;
};

// A grey PNG of one bit a dot. Source: PNG (ISO/IEC 15948), 4.5, 5.3, 11.2.
Bytes to_png(const Bitmap& picture);
// False when the file cannot be written.
bool write_png(const Bitmap& picture, const std::filesystem::path& file);

}  // namespace kvitok::sim
