// What builders of blocks share: the circumstances of a layout and the small parts all blocks are
// made of. Lengths in virtual px: the screen divided by its scale, design 3. UI internals; any
// thread.
#pragma once

#include <string>
#include <utility>

#include "ui/node.h"
#include "ui/view.h"

namespace kvitok::ui {

// How much room blocks take: first roomy, then the design's size, then as little as allowed.
enum class Room : std::uint8_t { roomy, normal, tight };

struct Kit {
    double scale = 1;    // device px per virtual px
    double enlarge = 1;  // large text
    bool landscape = false;
    bool contrast = false;
    bool reach = false;
    bool on_night = false;  // the banner of reach mode
    Room room = Room::normal;
    double width = 984;  // of the column being built
    View view{};

    double u(double length) const { return length * enlarge; }
    Font font(TextStyle style) const;
    double line(TextStyle style) const { return u(type_token(style).line); }
    bool tight() const { return room == Room::tight; }
};

template <typename... Children>
Node column(double gap, Children&&... children) {
    Node node;
    node.gap = gap;
    node.children.reserve(sizeof...(children));
    (node.children.push_back(std::forward<Children>(children)), ...);
    return node;
}

template <typename... Children>
Node row(double gap, Children&&... children) {
    Node node = column(gap, std::forward<Children>(children)...);
    node.flow = Node::Flow::row;
    node.cross = Cross::center;
    return node;
}

template <typename... Children>
Node layers(Children&&... children) {
    Node node = column(0, std::forward<Children>(children)...);
    node.flow = Node::Flow::layers;
    return node;
}

// A node with a size and a fill.
Node block_of(double width, double height, Ink fill, double radius = 0);
Node at(Node node, double x, double y);
Node grown(Node node, double share = 1);
Node padded(Node node, double horizontal, double vertical);
Node spring();

Node text_of(const Kit& kit, Text text, TextStyle style, Ink ink = Ink::ink,
             Align align = Align::start);
Node icon_of(const Kit& kit, Icon icon, double size, Ink ink);
Node icon_box(const Kit& kit, Icon icon, Tint tint, double box, double size);
Node chevron(const Kit& kit, double size, Ink ink = Ink::ink_2);
Node rule(const Kit& kit);
// The white panel most blocks stand in.
Node panel(const Kit& kit, Node inside, double horizontal = 32, double vertical = 24);
Node windows_of(const Kit& kit, Windows windows, double width = 44, double height = 56,
                double gap = 14);
Node tag_of(const Kit& kit, const Tag& tag);
Node radio(const Kit& kit, bool selected);
Node code_box(const Kit& kit, const QrCode& code, double size);
// The facts of a thing in one line, spread or one after the other.
Node facts_line(const Kit& kit, const std::string& person, const std::vector<Fact>& facts,
                bool spread);

// Makes a node pressable; a node without an action stays as it is.
Node pressable(Node node, Action action, Role role = Role::button, Ink pressed = Ink::primary_tint);
Node button_of(const Kit& kit, const Button& button, double height,
               TextStyle style = TextStyle::button, double icon_size = 48);
// Two buttons share the width, one takes it all.
Node buttons_row(const Kit& kit, const std::vector<Button>& buttons, double height, TextStyle style,
                 double gap = 24);

}  // namespace kvitok::ui
