// Names of the design's tokens: colours, text styles, icons, tones. Plain enums that a page may
// use; their values stand in theme.h. Any thread. Source: design tokens, [color], [type] and the
// Material Design Icons 1.6.50 code points.
#pragma once

#include <cstdint>

namespace kvitok::ui {

// A colour by its role; theme.h has its value in the light and in the high-contrast theme.
enum class Ink : std::uint8_t {
    none,
    canvas,
    surface,
    surface_2,
    ink,
    ink_2,
    line,
    line_strong,
    primary,
    primary_press,
    primary_tint,
    tint_press,
    on_primary,
    on_primary_2,
    night,
    night_2,
    night_3,
    ground,
    logo_off,
    on_night,
    on_night_2,
    lit,
    on_lit,
    ok,
    ok_tint,
    warn,
    warn_tint,
    bad,
    bad_tint,
    disabled,
    on_disabled,
    keyboard,
    key_mod,
    bar,
    focus_inner,
    focus_outer,
    scrim,
    scrim_private,
    drum,
    drum_on,
    drum_zero,
    drum_frac,
    drum_frac_on,
    drum_prev_frac,
    cold,
    cold_box,
    hot,
    hot_box,
    power,
    power_box,
    heat,
    heat_box,
    other,
    other_box,
    halo,
    device,
    device_key,
    device_accept,
    paper,
    paper_ink,
    count_
};

// A text style: size, line height and weight stand in theme.h.
enum class TextStyle : std::uint8_t {
    attract,
    status,
    h1,
    h2,
    h3,
    panel,  // the title inside a panel
    body_l,
    body,
    small,
    caption,
    axis,
    table,
    table_sum,
    amount_xl,
    amount_l,
    amount_m,
    drum,
    drum_prev,
    key_num,
    key_abc,
    button,
    button_l,
    countdown,
    brand,         // frame: the name in the header, 38 bold
    clock,         // frame: 44 bold
    table_bold,    // 32 bold: tint and small buttons, chips
    small_bold,    // 30 bold
    caption_bold,  // 28 bold: tags and menu tiles
    title_icon,    // 52 bold: the title beside an icon box
    hero,          // 56 bold
    cell,          // 72 bold: digit cells, the big sum
    field,         // 38 regular
    lead,          // 34 regular
    lead_bold,     // 34 bold
    sum,           // 44 bold
    sum_m,         // 52 bold
    explain,       // 38 bold: headings of explanations
    brand_l,       // 48 bold: the name on the night page
    clock_l,       // 72 bold: the clock on the night page
    notice,        // 88 bold: headline when out of service
    axis_bold,
    count_
};

// What a status means; it chooses tint, text colour and icon colour.
enum class Tone : std::uint8_t { neutral, info, ok, warn, bad };

// The tinted square behind an icon.
enum class Tint : std::uint8_t { primary, cold, hot, power, heat, other, ok, warn, bad };

enum class Align : std::uint8_t { start, center, end };

// An icon; the value is its code point in the icon font.
enum class Icon : std::uint16_t {
    none = 0,
    account = 0xF004,
    account_circle = 0xF009,
    account_plus = 0xF014,
    alert = 0xF026,
    alert_circle = 0xF028,
    alert_circle_outline = 0xF5D6,
    arrow_down_bold = 0xF046,
    arrow_left = 0xF04D,
    arrow_right = 0xF054,
    arrow_right_bold = 0xF055,
    arrow_up_bold = 0xF05E,
    backspace = 0xF06E,
    bank = 0xF070,
    bell = 0xF09A,
    calendar = 0xF0ED,
    cash_multiple = 0xF116,
    cellphone = 0xF11C,
    check = 0xF12C,
    check_circle = 0xF5E0,
    chevron_left = 0xF141,
    chevron_right = 0xF142,
    clock = 0xF150,
    close = 0xF156,
    close_circle = 0xF159,
    contrast_circle = 0xF197,
    credit = 0xF19B,
    cursor_pointer = 0xF1B7,
    domain = 0xF1D7,
    email = 0xF1EE,
    email_outline = 0xF1F0,
    eye = 0xF208,
    eye_off = 0xF209,
    file_document = 0xF219,
    flash = 0xF241,
    format_list_numbers = 0xF27B,
    format_size = 0xF27F,
    gauge = 0xF29A,
    help_circle_outline = 0xF625,
    history = 0xF2DA,
    home = 0xF2DC,
    home_map_marker = 0xF5F8,
    home_variant = 0xF2DE,
    information_outline = 0xF2FD,
    keyboard = 0xF30C,
    lightbulb = 0xF335,
    lightbulb_outline = 0xF336,
    lock_outline = 0xF341,
    login = 0xF5FC,
    logout = 0xF5FD,
    map_marker = 0xF34E,
    message_plus = 0xF653,
    message_reply = 0xF367,
    message_reply_text = 0xF368,
    message_text_outline = 0xF36A,
    newspaper = 0xF395,
    pencil = 0xF3EB,
    phone = 0xF3F2,
    plus = 0xF415,
    printer = 0xF42A,
    qrcode = 0xF432,
    qrcode_scan = 0xF433,
    radiator = 0xF438,
    receipt = 0xF449,
    shield_outline = 0xF499,
    trash = 0xF1C0,
    water = 0xF58C,
    water_pump = 0xF58F,
    wheelchair = 0xF5A4,
    wrench = 0xF5B7,
};

}  // namespace kvitok::ui
