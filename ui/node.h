// Boxes in boxes: what blocks build and layout sizes. A node is a column, a row or layers of nodes,
// a text, an icon, a code or a polygon. Lengths are virtual px (see Kit); a value, any thread.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/blocks.h"
#include "ui/measure.h"
#include "ui/scene.h"
#include "ui/theme.h"
#include "ui/tokens.h"

namespace kvitok::ui {

inline constexpr double fit_content = -1;

struct Insets {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

enum class Cross : std::uint8_t { stretch, start, center, end };

// Makes a node pressable.
struct Press {
    Action action{};
    std::string text{};
    std::string label{};  // empty: the texts inside
    Role role = Role::button;
    bool enabled = true;
    bool chosen = false;
    Ink pressed = Ink::primary_tint;
};

struct Node {
    enum class Kind : std::uint8_t { box, text, icon, code, polygon };
    enum class Flow : std::uint8_t { column, row, layers };

    Kind kind = Kind::box;
    Flow flow = Flow::column;
    double width = fit_content;
    double height = fit_content;
    double min_height = 0;
    double grow = 0;  // share of the free length of the parent
    double x = 0;     // in layers: where, from the parent's corner
    double y = 0;
    Insets pad{};
    double gap = 0;
    Align main = Align::start;
    Cross cross = Cross::stretch;

    Ink fill = Ink::none;
    Ink border = Ink::none;
    double border_width = 0;
    double radius = 0;
    bool edge = false;    // has a border in the high-contrast theme
    bool dashed = false;  // that border is dashed

    Text text{};
    Font font{};  // text: pixels; icon: `width` is the size
    double line = 0;
    Ink ink = Ink::ink;
    Align align = Align::start;
    Icon icon = Icon::none;
    QrCode code{};
    std::vector<Point> points{};  // polygon: relative to its corner

    std::optional<Press> press{};
    std::optional<Reading> reading{};  // a field or cell; its box is this node's
    std::vector<Node> children{};

    Node& add(Node child) {
        children.push_back(std::move(child));
        return *this;
    }
};

// Sizes nodes. `scale` is device pixels per virtual px.
class Sizer {
public:
    Sizer(TextMeasure& measure, double scale) : measure_(measure), scale_(scale) {}

    double natural_width(const Node& node);
    double height(const Node& node, double width);
    // Widths of a row's children in `width`, padding excluded.
    std::vector<double> row_widths(const Node& row, double width);

    // A piece of one line.
    struct Piece {
        std::string text{};
        double x = 0;
        double width = 0;
        bool bold = false;
        Ink ink = Ink::none;
    };
    struct Line {
        std::vector<Piece> pieces{};
        double width = 0;
    };
    // The font is smaller than the node's when a word would otherwise not fit, down to 3/4.
    struct Lines {
        std::vector<Line> lines{};
        Font font{};
        double line_height = 0;
        double height() const {
            return line_height * static_cast<double>(lines.empty() ? 1 : lines.size());
        }
    };
    Lines lines(const Node& node, double width);
    double scale() const { return scale_; }

private:
    double text_width(std::string_view text, Font font) {
        return measure_.width(text, font) / scale_;
    }

    std::vector<Line> broken(const Text& text, Font font, double width);
    double longest_word(const Text& text, Font font);
    // Width of the blank between two pieces, kerning included.
    double blank_width(Font font, const Piece& before, const Piece& after);

    TextMeasure& measure_;
    double scale_;
};

// Turns a sized tree into the items, targets and readings of a scene.
class Placer {
public:
    Placer(Sizer& sizer, const Theme& theme, Scene& scene)
        : sizer_(sizer), theme_(theme), scene_(scene) {}

    void place(const Node& node, double x, double y, double width, double height);

private:
    void place_box(const Node& node, const Rect& box);
    void place_text(const Node& node, double x, double y, double width, double height);
    void place_column(const Node& node, double x, double y, double width, double height);
    void place_row(const Node& node, double x, double y, double width, double height);
    void place_layers(const Node& node, double x, double y, double width, double height);
    void place_icon(const Node& node, double x, double y, double height);
    void place_code(const Node& node, const Rect& box);
    void place_polygon(const Node& node, double x, double y, const Rect& box);
    int open_hit(const Node& node, const Rect& box);
    Rect pixels(double x, double y, double width, double height) const;
    void problem(Problem::Kind kind, std::string what, const Rect& box);

    Sizer& sizer_;
    const Theme& theme_;
    Scene& scene_;
    int hit_ = -1;
    bool silent_ = false;  // inside a field or a cell, which is read as a whole
};

// All texts of a tree, a blank between them.
std::string texts_of(const Node& node);

}  // namespace kvitok::ui
