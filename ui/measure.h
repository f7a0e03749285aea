// How wide a text is. Layout asks only this, so that it is a pure function and tests can give their
// own answer. FontStore (font.h) implements it. Lengths in pixels.
#pragma once

#include <cstdint>
#include <string_view>

namespace kvitok::ui {

enum class Face : std::uint8_t { regular, bold, icons };

// A face at a size in pixels per em.
struct Font {
    Face face = Face::regular;
    int px = 36;
    friend bool operator==(const Font&, const Font&) = default;
};

class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    // Linear advance width of UTF-8 text, with fractions; kerning included, not hinted.
    virtual double width(std::string_view text, Font font) = 0;
};

// PT Sans: ascender and descender above and below the baseline, whole pixels.
int ascent(Font font);
int descent(Font font);

}  // namespace kvitok::ui
