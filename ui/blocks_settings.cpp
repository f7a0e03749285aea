// Panels of what can be changed: rows with a button or a switch.
#include "ui/build.h"

namespace kvitok::ui {
namespace {

constexpr double switch_width = 112;
constexpr double switch_height = 64;
constexpr double knob = 52;

// A pill with a knob; where the knob stands says it without colour.
Node switch_of(bool on) {
    const double edge = (switch_height - knob) / 2;
    Node pill = layers(at(block_of(knob, knob, Ink::surface, knob / 2),
                          on ? switch_width - knob - edge - 2 : edge, edge));
    pill.width = switch_width;
    pill.height = switch_height;
    pill.fill = on ? Ink::primary : Ink::line_strong;
    pill.radius = switch_height / 2;
    return pill;
}

Node settings_row(const Kit& kit, const Settings::Row& one) {
    const bool switched = one.state != Settings::Switch::none;
    Node label = text_of(kit, one.label, switched ? TextStyle::body : TextStyle::small,
                         switched ? Ink::ink : Ink::ink_2);
    Node words = column(1, std::move(label));
    if (!one.value.empty())
        words.add(text_of(kit, one.value, switched ? TextStyle::small : TextStyle::body,
                          switched ? Ink::ink_2 : Ink::ink));
    Node line = row(24);
    if (one.icon != Icon::none) line.add(icon_of(kit, one.icon, 48, Ink::primary));
    line.add(grown(std::move(words)));
    if (!one.button.label.empty()) line.add(button_of(kit, one.button, 88, TextStyle::table_bold));
    if (!switched) {
        line.min_height = kit.tight() ? 92 : kit.u(102);
        return line;
    }
    line.add(switch_of(one.state == Settings::Switch::on));
    line.min_height = kit.tight() ? 92 : kit.u(110);
    line = pressable(std::move(line), one.action);
    if (line.press) {
        line.press->label = one.label + ", " + one.spoken;
        line.press->chosen = one.state == Settings::Switch::on;
    }
    return line;
}

}  // namespace

Node build(const Settings& settings, const Kit& kit) {
    Node all = column(0);
    if (!settings.title.empty()) {
        all.add(padded(column(0, text_of(kit, settings.title, TextStyle::panel)), 0, 12));
    }
    for (const auto& one : settings.rows) {
        if (!all.children.empty()) all.add(block_of(fit_content, 2, Ink::line));
        all.add(settings_row(kit, one));
    }
    return panel(kit, std::move(all), 32, settings.title.empty() ? 8 : 5);
}

}  // namespace kvitok::ui
