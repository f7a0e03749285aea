// The panel with a drawn device: what to do at it, in words and as a picture.
#include <cmath>

#include "ui/build.h"

namespace kvitok::ui {
namespace {

constexpr double device_width = 230;
constexpr double device_height = 406;

// A rounded rectangle turned about its middle, as a convex polygon.
Node turned(double x, double y, double width, double height, double radius, double degrees,
            Ink fill) {
    const double angle = degrees * std::acos(-1.0) / 180;
    Node node;
    node.kind = Node::Kind::polygon;
    node.fill = fill;
    const double half = std::hypot(width, height) / 2;
    node.x = x + width / 2 - half;
    node.y = y + height / 2 - half;
    node.width = node.height = 2 * half;
    constexpr int steps = 6;
    for (int corner = 0; corner < 4; ++corner) {
        const double cx = (corner == 0 || corner == 3 ? -1 : 1) * (width / 2 - radius);
        const double cy = (corner < 2 ? -1 : 1) * (height / 2 - radius);
        for (int i = 0; i <= steps; ++i) {
            const double turn = std::acos(-1.0) * (1 + corner / 2.0 + i / (2.0 * steps));
            const double px = cx + radius * std::cos(turn);
            const double py = cy + radius * std::sin(turn);
            node.points.push_back({half + px * std::cos(angle) - py * std::sin(angle),
                                   half + px * std::sin(angle) + py * std::cos(angle)});
        }
    }
    return node;
}

Node device(const Kit& kit, const DevicePanel& panel) {
    Node body = layers();
    body.width = 420;
    body.height = device_height + 24;
    // The plastic behind, then the device before it.
    body.add(turned(230, 62, 166, 106, 14, 10, Ink::primary));
    body.add(turned(252, 82, 36, 27, 6, 10, Ink::lit));
    body.add(turned(246, 126, 88, 8, 4, 10, Ink::surface));
    Node shell = at(block_of(device_width, device_height, Ink::device, 32), 0, 10);
    shell.edge = true;
    body.add(std::move(shell));
    Node screen = at(block_of(188, 132, Ink::primary_tint, 10), 21, 34);
    screen.edge = true;
    body.add(std::move(screen));
    Kit small = kit;
    small.enlarge = 0.88;
    Node words =
        column(13, text_of(small, panel.screen_title, TextStyle::brand, Ink::ink, Align::center),
               text_of(small, panel.screen_text, TextStyle::axis, Ink::ink_2, Align::center));
    words.main = Align::center;
    words.width = 188;
    words.height = 132;
    body.add(at(std::move(words), 21, 34));
    constexpr Ink accept[] = {Ink::bad, Ink::lit, Ink::device_accept};
    for (int line = 0; line < 4; ++line) {
        for (int key = 0; key < 3; ++key) {
            const Ink fill = line == 3 ? accept[key] : Ink::device_key;
            body.add(at(block_of(50, 37, fill, 8), 30 + 60.0 * key, 188 + 47.8 * line));
        }
    }
    body.add(at(block_of(142, 9, Ink::device_key, 4), 44, 391));
    return body;
}

}  // namespace

Node build(const DevicePanel& shown, const Kit& kit) {
    Node instruction = text_of(kit, shown.instruction, TextStyle::h2);
    instruction.line = kit.u(54);
    Node value = text_of(kit, shown.value, kit.enlarge > 1 ? TextStyle::hero : TextStyle::cell);
    Node words =
        column(kit.tight() ? 10 : 26,
               column(6, text_of(kit, shown.label, TextStyle::body, Ink::ink_2), std::move(value)),
               std::move(instruction));
    words.children.front().pad.bottom = kit.tight() ? 0 : 8;
    if (!shown.place.empty()) {
        words.add(row(12, icon_of(kit, shown.place_icon, 48, Ink::primary),
                      text_of(kit, shown.place, TextStyle::lead_bold, Ink::primary)));
    }
    if (kit.tight() || kit.width < 760 || kit.enlarge > 1)
        return panel(kit, std::move(words), 40, 28);
    Node line = row(12, grown(std::move(words)), device(kit, shown));
    line.min_height = 426;
    Node framed = panel(kit, std::move(line), 52, 38);
    framed.pad.right = 52;
    return framed;
}

}  // namespace kvitok::ui
