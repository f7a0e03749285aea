// The work area of landscape: what is seen beside what is done, or a list in two columns.
#include <algorithm>
#include <iterator>

#include "ui/build.h"
#include "ui/flow.h"
#include "ui/frame.h"

namespace kvitok::ui {
namespace {

// Of pieces one below the other; the gap above the first does not count.
template <class Pieces>
double height_of(const Pieces& pieces) {
    double height = 0;
    for (const auto& piece : pieces)
        height += piece.height + (&piece == pieces.data() ? 0 : piece.gap);
    return height;
}

}  // namespace

double WorkArea::see_width(double width) const {
    switch (page_.layout) {
        case Template::keypad:
            return width * 0.592;
        case Template::table:
            return width * (width > 1800 ? 0.288 : 0.26);
        case Template::menu:
            return width * 0.56;
        default:
            return width * 0.48;
    }
}

bool WorkArea::try_double(const Area& area, Room room, bool force) {
    Kit kit = kit_;
    kit.room = room;
    const bool context = !page_.context.left.empty() || !page_.context.right.empty();
    const bool keyboard = holds<Keyboard>(flow_) || holds<Keyboard>(docked_);
    const double bottom = keyboard ? 0 : room == Room::tight ? 12 : context ? 28 : 32;
    const double gutter = page_.layout == Template::table ? 28 : 32;
    const double free = area.width - gutter;
    Column see;
    see.area = {area.x, area.y, see_width(free), area.height - bottom};
    Column act;
    act.area = {area.x + see.area.width + gutter, area.y, free - see.area.width,
                area.height - bottom};
    see.fills = act.fills = true;
    kit.width = see.area.width;
    Node title = title_of(page_, kit);
    if (!title.children.empty()) {
        Piece piece;
        piece.height = sizer_.height(title, see.area.width);
        piece.node = std::move(title);
        see.head.push_back(std::move(piece));
    }
    add_blocks(see.flow, flow_, kit, see.area.width, static_cast<int>(Side::see));
    add_blocks(see.docked, docked_, kit, see.area.width, static_cast<int>(Side::see));
    kit.width = act.area.width;
    add_blocks(act.flow, flow_, kit, act.area.width, static_cast<int>(Side::act));
    add_blocks(act.docked, docked_, kit, act.area.width, static_cast<int>(Side::act));
    add_buttons(act, kit);
    if (!force && (needed(see) > see.area.height + 0.5 || needed(act) > act.area.height + 0.5))
        return false;
    place(see, force);
    const int see_parts = parts_;
    place(act, force);
    parts_ = std::max(parts_, see_parts);
    return true;
}

bool WorkArea::try_list(const Area& area, Room room, bool force) {
    Kit kit = kit_;
    kit.room = room;
    Column whole;
    whole.area = area;
    whole.area.height -= room == Room::tight ? 12 : 28;
    kit.width = area.width;
    Node title = title_of(page_, kit);
    double y = area.y;
    if (!title.children.empty()) {
        const double tall = sizer_.height(title, area.width);
        placed_.push_back({std::move(title), area.x, y, area.width, tall});
        y += tall + page_.stack;
    }
    add_blocks(whole.docked, docked_, kit, area.width, both_sides);
    add_buttons(whole, kit);
    double docked = 0;
    for (const auto& piece : whole.docked)
        docked += piece.height + (&piece == &whole.docked.front() ? 0 : piece.gap);
    const double gutter = 24;
    const double half = (area.width - gutter) / 2;
    Column left;
    left.area = {area.x, y, half, whole.area.bottom() - docked - y};
    if (docked > 0) left.area.height -= whole.docked.front().gap;
    Column all = left;
    kit.width = half;
    add_blocks(all.flow, flow_, kit, half, both_sides);
    std::erase_if(all.flow, [](const Piece& one) { return one.springy; });
    auto parts = split(all, left.area.height);
    if (!force && parts.size() > 2) {
        placed_.clear();
        return false;
    }
    place_pieces(whole.docked, whole.area, whole.area.bottom() - docked, 0);
    if (parts.size() > 2) {
        left.area.height -= kit.u(pager_height) + 20;
        parts = split(all, left.area.height);
        parts_ = static_cast<int>((parts.size() + 1) / 2);
        part_ = std::clamp(kit_.view.part, 0, parts_ - 1);
        std::vector<Piece> bars;
        bars.push_back(pager(kit, area.width));
        place_pieces(bars, whole.area, left.area.bottom() + 20, 0);
    }
    for (std::size_t i = 0; i < 2; ++i) {
        const std::size_t which = 2 * static_cast<std::size_t>(part_) + i;
        if (which >= parts.size()) break;
        const auto [from, to] = parts[which];
        std::vector<Piece> shown(
            std::make_move_iterator(all.flow.begin() + static_cast<std::ptrdiff_t>(from)),
            std::make_move_iterator(all.flow.begin() + static_cast<std::ptrdiff_t>(to)));
        overflow_ = std::max(overflow_, height_of(shown) - left.area.height);
        Area own = left.area;
        own.x += static_cast<double>(i) * (half + gutter);
        for (auto& piece : shown) piece.node.grow = 0;
        place_pieces(shown, own, own.y, 0);
    }
    return true;
}

}  // namespace kvitok::ui
