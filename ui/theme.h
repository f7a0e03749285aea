// The design's values: colours of both themes, type sizes. Any thread. Source: design tokens.
#pragma once

#include <array>

#include "ui/measure.h"
#include "ui/scene.h"
#include "ui/tokens.h"

namespace kvitok::ui {

struct Theme {
    std::array<Rgba, static_cast<std::size_t>(Ink::count_)> colours{};
    bool contrast = false;

    Rgba operator[](Ink ink) const { return colours[static_cast<std::size_t>(ink)]; }
};

const Theme& light_theme();
const Theme& contrast_theme();

// Size and line height in design px at the reference screen.
struct TypeToken {
    int size = 36;
    int line = 48;
    Face face = Face::regular;
};
TypeToken type_token(TextStyle style);

// What a tint or a tone is made of.
struct TintInks {
    Ink box = Ink::primary_tint;
    Ink icon = Ink::primary;
};
TintInks inks_of(Tint tint);
struct ToneInks {
    Ink box = Ink::primary_tint;
    Ink text = Ink::primary;
};
ToneInks inks_of(Tone tone);

// Widths of lines, floors of size, and the frame; design px.
inline constexpr int min_text_px = 18;
inline constexpr int min_target_px = 58;
inline constexpr double large_factor = 1.25;
inline constexpr int margin = 48;

}  // namespace kvitok::ui
