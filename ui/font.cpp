#include "ui/font.h"

#include <SDL2/SDL_ttf.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <stdexcept>
#include <unordered_map>

#include "ui/utf8.h"

namespace kvitok::ui {
namespace {

// Advances are asked at this size and scaled down, so that they are linear and do not depend on
// the hinting of a size.
constexpr int linear_px = 1000;

constexpr std::size_t most_open = 6;

// A font file in memory, shared by all its sizes.
class Mapped {
public:
    explicit Mapped(const std::string& path) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat about {};
        if (file < 0 || ::fstat(file, &about) != 0 || about.st_size <= 0) {
            if (file >= 0) ::close(file);
            throw std::runtime_error("cannot read font " + path);
        }
        size_ = static_cast<std::size_t>(about.st_size);
        bytes_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
        ::close(file);
        if (bytes_ == MAP_FAILED) throw std::runtime_error("cannot map font " + path);
    }
    ~Mapped() { ::munmap(bytes_, size_); }
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;

    SDL_RWops* reader() const { return SDL_RWFromConstMem(bytes_, static_cast<int>(size_)); }

private:
    void* bytes_ = nullptr;
    std::size_t size_ = 0;
};

struct CloseFont {
    void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
};
using OpenFont = std::unique_ptr<TTF_Font, CloseFont>;

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};

std::uint64_t glyph_key(char32_t code, Font font) {
    return (static_cast<std::uint64_t>(code) << 16) |
           (static_cast<std::uint64_t>(font.face) << 12) | static_cast<std::uint64_t>(font.px);
}

std::uint64_t pair_key(char32_t left, char32_t right, Face face) {
    return (static_cast<std::uint64_t>(left) << 32) | (static_cast<std::uint64_t>(right) << 2) |
           static_cast<std::uint64_t>(face);
}

// The surface has spare rows and columns around the ink; only the ink is kept.
Glyph cropped(const SDL_Surface& surface, int left, int top) {
    const auto* pixels = static_cast<const std::uint8_t*>(surface.pixels);
    const auto row = [&](int y) { return pixels + static_cast<std::ptrdiff_t>(y) * surface.pitch; };
    int x0 = surface.w;
    int x1 = 0;
    int y0 = surface.h;
    int y1 = 0;
    for (int y = 0; y < surface.h; ++y) {
        for (int x = 0; x < surface.w; ++x) {
            if (row(y)[x] == 0) continue;
            x0 = std::min(x0, x);
            x1 = std::max(x1, x + 1);
            y0 = std::min(y0, y);
            y1 = std::max(y1, y + 1);
        }
    }
    Glyph glyph;
    if (x0 >= x1) return glyph;
    glyph.left = left + x0;
    glyph.top = top + y0;
    glyph.width = x1 - x0;
    glyph.height = y1 - y0;
    glyph.coverage.reserve(static_cast<std::size_t>(glyph.width) *
                           static_cast<std::size_t>(glyph.height));
    for (int y = y0; y < y1; ++y)
        glyph.coverage.insert(glyph.coverage.end(), row(y) + x0, row(y) + x1);
    return glyph;
}

}  // namespace

struct FontStore::Body {
    explicit Body(const FontFiles& files)
        : mapped{Mapped(files.regular), Mapped(files.bold), Mapped(files.icons)} {}

    std::array<Mapped, 3> mapped;
    std::unordered_map<std::uint64_t, OpenFont> open;
    std::deque<std::uint64_t> recent;  // the sizes that are open, oldest first
    std::unordered_map<std::uint64_t, Glyph> glyphs;
    std::unordered_map<std::uint64_t, float> advances;
    std::unordered_map<std::uint64_t, float> kernings;

