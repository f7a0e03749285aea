// Tiles, the hero panel, option rows, chips and rows of buttons.
#include <algorithm>
#include <utility>

#include "ui/build.h"

namespace kvitok::ui {
namespace {

// The sheet with a code that the hero panel shows.
Node picture(const Kit& kit, const QrCode& code) {
    Node sheet =
        layers(at(block_of(150, 12, Ink::line, 6), 28, 28),
               at(block_of(100, 12, Ink::line, 6), 28, 52), at(code_box(kit, code, 208), 28, 88));
    sheet.width = 264;
    sheet.height = 320;
    sheet.fill = Ink::paper;
    sheet.radius = 16;
    return sheet;
}

Node hero_button(const Kit& kit, const Hero& hero, double height) {
    Button button = hero.button;
    button.look = Look::outline;
    Node node = button_of(kit, button, height, TextStyle::explain);
    node.border = Ink::none;
    return node;
}

Node hero_hint(const Kit& kit, const Hero& hero) {
    Node line = row(kit.u(16), text_of(kit, hero.hint, TextStyle::lead_bold, Ink::lit),
                    icon_of(kit, hero.hint_icon, 44, Ink::lit));
    return line;
}

Node hero_small(const Kit& kit, const Hero& hero) {
    const auto& lead = hero.short_lead.empty() ? hero.lead : hero.short_lead;
    return padded(column(kit.u(16),
                         column(0, text_of(kit, hero.title, TextStyle::brand_l, Ink::on_primary),
                                text_of(kit, lead, TextStyle::lead, Ink::on_primary_2)),
                         hero_button(kit, hero, 112)),
                  32, kit.u(24));
}

Node words_of(const Kit& kit, const Tile& tile, TextStyle title, TextStyle hint) {
    const bool on = tile.enabled;
    Node words = column(0, text_of(kit, tile.title, title, on ? Ink::ink : Ink::on_disabled));
    if (!tile.hint.empty())
        words.add(text_of(kit, tile.hint, hint, on ? Ink::ink_2 : Ink::on_disabled));
    return words;
}

Node badge_of(const Kit& kit, const std::string& text) {
    Node disc = row(0, text_of(kit, text, TextStyle::axis_bold, Ink::on_lit, Align::center));
    disc.main = Align::center;
    disc.height = kit.u(36);
    disc.pad = {6, 0, 6, 0};
    // Two digits need a pill.
    disc.width = text.size() > 1 ? kit.u(48) : disc.height;
    disc.fill = Ink::lit;
    disc.radius = disc.height;
    return disc;
}

}  // namespace

Node build(const Hero& hero, const Kit& kit) {
    Node all;
    if (kit.reach || kit.tight()) {
        all = hero_small(kit, hero);
    } else if (kit.landscape) {
        // Without a hint and a picture the words stand alone.
        Node sight = row(40);
        if (hero.picture.size > 0) sight.add(picture(kit, hero.picture));
        if (!hero.hint.empty())
            sight.add(column(8, icon_of(kit, hero.hint_icon, 72, Ink::lit),
                             text_of(kit, hero.hint, TextStyle::button, Ink::lit)));
        all = column(24,
                     column(16, text_of(kit, hero.title, TextStyle::h1, Ink::on_primary),
                            text_of(kit, hero.lead, TextStyle::field, Ink::on_primary_2)),
                     spring(), std::move(sight), spring(), hero_button(kit, hero, 120));
        all = grown(padded(std::move(all), 40, 36));
    } else {
        Node words = column(0, text_of(kit, hero.title, TextStyle::hero, Ink::on_primary));
        Node lead = text_of(kit, hero.lead, TextStyle::body, Ink::on_primary_2);
        words.add(block_of(fit_content, 16, Ink::none)).add(std::move(lead));
        if (!hero.hint.empty())
            words.add(block_of(fit_content, 28, Ink::none)).add(hero_hint(kit, hero));
        Node sight = row(44, grown(std::move(words)));
        if (hero.picture.size > 0) sight.add(picture(kit, hero.picture));
        all = column(44, std::move(sight), hero_button(kit, hero, 120));
        all.pad = {44, 48, 44, 44};
    }
    all.fill = Ink::primary;
    all.radius = 24;
    return all;
}

Node build(const WideTile& wide, const Kit& kit) {
    const auto& tile = wide.tile;
    const bool small = kit.reach || kit.tight();
    const bool narrow = kit.width < 700;
    Node all = row(
        narrow ? 24 : 32, icon_box(kit, tile.icon, tile.tint, 96, 56),
        grown(words_of(kit, tile, narrow ? TextStyle::panel : TextStyle::h2, TextStyle::small)));
    if (!tile.badge.empty()) all.add(badge_of(kit, tile.badge));
    if (tile.enabled) all.add(chevron(kit, 56));
    all.pad = {32, 12, 32, 12};
    all.min_height = small ? (tile.hint.empty() ? 140 : 164) : 224;
    if (kit.tight()) all.min_height = kit.u(112);
    all.fill = tile.enabled ? Ink::surface : Ink::disabled;
    all.radius = 20;
    all.edge = true;
    if (kit.landscape) all.grow = 1;
    return pressable(std::move(all), tile.action, Role::tile);
}

Node build(const HalfTiles& halves, const Kit& kit) {
    const bool small = kit.reach || kit.tight();
    Node both = row(small ? 20 : 28);
    both.cross = Cross::stretch;
    for (const auto& tile : halves.tiles) {
        if (small) {
            Button button{
                .label = tile.title, .action = tile.action, .look = Look::plain, .icon = tile.icon};
            both.add(grown(button_of(kit, button, kit.tight() ? 104 : 136)));
            continue;
        }
        Node all = column(
            0, row(16, icon_box(kit, tile.icon, tile.tint, 80, 48), spring(), chevron(kit, 48)),
            spring(), words_of(kit, tile, TextStyle::h3, TextStyle::caption));
        all.pad = {32, kit.u(28), 32, kit.u(28)};
        all.min_height = kit.u(248);
        all.fill = Ink::surface;
        all.radius = 20;
        all.edge = true;
        both.add(grown(pressable(std::move(all), tile.action, Role::tile)));
    }
    return both;
}

Node build(const MenuGrid& grid, const Kit& kit) {
    const std::size_t columns = kit.landscape || kit.enlarge > 1 ? 2 : 4;
    const double gap = 16;
    const double width =
        (kit.width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double height = kit.u(kit.tight() ? 104 : 136);
    const double icon = kit.u(48);
    const double top = kit.u(kit.tight() ? 10 : 24);
    Node rows = column(gap);
    for (std::size_t from = 0; from < grid.tiles.size(); from += columns) {
        Node line = row(gap);
        for (std::size_t i = from; i < std::min(from + columns, grid.tiles.size()); ++i) {
            const auto& tile = grid.tiles[i];
            const auto ink = tile.enabled ? Ink::primary : Ink::on_disabled;
            Node label = text_of(kit, tile.title, TextStyle::caption_bold,
                                 tile.enabled ? Ink::ink : Ink::on_disabled, Align::center);
            label.width = width;
            Node all = layers(at(icon_of(kit, tile.icon, 48, ink), (width - icon) / 2, top),
                              at(std::move(label), 0, top + icon + kit.u(kit.tight() ? 2 : 6)));
            if (!tile.badge.empty())
                all.add(
                    at(badge_of(kit, tile.badge), (width + icon) / 2 - kit.u(6), top - kit.u(8)));
            all.width = width;
            all.height = height;
            all.fill = tile.enabled ? Ink::surface : Ink::disabled;
            all.border = tile.enabled ? Ink::line : Ink::none;
            all.border_width = 2;
            all.radius = 16;
            all = pressable(std::move(all), tile.action, Role::tile);
            if (all.press) {
                all.press->enabled = tile.enabled;
                all.press->label = tile.title;
            }
            line.add(std::move(all));
        }
        rows.add(std::move(line));
    }
    return rows;
}

Node build(const Options& options, const Kit& kit) {
    Node rows = column(kit.tight() ? 10 : 16);
    for (const auto& option : options.options) {
        Node words = column(0);
        Node title =
            text_of(kit, option.title, TextStyle::h3, option.enabled ? Ink::ink : Ink::on_disabled);
        title.line = kit.u(48);
        words.add(std::move(title));
        if (!option.hint.empty())
            words.add(text_of(kit, option.hint, TextStyle::small, Ink::ink_2));
        Node line = row(24, radio(kit, option.selected), grown(std::move(words)));
        if (!option.value.empty()) line.add(text_of(kit, option.value, TextStyle::sum));
        if (option.icon != Icon::none) line.add(icon_of(kit, option.icon, 48, Ink::primary));
        line.pad = {32, kit.u(8), 32, kit.u(8)};
        line.min_height = kit.u(112);
        line.radius = 20;
        line.fill = !option.enabled   ? Ink::disabled
                    : option.selected ? Ink::primary_tint
                                      : Ink::surface;
        line.border = option.selected ? Ink::primary : Ink::line_strong;
        line.border_width = option.selected ? 4 : 2;
        line = pressable(std::move(line), option.action, Role::option, Ink::tint_press);
        if (line.press) {
            line.press->enabled = option.enabled;
            line.press->chosen = option.selected;
            line.press->label = option.title;
        }
        rows.add(std::move(line));
    }
    return rows;
}

Node build(const OptionTiles& options, const Kit& kit) {
    Node both = row(16);
    both.cross = Cross::stretch;
    if (kit.enlarge > 1) both.flow = Node::Flow::column;
    for (const auto& option : options.options) {
        const auto ink = option.enabled ? Ink::primary : Ink::on_disabled;
        Node title =
            text_of(kit, option.title, TextStyle::h3, option.enabled ? Ink::ink : Ink::on_disabled);
        title.line = kit.u(48);
        Node words = column(0, std::move(title));
        if (!option.hint.empty())
            words.add(text_of(kit, option.hint, TextStyle::small, Ink::ink_2));
        Node tile;
        if (kit.enlarge > 1 || kit.tight()) {
            tile = row(24, icon_of(kit, option.icon, 56, ink), grown(std::move(words)),
                       radio(kit, option.selected));
            tile.min_height = kit.u(112);
        } else {
            tile = column(
                10,
                row(16, icon_of(kit, option.icon, 64, ink), spring(), radio(kit, option.selected)),
                std::move(words));
            tile.min_height = kit.u(196);
        }
        tile.pad = {32, 17, 32, 17};
        tile.radius = 20;
        tile.fill = !option.enabled   ? Ink::disabled
                    : option.selected ? Ink::primary_tint
                                      : Ink::surface;
        tile.border = option.selected ? Ink::primary : Ink::line_strong;
        tile.border_width = option.selected ? 4 : 2;
        tile = pressable(std::move(tile), option.action, Role::option, Ink::tint_press);
        if (tile.press) {
            tile.press->enabled = option.enabled;
            tile.press->chosen = option.selected;
            tile.press->label = option.title;
        }
        both.add(both.flow == Node::Flow::row ? grown(std::move(tile)) : std::move(tile));
    }
    return both;
}

namespace {

Node pill_of(const Chip& chip, const Kit& kit, double side) {
    Button button{.label = chip.label,
                  .action = chip.action,
                  .look = chip.selected ? Look::primary : Look::plain,
                  .icon = chip.icon};
    Node pill =
        button_of(kit, button, 88, chip.selected ? TextStyle::table_bold : TextStyle::table, 36);
    pill.radius = kit.u(44);
    pill.pad = {kit.u(side), 0, kit.u(side), 0};
    pill.press->chosen = chip.selected;
    pill.press->role = Role::option;
    return pill;
}

// As many equally wide chips in a row as asked for, two where it is narrow.
Node even_rows(const Chips& chips, const Kit& kit, std::size_t per_row) {
    Node rows = column(12);
    Node line = row(12);
    for (const auto& chip : chips.chips) {
        if (line.children.size() == per_row) rows.add(std::exchange(line, row(12)));
        line.add(grown(pill_of(chip, kit, 12)));
    }
    while (line.children.size() < per_row) line.add(grown(block_of(0, 0, Ink::none)));
    rows.add(std::move(line));
    return rows;
}

}  // namespace

Node build(const Chips& chips, const Kit& kit) {
    const bool narrow = kit.landscape || kit.enlarge > 1;
    if (chips.per_row > 0) {
        const auto per_row = static_cast<std::size_t>(chips.per_row);
        return even_rows(chips, kit, narrow ? std::min<std::size_t>(per_row, 2) : per_row);
    }
    const std::size_t most = !narrow ? chips.chips.size() : chips.chips.size() > 4 ? 3 : 2;
    Node all = column(12);
    for (const auto& chip : chips.chips) {
        const bool opens_more = chip.icon != Icon::none;
        if (all.children.empty() || (narrow && opens_more) ||
            all.children.back().children.size() == most)
            all.add(row(12));
        Node pill = pill_of(chip, kit, 34);
        // What opens more than it names takes the rest of the line.
        if (opens_more) pill.grow = 1;
        all.children.back().add(std::move(pill));
    }
    return all;
}

Node build(const ButtonRow& buttons, const Kit& kit) {
    if (buttons.last_wide && buttons.buttons.size() == 2) {
        Node line = buttons_row(kit, buttons.buttons, 112, TextStyle::button, 16);
        line.children.front().grow = 0;
        line.children.front().width = kit.width * 408 / 984;
        return line;
    }
    switch (buttons.height) {
        case RowHeight::small:
            return buttons_row(kit, buttons.buttons, 88, TextStyle::table_bold);
        case RowHeight::normal:
            return buttons_row(kit, buttons.buttons, 112, TextStyle::button);
        case RowHeight::large:
            return buttons_row(kit, buttons.buttons, 128, TextStyle::button_l);
    }
    return {};
}

}  // namespace kvitok::ui
