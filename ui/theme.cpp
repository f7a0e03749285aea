#include "ui/theme.h"

#include <cstdint>
#include <iterator>
#include <span>

namespace kvitok::ui {
namespace {

struct Colour {
    Ink ink;
    std::uint32_t rgba;
};

constexpr Colour light_colours[] = {
    {Ink::canvas, 0xEDF1F4FF},
    {Ink::surface, 0xFFFFFFFF},
    {Ink::surface_2, 0xF4F7F9FF},
    {Ink::ink, 0x12263AFF},
    {Ink::ink_2, 0x46596CFF},
    {Ink::line, 0xCBD5DEFF},
    {Ink::line_strong, 0x6F8295FF},
    {Ink::primary, 0x0B4F94FF},
    {Ink::primary_press, 0x083A6EFF},
    {Ink::primary_tint, 0xDFEBF6FF},
    {Ink::tint_press, 0xC3D9EEFF},
    {Ink::on_primary, 0xFFFFFFFF},
    {Ink::on_primary_2, 0xD3E4F4FF},
    {Ink::night, 0x0D2844FF},
    {Ink::night_2, 0x1B3F64FF},
    {Ink::night_3, 0x122F4FFF},
    {Ink::ground, 0x081A30FF},
    {Ink::logo_off, 0x4C6C8DFF},
    {Ink::on_night, 0xFFFFFFFF},
    {Ink::on_night_2, 0xB9CBDDFF},
    {Ink::lit, 0xFFC94AFF},
    {Ink::on_lit, 0x12263AFF},
    {Ink::ok, 0x0D6B3FFF},
    {Ink::ok_tint, 0xDDF1E5FF},
    {Ink::warn, 0x804600FF},
    {Ink::warn_tint, 0xFFF0CCFF},
    {Ink::bad, 0xB3201DFF},
    {Ink::bad_tint, 0xFBE4E1FF},
    {Ink::disabled, 0xE3E8ECFF},
    {Ink::on_disabled, 0x66788AFF},
    {Ink::keyboard, 0xD7DFE7FF},
    {Ink::key_mod, 0xBDCAD6FF},
    {Ink::bar, 0xA9C4DEFF},
    {Ink::focus_inner, 0x12263AFF},
    {Ink::focus_outer, 0xFFC94AFF},
    {Ink::scrim, 0x091828B8},
    {Ink::scrim_private, 0x0D2844FF},
    {Ink::drum, 0x12263AFF},
    {Ink::drum_on, 0xFFFFFFFF},
    {Ink::drum_zero, 0x8FA3B6FF},
    {Ink::drum_frac, 0xB3201DFF},
    {Ink::drum_frac_on, 0xFFFFFFFF},
    {Ink::drum_prev_frac, 0xB3201DFF},
    {Ink::cold, 0x0B6CB5FF},
    {Ink::cold_box, 0xDDEDF9FF},
    {Ink::hot, 0xB5401CFF},
    {Ink::hot_box, 0xFBE6DEFF},
    {Ink::power, 0x7A5600FF},
    {Ink::power_box, 0xFFF0C7FF},
    {Ink::heat, 0x8A2F62FF},
    {Ink::heat_box, 0xF7E3EEFF},
    {Ink::other, 0x3C5B73FF},
    {Ink::other_box, 0xE2EAF0FF},
    {Ink::halo, 0x354A66FF},
    {Ink::device, 0x12263AFF},
    {Ink::device_key, 0x3B546DFF},
    {Ink::device_accept, 0x2E8B57FF},
    {Ink::paper, 0xFFFFFFFF},
    {Ink::paper_ink, 0x12263AFF},
};

constexpr Colour contrast_colours[] = {
    {Ink::canvas, 0x000000FF},
    {Ink::surface, 0x000000FF},
    {Ink::surface_2, 0x000000FF},
    {Ink::ink, 0xFFFFFFFF},
    {Ink::ink_2, 0xFFFFFFFF},
    {Ink::line, 0xFFFFFFFF},
    {Ink::line_strong, 0xFFFFFFFF},
    {Ink::primary, 0xFFE45CFF},
    {Ink::primary_press, 0xFFFFFFFF},
    {Ink::primary_tint, 0x000000FF},
    {Ink::tint_press, 0xFFFFFFFF},
    {Ink::on_primary, 0x000000FF},
    {Ink::on_primary_2, 0x000000FF},
    {Ink::night, 0x000000FF},
    {Ink::night_2, 0x000000FF},
    {Ink::night_3, 0x000000FF},
    {Ink::ground, 0x000000FF},
    {Ink::logo_off, 0xFFFFFFFF},
    {Ink::on_night, 0xFFFFFFFF},
    {Ink::on_night_2, 0xFFFFFFFF},
    {Ink::lit, 0xFFE45CFF},
    {Ink::on_lit, 0x000000FF},
    {Ink::ok, 0x7DFFB0FF},
    {Ink::ok_tint, 0x000000FF},
    {Ink::warn, 0xFFE45CFF},
    {Ink::warn_tint, 0x000000FF},
    {Ink::bad, 0xFFA39BFF},
    {Ink::bad_tint, 0x000000FF},
    {Ink::disabled, 0x000000FF},
    {Ink::on_disabled, 0xB0B0B0FF},
    {Ink::keyboard, 0x000000FF},
    {Ink::key_mod, 0x000000FF},
    {Ink::bar, 0xFFFFFFFF},
    {Ink::focus_inner, 0x000000FF},
    {Ink::focus_outer, 0xFFE45CFF},
    {Ink::scrim, 0x000000FF},
    {Ink::scrim_private, 0x000000FF},
    {Ink::drum, 0x000000FF},
    {Ink::drum_on, 0xFFFFFFFF},
    {Ink::drum_zero, 0xFFFFFFFF},
    {Ink::drum_frac, 0x000000FF},
    {Ink::drum_frac_on, 0xFFA39BFF},
    {Ink::drum_prev_frac, 0xFFA39BFF},
    {Ink::cold, 0xFFFFFFFF},
    {Ink::cold_box, 0x000000FF},
    {Ink::hot, 0xFFFFFFFF},
    {Ink::hot_box, 0x000000FF},
    {Ink::power, 0xFFFFFFFF},
    {Ink::power_box, 0x000000FF},
    {Ink::heat, 0xFFFFFFFF},
    {Ink::heat_box, 0x000000FF},
    {Ink::other, 0xFFFFFFFF},
    {Ink::other_box, 0x000000FF},
    {Ink::halo, 0xFFFFFFFF},
    {Ink::device, 0x000000FF},
    {Ink::device_key, 0xFFFFFFFF},
    {Ink::device_accept, 0x7DFFB0FF},
    {Ink::paper, 0xFFFFFFFF},
    {Ink::paper_ink, 0x000000FF},
};

// In the order of TextStyle.
constexpr TypeToken type_tokens[] = {
    {92, 104, Face::bold},    // attract
    {68, 76, Face::bold},     // status
    {60, 68, Face::bold},     // h1
    {44, 52, Face::bold},     // h2
    {36, 44, Face::bold},     // h3
    {40, 48, Face::bold},     // panel
    {40, 50, Face::regular},  // body_l
    {36, 48, Face::regular},  // body
    {30, 40, Face::regular},  // small
    {28, 36, Face::regular},  // caption
    {26, 32, Face::regular},  // axis
    {32, 40, Face::regular},  // table
    {38, 46, Face::bold},     // table_sum
    {88, 96, Face::bold},     // amount_xl
    {56, 64, Face::bold},     // amount_l
    {48, 56, Face::bold},     // amount_m
    {84, 124, Face::bold},    // drum
    {48, 64, Face::bold},     // drum_prev
    {56, 64, Face::bold},     // key_num
    {44, 52, Face::regular},  // key_abc
    {36, 44, Face::bold},     // button
    {42, 50, Face::bold},     // button_l
    {176, 168, Face::bold},   // countdown
    {38, 46, Face::bold},     // brand
    {44, 52, Face::bold},     // clock
    {32, 40, Face::bold},     // table_bold
    {30, 40, Face::bold},     // small_bold
    {28, 36, Face::bold},     // caption_bold
    {52, 60, Face::bold},     // title_icon
    {56, 64, Face::bold},     // hero
    {72, 80, Face::bold},     // cell
    {38, 48, Face::regular},  // field
    {34, 44, Face::regular},  // lead
    {34, 44, Face::bold},     // lead_bold
    {44, 52, Face::bold},     // sum
    {52, 60, Face::bold},     // sum_m
    {38, 48, Face::bold},     // explain
    {48, 56, Face::bold},     // brand_l
    {72, 80, Face::bold},     // clock_l
    {88, 100, Face::bold},    // notice
    {26, 32, Face::bold},     // axis_bold
};
static_assert(std::size(type_tokens) == static_cast<std::size_t>(TextStyle::count_));

Theme theme_of(std::span<const Colour> table, bool contrast) {
    Theme theme;
    theme.contrast = contrast;
    for (const auto& [ink, rgba] : table) {
        theme.colours[static_cast<std::size_t>(ink)] = {
            static_cast<std::uint8_t>(rgba >> 24), static_cast<std::uint8_t>(rgba >> 16),
            static_cast<std::uint8_t>(rgba >> 8), static_cast<std::uint8_t>(rgba)};
    }
    return theme;
}

}  // namespace

const Theme& light_theme() {
    static const Theme theme = theme_of(light_colours, false);
    return theme;
}

const Theme& contrast_theme() {
    static const Theme theme = theme_of(contrast_colours, true);
    return theme;
}

TypeToken type_token(TextStyle style) {
    return type_tokens[static_cast<std::size_t>(style)];
}

TintInks inks_of(Tint tint) {
    switch (tint) {
        case Tint::primary:
            return {Ink::primary_tint, Ink::primary};
        case Tint::cold:
            return {Ink::cold_box, Ink::cold};
        case Tint::hot:
            return {Ink::hot_box, Ink::hot};
        case Tint::power:
            return {Ink::power_box, Ink::power};
        case Tint::heat:
            return {Ink::heat_box, Ink::heat};
        case Tint::other:
            return {Ink::other_box, Ink::other};
        case Tint::ok:
            return {Ink::ok_tint, Ink::ok};
        case Tint::warn:
            return {Ink::warn_tint, Ink::warn};
        case Tint::bad:
            return {Ink::bad_tint, Ink::bad};
    }
    return {};
}

ToneInks inks_of(Tone tone) {
    switch (tone) {
        case Tone::neutral:
            return {Ink::other_box, Ink::ink_2};
        case Tone::info:
            return {Ink::primary_tint, Ink::primary};
        case Tone::ok:
            return {Ink::ok_tint, Ink::ok};
        case Tone::warn:
            return {Ink::warn_tint, Ink::warn};
        case Tone::bad:
            return {Ink::bad_tint, Ink::bad};
    }
    return {};
}

}  // namespace kvitok::ui