    // The font keeps its kerning in GPOS, which only shaping reads. A bar has no kerning, so the
    // width of "ab|" less that of "a|" is b's advance and the kerning of a and b.
    float pair_kerning(char32_t left, char32_t right, Face face) {
        TTF_Font* linear = at({face, linear_px});
        const auto shaped = [&](const std::string& text) {
            int width = 0;
            TTF_SizeUTF8(linear, text.c_str(), &width, nullptr);
            return width;
        };
        std::string first;
        append_code(first, left);
        std::string both = first;
        append_code(both, right);
        int advance = 0;
        TTF_GlyphMetrics32(linear, right, nullptr, nullptr, nullptr, nullptr, &advance);
        return static_cast<float>(shaped(both + "|") - shaped(first + "|") - advance);
    }

    // An open size costs some hundred kilobytes and is needed only until its glyphs are known, so
    // few stay open; those that answer for widths always do.
    TTF_Font* at(Font font) {
        const auto key = glyph_key(0, font);
        auto& slot = open[key];
        if (slot) return slot.get();
        const auto& file = mapped[static_cast<std::size_t>(font.face)];
        slot.reset(TTF_OpenFontRW(file.reader(), 1, font.px));
        if (!slot) throw std::runtime_error(std::string("cannot open font: ") + TTF_GetError());
        TTF_SetFontHinting(slot.get(), TTF_HINTING_LIGHT);
        TTF_SetFontKerning(slot.get(), 1);
        TTF_Font* opened = slot.get();
        if (font.px == linear_px) return opened;
        recent.push_back(key);
        if (recent.size() > most_open) {
            open.erase(recent.front());
            recent.pop_front();
        }
        return opened;
    }
};

FontStore::FontStore(const FontFiles& files) {
    if (TTF_Init() != 0) throw std::runtime_error(std::string("no fonts: ") + TTF_GetError());
    body_ = std::make_unique<Body>(files);
    body_->at({Face::regular, linear_px});
}

FontStore::~FontStore() {
    body_.reset();
    TTF_Quit();
}

double FontStore::advance(char32_t code, Font font) {
    if (font.face == Face::icons) return font.px;
    auto [slot, is_new] = body_->advances.try_emplace(glyph_key(code, {font.face, 0}), 0.0F);
    if (is_new) {
        int advance = 0;
        TTF_Font* linear = body_->at({font.face, linear_px});
        if (TTF_GlyphMetrics32(linear, code, nullptr, nullptr, nullptr, nullptr, &advance) == 0)
            slot->second = static_cast<float>(advance);
    }
    return static_cast<double>(slot->second) * font.px / linear_px;
}

double FontStore::kerning(char32_t left, char32_t right, Font font) {
    if (font.face == Face::icons) return 0;
    auto [slot, is_new] = body_->kernings.try_emplace(pair_key(left, right, font.face), 0.0F);
    if (is_new) slot->second = body_->pair_kerning(left, right, font.face);
    return static_cast<double>(slot->second) * font.px / linear_px;
}

double FontStore::width(std::string_view text, Font font) {
    double total = 0;
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = next_code(text, at);
        if (before != 0) total += kerning(before, code, font);
        total += advance(code, font);
        before = code;
    }
    return total;
}

bool FontStore::has(char32_t code, Face face) {
    return TTF_GlyphIsProvided32(body_->at({face, linear_px}), code) != 0;
}

const Glyph& FontStore::glyph(char32_t code, Font font) {
    auto [slot, is_new] = body_->glyphs.try_emplace(glyph_key(code, font));
    if (!is_new) return slot->second;
    TTF_Font* face = body_->at(font);
    int min_x = 0;
    int max_y = 0;
    if (TTF_GlyphIsProvided32(face, code) == 0 ||
        TTF_GlyphMetrics32(face, code, &min_x, nullptr, nullptr, &max_y, nullptr) != 0)
        return slot->second;
    const SDL_Color white{255, 255, 255, 255};
    const SDL_Color black{0, 0, 0, 255};
    const std::unique_ptr<SDL_Surface, FreeSurface> surface(
        TTF_RenderGlyph32_Shaded(face, code, white, black));
    if (!surface) return slot->second;
    const int ascent = TTF_FontAscent(face);
    slot->second = cropped(*surface, std::min(0, min_x), -std::max(ascent, max_y));
    return slot->second;
}

}  // namespace kvitok::ui
