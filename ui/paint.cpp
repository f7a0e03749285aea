#include "ui/paint.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "ui/utf8.h"

namespace kvitok::ui {
namespace {

// Painted band by band, so that what lies over each other stays in the cache.
constexpr int band = 48;
constexpr std::size_t most_rects = 12;
constexpr std::size_t few_rects = 24;

void paint_text(const Item& item, Canvas& canvas, FontStore& fonts, Rgba colour) {
    double pen = item.pen_x;
    char32_t before = 0;
    const bool icon = item.font.face == Face::icons;
    for (std::size_t at = 0; at < item.text.size();) {
        const char32_t code = next_code(item.text, at);
        if (before != 0) pen += fonts.kerning(before, code, item.font);
        before = code;
        const auto& glyph = fonts.glyph(code, item.font);
        if (icon) {
            // The em box of the icon font is its square; its baseline is an eighth above the foot.
            const int baseline = item.box.y + static_cast<int>(std::lround(item.font.px * 0.875));
            canvas.glyph(glyph, static_cast<int>(std::lround(pen)), baseline, colour);
            return;
        }
        canvas.glyph(glyph, static_cast<int>(std::lround(pen)), item.baseline, colour);
        pen += fonts.advance(code, item.font);
    }
}

void paint_code(const Item& item, Canvas& canvas) {
    const int size = item.code.size;
    if (size <= 0) return;
    canvas.box(item.box, 0, item.border);
    const int module = std::max(1, item.box.w / size);
    const int left = item.box.x + (item.box.w - module * size) / 2;
    const int top = item.box.y + (item.box.h - module * size) / 2;
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size;) {
            int run = 0;
            const auto dark = [&](int column) {
                return item.code.modules[static_cast<std::size_t>(y * size + column)];
            };
            while (x + run < size && dark(x + run)) ++run;
            if (run > 0)
                canvas.box({left + x * module, top + y * module, run * module, module}, 0,
                           item.fill);
            x += run + 1;
        }
    }
}

void paint_box(const Item& item, Canvas& canvas, Rgba fill) {
    const int width = item.border_width;
    if (width <= 0) {
        canvas.box(item.box, item.radius, fill);
    } else if (item.dashed) {
        canvas.box(item.box, item.radius, fill);
        canvas.dashes(item.box, item.radius, width, item.border);
    } else if (fill.a == 255) {
        canvas.box(item.box, item.radius, item.border);
        const Rect inner{item.box.x + width, item.box.y + width, item.box.w - 2 * width,
                         item.box.h - 2 * width};
        canvas.box(inner, std::max(0, item.radius - width), fill);
    } else {
        canvas.box(item.box, item.radius, fill);
        canvas.frame(item.box, item.radius, width, item.border);
    }
}

void paint_item(const Item& item, Canvas& canvas, FontStore& fonts, int pressed) {
    const bool held = item.hit >= 0 && item.hit == pressed && item.pressed.a != 0;
    const Rgba fill = held ? item.pressed : item.fill;
    switch (item.kind) {
        case Item::Kind::box:
            paint_box(item, canvas, fill);
            break;
        case Item::Kind::text:
            paint_text(item, canvas, fonts, fill);
            break;
        case Item::Kind::code:
            paint_code(item, canvas);
            break;
        case Item::Kind::polygon:
            canvas.polygon(item.points, fill);
            break;
    }
}

// Room for ink that leaves the box of its text.
Rect touched(const Item& item) {
    if (item.kind != Item::Kind::text) return item.box;
    const int spare = std::max(4, item.font.px / 8);
    return {item.box.x - spare, item.box.y - spare, item.box.w + 2 * spare, item.box.h + 2 * spare};
}

void mix(std::size_t& seed, std::size_t value) {
    seed ^= value + 0x9E3779B97F4A7C15ULL + (seed << 6) + (seed >> 2);
}

std::size_t hash_of(const Rgba& colour) {
    return (static_cast<std::size_t>(colour.r) << 24) | (static_cast<std::size_t>(colour.g) << 16) |
           (static_cast<std::size_t>(colour.b) << 8) | colour.a;
}

std::size_t hash_of(const Item& item) {
    std::size_t seed = static_cast<std::size_t>(item.kind);
    for (const int value : {item.box.x, item.box.y, item.box.w, item.box.h, item.border_width,
                            item.radius, item.dashed ? 1 : 0, item.baseline, item.font.px,
                            static_cast<int>(item.font.face), item.code.size})
        mix(seed, static_cast<std::size_t>(value));
    mix(seed, hash_of(item.fill));
    mix(seed, hash_of(item.border));
    mix(seed, std::hash<double>{}(item.pen_x));
    mix(seed, std::hash<std::string>{}(item.text));
    mix(seed, std::hash<std::vector<bool>>{}(item.code.modules));
    for (const auto& point : item.points) mix(seed, std::hash<double>{}(point.x * 8191 + point.y));
    return seed;
}

