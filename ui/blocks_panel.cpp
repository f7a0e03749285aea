// White panels: an amount, facts with a chart, entries of lists, rows, explanations, key values.
#include <algorithm>

#include "ui/build.h"

namespace kvitok::ui {
namespace {

Node fact_of(const Kit& kit, const Fact& fact) {
    return column(0, text_of(kit, fact.label, TextStyle::small, Ink::ink_2),
                  text_of(kit, fact.value, TextStyle::amount_m, fact.ink));
}

Node bars_of(const Kit& kit, const BarChart& chart, double width, double height) {
    const int largest = std::max(1, *std::max_element(chart.values.begin(), chart.values.end()));
    const auto count = static_cast<double>(chart.values.size());
    const double bar = (width - 10 * (count - 1)) / count;
    Node line = row(10);
    line.cross = Cross::end;
    line.height = height;
    for (std::size_t i = 0; i < chart.values.size(); ++i) {
        const bool last = i + 1 == chart.values.size();
        const double tall = std::max(4.0, height * std::max(0, chart.values[i]) / largest);
        line.add(block_of(bar, tall, last ? Ink::primary : Ink::bar, 6));
    }
    Node letters = row(10);
    for (std::size_t i = 0; i < chart.labels.size(); ++i) {
        const bool last = i + 1 == chart.labels.size();
        Node letter = text_of(kit, chart.labels[i], last ? TextStyle::axis_bold : TextStyle::axis,
                              last ? Ink::ink : Ink::ink_2, Align::center);
        letter.width = bar;
        letters.add(std::move(letter));
    }
    return column(kit.tight() ? 0 : 6, std::move(line), std::move(letters));
}

// The value of an entry and what can be done about it.
Node entry_lower(const Kit& kit, const Entry& entry, bool dense) {
    Node value = row(
        kit.u(12),
        text_of(kit, entry.value, dense ? TextStyle::amount_m : TextStyle::sum_m, entry.value_ink));
    if (!entry.unit.empty()) value.add(text_of(kit, entry.unit, TextStyle::body, Ink::ink_2));
    Node words = column(0);
    if (!entry.label.empty()) words.add(text_of(kit, entry.label, TextStyle::small, Ink::ink_2));
    if (!entry.value.empty()) words.add(std::move(value));
    if (!entry.note.empty()) words.add(text_of(kit, entry.note, TextStyle::small, Ink::ink_2));
    Node line = row(24, grown(std::move(words)));
    if (!entry.button.label.empty()) {
        Node button = button_of(kit, entry.button, dense ? 96 : 112);
        button.width = dense ? (kit.enlarge > 1 ? 313 : 320) : 304;
        line.add(std::move(button));
    }
    return line;
}

}  // namespace

Node build(const FactsPanel& facts, const Kit& kit) {
    const bool side_by_side = kit.landscape || facts.chart.values.empty();
    const double inner = kit.width - 64;
    Node words = side_by_side ? row(24) : column(kit.tight() ? 4 : 10);
    for (const auto& fact : facts.facts) {
        Node one = fact_of(kit, fact);
        words.add(side_by_side ? grown(std::move(one)) : std::move(one));
    }
    if (facts.chart.values.empty()) return panel(kit, std::move(words), 32, 24);
    const double narrow = side_by_side ? inner : inner - 362;
    const double tall = kit.tight() ? 72 : kit.landscape ? 130 : 116 * kit.enlarge;
    Node chart = column(kit.tight() ? 4 : 10,
                        text_of(kit, facts.chart.title, TextStyle::caption, Ink::ink_2),
                        bars_of(kit, facts.chart, narrow, tall));
    chart.reading = Reading{
        .kind = Reading::Kind::cell, .text = facts.chart.current, .label = facts.chart.title};
    chart.width = narrow;
    if (side_by_side) {
        return panel(kit, column(kit.tight() ? 8 : 16, std::move(words), std::move(chart)), 32, 24);
    }
    Node both = row(0, grown(std::move(words)), std::move(chart));
    both.cross = Cross::start;
    return panel(kit, std::move(both), 32, 24);
}

Node build(const AmountPanel& amount, const Kit& kit) {
    const bool narrow = kit.width < 700;
    const auto style = narrow || kit.enlarge > 1 ? TextStyle::amount_l : TextStyle::amount_xl;
    Node words = column(0, text_of(kit, amount.label, TextStyle::small, Ink::ink_2),
                        text_of(kit, amount.value, style, amount.ink));
    if (narrow) {
        Node all = column(16, std::move(words));
        if (!amount.button.label.empty())
            all.add(button_of(kit, amount.button, 112, TextStyle::button_l));
        Node framed = panel(kit, std::move(all), 28, 24);
        return framed;
    }
    Node upper = row(24, grown(std::move(words)));
    if (!amount.button.label.empty()) {
        Node button = button_of(kit, amount.button, 128, TextStyle::button_l);
        button.width = 316;
        upper.add(at(std::move(button), 0, 6));
    }
    Node all = column(14, std::move(upper));
    if (!amount.person.empty() || !amount.facts.empty()) {
        all.children.back().pad.bottom = 4;
        all.add(block_of(fit_content, 2, Ink::line));
        if (kit.enlarge > 1) {
            Node facts = facts_line(kit, {}, amount.facts, true);
            all.add(column(0, facts_line(kit, amount.person, {}, false), std::move(facts)));
        } else {
            all.add(facts_line(kit, amount.person, amount.facts, true));
        }
    }
    return panel(kit, std::move(all), 32, 24);
}

Node build(const Entry& entry, const Kit& kit) {
    const bool dense = !entry.action;
    const bool large = kit.enlarge > 1;
    const bool tagged = !entry.tag.text.empty();
    const bool tag_below = tagged && (large || kit.width < 700);
    Node words = column(0, text_of(kit, entry.title, TextStyle::panel));
    if (!entry.hint.empty() && !(tag_below && large))
        words.add(text_of(kit, entry.hint, TextStyle::small, Ink::ink_2));
    if (tag_below) {
        Node line = row(0, tag_of(kit, entry.tag), spring());
        words.add(std::move(line));
    }
    Node upper = row(24,
                     icon_box(kit, entry.icon, entry.tint,
                              large   ? 80
                              : dense ? 88
                                      : 96,
                              dense ? (large ? 48 : 52) : 56),
                     grown(std::move(words)));
    if (tagged && !tag_below) upper.add(tag_of(kit, entry.tag));
    if (entry.action) upper.add(at(chevron(kit, 56), 0, -20));
    upper.cross = Cross::center;
    if (entry.action) {
        upper.min_height = kit.u(96);
        upper = pressable(std::move(upper), entry.action, Role::link);
        upper.press->label = entry.title;
    }
    Node all = column(0, std::move(upper));
    const bool more = !entry.value.empty() || !entry.button.label.empty() || !entry.note.empty();
    if (more) {
        const double gap = kit.tight() ? 8 : dense ? 14 : 24;
        if (large) {
            all.add(block_of(fit_content, 8, Ink::none));
        } else {
            all.add(block_of(fit_content, gap, Ink::none));
            all.add(block_of(fit_content, 2, Ink::line));
            all.add(block_of(fit_content, gap, Ink::none));
        }
        all.add(entry_lower(kit, entry, dense));
    }
    return panel(kit, std::move(all), large ? 35 : 32, dense ? (large ? 14 : 20) : 32);
}

Node build(const RowsPanel& rows, const Kit& kit) {
    Node all = column(kit.tight() ? 8 : rows.prominent ? 18 : 12);
    for (const auto& one : rows.rows) {
        if (!all.children.empty()) all.add(block_of(fit_content, 2, Ink::line));
        const bool first_prominent = rows.prominent && all.children.empty();
        Node line = row(rows.prominent ? 32 : 24);
        if (one.code.size > 0) {
            line.add(code_box(kit, one.code, 168));
        } else if (rows.prominent) {
            line.add(icon_of(kit, one.icon, 60, inks_of(one.tint).icon));
        } else if (one.icon != Icon::none) {
            line.add(icon_box(kit, one.icon, one.tint, 80, 48));
        }
        Node title = text_of(kit, one.title,
                             first_prominent  ? TextStyle::amount_m
                             : rows.prominent ? TextStyle::panel
                                              : TextStyle::h3);
        if (!rows.prominent) title.line = kit.u(48);
        Node words = column(0, std::move(title));
        if (!one.hint.empty()) words.add(text_of(kit, one.hint, TextStyle::small, Ink::ink_2));
        line.add(grown(std::move(words)));
        if (!one.value.empty()) line.add(text_of(kit, one.value, TextStyle::panel));
        if (one.action) line.add(chevron(kit, 48));
        line.min_height = rows.prominent ? (one.code.size > 0 ? 184 : 96) : kit.u(88);
        line = pressable(std::move(line), one.action, Role::link);
        if (line.press) line.press->label = one.title;
        all.add(std::move(line));
    }
    return panel(kit, std::move(all), rows.prominent ? 40 : 32, rows.prominent ? 30 : 24);
}

Node build(const Explanation& explanation, const Kit& kit) {
    Node all = column(kit.tight() ? 12 : 24);
    for (const auto& part : explanation.parts) {
        if (!all.children.empty()) all.add(block_of(fit_content, 2, Ink::line));
        Node text = text_of(kit, part.text, TextStyle::body);
        text.line = kit.u(46);
        Node words = column(0, text_of(kit, part.heading, TextStyle::explain), std::move(text));
        Node line = row(24, icon_box(kit, part.icon, part.tint, 80, 48), grown(std::move(words)));
        line.cross = Cross::start;
        all.add(std::move(line));
    }
    return panel(kit, std::move(all), 32, 32);
}

Node build(const KeyValues& values, const Kit& kit) {
    Node all = column(kit.tight() ? 6 : 16);
    if (!values.title.empty()) all.add(text_of(kit, values.title, TextStyle::panel));
    for (const auto& one : values.rows) {
        Node value = text_of(kit, one.value, TextStyle::body, one.ink, Align::end);
        all.add(row(24, text_of(kit, one.label, TextStyle::small, Ink::ink_2), spring(),
                    std::move(value)));
        all.children.back().children[1].grow = 0.001;
    }
    if (!values.total.label.empty()) {
        Node value = text_of(kit, values.total.value,
                             values.large_total ? TextStyle::hero : TextStyle::sum_m,
                             values.total.ink, Align::end);
        if (!values.large_total) value.line = kit.u(52);
        all.add(block_of(fit_content, 2, Ink::line));
        all.add(row(24, text_of(kit, values.total.label, TextStyle::panel), spring(),
                    std::move(value)));
    }
    return panel(kit, std::move(all), 32, values.large_total ? 24 : 28);
}

Node build(const Steps& steps, const Kit& kit) {
    Node all = column(0);
    for (const auto& step : steps.steps) {
        const bool current = step.state == Steps::State::current;
        const double size = kit.u(56);
        Node mark;
        if (step.state == Steps::State::done) {
            mark = icon_of(kit, Icon::check_circle, 56, Ink::ok);
        } else {
            mark = layers();
            mark.width = mark.height = mark.radius = size;
            if (current) {
                mark.fill = Ink::primary;
                const double dot = kit.u(20);
                mark.add(at(block_of(dot, dot, Ink::on_primary, dot), (size - dot) / 2,
                            (size - dot) / 2));
            } else {
                mark.border = Ink::line_strong;
                mark.border_width = 4;
            }
        }
        Node title = text_of(kit, step.text, current ? TextStyle::panel : TextStyle::body,
                             step.state == Steps::State::ahead ? Ink::ink_2 : Ink::ink);
        Node words = column(0, std::move(title));
        if (!step.hint.empty()) words.add(text_of(kit, step.hint, TextStyle::small, Ink::ink_2));
        Node line = row(24, std::move(mark), grown(std::move(words)));
        line.min_height = kit.tight() ? 64 : kit.u(96);
        all.add(std::move(line));
    }
    return panel(kit, std::move(all), 32, 18);
}

}  // namespace kvitok::ui
