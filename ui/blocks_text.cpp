// Headings, paragraphs, notes, status heads and progress.
#include <algorithm>

#include "ui/build.h"

namespace kvitok::ui {

Node build(const Heading& heading, const Kit& kit) {
    return text_of(kit, heading.text, TextStyle::h3);
}

Node build(const Paragraph& paragraph, const Kit& kit) {
    Node text = text_of(kit, paragraph.text, paragraph.style, paragraph.ink, paragraph.align);
    if (paragraph.icon == Icon::none) return text;
    const bool centred = paragraph.align == Align::center;
    text.align = Align::start;
    const bool fine = paragraph.style == TextStyle::caption;
    Node line = row(kit.u(centred ? 20
                          : fine  ? 16
                                  : 24),
                    icon_of(kit, paragraph.icon, centred ? 44 : 40, paragraph.ink),
                    centred ? std::move(text) : grown(std::move(text)));
    line.main = centred ? Align::center : Align::start;
    if (fine) line.cross = Cross::start;
    return line;
}

Node build(const SplitLine& line, const Kit& kit) {
    const auto half = [&](const SplitLine::Half& one) {
        Node node = row(kit.u(12));
        if (one.icon != Icon::none) node.add(icon_of(kit, one.icon, 40, Ink::ink_2));
        node.add(text_of(kit, one.text, TextStyle::small, Ink::ink_2));
        return node;
    };
    Node left = half(line.left);
    Node right = half(line.right);
    const bool stacked = kit.enlarge > 1;
    Node both = stacked ? column(4, std::move(left), std::move(right))
                        : row(16, std::move(left), spring(), std::move(right));
    return padded(std::move(both), line.inset ? 8 : 0, 0);
}

Node build(const Note& note, const Kit& kit) {
    const auto inks = inks_of(note.tone);
    const bool body = note.style == TextStyle::body || !note.hint.empty();
    const bool fine = note.style == TextStyle::small && note.hint.empty();
    const double icon = note.large_icon ? 64 : body ? 52 : 48;
    Kit inside = kit;
    inside.on_night = false;
    Node words = column(0);
    if (note.hint.empty()) {
        words.add(text_of(inside, note.text, note.style));
    } else {
        Node first = text_of(inside, Text::bold(note.text.plain()), TextStyle::h3);
        first.line = kit.u(48);
        words.add(std::move(first));
        words.add(text_of(inside, note.hint, TextStyle::small));
    }
    Node line =
        row(kit.u(20), icon_of(inside, note.icon, icon, inks.text), grown(std::move(words)));
    if (note.windows.total > 0) line.add(windows_of(inside, note.windows));
    if (!note.button.label.empty()) {
        Button button = note.button;
        if (button.look == Look::primary) button.look = Look::outline;
        line.add(button_of(inside, button, 88, TextStyle::table_bold));
    }
    if (note.action) line.add(chevron(inside, 48, inks.text));
    line.pad = {28, kit.u(fine ? 20 : 24), 28, kit.u(fine ? 20 : 24)};
    line.min_height = kit.u(96);
    line.fill = inks.box;
    line.radius = 20;
    line.edge = true;
    return pressable(std::move(line), note.action, Role::link, Ink::tint_press);
}

Node build(const StatusHead& head, const Kit& kit) {
    const auto inks = inks_of(head.tone);
    const double size = kit.tight() ? 112 : 168;
    Node disc = row(0, icon_of(kit, head.icon, kit.tight() ? 72 : 104, inks.text));
    disc.main = Align::center;
    disc.width = disc.height = kit.u(size);
    disc.fill = inks.box;
    disc.radius = disc.width;
    disc.edge = true;
    Node words = text_of(kit, head.headline, TextStyle::status, Ink::ink, Align::center);
    words.reading = Reading{.kind = Reading::Kind::title};
    Node middle = row(0, std::move(disc));
    middle.main = Align::center;
    Node all = column(kit.tight() ? 12 : 24, std::move(middle), std::move(words));
    if (!head.lead.empty())
        all.add(text_of(kit, head.lead, TextStyle::body_l, Ink::ink_2, Align::center));
    all.pad.top = kit.tight() ? 0 : 12;
    return all;
}

Node build(const Progress& progress, const Kit& kit) {
    Node words = column(0, text_of(kit, progress.title, TextStyle::panel),
                        text_of(kit, progress.hint, TextStyle::small, Ink::ink_2));
    if (progress.hint.empty()) words.children.pop_back();
    // A narrow column has no room for large words beside the windows.
    const bool below = kit.landscape && kit.enlarge > 1;
    if (progress.windows.total > 0 && below) {
        words.gap = 16;
        words.add(windows_of(kit, progress.windows));
    }
    Node line =
        row(32, icon_box(kit, progress.icon, Tint::primary, 96, 56), grown(std::move(words)));
    if (progress.windows.total > 0 && !below) line.add(windows_of(kit, progress.windows));
    return panel(kit, std::move(line), 32, 28);
}

Node build(const Windows& windows, const Kit& kit) {
    Node line = windows_of(kit, windows);
    line.main = Align::center;
    return line;
}

Node build(const QrPanel& code, const Kit& kit) {
    Node words = column(
        0, text_of(kit, code.title, code.large ? TextStyle::h3 : TextStyle::panel),
        text_of(kit, code.hint, code.large ? TextStyle::lead : TextStyle::small, Ink::ink_2));
    Node square = code_box(kit, code.code, code.large ? 232 : 184);
    return panel(kit, row(code.large ? 40 : 32, std::move(square), grown(std::move(words))), 32,
                 28);
}

Node build(const Spring&, const Kit&) {
    return spring();
}

Node build(const Content& content, const Kit& kit, Sizer& sizer) {
    return std::visit(
        [&](const auto& block) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(block)>, Table>) {
                return build(block, kit, sizer);
            } else {
                return build(block, kit);
            }
        },
        content);
}

}  // namespace kvitok::ui
