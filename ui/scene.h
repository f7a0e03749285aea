// A laid-out page: what is drawn where, in pixels, and what can be pressed. A value, made by
// layout(), painted by paint(), compared by dirty_between(). Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/action.h"
#include "ui/blocks.h"
#include "ui/measure.h"

namespace kvitok::ui {

struct Rect {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;

    int right() const { return x + w; }
    int bottom() const { return y + h; }
    bool empty() const { return w <= 0 || h <= 0; }
    bool contains(int px, int py) const {
        return px >= x && py >= y && px < right() && py < bottom();
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};
Rect intersection(const Rect& a, const Rect& b);
Rect united(const Rect& a, const Rect& b);  // the smallest that holds both

// sRGB; alpha 0 paints nothing, below 255 blends.
struct Rgba {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 0;
    friend bool operator==(const Rgba&, const Rgba&) = default;
};

struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

// One thing to draw, in order.
struct Item {
    enum class Kind : std::uint8_t { box, text, code, polygon };
    Kind kind = Kind::box;
    Rect box{};      // what it may touch
    Rgba fill{};     // box, polygon; colour of text and of dark modules
    Rgba border{};   // box
    Rgba pressed{};  // replaces fill while its target is pressed; alpha 0: no change
    int border_width = 0;
    int radius = 0;
    bool dashed = false;
    int hit = -1;                 // index of the target it belongs to
    double pen_x = 0;             // text: where the first glyph starts
    int baseline = 0;             // text
    Font font{};                  // text
    std::string text{};           // text
    QrCode code{};                // code
    std::vector<Point> points{};  // polygon, convex, clockwise
};
bool operator==(const Item& a, const Item& b);

enum class Role : std::uint8_t { button, key, field, tile, option, link };

// Something pressable.
struct Hit {
    Action action{};
    std::string text{};  // for actions::type_text
    Rect box{};
    std::string label{};  // what a script calls it
    Role role = Role::button;
    bool enabled = true;
    bool chosen = false;
};

// A text as the reader sees it, whole, even when it runs over several lines.
struct Reading {
    enum class Kind : std::uint8_t { text, title, field, cell };
    Kind kind = Kind::text;
    std::string text{};   // of a field: its value, dots when it is secret
    std::string label{};  // of a field
    std::string error{};  // of a field
    Rect box{};
    int row = -1;  // of a cell
    int column = -1;
    bool focused = false;
};

struct Problem {
    enum class Kind : std::uint8_t { text_cut, target_small, text_small, overflow, off_screen };
    Kind kind = Kind::text_cut;
    std::string what{};
    Rect box{};
};

struct Scene {
    int width = 0;
    int height = 0;
    std::vector<Item> items{};
    std::vector<Hit> hits{};
    std::vector<Reading> readings{};
    std::vector<Problem> problems{};
    int parts = 1;  // of a page that has more than fits
    int part = 0;   // the one shown

    // The topmost enabled target at a point, or -1.
    int hit_at(int x, int y) const;
};

}  // namespace kvitok::ui
