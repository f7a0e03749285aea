// What is told and talked about: news, letters, conversations, and sheets of facts.
#include <algorithm>

#include "ui/build.h"

namespace kvitok::ui {
namespace {

// A tinted panel with the topic as its first line.
Node important_story(const Kit& kit, const Story& story) {
    const auto inks = inks_of(story.tag.tone);
    Node head = row(kit.u(16), icon_of(kit, story.tag.icon, 48, inks.text),
                    grown(text_of(kit, story.tag.text, TextStyle::table_bold, inks.text)));
    if (!story.side.empty()) head.add(text_of(kit, story.side, TextStyle::small, inks.text));
    Node all = column(kit.u(8), std::move(head), text_of(kit, story.title, TextStyle::sum),
                      text_of(kit, story.text, TextStyle::body));
    const double vertical = kit.tight() ? 16 : 32;
    all = padded(std::move(all), 32, kit.u(vertical));
    all.fill = inks.box;
    all.radius = 20;
    all.edge = true;
    return all;
}

Node tags_of(const Kit& kit, const Story& story) {
    Node line = row(kit.u(16));
    if (!story.tag.text.empty()) line.add(tag_of(kit, story.tag));
    if (!story.mark.text.empty()) line.add(tag_of(kit, story.mark));
    line.add(spring());
    if (!story.side.empty()) line.add(text_of(kit, story.side, TextStyle::small, Ink::ink_2));
    return line;
}

Node fact_row(const Kit& kit, const Fact& fact, double label_width, double height) {
    Node label = text_of(kit, fact.label, TextStyle::small, Ink::ink_2);
    label.width = label_width;
    Node line = row(0, std::move(label), grown(text_of(kit, fact.value, TextStyle::body)));
    line.min_height = height - 2;
    return line;
}

}  // namespace

Node build(const Story& story, const Kit& kit) {
    Node all;
    if (story.important) {
        all = important_story(kit, story);
    } else {
        const bool letter = story.kind == Story::Kind::letter;
        Node words =
            column(0, text_of(kit, story.title, letter ? TextStyle::h3 : TextStyle::panel));
        words.gap = letter ? 0 : kit.u(8);
        words.children.back().line = kit.u(letter ? 46 : 52);
        if (!story.text.empty()) words.add(text_of(kit, story.text, TextStyle::small, Ink::ink_2));
        Node inside = column(kit.u(8), tags_of(kit, story), std::move(words));
        if (!letter) {
            all = panel(kit, std::move(inside), 32, 26);
        } else {
            all = panel(kit, row(24, grown(std::move(inside)), chevron(kit, 56)), 32, 24);
        }
    }
    all = pressable(std::move(all), story.action, Role::link);
    if (all.press) all.press->label = story.title;
    return all;
}

Node build(const Bubble& bubble, const Kit& kit) {
    Node author = text_of(kit, bubble.author, TextStyle::small_bold);
    Node when = text_of(kit, bubble.when, TextStyle::small, Ink::ink_2);
    Node head = kit.enlarge > 1 || kit.width < 700
                    ? column(0, std::move(author), std::move(when))
                    : row(16, std::move(author), spring(), std::move(when));
    Node said = column(kit.u(8), std::move(head), text_of(kit, bubble.text, TextStyle::body));
    said = padded(std::move(said), 28, kit.tight() ? 16 : kit.u(24));
    said.fill = bubble.mine ? Ink::primary_tint : Ink::surface;
    said.radius = 20;
    said.edge = true;
    said.width = kit.width * 5 / 6;
    Node line = row(0);
    if (bubble.mine) line.add(spring());
    line.add(std::move(said));
    if (!bubble.mine) line.add(spring());
    return line;
}

Node build(const Offer& offer, const Kit& kit) {
    Node title = text_of(kit, offer.title, TextStyle::h3);
    title.line = kit.u(46);
    Node words =
        column(0, std::move(title), text_of(kit, offer.hint, TextStyle::small, Ink::ink_2));
    Node value = text_of(kit, offer.value, TextStyle::panel, Ink::ink, Align::end);
    // Beside large words there is no room for the price.
    const bool below = kit.enlarge > 1 || kit.width < 700;
    if (below) {
        value.align = Align::start;
        words.add(std::move(value));
    }
    Node line = row(24, icon_box(kit, offer.icon, offer.tint, 88, 52), grown(std::move(words)));
    if (!below) line.add(std::move(value));
    line.add(chevron(kit, 48));
    Node all =
        pressable(panel(kit, std::move(line), 32, kit.tight() ? 16 : 29), offer.action, Role::link);
    if (all.press) all.press->label = offer.title;
    return all;
}

Node build(const Sheet& sheet, const Kit& kit) {
    const double label = std::min(300.0, (kit.width - 64) * 0.36);
    Node words = column(0, text_of(kit, sheet.title, TextStyle::sum));
    words.children.back().line = kit.u(56);
    if (!sheet.hint.empty()) words.add(text_of(kit, sheet.hint, TextStyle::small, Ink::ink_2));
    Node all = column(kit.tight() ? 4 : 16,
                      row(24, icon_box(kit, sheet.icon, sheet.tint, kit.tight() ? 72 : 96, 56),
                          grown(std::move(words))));
    Node rows = column(0);
    for (const auto& fact : sheet.rows) {
        rows.add(block_of(fit_content, 2, Ink::line));
        rows.add(fact_row(kit, fact, label, kit.tight() ? 56 : kit.u(72)));
    }
    all.add(std::move(rows));
    all = panel(kit, std::move(all), 32, 24);
    all.pad.bottom = 8;
    return all;
}

Node build(const IconLines& lines, const Kit& kit) {
    Node all = column(0);
    for (const auto& one : lines.lines) {
        const bool two = !one.hint.empty();
        if (!all.children.empty()) all.add(block_of(fit_content, 2, Ink::line));
        Node words = column(0, text_of(kit, one.text, two ? TextStyle::panel : TextStyle::body));
        if (two) {
            words.children.back().line = kit.u(52);
            words.add(text_of(kit, one.hint, TextStyle::small, Ink::ink_2));
        }
        Node line = row(24, icon_of(kit, one.icon, 48, Ink::primary), grown(std::move(words)));
        const double height = (two ? 112 : 84) - (all.children.empty() ? 0 : 2);
        line.min_height = kit.tight() ? 60 : kit.u(height);
        all.add(std::move(line));
    }
    all = panel(kit, std::move(all), 32, 16);
    all.pad.bottom = 8;
    return all;
}

}  // namespace kvitok::ui