std::vector<std::size_t> hashes_of(const Scene& scene) {
    std::vector<std::size_t> hashes;
    hashes.reserve(scene.items.size());
    for (const auto& item : scene.items) hashes.push_back(hash_of(item));
    return hashes;
}

long area_of(const Rect& rect) {
    return static_cast<long>(rect.w) * rect.h;
}

// Joins rectangles that overlap or whose union wastes little, then the cheapest pairs until they
// are few.
std::vector<Rect> merged(std::vector<Rect> rects) {
    const auto waste = [](const Rect& a, const Rect& b) {
        return area_of(united(a, b)) - area_of(a) - area_of(b);
    };
    for (;;) {
        long best = rects.size() > most_rects ? 1L << 60 : 4096;
        std::size_t first = 0;
        std::size_t second = 0;
        for (std::size_t i = 0; i < rects.size(); ++i) {
            for (std::size_t j = i + 1; j < rects.size(); ++j) {
                const long cost = waste(rects[i], rects[j]);
                if (cost >= best) continue;
                best = cost;
                first = i;
                second = j;
            }
        }
        if (second == 0) return rects;
        rects[first] = united(rects[first], rects[second]);
        rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(second));
    }
}

// Many rectangles become one a strip of the screen: cheap, and painting goes by strips anyway.
std::vector<Rect> strips_of(const std::vector<Rect>& rects, int height) {
    constexpr int count = static_cast<int>(most_rects);
    std::vector<Rect> strips(most_rects);
    for (const auto& rect : rects) {
        for (int i = 0; i < count; ++i) {
            const int top = height * i / count;
            const Rect strip{rect.x, top, rect.w, height * (i + 1) / count - top};
            auto& whole = strips[static_cast<std::size_t>(i)];
            whole = united(whole, intersection(rect, strip));
        }
    }
    std::erase_if(strips, [](const Rect& rect) { return rect.empty(); });
    return strips;
}

}  // namespace

void paint(const Scene& scene, Pixels pixels, const Rect& clip, FontStore& fonts, int pressed) {
    const Rect whole = intersection(clip, {0, 0, pixels.width, pixels.height});
    for (int y = whole.y; y < whole.bottom(); y += band) {
        Canvas canvas(pixels, {whole.x, y, whole.w, std::min(band, whole.bottom() - y)});
        for (const auto& item : scene.items) {
            if (intersection(touched(item), canvas.clip()).empty()) continue;
            paint_item(item, canvas, fonts, pressed);
        }
    }
}

Picture picture_of(const Scene& scene, FontStore& fonts, int pressed) {
    Picture picture(scene.width, scene.height);
    paint(scene, picture.pixels(), {0, 0, scene.width, scene.height}, fonts, pressed);
    return picture;
}

std::vector<Rect> dirty_between(const Scene& before, const Scene& after) {
    const Rect whole{0, 0, after.width, after.height};
    if (before.width != after.width || before.height != after.height) return {whole};
    const auto old_hashes = hashes_of(before);
    const auto new_hashes = hashes_of(after);
    std::unordered_map<std::size_t, int> balance;
    for (const auto hash : old_hashes) ++balance[hash];
    std::vector<Rect> rects;
    std::vector<std::size_t> kept_new;
    for (std::size_t i = 0; i < new_hashes.size(); ++i) {
        int& count = balance[new_hashes[i]];
        if (count > 0) {
            --count;
            kept_new.push_back(new_hashes[i]);
        } else {
            rects.push_back(intersection(touched(after.items[i]), whole));
        }
    }
    std::vector<std::size_t> kept_old;
    for (std::size_t i = old_hashes.size(); i > 0; --i) {
        int& count = balance[old_hashes[i - 1]];
        if (count > 0) {
            --count;
            rects.push_back(intersection(touched(before.items[i - 1]), whole));
        } else {
            kept_old.push_back(old_hashes[i - 1]);
        }
    }
    std::reverse(kept_old.begin(), kept_old.end());
    // Things that changed places may cover each other otherwise than before.
    if (kept_old != kept_new) return {whole};
    std::erase_if(rects, [](const Rect& rect) { return rect.empty(); });
    if (rects.size() > few_rects) rects = strips_of(rects, after.height);
    return merged(std::move(rects));
}

}  // namespace kvitok::ui
