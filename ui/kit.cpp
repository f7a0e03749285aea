#include "ui/kit.h"

#include <algorithm>
#include <cmath>

namespace kvitok::ui {

Font Kit::font(TextStyle style) const {
    const auto token = type_token(style);
    return {token.face, static_cast<int>(std::lround(token.size * enlarge * scale))};
}

Node block_of(double width, double height, Ink fill, double radius) {
    Node node;
    node.width = width;
    node.height = height;
    node.fill = fill;
    node.radius = radius;
    return node;
}

Node at(Node node, double x, double y) {
    node.x = x;
    node.y = y;
    return node;
}

Node grown(Node node, double share) {
    node.grow = share;
    return node;
}

Node padded(Node node, double horizontal, double vertical) {
    node.pad = {horizontal, vertical, horizontal, vertical};
    return node;
}

Node spring() {
    return grown(Node{});
}

Node text_of(const Kit& kit, Text text, TextStyle style, Ink ink, Align align) {
    Node node;
    node.kind = Node::Kind::text;
    node.text = std::move(text);
    node.font = kit.font(style);
    node.line = kit.line(style);
    if (kit.on_night && ink == Ink::ink) ink = Ink::on_night;
    if (kit.on_night && ink == Ink::ink_2) ink = Ink::on_night_2;
    node.ink = ink;
    node.align = align;
    return node;
}

Node icon_of(const Kit& kit, Icon icon, double size, Ink ink) {
    Node node;
    node.kind = Node::Kind::icon;
    node.icon = icon;
    node.width = kit.u(size);
    node.height = node.width;
    node.ink = kit.on_night && ink == Ink::ink_2 ? Ink::on_night_2 : ink;
    return node;
}

Node icon_box(const Kit& kit, Icon icon, Tint tint, double box, double size) {
    const auto inks = inks_of(tint);
    Node node = row(0, icon_of(kit, icon, size, inks.icon));
    node.main = Align::center;
    node.width = kit.u(box);
    node.height = node.width;
    node.fill = inks.box;
    node.radius = 20;
    node.edge = true;
    return node;
}

Node chevron(const Kit& kit, double size, Ink ink) {
    return icon_of(kit, Icon::chevron_right, size, ink);
}

Node rule(const Kit& kit) {
    Node node = block_of(fit_content, 2, kit.contrast ? Ink::line : Ink::line);
    return node;
}

Node panel(const Kit& kit, Node inside, double horizontal, double vertical) {
    if (kit.tight()) vertical = std::min(vertical, 16.0);
    inside.pad = {horizontal, kit.u(vertical), horizontal, kit.u(vertical)};
    inside.fill = Ink::surface;
    inside.radius = 20;
    inside.edge = true;
    return inside;
}

Node windows_of(const Kit& kit, Windows windows, double width, double height, double gap) {
    Node node = row(gap);
    for (int i = 0; i < windows.total; ++i) {
        const bool lit = i < windows.lit;
        Node one = block_of(width, height,
                            lit            ? Ink::lit
                            : kit.contrast ? Ink::surface
                                           : Ink::line,
                            8);
        one.edge = !lit;
        node.add(std::move(one));
    }
    return node;
}

Node tag_of(const Kit& kit, const Tag& tag) {
    const auto inks = inks_of(tag.tone);
    Node node = row(kit.u(10));
    if (tag.icon != Icon::none) node.add(icon_of(kit, tag.icon, 36, inks.text));
    node.add(text_of(kit, tag.text, TextStyle::caption_bold, inks.text));
    node.height = kit.u(52);
    node.pad = {kit.u(14), 0, kit.u(18), 0};
    node.fill = inks.box;
    node.radius = 12;
    node.edge = true;
    return node;
}

Node radio(const Kit& kit, bool selected) {
    Node ring = layers();
    ring.width = ring.height = kit.u(48);
    ring.radius = ring.width;
    ring.border = selected ? Ink::primary : Ink::line_strong;
    ring.border_width = 4;
    const double dot = kit.u(24);
    if (selected)
        ring.add(at(block_of(dot, dot, Ink::primary, dot), (ring.width - dot) / 2,
                    (ring.height - dot) / 2));
    return ring;
}

Node code_box(const Kit&, const QrCode& code, double size) {
    Node node;
    node.kind = Node::Kind::code;
    node.code = code;
    node.width = node.height = size;
    return node;
}

Node facts_line(const Kit& kit, const std::string& person, const std::vector<Fact>& facts,
                bool spread) {
    Node line = row(spread ? 0 : 32);
    if (!person.empty()) {
        line.add(row(12, icon_of(kit, Icon::account, 36, Ink::ink_2),
                     text_of(kit, person, TextStyle::small)));
    }
    for (const auto& fact : facts) {
        if (spread && !line.children.empty()) line.add(spring());
        line.add(text_of(kit,
                         std::vector<Span>{{fact.label + "\u00a0", false, Ink::ink_2},
                                           {fact.value, false, Ink::none}},
                         TextStyle::small, fact.ink));
    }
    return line;
}

Node pressable(Node node, Action action, Role role, Ink pressed) {
    if (!action) return node;
    Press press;
    press.action = action;
    press.role = role;
    press.pressed = pressed;
    node.press = std::move(press);
    return node;
}

namespace {

struct ButtonInks {
    Ink fill = Ink::primary;
    Ink border = Ink::none;
    Ink text = Ink::on_primary;
    Ink pressed = Ink::primary_press;
};

ButtonInks inks_of(Look look) {
    switch (look) {
        case Look::primary:
            return {};
        case Look::outline:
            return {Ink::surface, Ink::line_strong, Ink::primary, Ink::primary_tint};
        case Look::plain:
            return {Ink::surface, Ink::line_strong, Ink::ink, Ink::other_box};
        case Look::tint:
            return {Ink::primary_tint, Ink::none, Ink::primary, Ink::tint_press};
        case Look::danger:
            return {Ink::surface, Ink::bad, Ink::bad, Ink::bad_tint};
        case Look::amber:
            return {Ink::lit, Ink::none, Ink::on_lit, Ink::warn_tint};
    }
    return {};
}

}  // namespace

Node button_of(const Kit& kit, const Button& button, double height, TextStyle style,
               double icon_size) {
    auto inks = inks_of(button.look);
    if (!button.enabled) inks = {Ink::disabled, Ink::none, Ink::on_disabled, Ink::disabled};
    Kit plain = kit;
    plain.on_night = false;
    Node node = row(kit.u(16));
    if (button.icon != Icon::none && !button.icon_after)
        node.add(icon_of(plain, button.icon, icon_size, inks.text));
    if (!button.label.empty())
        node.add(text_of(plain, button.label, style, inks.text, Align::center));
    if (button.icon != Icon::none && button.icon_after)
        node.add(icon_of(plain, button.icon, icon_size, inks.text));
    node.main = Align::center;
    node.height = fit_content;
    node.min_height = kit.u(height);
    node.pad = {kit.u(28), 0, kit.u(28), 0};
    node.fill = inks.fill;
    node.border = inks.border;
    node.border_width = 2;
    node.radius = 16;
    node.edge = button.look != Look::primary && button.look != Look::amber;
    if (!button.enabled) node.edge = node.dashed = true;
    Press press;
    press.action = button.action;
    press.enabled = button.enabled;
    press.pressed = inks.pressed;
    press.label = button.label;
    node.press = std::move(press);
    return node;
}

Node buttons_row(const Kit& kit, const std::vector<Button>& buttons, double height, TextStyle style,
                 double gap) {
    Node node = row(gap);
    node.cross = Cross::stretch;
    for (const auto& button : buttons) node.add(grown(button_of(kit, button, height, style)));
    return node;
}

}  // namespace kvitok::ui
