#include "ui/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cwchar>

namespace kvitok::ui {
namespace {

static_assert(sizeof(wchar_t) == sizeof(std::uint32_t));

std::uint32_t packed(Rgba colour) {
    return 0xFF000000U | (static_cast<std::uint32_t>(colour.r) << 16) |
           (static_cast<std::uint32_t>(colour.g) << 8) | colour.b;
}

// alpha 0 to 256
std::uint32_t blended(std::uint32_t below, std::uint32_t above, std::uint32_t alpha) {
    const std::uint32_t rb_below = below & 0x00FF00FFU;
    const std::uint32_t g_below = below & 0x0000FF00U;
    const std::uint32_t rb = rb_below + ((((above & 0x00FF00FFU) - rb_below) * alpha) >> 8);
    const std::uint32_t g = g_below + ((((above & 0x0000FF00U) - g_below) * alpha) >> 8);
    return 0xFF000000U | (rb & 0x00FF00FFU) | (g & 0x0000FF00U);
}

// Coverage of the upper left corner of a radius, row by row. Radii are few and small.
constexpr int largest_cached = 64;

std::uint8_t corner_coverage(int radius, int x, int y) {
    const double dx = radius - (x + 0.5);
    const double dy = radius - (y + 0.5);
    const double inside = radius + 0.5 - std::sqrt(dx * dx + dy * dy);
    return static_cast<std::uint8_t>(std::lround(std::clamp(inside, 0.0, 1.0) * 255));
}

const std::uint8_t* corner_mask(int radius) {
    thread_local std::array<std::vector<std::uint8_t>, largest_cached + 1> masks;
    thread_local std::vector<std::uint8_t> large;
    auto& mask = radius <= largest_cached ? masks[static_cast<std::size_t>(radius)] : large;
    if (radius > largest_cached || mask.empty()) {
        mask.clear();
        mask.reserve(static_cast<std::size_t>(radius) * static_cast<std::size_t>(radius));
        for (int y = 0; y < radius; ++y)
            for (int x = 0; x < radius; ++x) mask.push_back(corner_coverage(radius, x, y));
    }
    return mask.data();
}

}  // namespace

Canvas::Canvas(Pixels pixels, const Rect& clip)
    : pixels_(pixels), clip_(intersection(clip, {0, 0, pixels.width, pixels.height})) {}

void Canvas::span(int x, int y, int length, Rgba colour) const {
    const int from = std::max(x, clip_.x);
    const int to = std::min(x + length, clip_.right());
    if (from >= to || y < clip_.y || y >= clip_.bottom()) return;
    std::uint32_t* out = row(y) + from;
    const std::uint32_t value = packed(colour);
    if (colour.a == 255) {
        std::wmemset(reinterpret_cast<wchar_t*>(out), static_cast<wchar_t>(value),
                     static_cast<std::size_t>(to - from));
        return;
    }
    const std::uint32_t alpha = colour.a + (colour.a >> 7);
    for (int i = 0; i < to - from; ++i) out[i] = blended(out[i], value, alpha);
}

void Canvas::dot(int x, int y, Rgba colour, unsigned coverage) const {
    if (coverage == 0 || !clip_.contains(x, y)) return;
    std::uint32_t& out = row(y)[x];
    const unsigned alpha = coverage * colour.a / 255;
    out = blended(out, packed(colour), alpha + (alpha >> 7));
}

void Canvas::box(const Rect& rect, int radius, Rgba fill) {
    if (fill.a == 0 || intersection(rect, clip_).empty()) return;
    const int top = std::max(rect.y, clip_.y);
    const int bottom = std::min(rect.bottom(), clip_.bottom());
    const std::uint8_t* mask = radius > 0 ? corner_mask(radius) : nullptr;
    for (int y = top; y < bottom; ++y) {
        const int from_edge = std::min(y - rect.y, rect.bottom() - 1 - y);
        if (from_edge >= radius) {
            span(rect.x, y, rect.w, fill);
            continue;
        }
        const std::uint8_t* line = mask + static_cast<std::ptrdiff_t>(from_edge) * radius;
        for (int i = 0; i < radius; ++i) {
            dot(rect.x + i, y, fill, line[i]);
            dot(rect.right() - 1 - i, y, fill, line[i]);
        }
        span(rect.x + radius, y, rect.w - 2 * radius, fill);
    }
}

void Canvas::frame(const Rect& rect, int radius, int width, Rgba colour) {
    if (colour.a == 0 || intersection(rect, clip_).empty()) return;
    const int inner = std::max(0, radius - width);
    const int corner = std::max(radius, width);
    const std::uint8_t* outer_mask = radius > 0 ? corner_mask(radius) : nullptr;
    const auto outside = [&](int x, int y) -> unsigned {
        if (x >= radius || y >= radius) return 255;
        return outer_mask[static_cast<std::ptrdiff_t>(y) * radius + x];
    };
    const auto inside = [&](int x, int y) -> unsigned {
        if (x < width || y < width) return 0;
        if (x - width >= inner || y - width >= inner) return 255;
        return corner_coverage(inner, x - width, y - width);
    };
    const int top = std::max(rect.y, clip_.y);
    const int bottom = std::min(rect.bottom(), clip_.bottom());
    for (int y = top; y < bottom; ++y) {
        const int from_edge = std::min(y - rect.y, rect.bottom() - 1 - y);
        if (from_edge >= corner) {
            span(rect.x, y, width, colour);
            span(rect.right() - width, y, width, colour);
            continue;
        }
        for (int i = 0; i < corner; ++i) {
            const unsigned coverage = outside(i, from_edge) * (255 - inside(i, from_edge)) / 255;
            dot(rect.x + i, y, colour, coverage);
            dot(rect.right() - 1 - i, y, colour, coverage);
        }
        if (from_edge < width) span(rect.x + corner, y, rect.w - 2 * corner, colour);
    }
}

void Canvas::dashes(const Rect& rect, int radius, int width, Rgba colour) {
    constexpr int dash = 12;
    constexpr int period = 20;
    for (int x = rect.x + radius; x < rect.right() - radius; x += period) {
        const int length = std::min(dash, rect.right() - radius - x);
        box({x, rect.y, length, width}, 0, colour);
        box({x, rect.bottom() - width, length, width}, 0, colour);
    }
    for (int y = rect.y + radius; y < rect.bottom() - radius; y += period) {
        const int length = std::min(dash, rect.bottom() - radius - y);
        box({rect.x, y, width, length}, 0, colour);
        box({rect.right() - width, y, width, length}, 0, colour);
    }
}

void Canvas::glyph(const Glyph& glyph, int x, int baseline, Rgba colour) {
    const Rect box{x + glyph.left, baseline + glyph.top, glyph.width, glyph.height};
    const Rect seen = intersection(box, clip_);
    if (seen.empty()) return;
    const std::uint32_t value = packed(colour);
    for (int y = seen.y; y < seen.bottom(); ++y) {
        const std::uint8_t* coverage = glyph.coverage.data() +
                                       static_cast<std::ptrdiff_t>(y - box.y) * glyph.width +
                                       (seen.x - box.x);
        std::uint32_t* out = row(y) + seen.x;
        for (int i = 0; i < seen.w; ++i) {
            const std::uint32_t alpha = coverage[i];
            if (alpha == 0) continue;
            out[i] = alpha == 255 ? value : blended(out[i], value, alpha + (alpha >> 7));
        }
    }
}

void Canvas::polygon(const std::vector<Point>& points, Rgba fill) {
    if (points.size() < 3) return;
    double low = points[0].y;
    double high = points[0].y;
    for (const auto& point : points) {
        low = std::min(low, point.y);
        high = std::max(high, point.y);
    }
    // Four sub-rows a row; each covers a stretch with fractional ends.
    constexpr int subrows = 4;
    const int top = std::max(clip_.y, static_cast<int>(std::floor(low)));
    const int bottom = std::min(clip_.bottom(), static_cast<int>(std::ceil(high)));
    std::vector<double> covered(static_cast<std::size_t>(std::max(0, clip_.w)));
    for (int y = top; y < bottom; ++y) {
        std::fill(covered.begin(), covered.end(), 0.0);
        for (int sub = 0; sub < subrows; ++sub) {
            const double at = y + (sub + 0.5) / subrows;
            double left = 1e9;
            double right = -1e9;
            for (std::size_t i = 0; i < points.size(); ++i) {
                const auto& a = points[i];
                const auto& b = points[(i + 1) % points.size()];
                if ((a.y <= at) == (b.y <= at)) continue;
                const double x = a.x + (at - a.y) / (b.y - a.y) * (b.x - a.x);
                left = std::min(left, x);
                right = std::max(right, x);
            }
            const int from = std::max(clip_.x, static_cast<int>(std::floor(left)));
            const int to = std::min(clip_.right(), static_cast<int>(std::ceil(right)));
            for (int x = from; x < to; ++x) {
                const double part = std::min(right, x + 1.0) - std::max(left, double(x));
                covered[static_cast<std::size_t>(x - clip_.x)] += std::max(0.0, part) / subrows;
            }
        }
        for (int x = clip_.x; x < clip_.right(); ++x) {
            const double part = covered[static_cast<std::size_t>(x - clip_.x)];
            if (part > 0)
                dot(x, y, fill, static_cast<unsigned>(std::lround(std::min(1.0, part) * 255)));
        }
    }
}

}  // namespace kvitok::ui
