#include "ui/png.h"

#include <png.h>

#include <cstdio>
#include <memory>

namespace kvitok::ui {
namespace {

using Bytes = std::vector<std::uint8_t>;

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

tl::expected<Bytes, PngError> encoded(std::uint32_t width, std::uint32_t height,
                                      std::uint32_t format, const Bytes& rows, int stride) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = width;
    image.height = height;
    image.format = format;
    image.flags = PNG_IMAGE_FLAG_FAST;
    png_alloc_size_t size = 0;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, rows.data(), stride, nullptr) == 0)
        return tl::unexpected(PngError::cannot_encode);
    Bytes bytes(size);
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, rows.data(), stride, nullptr) ==
        0)
        return tl::unexpected(PngError::cannot_encode);
    bytes.resize(size);
    return bytes;
}

tl::expected<void, PngError> written(const std::string& path,
                                     const tl::expected<Bytes, PngError>& bytes) {
    if (!bytes) return tl::unexpected(bytes.error());
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "wb"));
    if (!file || std::fwrite(bytes->data(), 1, bytes->size(), file.get()) != bytes->size() ||
        std::fflush(file.get()) != 0)
        return tl::unexpected(PngError::cannot_write);
    return {};
}

}  // namespace

tl::expected<Bytes, PngError> png_of(Pixels pixels) {
    Bytes rows;
    rows.reserve(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) *
                 3);
    for (int y = 0; y < pixels.height; ++y) {
        const std::uint32_t* row = pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.stride;
        for (int x = 0; x < pixels.width; ++x) {
            rows.push_back(static_cast<std::uint8_t>(row[x] >> 16));
            rows.push_back(static_cast<std::uint8_t>(row[x] >> 8));
            rows.push_back(static_cast<std::uint8_t>(row[x]));
        }
    }
    return encoded(static_cast<std::uint32_t>(pixels.width),
                   static_cast<std::uint32_t>(pixels.height), PNG_FORMAT_RGB, rows,
                   pixels.width * 3);
}

tl::expected<Bytes, PngError> png_of(const Bitmap& bitmap) {
    Bytes rows;
    rows.reserve(static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height));
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x) rows.push_back(bitmap.black(x, y) ? 0 : 255);
    return encoded(static_cast<std::uint32_t>(bitmap.width),
                   static_cast<std::uint32_t>(bitmap.height), PNG_FORMAT_GRAY, rows, bitmap.width);
}

tl::expected<void, PngError> write_png(const std::string& path, Pixels pixels) {
    return written(path, png_of(pixels));
}

tl::expected<void, PngError> write_png(const std::string& path, const Bitmap& bitmap) {
    return written(path, png_of(bitmap));
}

}  // namespace kvitok::ui
