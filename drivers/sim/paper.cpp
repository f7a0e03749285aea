#include "drivers/sim/paper.h"

#include <zlib.h>

#include <fstream>
#include <string_view>

#include "kiosk/domain/check.h"

namespace kvitok::sim {
namespace {

void put32(Bytes& out, std::size_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out.push_back(static_cast<std::uint8_t>(value >> shift));
    }
}

void put_chunk(Bytes& out, std::string_view type, ByteView data) {
    put32(out, data.size());
    const auto begin = out.size();
    out.insert(out.end(), type.begin(), type.end());
    out.insert(out.end(), data.begin(), data.end());
    const auto length = static_cast<uInt>(out.size() - begin);
    put32(out, ::crc32(0, out.data() + begin, length));
}

// Filter type 0 before each row; PNG's one is white, the paper's one is black.
Bytes scan_lines(const Bitmap& picture) {
    Bytes lines;
    const auto stride = static_cast<std::size_t>(picture.stride());
    lines.reserve((stride + 1) * static_cast<std::size_t>(picture.height));
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        lines.push_back(0);
        for (std::size_t x = 0; x < stride; ++x) {
            lines.push_back(static_cast<std::uint8_t>(~picture.bytes[y * stride + x]));
        }
    }
    return lines;
}

}  // namespace

Bytes to_png(const Bitmap& picture) {
    check(picture.width > 0 && picture.height > 0, "a picture without dots");
    const Bytes lines = scan_lines(picture);
    uLongf packed_size = ::compressBound(lines.size());
    Bytes packed(packed_size);
    check(::compress2(packed.data(), &packed_size, lines.data(), lines.size(), 6) == Z_OK,
          "zlib could not compress into a buffer of its own bound");
    packed.resize(packed_size);

    Bytes png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    Bytes header;
    put32(header, static_cast<std::size_t>(picture.width));
    put32(header, static_cast<std::size_t>(picture.height));
    header.insert(header.end(), {1, 0, 0, 0, 0});  // one bit, grey, deflate, adaptive, in order
    put_chunk(png, "IHDR", header);
    put_chunk(png, "IDAT", packed);
    put_chunk(png, "IEND", {});
    return png;
}

bool write_png(const Bitmap& picture, const std::filesystem::path& file) {
    const Bytes png = to_png(picture);
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
    out.close();
    return !out.fail();
}

}  // namespace kvitok::sim
