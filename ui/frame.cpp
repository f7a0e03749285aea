#include "ui/frame.h"

#include <algorithm>

namespace kvitok::ui {
namespace {

bool has_nav(const Page& page) {
    return page.nav.back != Presence::absent || page.nav.home != Presence::absent ||
           page.nav.exit != Presence::absent;
}

// The frame does not grow with large text, only its words do a little.
Kit frame_kit(const Kit& kit, double enlarge) {
    Kit own = kit;
    own.enlarge = kit.enlarge > 1 ? enlarge : 1;
    own.on_night = false;
    return own;
}

Node nav_button(const Kit& kit, Presence presence, Icon icon, const std::string& text,
                Action action, double height) {
    if (presence == Presence::absent) return {};
    const Kit words = frame_kit(kit, 1.11);
    Button button{.label = text,
                  .action = action,
                  .look = Look::plain,
                  .enabled = presence == Presence::enabled};
    Node node = button_of(frame_kit(kit, 1), button, height);
    const auto ink = button.enabled ? Ink::ink : Ink::on_disabled;
    node.children.clear();
    node.add(icon_of(frame_kit(kit, 1), icon, 44, ink));
    node.add(text_of(words, text, TextStyle::button, ink));
    node.pad = {16, 0, 16, 0};
    node.gap = 16;
    return node;
}

Node language_button(const Kit& kit, const AccessBar& access, double width, double height) {
    const Kit words = frame_kit(kit, 1.03);
    const auto half = [&](const std::string& text, bool chosen, Action action) {
        Node node = row(0, text_of(words, text, chosen ? TextStyle::small_bold : TextStyle::small,
                                   chosen ? Ink::on_primary : Ink::ink, Align::center));
        node.main = Align::center;
        node.width = width / 2 - 2;
        node.height = height - 4;
        node.fill = chosen ? Ink::primary : Ink::surface;
        node.radius = 14;
        node = pressable(std::move(node), action, Role::option);
        node.press->chosen = chosen;
        return node;
    };
    Node both = layers();
    both.width = width;
    both.height = height;
    both.fill = Ink::surface;
    both.border = Ink::line_strong;
    both.border_width = 2;
    both.radius = 16;
    const bool second = access.second_chosen;
    Node left = half(access.first_language, !second, actions::first_language);
    Node right = half(access.second_language, second, actions::second_language);
    both.add(at(std::move(left), 2, 2)).add(at(std::move(right), width / 2, 2));
    // The chosen half is straight where the halves meet.
    both.add(at(block_of(16, height - 4, Ink::primary), second ? width / 2 : width / 2 - 16, 2));
    std::rotate(both.children.begin(), both.children.end() - 1, both.children.end());
    return both;
}

Node access_button(const Kit& kit, Icon icon, const std::string& text, bool on, Action action,
                   bool labelled) {
    const Kit words = frame_kit(kit, 1.03);
    const auto ink = on ? Ink::on_primary : Ink::ink;
    Node node = row(10, icon_of(frame_kit(kit, 1), icon, labelled ? 36 : 44, ink));
    if (labelled)
        node.add(text_of(words, text, on ? TextStyle::small_bold : TextStyle::small, ink));
    node.main = Align::center;
    node.fill = on ? Ink::primary : Ink::surface;
    node.border = on ? Ink::primary : Ink::line;
    node.border_width = 2;
    node.radius = 16;
    node = pressable(std::move(node), action, Role::option,
                     on ? Ink::primary_press : Ink::primary_tint);
    node.press->chosen = on;
    node.press->label = text;
    return node;
}

// Four access buttons after the language, filling `width`.
Node access_row(const Page& page, const Kit& kit, double language, double height, bool labelled,
                double square) {
    Node line = row(12, language_button(kit, page.access, language, height));
    const auto& modes = kit.view.modes;
    const auto add = [&](Icon icon, const std::string& text, bool on, Action action) {
        Node node = access_button(kit, icon, text, on, action, labelled);
        node.height = height;
        if (labelled) node.grow = 1;
        if (!labelled) node.width = square;
        line.add(std::move(node));
    };
    add(Icon::format_size, page.access.larger, modes.large, actions::larger);
    add(Icon::contrast_circle, page.access.contrast, modes.contrast, actions::contrast);
    add(Icon::wheelchair, page.access.reach, modes.reach, actions::reach);
    add(Icon::help_circle_outline, page.access.help, false, actions::help);
    return line;
}

Node portrait_bars(const Page& page, const Kit& kit, double width) {
    Node bars = column(0);
    if (has_nav(page)) {
        // Shares as drawn: 268, 316 and what remains of 936.
        Node line = row(24);
        line.height = nav_height;
        const auto add = [&](Presence presence, Icon icon, const std::string& text, Action action,
                             double share) {
            Node node = nav_button(kit, presence, icon, text, action, 104);
            node.grow = share;
            line.add(std::move(node));
        };
        add(page.nav.back, Icon::arrow_left, page.nav.back_text, actions::back, 268);
        add(page.nav.home, Icon::home, page.nav.home_text, actions::home, 316);
        add(page.nav.exit, Icon::logout, page.nav.exit_text, actions::exit, 352);
        line.pad = {margin, 2, margin, 0};
        line.fill = Ink::surface;
        Node bar = layers(std::move(line), block_of(width, 2, Ink::line));
        bar.height = nav_height;
        bars.add(std::move(bar));
    }
    if (page.access.shown) {
        Node line = access_row(page, kit, 180, 88, true, 0);
        line.pad = {margin, 2, margin, 0};
        line.height = access_height;
        line.fill = Ink::canvas;
        Node bar = layers(std::move(line), block_of(width, 2, Ink::line));
        bar.height = access_height;
        bars.add(std::move(bar));
    }
    return bars;
}

Node landscape_bar(const Page& page, const Kit& kit, double width) {
    Node line = row(12);
    const bool nav = has_nav(page);
    const auto add = [&](Presence presence, Icon icon, const std::string& text, Action action) {
        Node node = nav_button(kit, presence, icon, text, action, 96);
        if (presence == Presence::absent) return;
        node.pad = {30, 0, 30, 0};
        line.add(std::move(node));
    };
    if (nav) {
        add(page.nav.back, Icon::arrow_left, page.nav.back_text, actions::back);
        add(page.nav.home, Icon::home, page.nav.home_text, actions::home);
        line.add(spring());
    }
    if (page.access.shown) {
        Node access = access_row(page, kit, 195, 96, !nav, 96);
        if (!nav) access.grow = 1;
        line.add(std::move(access));
    }
    if (nav) {
        line.add(spring());
        add(page.nav.exit, Icon::logout, page.nav.exit_text, actions::exit);
    }
    line.pad = {margin, 2, margin, 0};
    line.height = nav_height;
    line.fill = Ink::surface;
    Node bar = layers(std::move(line), block_of(width, 2, Ink::line));
    bar.height = nav_height;
    return bar;
}

}  // namespace

double context_height(const Page& page, const Kit& kit) {
    if (page.context.left.empty() && page.context.right.empty()) return 0;
    return kit.enlarge > 1 ? 96 : 80;
}

double bars_height(const Page& page, const Kit& kit) {
    const bool nav = has_nav(page);
    if (kit.landscape) return nav || page.access.shown ? nav_height : 0;
    return (nav ? nav_height : 0) + (page.access.shown ? access_height : 0);
}

Node logo_of(double window_width, double window_height, double gap, bool lit, bool contrast) {
    Node logo = layers();
    for (int i = 0; i < 4; ++i) {
        const bool on = lit && i == 1;
        Node window = block_of(window_width, window_height,
                               on         ? Ink::lit
                               : contrast ? Ink::night
                                          : Ink::logo_off,
                               4);
        if (contrast && !on) {
            window.border = Ink::logo_off;
            window.border_width = 3;
        }
        logo.add(
            at(std::move(window), (i % 2) * (window_width + gap), (i / 2) * (window_height + gap)));
    }
    logo.width = 2 * window_width + gap;
    logo.height = 2 * window_height + gap;
    return logo;
}

Node header_of(const Page& page, const Kit& kit, double width) {
    const Kit own = frame_kit(kit, 1);
    const auto& header = page.header;
    Node line = row(24, logo_of(22, 28, 6, true, kit.contrast));
    Node name = column(0, text_of(own, header.brand, TextStyle::brand, Ink::on_night),
                       text_of(own, header.company, TextStyle::caption, Ink::on_night_2));
    // Lines as drawn: centres at 38.5 and 76.5 of 112.
    name.children[0].line = 41;
    name.children[1].line = 35;
    line.add(at(grown(std::move(name)), 0, 0));
    if (!header.person.empty()) {
        Node chip = row(12, icon_of(own, Icon::account_circle, 40, Ink::on_night),
                        text_of(own, header.person, TextStyle::small, Ink::on_night));
        chip.height = 64;
        chip.pad = {16, 0, 24, 0};
        chip.fill = Ink::night_2;
        chip.radius = 32;
        line.add(std::move(chip));
    } else if (!header.date.empty() && !kit.reach) {
        line.add(text_of(own, header.date, TextStyle::small, Ink::on_night_2, Align::end));
    }
    line.add(text_of(own, header.clock, TextStyle::clock, Ink::on_night, Align::end));
    line.pad = {margin, 0, margin, 0};
    line.width = width;
    line.height = header_height;
    line.fill = Ink::night;
    if (!kit.contrast || kit.reach) return line;
    return layers(std::move(line), at(block_of(width, 3, Ink::line), 0, header_height - 3));
}

Node context_of(const Page& page, const Kit& kit, double width) {
    if (context_height(page, kit) <= 0) return {};
    Kit own = frame_kit(kit, 1.2);
    Kit right = frame_kit(kit, 1.13);
    Node line =
        row(16, icon_of(frame_kit(kit, 1), page.context.icon, 44, Ink::primary),
            text_of(own, page.context.left, TextStyle::small_bold),
            grown(text_of(right, page.context.right, TextStyle::small, Ink::ink, Align::end)));
    line.pad = {margin, 0, margin, 0};
    line.width = width;
    line.height = context_height(page, kit);
    line.fill = Ink::primary_tint;
    if (!kit.contrast) return line;
    const double below = line.height - 3;
    return layers(std::move(line), at(block_of(width, 3, Ink::line), 0, below));
}

Node bars_of(const Page& page, const Kit& kit, double width) {
    Node bars = kit.landscape ? landscape_bar(page, kit, width) : portrait_bars(page, kit, width);
    bars.width = width;
    return bars;
}

namespace {

Node step_bar(const Kit& kit, int current, int total) {
    Node bar = row(10);
    for (int i = 1; i <= total; ++i) {
        const bool past = i <= current;
        Node part = block_of(fit_content, 12,
                             past           ? Ink::primary
                             : kit.contrast ? Ink::surface
                                            : Ink::line,
                             6);
        part.edge = !past;
        bar.add(grown(std::move(part)));
    }
    return bar;
}

}  // namespace

Node title_of(const Page& page, const Kit& kit) {
    const auto& title = page.title;
    Kit own = kit;
    if (kit.enlarge > 1) own.enlarge = 1.167;
    Node all = column(20);
    if (title.text.empty() && page.step.current == 0) return all;
    Node words = column(0);
    Node name =
        text_of(own, title.text, title.icon == Icon::none ? TextStyle::h1 : TextStyle::title_icon);
    name.reading = Reading{.kind = Reading::Kind::title};
    if (kit.tight() && title.icon == Icon::none) {
        name = text_of(own, title.text, TextStyle::h2);
        name.reading = Reading{.kind = Reading::Kind::title};
    }
    if (title.icon != Icon::none) {
        name.line = own.u(54);
        words.add(std::move(name));
        if (!title.hint.empty()) {
            words.add(text_of(own, title.hint, TextStyle::small, Ink::ink_2));
            words.children.back().line = own.u(42);
        }
        Node line = row(24, icon_box(own, title.icon, title.tint, kit.tight() ? 80 : 96, 56),
                        grown(std::move(words)));
        all.add(std::move(line));
        return all;
    }
    if (!title.tag.text.empty()) {
        words.gap = 10;
        words.add(text_of(own, title.text, TextStyle::title_icon));
        words.children.back().reading = Reading{.kind = Reading::Kind::title};
        words.add(row(16, text_of(own, title.hint, TextStyle::small, Ink::ink_2),
                      tag_of(own, title.tag)));
        all.add(std::move(words));
        return all;
    }
    words.add(std::move(name));
    if (!title.hint.empty() && !kit.tight()) {
        words.gap = 8;
        words.add(text_of(kit, title.hint, TextStyle::body, Ink::ink_2));
    }
    Node line = row(16, grown(std::move(words)));
    if (!title.side.empty())
        line.add(text_of(own, title.side, TextStyle::small, Ink::ink_2, Align::end));
    if (title.side_windows > 0)
        line.add(windows_of(own, {title.side_lit, title.side_windows}, 32, 40, 8));
    if (!page.step.text.empty())
        line.add(text_of(own, page.step.text, TextStyle::body, Ink::ink_2, Align::end));
    all.add(std::move(line));
    if (page.step.total > 1) all.add(step_bar(kit, page.step.current, page.step.total));
    if (kit.tight()) all.gap = 12;
    return all;
}

}  // namespace kvitok::ui
