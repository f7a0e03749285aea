// Pixels in memory and the few ways to change them. Software only; no window needed. One thread.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/font.h"
#include "ui/scene.h"

namespace kvitok::ui {

// Borrowed 32-bit pixels, 0xAARRGGBB or 0xXXRRGGBB; `stride` in pixels.
struct Pixels {
    std::uint32_t* data = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;
};

// Owned pixels: what tests and the tour paint on.
class Picture {
public:
    Picture(int width, int height)
        : width_(width),
          height_(height),
          data_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0xFF000000U) {}
    Pixels pixels() { return {data_.data(), width_, height_, width_}; }
    int width() const { return width_; }
    int height() const { return height_; }
    std::uint32_t at(int x, int y) const {
        return data_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                     static_cast<std::size_t>(x)];
    }

private:
    int width_;
    int height_;
    std::vector<std::uint32_t> data_;
};

// Draws into a clip of some pixels. Everything is antialiased by coverage.
class Canvas {
public:
    Canvas(Pixels pixels, const Rect& clip);

    void box(const Rect& rect, int radius, Rgba fill);
    // An outline inside the rectangle; what it surrounds stays.
    void frame(const Rect& rect, int radius, int width, Rgba colour);
    void dashes(const Rect& rect, int radius, int width, Rgba colour);
    void glyph(const Glyph& glyph, int x, int baseline, Rgba colour);
    void polygon(const std::vector<Point>& points, Rgba fill);
    const Rect& clip() const { return clip_; }

private:
    std::uint32_t* row(int y) const {
        return pixels_.data + static_cast<std::ptrdiff_t>(y) * pixels_.stride;
    }
    void span(int x, int y, int length, Rgba colour) const;
    void dot(int x, int y, Rgba colour, unsigned coverage) const;

    Pixels pixels_;
    Rect clip_;
};

}  // namespace kvitok::ui
