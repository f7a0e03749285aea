// What shows the typed: fields, digit cells, number displays.
#include <algorithm>

#include "ui/build.h"
#include "ui/utf8.h"

namespace kvitok::ui {
namespace {

// The error of a field, or its hint.
Node remark(const Kit& kit, const std::string& error, const std::string& hint) {
    if (error.empty()) return text_of(kit, hint, TextStyle::caption, Ink::ink_2);
    return row(10, icon_of(kit, Icon::alert_circle, 36, Ink::bad),
               grown(text_of(kit, error, TextStyle::caption, Ink::bad)));
}

std::string dots_for(std::string_view value) {
    std::string dots;
    for (std::size_t i = 0; i < code_count(value); ++i) dots += "•";
    return dots;
}

Node caret(const Kit& kit) {
    return block_of(4, kit.u(50), Ink::primary);
}

// Dots instead of characters; of a very long one the end.
Node dots(const Kit& kit, std::string_view value) {
    Node line = row(kit.u(16));
    const auto count = std::min<std::size_t>(code_count(value), 16);
    for (std::size_t i = 0; i < count; ++i)
        line.add(block_of(kit.u(15), kit.u(15), Ink::ink, kit.u(15)));
    line.pad = {kit.u(8), 0, kit.u(8), 0};
    return line;
}

Node field_box(const Kit& kit, const Field& field) {
    const bool empty = field.value.empty();
    Node line = row(kit.u(2));
    if (field.lines > 1) {
        // The caret stands behind the last word.
        std::vector<Span> typed{{field.value, false, Ink::none}};
        if (field.focused) typed.push_back({"|", true, Ink::primary});
        line.add(grown(text_of(kit, Text(std::move(typed)), TextStyle::field)));
        line.cross = Cross::start;
    } else if (empty && !field.focused) {
        line.add(text_of(kit, field.example, TextStyle::field, Ink::ink_2));
    } else if (field.secret) {
        line.add(dots(kit, field.value));
    } else {
        line.add(text_of(kit, field.value, TextStyle::field));
    }
    if (field.lines == 1) {
        if (field.focused) line.add(caret(kit));
        line.add(spring());
    }
    const double inner = kit.u(88);
    if (field.clear && !empty) {
        Node clear = row(0, icon_of(kit, Icon::close_circle, 44, Ink::ink_2));
        clear.main = Align::center;
        clear.width = inner;
        clear.height = inner;
        clear = pressable(std::move(clear), field.clear);
        clear.press->label = "×";
        line.add(std::move(clear));
    }
    if (!field.side.label.empty()) {
        Node side = row(kit.u(12));
        // A narrow column has no room for the icon beside large words.
        if (!kit.landscape || kit.enlarge <= 1)
            side.add(icon_of(kit, field.side.icon, 44, Ink::primary));
        side.add(text_of(kit, field.side.label, TextStyle::table_bold, Ink::primary));
        side.height = inner;
        side.pad.right = side.pad.left = kit.u(22);
        line.add(pressable(std::move(side), field.side.action));
    }
    const double high = field.lines > 1 ? kit.u(12) : 0;
    const bool bare = field.side.label.empty() && !(field.clear && !empty);
    line.pad = {26, high, bare ? 26.0 : 4.0, high};
    line.height = kit.u(96);
    if (field.lines > 1) {
        line.height = fit_content;
        line.min_height = kit.u(48 * (kit.tight() ? 2 : field.lines) + 24);
    }
    line.radius = 14;
    line.fill = Ink::surface;
    line.border = !field.error.empty() ? Ink::bad : field.focused ? Ink::primary : Ink::line_strong;
    line.border_width = !field.error.empty() || field.focused ? 4 : 2;
    line = pressable(std::move(line), field.action, Role::field, Ink::surface);
    if (line.press) {
        line.press->label = field.label;
        line.press->chosen = field.focused;
    }
    return line;
}

Node field_of(const Kit& kit, const Field& field) {
    Reading reading{.kind = Reading::Kind::field,
                    .text = field.secret ? dots_for(field.value) : field.value,
                    .label = field.label,
                    .error = field.error,
                    .focused = field.focused};
    Node label = text_of(kit, field.label, TextStyle::small, Ink::ink_2);
    Node box = field_box(kit, field);
    box.reading = std::move(reading);
    Node all;
    if (kit.tight()) {
        // Label and box share a line.
        label.width = std::min(280.0, kit.width * 0.32);
        all = column(kit.u(8), row(16, std::move(label), grown(std::move(box))));
    } else {
        all = column(kit.u(8), std::move(label), std::move(box));
    }
    if (!field.error.empty() || !field.hint.empty()) all.add(remark(kit, field.error, field.hint));
    return all;
}

struct DrumSizes {
    double factor = 1;
    double cell(double length) const { return length * factor; }
};

Node drum_cell(const Kit& kit, const std::string& digit, const DrumSizes& sizes, bool previous,
               bool fraction, bool dim, bool marked) {
    const double width = sizes.cell(92);
    const double height = sizes.cell(previous ? 64 : 124);
    Kit own = kit;
    own.enlarge = sizes.factor;
    Ink ink = fraction ? Ink::drum_frac_on : dim ? Ink::drum_zero : Ink::drum_on;
    if (previous) ink = fraction ? Ink::drum_prev_frac : Ink::ink_2;
    Node text =
        text_of(own, digit, previous ? TextStyle::drum_prev : TextStyle::drum, ink, Align::center);
    text.width = width;
    text.height = height;
    Node cell = layers(at(std::move(text), 0, 0));
    cell.width = width;
    cell.height = height;
    cell.radius = 12;
    cell.fill = previous ? Ink::surface_2 : fraction ? Ink::drum_frac : Ink::drum;
    cell.edge = !previous;
    if (cell.edge && fraction && kit.contrast) cell.border = Ink::drum_frac_on;
    if (!marked) return cell;
    Node ring = block_of(width + 14, height + 14, Ink::surface, 18);
    ring.border = kit.contrast ? Ink::lit : Ink::primary;
    ring.border_width = 4;
    Node both = layers(at(std::move(ring), -7, -7), at(std::move(cell), 0, 0));
    both.width = width;
    both.height = height;
    return both;
}

Node drum_row(const Kit& kit, const std::string& digits, const Drum::Zone& zone,
              const std::string& mark, const DrumSizes& sizes, bool previous) {
    Node line = row(sizes.cell(8));
    const int whole = static_cast<int>(digits.size()) - zone.fraction;
    for (int i = 0; i < static_cast<int>(digits.size()); ++i) {
        if (i == whole && zone.fraction > 0) {
            Kit own = kit;
            own.enlarge = sizes.factor;
            Node comma = text_of(own, mark, previous ? TextStyle::drum_prev : TextStyle::drum,
                                 previous ? Ink::ink_2 : Ink::ink, Align::center);
            comma.width = sizes.cell(26);
            comma.height = sizes.cell(previous ? 64 : 124);
            line.add(at(std::move(comma), 0, sizes.cell(previous ? 4 : 13)));
        }
        line.add(drum_cell(kit, digits.substr(static_cast<std::size_t>(i), 1), sizes, previous,
                           i >= whole, !previous && i < zone.dim, !previous && i == zone.cursor));
    }
    line.main = Align::center;
    line.reading = Reading{};
    auto shown = digits;
    if (zone.fraction > 0) shown.insert(static_cast<std::size_t>(whole), mark);
    line.reading->text = std::move(shown);
    line.reading->label = previous ? zone.previous_label : zone.label;
    return line;
}

// How much smaller than drawn the cells must be to fit the column.
DrumSizes drum_sizes(const Kit& kit, const Drum& drum, double room) {
    const bool several = drum.zones.size() > 1 || drum.compact;
    double widest = 1;
    for (const auto& zone : drum.zones) {
        const auto cells = static_cast<double>(std::max(zone.digits.size(), zone.previous.size()));
        widest = std::max(widest, cells * 100 - 8 + (zone.fraction > 0 ? 34 : 0));
    }
    double factor = std::min(kit.enlarge, room / widest);
    if (drum.zones.size() > 1 || drum.compact) factor = std::min(factor, kit.tight() ? 0.6 : 0.75);
    if (kit.tight()) factor = std::min(factor, 0.75);
    if (several) factor = std::min(factor, (room - 240) / widest);
    return {factor};
}

Node zone_of(const Kit& kit, const Drum& drum, const Drum::Zone& zone, const DrumSizes& sizes) {
    const bool several = drum.zones.size() > 1 || drum.compact;
    Node all = column(kit.tight() ? 4 : several ? 8 : drum.framed ? 16 : 24);
    if (several) {
        auto before = zone.previous;
        const auto whole = before.size() - static_cast<std::size_t>(zone.fraction);
        if (zone.fraction > 0) before.insert(whole, drum.comma);
        Node words = column(0, text_of(kit, zone.label, TextStyle::small_bold));
        if (!before.empty())
            words.add(
                text_of(kit, zone.previous_label + " " + before, TextStyle::caption, Ink::ink_2));
        Node cells = drum_row(kit, zone.digits, zone, drum.comma, sizes, false);
        all.add(row(16, grown(std::move(words)), std::move(cells)));
        all.pad = {16, 10, 16, 10};
        all.radius = 14;
        if (zone.cursor >= 0) {
            all.border = Ink::primary;
            all.border_width = 4;
        }
        all = pressable(std::move(all), zone.action, Role::field);
        if (all.press) all.press->chosen = zone.cursor >= 0;
        return all;
    }
    all.add(drum_row(kit, zone.digits, zone, drum.comma, sizes, false));
    if (zone.previous.empty()) return all;
    all.add(column(drum.framed ? 4 : 8,
                   text_of(kit, zone.previous_label, TextStyle::small, Ink::ink_2, Align::center),
                   drum_row(kit, zone.previous, zone, drum.comma, sizes, true)));
    return all;
}

}  // namespace

Node build(const DigitCells& cells, const Kit& kit) {
    Node line = row(16);
    std::size_t at_digit = 0;
    for (std::size_t group = 0; group < cells.groups.size(); ++group) {
        if (group > 0) line.add(block_of(7.5, 1, Ink::none));
        for (int i = 0; i < cells.groups[group]; ++i, ++at_digit) {
            const bool typed = at_digit < cells.digits.size();
            const bool cursor = at_digit == cells.digits.size();
            Node cell = row(0);
            if (typed)
                cell.add(text_of(kit, cells.digits.substr(at_digit, 1), TextStyle::cell, Ink::ink,
                                 Align::center));
            cell.main = Align::center;
            cell.height = kit.u(kit.tight() ? 96 : 120);
            cell.radius = 14;
            cell.fill = Ink::surface;
            cell.border = cells.error ? Ink::bad
                          : cursor    ? Ink::primary
                          : typed     ? Ink::line_strong
                                      : Ink::line;
            cell.border_width = cursor || cells.error ? 4 : 2;
            line.add(grown(std::move(cell)));
        }
    }
    line.reading = Reading{.kind = Reading::Kind::field,
                           .text = cells.digits,
                           .error = cells.error ? cells.hint : std::string{},
                           .focused = true};
    Node all = column(16, std::move(line));
    if (!cells.hint.empty())
        all.add(remark(kit, cells.error ? cells.hint : std::string{}, cells.hint));
    return panel(kit, std::move(all), 32, 32);
}

Node build(const Fields& fields, const Kit& kit) {
    const bool stacked = kit.enlarge > 1;
    Node both = stacked ? column(8) : row(24);
    both.cross = stacked ? Cross::stretch : Cross::start;
    for (const auto& field : fields.row) {
        Node one = field_of(kit, field);
        both.add(stacked ? std::move(one) : grown(std::move(one)));
    }
    return both;
}

Node build(const Drum& drum, const Kit& kit) {
    const double inset = drum.framed ? (kit.landscape ? 23 : 32) : 0;
    const auto sizes =
        drum_sizes(kit, drum, kit.width - 2 * inset - (drum.zones.size() > 1 ? 32 : 0));
    Node all = column(kit.tight() ? 6 : 16);
    if (!drum.title.empty() || !drum.hint.empty()) {
        Node title = text_of(kit, drum.title, TextStyle::h3);
        title.line = kit.u(kit.tight() ? 40 : 48);
        Node line = row(16, std::move(title), spring());
        // Both halves wrap when the words are long.
        line.children.back().grow = 0.001;
        line.add(text_of(kit, drum.hint, TextStyle::small, Ink::ink_2, Align::end));
        all.add(std::move(line));
    }
    for (const auto& zone : drum.zones) all.add(zone_of(kit, drum, zone, sizes));
    if (!drum.framed) return all;
    return panel(kit, std::move(all), inset, 23);
}

}  // namespace kvitok::ui
