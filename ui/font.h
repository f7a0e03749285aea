// The fonts: measures text and rasterises each glyph once. Files are mapped into memory once and
// shared by all sizes; a size is opened when it is first needed. Owns its glyphs until it dies.
// One thread: UI (paper may have a store of its own on another).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ui/measure.h"

namespace kvitok::ui {

// Where the three font files are.
struct FontFiles {
    std::string regular = "/usr/share/fonts/truetype/paratype/PTS55F.ttf";
    std::string bold = "/usr/share/fonts/truetype/paratype/PTS75F.ttf";
    std::string icons =
        "/usr/share/fonts/truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf";
};

// Coverage of a glyph, row by row, 0 to 255. `left` and `top` are added to the pen and the
// baseline to find the first pixel (top is negative above the baseline).
struct Glyph {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> coverage{};
};

class FontStore : public TextMeasure {
public:
    // Throws std::runtime_error with the path when a file cannot be read or is no font.
    explicit FontStore(const FontFiles& files = {});
    ~FontStore() override;
    FontStore(const FontStore&) = delete;
    FontStore& operator=(const FontStore&) = delete;

    double width(std::string_view text, Font font) override;
    // Linear advance of a code point, and the kerning between two, in pixels.
    double advance(char32_t code, Font font);
    double kerning(char32_t left, char32_t right, Font font);
    // The reference stays valid while the store lives. A character the face lacks has no pixels.
    const Glyph& glyph(char32_t code, Font font);
    bool has(char32_t code, Face face);

private:
    struct Body;
    std::unique_ptr<Body> body_;
};

}  // namespace kvitok::ui
