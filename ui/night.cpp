#include "ui/night.h"

#include <algorithm>

#include "ui/build.h"
#include "ui/frame.h"

namespace kvitok::ui {
namespace {

constexpr double side = 72;
constexpr int house_columns = 6;

Node head_of(const Page& page, const Kit& kit) {
    const auto& header = page.header;
    auto about = header.company;
    if (!header.address.empty()) about += ", " + header.address;
    Node name = column(0, text_of(kit, header.brand, TextStyle::brand_l, Ink::on_night),
                       text_of(kit, about, TextStyle::small, Ink::on_night_2));
    name.children[0].line = 54;
    name.children[1].line = 38;
    Node time =
        column(0, text_of(kit, header.clock, TextStyle::clock_l, Ink::on_night, Align::end));
    time.children[0].line = 76;
    if (!header.date.empty()) {
        time.add(text_of(kit, header.date, TextStyle::small, Ink::on_night_2, Align::end));
        time.children[1].line = 36;
    }
    const bool lit = page.night.start.action.value != 0;
    return row(24, logo_of(29, 36, 8, lit, kit.contrast), grown(std::move(name)), std::move(time));
}

// One window: two sashes.
void add_window(Node& house, const Kit& kit, double x, double y, bool lit, double f) {
    const Ink fill = lit ? Ink::lit : Ink::night_2;
    for (const double sash : {0.0, 64.0}) {
        Node pane = block_of((sash > 0 ? 32 : 58) * f, 92 * f, fill, 8 * f);
        pane.edge = kit.contrast && !lit;
        house.add(at(std::move(pane), x + sash * f, y));
    }
}

// The house at night: `rows` floors of six windows and a door; drawn `f` times its size.
Node house_of(const Page& page, const Kit& kit, double width, double f) {
    const int rows = std::max(1, page.night.house_rows);
    const double body = 844 * f;
    const double left = (width - body) / 2;
    const double tall = (65 + 124.0 * rows) * f;
    Node house = layers();
    house.width = width;
    house.height = tall + 24 * f;
    Node wall = block_of(body, tall - 24 * f, Ink::night_3);
    wall.edge = kit.contrast;
    house.add(at(std::move(wall), left, 24 * f));
    Node roof = block_of(body + 40 * f, 24 * f, Ink::night_2, 6 * f);
    roof.edge = kit.contrast;
    house.add(at(std::move(roof), left - 20 * f, 0));
    const auto& lit = page.night.lit;
    for (int i = 0; i < rows * house_columns; ++i) {
        const int floor = i / house_columns;
        const int column = i % house_columns;
        // The door stands where the fourth window of the lowest floor would be.
        if (floor == rows - 1 && column == 3) continue;
        const auto index = static_cast<std::size_t>(i);
        add_window(house, kit, left + (44 + 132.0 * column) * f, (56 + 124.0 * floor) * f,
                   index < lit.size() && lit[index], f);
    }
    const double door = tall - 124 * f;
    house.add(at(block_of(88 * f, 140 * f, Ink::halo, 8 * f), left + 444 * f, tall - 140 * f));
    house.add(at(block_of(64 * f, 124 * f, Ink::lit, 4 * f), left + 456 * f, door));
    house.add(at(block_of(width, 24 * f, Ink::ground), 0, tall));
    return house;
}

Node start_of(const Night& night, const Kit& kit) {
    Button button = night.start;
    button.look = Look::amber;
    Node node = button_of(kit, button, kit.landscape || kit.tight() ? 128 : 168,
                          kit.tight() ? TextStyle::h2 : TextStyle::h1, kit.tight() ? 56 : 76);
    node.gap = 28;
    node.radius = 24;
    return node;
}

Node words_of(const Page& page, const Kit& kit, Sizer& sizer, double width) {
    const auto& night = page.night;
    Kit own = kit;
    own.width = width;
    const bool idle = static_cast<bool>(night.start.action);
    Node all = column(0, head_of(page, own));
    const double space = kit.tight() ? 20 : kit.landscape ? 40 : idle ? 79 : 82;
    all.add(block_of(fit_content, space, Ink::none));
    Node headline = text_of(own, night.headline,
                            kit.tight() ? TextStyle::status
                            : idle      ? TextStyle::attract
                                        : TextStyle::notice,
                            Ink::on_night);
    headline.reading = Reading{.kind = Reading::Kind::title};
    all.add(std::move(headline));
    if (!night.lead.empty()) {
        Node lead = text_of(own, night.lead, TextStyle::body_l, Ink::on_night_2);
        lead.line = own.u(54);
        all.add(block_of(fit_content, 28, Ink::none)).add(std::move(lead));
    }
    if (!night.features.empty()) {
        Node features = kit.enlarge > 1 ? column(12) : row(40);
        for (const auto& [icon, text] : night.features)
            features.add(row(12, icon_of(own, icon, 44, Ink::lit),
                             text_of(own, text, TextStyle::lead, Ink::on_night_2)));
        all.add(block_of(fit_content, kit.tight() ? 16 : 44, Ink::none)).add(std::move(features));
    }
    if (idle) {
        all.add(block_of(fit_content, kit.tight() ? 20 : kit.landscape ? 48 : 59, Ink::none));
        all.add(start_of(night, own));
        all.add(block_of(fit_content, kit.tight() ? 8 : 24, Ink::none));
        all.add(text_of(own, night.start_hint, TextStyle::lead, Ink::on_night_2, Align::center));
    }
    for (const auto& block : page.blocks) {
        all.add(block_of(fit_content, block.gap == stack_gap ? 44 : block.gap, Ink::none));
        all.add(build(block.content, own, sizer));
    }
    return all;
}

Node notice_of(const Night& night, const Kit& kit) {
    Node line = row(20, icon_of(kit, Icon::alert_circle_outline, 48, Ink::warn),
                    grown(text_of(kit, night.notice, TextStyle::table)));
    line.pad = {margin, kit.u(16), margin, kit.u(16)};
    line.min_height = 112;
    line.fill = Ink::warn_tint;
    line.edge = true;
    return line;
}

Node foot_of(const Night& night, const Kit& kit) {
    Node line = row(24, grown(text_of(kit, night.foot_left, TextStyle::small, Ink::on_night_2)),
                    text_of(kit, night.foot_right, TextStyle::small, Ink::on_night_2, Align::end));
    line.pad = {margin, 0, margin, 0};
    line.height = 88;
    line.fill = Ink::ground;
    return line;
}

}  // namespace

Node night_of(const Page& page, const Kit& kit, Sizer& sizer, double width, double height) {
    const auto& night = page.night;
    Node bottom = column(0);
    if (!night.notice.empty()) bottom.add(notice_of(night, kit));
    if (!night.foot_left.empty() || !night.foot_right.empty()) bottom.add(foot_of(night, kit));
    const double bottom_height = sizer.height(bottom, width);
    const double free = height - bottom_height;

    Node all = layers();
    all.width = width;
    all.height = height;
    all.fill = Ink::night;
    if (night.whole_screen_starts && night.start.action) {
        all.press = Press{.action = night.start.action, .label = night.start.label};
        all.press->pressed = Ink::night;
    }
    const double words_width = kit.landscape ? width * 0.52 : width - 2 * side;
    Kit own = kit;
    Node words = words_of(page, own, sizer, words_width);
    const double top = kit.landscape ? 40 : 60;
    for (const double enlarge : {kit.enlarge, 1.1, 1.0}) {
        if (sizer.height(words, words_width) + top <= free || enlarge > own.enlarge) continue;
        own.room = Room::tight;
        own.enlarge = enlarge;
        words = words_of(page, own, sizer, words_width);
    }
    const double used = top + sizer.height(words, words_width);
    // The house takes what the words leave; with too little it is left out.
    const double house_room = kit.landscape ? width * 0.4 : width;
    double f = kit.landscape ? house_room / 900 : width / 1080;
    Node house = house_of(page, kit, kit.landscape ? house_room : width, f);
    if (kit.landscape || used + house.height <= free + 40) {
        const double x = kit.landscape ? width - house_room : 0;
        all.add(at(std::move(house), x, free - house.height));
    }
    words.width = words_width;
    all.add(at(std::move(words), side, top));
    bottom.width = width;
    all.add(at(std::move(bottom), 0, free));
    return all;
}

}  // namespace kvitok::ui
