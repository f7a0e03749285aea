// What types: the numeric keypad and the on-screen keyboard.
#include <algorithm>

#include "ui/build.h"
#include "ui/keys.h"

namespace kvitok::ui {
namespace {

Node key_face(Node label, double height, Ink fill, Ink border) {
    Node node = row(0, std::move(label));
    node.main = Align::center;
    node.min_height = height;
    node.fill = fill;
    node.border = border;
    node.border_width = 2;
    node.radius = 16;
    node.edge = true;
    return node;
}

Node key(Node face, Action action, std::string text, std::string label, bool enabled = true) {
    Press press;
    press.action = action;
    press.text = std::move(text);
    press.label = std::move(label);
    press.role = Role::key;
    press.enabled = enabled;
    press.pressed = face.fill == Ink::primary ? Ink::primary_press : Ink::tint_press;
    face.press = std::move(press);
    return face;
}

Node digit_key(const Kit& kit, char digit, double height) {
    const std::string text(1, digit);
    return key(key_face(text_of(kit, text, TextStyle::key_num, Ink::ink, Align::center), height,
                        Ink::surface, Ink::line_strong),
               actions::type_text, text, text);
}

Node corner_key(const Kit& kit, const Keypad& keypad, double height) {
    if (keypad.corner == Keypad::Corner::none) return {};
    if (keypad.corner == Keypad::Corner::clear) {
        return key(key_face(text_of(kit, keypad.clear_label, TextStyle::table_bold), height,
                            Ink::other_box, Ink::none),
                   actions::clear, "", keypad.clear_label);
    }
    const bool on = keypad.comma_enabled;
    Node comma = text_of(kit, keypad.comma, TextStyle::key_num, on ? Ink::ink : Ink::on_disabled,
                         Align::center);
    return key(key_face(std::move(comma), height, on ? Ink::surface : Ink::disabled,
                        on ? Ink::line_strong : Ink::none),
               actions::type_text, ",", keypad.comma, on);
}

Node keypad_row(const Kit& kit, Node left, Node middle, Node right) {
    Node line = row(12, grown(std::move(left)), grown(std::move(middle)), grown(std::move(right)));
    line.cross = Cross::stretch;
    if (kit.landscape) line.grow = 1;
    return line;
}

// What a key of the keyboard does and how it looks.
struct KeyFace {
    Node label{};
    Ink fill = Ink::surface;
    Action action = actions::type_text;
    std::string name{};
};

KeyFace face_of(const Kit& kit, const Key& one, const KeyLayer& layer, const Keyboard& keyboard) {
    const auto words = [&](const std::string& text, TextStyle style, Ink ink) {
        return text_of(kit, text, style, ink, Align::center);
    };
    switch (one.kind) {
        case KeyKind::text:
        case KeyKind::enter:
            return {.label = words(one.text, TextStyle::key_abc, Ink::ink), .name = one.text};
        case KeyKind::space:
            return {.label = words(keyboard.space_label, TextStyle::table, Ink::ink_2),
                    .name = keyboard.space_label};
        case KeyKind::shift:
            return {.label = icon_of(kit, Icon::arrow_up_bold, 44,
                                     layer.shift ? Ink::on_primary : Ink::ink),
                    .fill = layer.shift ? Ink::primary : Ink::key_mod,
                    .action = actions::key_shift,
                    .name = "⇧"};
        case KeyKind::erase:
            return {.label = icon_of(kit, Icon::backspace, 44, Ink::ink),
                    .fill = Ink::key_mod,
                    .action = actions::erase,
                    .name = "⌫"};
        case KeyKind::letters:
            return {.label = words(one.text, TextStyle::table_bold, Ink::ink),
                    .fill = Ink::key_mod,
                    .action = actions::key_language,
                    .name = one.text};
        case KeyKind::symbols:
            return {.label = words(one.text, TextStyle::table_bold, Ink::ink),
                    .fill = Ink::key_mod,
                    .action = actions::key_symbols,
                    .name = one.text};
    }
    return {};
}

Node enter_key(const Kit& kit, const Keyboard& keyboard, double width, double height) {
    Node enter = button_of(kit, keyboard.enter, 96, TextStyle::lead_bold, 36);
    enter.pad = {4, 0, 4, 0};
    enter.width = width;
    enter.height = height;
    enter.radius = 12;
    return enter;
}

// Keys are as wide as the screen lets them be: those of a letter share what is left.
Node keyboard_row(const Kit& kit, const std::vector<Key>& keys, const KeyLayer& layer,
                  const Keyboard& keyboard, double height) {
    constexpr int letter_width = 94;
    constexpr double gap = 8;
    const double room = kit.width - 40;
    const double stretch = room / 1040;
    double others = 0;
    int letters = 0;
    for (const auto& one : keys) {
        if (one.width == letter_width) ++letters;
        if (one.width != letter_width) others += one.width * stretch;
    }
    const double free = room - gap * static_cast<double>(keys.size() - 1) - others;
    const double letter = std::min(letter_width * stretch, letters > 0 ? free / letters : 0);
    Node line = row(gap);
    line.main = Align::center;
    for (const auto& one : keys) {
        const double width = one.width == letter_width ? letter : one.width * stretch;
        if (one.kind == KeyKind::enter) {
            line.add(enter_key(kit, keyboard, width, height));
            continue;
        }
        auto looks = face_of(kit, one, layer, keyboard);
        Node face = key_face(std::move(looks.label), height, looks.fill, Ink::none);
        face.radius = 12;
        face.width = width;
        const bool types = looks.action == actions::type_text;
        line.add(key(std::move(face), looks.action, types ? one.text : std::string{},
                     std::move(looks.name)));
    }
    return line;
}

}  // namespace

Node build(const Keypad& keypad, const Kit& kit) {
    const double height = kit.tight() ? 96 : kit.u(kit.room == Room::roomy ? 128 : 104);
    const auto digit = [&](char which) { return digit_key(kit, which, height); };
    Node rows = column(kit.tight() ? 8 : 12);
    rows.add(keypad_row(kit, digit('1'), digit('2'), digit('3')));
    rows.add(keypad_row(kit, digit('4'), digit('5'), digit('6')));
    rows.add(keypad_row(kit, digit('7'), digit('8'), digit('9')));
    Node erase = key(
        key_face(icon_of(kit, Icon::backspace, 52, Ink::ink), height, Ink::other_box, Ink::none),
        actions::erase, "", "⌫");
    rows.add(keypad_row(kit, corner_key(kit, keypad, height), digit('0'), std::move(erase)));
    if (kit.landscape) rows.grow = 1;
    return rows;
}

Node build(const Keyboard& keyboard, const Kit& kit) {
    const KeyLayer layer =
        kit.view.layer_chosen ? kit.view.layer : KeyLayer{keyboard.letters, false, false};
    const double height = kit.tight() ? 84 : 96;
    // Large text has to leave room for the fields: letters are large as they are.
    Kit own = kit;
    own.enlarge = std::min(kit.enlarge, 1.1);
    Node rows = column(kit.tight() ? 8 : 10);
    for (const auto& keys : key_rows(layer))
        rows.add(keyboard_row(own, keys, layer, keyboard, height));
    rows.pad = {20, 16, 20, 16};
    rows.fill = Ink::keyboard;
    return rows;
}

}  // namespace kvitok::ui
