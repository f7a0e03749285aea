// Writing pictures as PNG files: screenshots, the tour, slips. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "kiosk/domain/bitmap.h"
#include "ui/canvas.h"

namespace kvitok::ui {

enum class PngError : std::uint8_t { cannot_encode, cannot_write };

tl::expected<std::vector<std::uint8_t>, PngError> png_of(Pixels pixels);
tl::expected<std::vector<std::uint8_t>, PngError> png_of(const Bitmap& bitmap);
tl::expected<void, PngError> write_png(const std::string& path, Pixels pixels);
tl::expected<void, PngError> write_png(const std::string& path, const Bitmap& bitmap);

}  // namespace kvitok::ui
