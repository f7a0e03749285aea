// Panels of rows with values that lead to a total, and the big code.
#include "ui/build.h"

namespace kvitok::ui {
namespace {

constexpr double sign_column = 48;
constexpr double date_column = 144;
constexpr double icon_button = 88;

Node reckoning_title(const Kit& kit, const std::string& title, const std::string& side) {
    Node words = text_of(kit, title, TextStyle::panel);
    Node line = row(16);
    const bool below = kit.landscape || kit.enlarge > 1;
    if (side.empty()) {
        line.add(grown(std::move(words)));
    } else if (below) {
        line.add(
            grown(column(0, std::move(words), text_of(kit, side, TextStyle::small, Ink::ink_2))));
    } else {
        line.add(grown(std::move(words)));
        line.add(text_of(kit, side, TextStyle::small, Ink::ink_2, Align::end));
    }
    line.min_height = kit.u(52);
    return line;
}

// A row under a hair line, or under the strong line of a total.
Node ruled(const Kit& kit, Node line, double height, double stroke) {
    line.min_height = (kit.tight() ? 0.85 : 1) * kit.u(height) - stroke;
    return column(0, block_of(fit_content, stroke, stroke > 2 ? Ink::ink : Ink::line),
                  std::move(line));
}

// A square button with nothing but its icon; the label is spoken.
Node corner_button(const Kit& kit, Button button) {
    const std::string label = std::move(button.label);
    button.label.clear();
    button.look = Look::tint;
    Node node = button_of(kit, button, icon_button, TextStyle::button, 44);
    node.width = kit.u(icon_button);
    node.pad = {};
    node.press->label = label;
    return node;
}

}  // namespace

Node build(const SignedRows& rows, const Kit& kit) {
    Node all = column(0);
    if (!rows.title.empty()) {
        all.add(reckoning_title(kit, rows.title, rows.side));
        all.add(block_of(fit_content, kit.tight() ? 8 : 14, Ink::none));
    }
    for (const auto& one : rows.rows) {
        Node sign = text_of(kit, one.sign, TextStyle::body_l, Ink::ink_2);
        sign.width = kit.u(sign_column);
        Node line = row(0, std::move(sign), grown(text_of(kit, one.label, TextStyle::body)),
                        text_of(kit, one.value, TextStyle::body, Ink::ink, Align::end));
        line.children[1].pad.right = 16;
        all.add(ruled(kit, std::move(line), 64, 2));
    }
    if (!rows.total.label.empty()) {
        Node line = row(16, grown(text_of(kit, rows.total.label, TextStyle::table_sum)),
                        text_of(kit, rows.total.value, TextStyle::sum, rows.total.ink, Align::end));
        all.add(ruled(kit, std::move(line), 88, 4));
    }
    Node framed = panel(kit, std::move(all), 32, 24);
    framed.pad.bottom = 12;
    return framed;
}

Node build(const DatedRows& rows, const Kit& kit) {
    Node all = column(0);
    if (!rows.title.empty()) {
        all.add(reckoning_title(kit, rows.title, {}));
        all.add(block_of(fit_content, kit.tight() ? 8 : 14, Ink::none));
    }
    for (const auto& one : rows.rows) {
        Node date = text_of(kit, one.date, TextStyle::button);
        Node words = column(0, text_of(kit, one.title, TextStyle::body));
        if (!one.hint.empty()) words.add(text_of(kit, one.hint, TextStyle::small, Ink::ink_2));
        Node line = row(0);
        // A narrow column has no room for the date beside the words.
        if (kit.landscape || kit.enlarge > 1) {
            words.children.insert(words.children.begin(), std::move(date));
        } else {
            date.width = date_column;
            line.add(std::move(date));
        }
        words.pad.right = 16;
        line.add(grown(std::move(words)));
        Node value = text_of(kit, one.value, TextStyle::button, Ink::ink, Align::end);
        line.add(std::move(value));
        if (one.icon != Icon::none) {
            line.add(block_of(24, 1, Ink::none));
            line.add(corner_button(kit, {.label = one.action_label,
                                         .action = one.action,
                                         .icon = one.icon,
                                         .enabled = one.enabled}));
        }
        all.add(ruled(kit, std::move(line), 104, 2));
    }
    if (!rows.total.label.empty()) {
        Node line =
            row(0, grown(text_of(kit, rows.total.label, TextStyle::table_sum)),
                text_of(kit, rows.total.value, TextStyle::table_sum, rows.total.ink, Align::end));
        line.pad.right = 24 + kit.u(icon_button);
        all.add(ruled(kit, std::move(line), 84, 4));
    }
    Node framed = panel(kit, std::move(all), 32, 24);
    framed.pad.bottom = 8;
    return framed;
}

Node build(const QrTicket& ticket, const Kit& kit) {
    Node label = text_of(kit, ticket.label, TextStyle::body, Ink::ink_2, Align::center);
    Node value = text_of(kit, ticket.value, TextStyle::cell, Ink::ink, Align::center);
    const double size = kit.reach ? 300 : kit.tight() || kit.landscape ? 380 : 476;
    Node code = row(0, code_box(kit, ticket.code, size));
    code.main = Align::center;
    code.pad = {0, kit.reach ? 8.0 : 23.0, 0, kit.reach ? 8.0 : 24.0};
    Node hint = row(16);
    if (ticket.icon != Icon::none) hint.add(icon_of(kit, ticket.icon, 44, Ink::ink_2));
    hint.add(text_of(kit, ticket.hint, TextStyle::body, Ink::ink_2));
    hint.main = Align::center;
    Node words = column(21, std::move(label), std::move(value));
    if (kit.reach) {
        words.flow = Node::Flow::row;
        words.cross = Cross::center;
        words.main = Align::center;
    }
    Node all = column(0, std::move(words), std::move(code), std::move(hint));
    Node whole = panel(kit, std::move(all), 32, kit.reach ? 12 : 36);
    if (ticket.corner.icon == Icon::none) return whole;
    Node corner = corner_button(kit, ticket.corner);
    return layers(std::move(whole), at(std::move(corner), kit.width - 32 - kit.u(icon_button), 32));
}

}  // namespace kvitok::ui
