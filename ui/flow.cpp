#include "ui/flow.h"

#include <algorithm>

#include "ui/build.h"
#include "ui/frame.h"
#include "ui/split.h"

namespace kvitok::ui {
namespace {

bool pressable_inside(const Node& node) {
    return node.press.has_value() ||
           std::any_of(node.children.begin(), node.children.end(), pressable_inside);
}

}  // namespace

WorkArea::Piece WorkArea::piece_of(const Content& content, double gap, const Kit& kit,
                                   double width) {
    Kit own = kit;
    Piece piece;
    piece.bleeds = std::holds_alternative<Keyboard>(content);
    own.width = piece.bleeds ? page_width_ : width;
    piece.gap = gap;
    piece.node = build(content, own, sizer_);
    piece.springy = std::holds_alternative<Spring>(content);
    piece.heads = std::holds_alternative<Heading>(content);
    piece.height = piece.springy ? 0 : sizer_.height(piece.node, own.width);
    return piece;
}

void WorkArea::add_blocks(std::vector<Piece>& to, const Blocks& blocks, const Kit& kit,
                          double width, int side) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto& block = blocks[i];
        if (side != both_sides && static_cast<int>(block.side) != side) continue;
        if (&blocks == &flow_ && i < moved_.size() && moved_[i]) continue;
        double gap = block.gap == stack_gap ? page_.stack : block.gap;
        if (kit.reach) gap = std::min(gap, 20.0);
        if (kit.tight()) gap = std::min(gap, 12.0);
        to.push_back(piece_of(block.content, gap, kit, width));
    }
}

void WorkArea::add_buttons(Column& column, const Kit& kit) {
    if (page_.bottom.empty()) return;
    const bool snug = page_.layout == Template::keypad && kit.room != Room::roomy;
    const double height = kit.tight() ? 104 : snug && !kit.landscape ? 120 : 128;
    Piece piece;
    const bool narrow = kit.landscape && page_.bottom.size() > 1;
    piece.node =
        buttons_row(kit, page_.bottom, height, narrow ? TextStyle::button : TextStyle::button_l);
    for (auto& button : piece.node.children) button.pad = {12, 8, 12, 8};
    piece.gap = kit.tight() ? 12 : page_.stack;
    piece.height = sizer_.height(piece.node, column.area.width);
    column.docked.push_back(std::move(piece));
}

bool WorkArea::has_side(Side side) const {
    const auto on = [&](const Block& one) { return one.side == side; };
    return std::any_of(flow_.begin(), flow_.end(), on);
}

double WorkArea::needed(const Column& column) const {
    double total = 0;
    bool first = true;
    for (const auto* pieces : {&column.head, &column.flow, &column.docked}) {
        for (const auto& piece : *pieces) {
            if (!first) total += piece.gap;
            total += piece.height;
            first = false;
        }
    }
    return total;
}

void WorkArea::place_pieces(std::vector<Piece>& pieces, const Area& area, double y, double spare) {
    double shares = 0;
    for (const auto& piece : pieces) shares += piece.springy ? 1 : piece.node.grow;
    bool first = true;
    for (auto& piece : pieces) {
        if (!first) y += piece.gap;
        first = false;
        const double share = piece.springy ? 1 : piece.node.grow;
        const double tall = piece.height + (shares > 0 ? spare * share / shares : 0);
        const double x = piece.bleeds ? 0 : area.x;
        const double width = piece.bleeds ? page_width_ : area.width;
        if (!piece.springy) placed_.push_back({std::move(piece.node), x, y, width, tall});
        y += tall;
    }
}

WorkArea::Piece WorkArea::pager(const Kit& kit, double width) {
    Piece piece;
    piece.gap = 20;
    const auto button = [&](const std::string& text, Icon icon, bool after, Action action,
                            bool on) {
        Button one{.label = text,
                   .action = action,
                   .look = Look::outline,
                   .icon = icon,
                   .icon_after = after,
                   .enabled = on};
        // A chevron needs no word where there is no room for one.
        const bool narrow = width < 760 * kit.enlarge;
        if (narrow) one.label.clear();
        Node node = button_of(kit, one, pager_height, TextStyle::table_bold);
        node.press->label = text;
        node.pad = {12, 0, 12, 0};
        node.width = narrow ? kit.u(104) : 300 * (kit.enlarge > 1 ? 1.13 : 1.0);
        return node;
    };
    piece.node = row(
        8,
        button(page_.parts.previous, Icon::chevron_left, false, actions::part_previous, part_ > 0),
        grown(text_of(kit, position_text(page_.parts, part_, parts_), TextStyle::table, Ink::ink_2,
                      Align::center)),
        button(page_.parts.next, Icon::chevron_right, true, actions::part_next,
               part_ + 1 < parts_));
    piece.height = sizer_.height(piece.node, width);
    return piece;
}

std::vector<std::pair<std::size_t, std::size_t>> WorkArea::split(const Column& column,
                                                                 double room) const {
    std::vector<std::pair<std::size_t, std::size_t>> parts;
    std::size_t from = 0;
    double used = 0;
    for (std::size_t i = 0; i < column.flow.size(); ++i) {
        const auto& piece = column.flow[i];
        const double more = piece.height + (i > from ? piece.gap : 0);
        if (i > from && used + more > room) {
            // A heading goes with what it heads.
            if (i - 1 > from && column.flow[i - 1].heads) --i;
            parts.emplace_back(from, i);
            from = i;
            used = column.flow[i].height;
        } else {
            used += more;
        }
    }
    parts.emplace_back(from, column.flow.size());
    return parts;
}

void WorkArea::place(Column& column, bool force) {
    const auto& area = column.area;
    double docked = 0;
    for (const auto& piece : column.docked)
        docked += piece.height + (&piece == &column.docked.front() ? 0 : piece.gap);
    double y = area.y;
    double head = 0;
    for (const auto& piece : column.head)
        head += piece.height + (&piece == &column.head.front() ? 0 : piece.gap);
    place_pieces(column.head, area, y, 0);
    y += head;
    if (!column.head.empty() && !column.flow.empty()) y += column.flow.front().gap;
    double bottom = area.bottom() - docked;
    place_pieces(column.docked, area, bottom, 0);
    if (!column.docked.empty()) bottom -= column.docked.front().gap;
    double used = 0;
    for (const auto& piece : column.flow)
        used += piece.height + (&piece == &column.flow.front() ? 0 : piece.gap);
    if (force && used > bottom - y + 1) {
        Kit kit = kit_;
        Piece bar = pager(kit, area.width);
        bottom -= bar.height;
        const auto parts = split(column, bottom - bar.gap - y);
        parts_ = static_cast<int>(parts.size());
        part_ = std::clamp(kit_.view.part, 0, parts_ - 1);
        std::vector<Piece> bars;
        bars.push_back(pager(kit, area.width));
        if (parts_ > 1) place_pieces(bars, area, bottom, 0);
        const auto [from, to] = parts[static_cast<std::size_t>(part_)];
        std::vector<Piece> shown(
            std::make_move_iterator(column.flow.begin() + static_cast<std::ptrdiff_t>(from)),
            std::make_move_iterator(column.flow.begin() + static_cast<std::ptrdiff_t>(to)));
        used = 0;
        for (const auto& piece : shown)
            used += piece.height + (&piece == shown.data() ? 0 : piece.gap);
        overflow_ = std::max(overflow_, used - (bottom - 20 - y));
        for (auto& piece : shown) piece.node.grow = 0;
        place_pieces(shown, area, y, 0);
        return;
    }
    if (column.fills && !column.flow.empty()) {
        const auto rising = [](const Piece& one) { return one.springy || one.node.grow > 0; };
        const bool any = std::any_of(column.flow.begin(), column.flow.end(), rising);
        auto& last = column.flow.back();
        if (!any && last.node.fill == Ink::surface) last.node.grow = 1;
    }
    place_pieces(column.flow, area, y, std::max(0.0, bottom - y - used));
}

bool WorkArea::try_single(const Area& area, Room room, bool force) {
    Kit kit = kit_;
    kit.room = room;
    Column column;
    column.area = area;
    const bool keyboard = holds<Keyboard>(flow_) || holds<Keyboard>(docked_);
    const bool snug = page_.layout == Template::keypad && room != Room::roomy;
    // Cards may come closer to the bars than the primary button does.
    const bool bare = page_.bottom.empty() && docked_.empty();
    column.area.height -= keyboard ? 0 : room == Room::tight ? 12 : snug || bare ? 24 : 28;
    if (title_in_banner_ && room == Room::tight) {
        column.area.y -= 16;
        column.area.height += 16;
    }
    kit.width = area.width;
    Node title = title_of(page_, kit);
    if (!title.children.empty() && !title_in_banner_) {
        Piece piece;
        piece.height = sizer_.height(title, area.width);
        piece.node = std::move(title);
        column.head.push_back(std::move(piece));
    }
    add_blocks(column.flow, flow_, kit, area.width, both_sides);
    add_blocks(column.docked, docked_, kit, area.width, both_sides);
    // A keyboard or keypad stays in place whatever part of the page is shown.
    if (!column.flow.empty() && (std::holds_alternative<Keyboard>(flow_.back().content) ||
                                 std::holds_alternative<Keypad>(flow_.back().content))) {
        column.docked.insert(column.docked.begin(), std::move(column.flow.back()));
        column.flow.pop_back();
    }
    add_buttons(column, kit);
    if (!force && needed(column) > column.area.height + 0.5) return false;
    place(column, force);
    return true;
}

// Title and hint on the night of the banner, with a picture or with what only wants to be read.
void WorkArea::place_banner(const Area& banner) {
    Kit kit = kit_;
    kit.on_night = true;
    kit.width = banner.width;
    Node words = column(16);
    if (!page_.title.text.empty()) {
        Node title = text_of(kit, page_.title.text, TextStyle::h1, Ink::on_night);
        title.reading = Reading{.kind = Reading::Kind::title};
        words.add(std::move(title));
    }
    const auto& hint = page_.title.reach_hint.empty() ? page_.title.hint : page_.title.reach_hint;
    if (!hint.empty()) words.add(text_of(kit, hint, TextStyle::lead, Ink::on_night_2));
    Node line = row(40, grown(std::move(words)));
    for (const auto& block : page_.blocks) {
        const auto* hero = std::get_if<Hero>(&block.content);
        if (hero == nullptr) continue;
        Node sheet = layers(at(block_of(150, 12, Ink::line, 6), 28, 28),
                            at(block_of(100, 12, Ink::line, 6), 28, 52),
                            at(code_box(kit, hero->picture, 208), 28, 88));
        sheet.width = 264;
        sheet.height = 320;
        sheet.fill = Ink::paper;
        sheet.radius = 16;
        line.add(std::move(sheet));
    }
    std::vector<Piece> pieces;
    Piece first;
    first.height = sizer_.height(line, banner.width);
    first.node = std::move(line);
    pieces.push_back(std::move(first));
    Kit inside = kit;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
        if (i >= moved_.size() || !moved_[i]) continue;
        const auto& content = page_.blocks[i].content;
        inside.on_night = std::holds_alternative<Paragraph>(content) ||
                          std::holds_alternative<Heading>(content) ||
                          std::holds_alternative<StatusHead>(content) ||
                          std::holds_alternative<SplitLine>(content);
        pieces.push_back(piece_of(content, 20, inside, banner.width));
    }
    double used = 0;
    for (const auto& piece : pieces)
        used += piece.height + (&piece == pieces.data() ? 0 : piece.gap);
    place_pieces(pieces, banner, banner.y + std::max(0.0, banner.height - used) / 2, 0);
}

bool WorkArea::unforced(const Area& area, const Area& banner) {
    if (kit_.landscape) {
        const bool two = has_side(Side::see) && has_side(Side::act);
        for (const Room room : {Room::normal, Room::tight})
            if (two ? try_double(area, room, false) : try_list(area, room, false)) return true;
        return false;
    }
    const auto fits = [&] {
        if (holds<Keypad>(flow_) && try_single(area, Room::roomy, false)) return true;
        return try_single(area, Room::normal, false);
    };
    moved_.assign(flow_.size(), false);
    if (fits()) return true;
    if (title_in_banner_) {
        // Read-only blocks go up, in order, as long as the banner holds them.
        Kit kit = kit_;
        kit.on_night = true;
        double free = banner.height - 200;
        for (std::size_t i = 0; i < flow_.size(); ++i) {
            const auto& block = flow_[i];
            const bool stays = std::holds_alternative<Spring>(block.content) ||
                               std::holds_alternative<Heading>(block.content);
            if (block.side != Side::see || stays) continue;
            const Piece piece = piece_of(block.content, 20, kit, banner.width);
            if (pressable_inside(piece.node) || piece.height + 20 > free) continue;
            free -= piece.height + 20;
            moved_[i] = true;
            if (fits()) return true;
        }
    }
    return try_single(area, Room::tight, false);
}

Blocks WorkArea::apart(const Blocks& blocks, const Kit& kit, double width, double room) {
    const auto fits = [&](const Content& content) {
        return piece_of(content, 0, kit, width).height <= room;
    };
    Blocks result;
    for (const auto& block : blocks) {
        if (std::holds_alternative<Spring>(block.content)) continue;
        if (fits(block.content)) {
            result.push_back(block);
            continue;
        }
        for (auto& content : split_of(block.content, fits))
            result.emplace_back(std::move(content), block.side);
    }
    return result;
}

// In parts: docked things join the flow, and what is higher than a part comes apart.
void WorkArea::forced(const Area& area) {
    const Room room = page_.layout == Template::list ? Room::normal : Room::tight;
    Kit kit = kit_;
    kit.room = room;
    const bool two = kit_.landscape && has_side(Side::see) && has_side(Side::act);
    Blocks pinned;
    if (!flow_.empty() && (std::holds_alternative<Keyboard>(flow_.back().content) ||
                           std::holds_alternative<Keypad>(flow_.back().content))) {
        pinned.push_back(flow_.back());
        flow_.pop_back();
        moved_.resize(std::min(moved_.size(), flow_.size()));
    }
    Blocks remaining;
    for (std::size_t i = 0; i < flow_.size(); ++i)
        if (i >= moved_.size() || !moved_[i]) remaining.push_back(flow_[i]);
    for (auto& block : docked_) remaining.push_back(std::move(block));
    docked_.clear();
    const double half = kit_.landscape && !two ? (area.width - 24) / 2 : area.width;
    const double see = two ? see_width(area.width - 32) : half;
    const double width = two ? std::min(see, area.width - 32 - see) : half;
    kit.width = width;
    double free = area.height - 28 - kit.u(pager_height) - 40;
    if (!title_in_banner_) free -= sizer_.height(title_of(page_, kit), width) + page_.stack;
    if (!page_.bottom.empty()) free -= kit.u(128) + 24;
    if (!two)
        for (const auto& block : pinned) free -= piece_of(block.content, 0, kit, width).height + 12;
    flow_ = apart(remaining, kit, width, free);
    for (auto& block : pinned) flow_.push_back(std::move(block));
    // What stands in the banner is told there by the page's own blocks.
    if (kit_.landscape) {
        two ? try_double(area, room, true) : try_list(area, room, true);
    } else {
        const auto kept = std::exchange(moved_, {});
        try_single(area, room, true);
        moved_ = kept;
    }
}

void WorkArea::arrange(const Area& area, const Area& banner) {
    flow_ = page_.blocks;
    docked_ = page_.docked;
    title_in_banner_ = !kit_.landscape && banner.height > 300;
    bool done = unforced(area, banner);
    // What is typed into and its keys belong together: rather smaller than in parts.
    const bool keys = holds<Keypad>(flow_) || holds<Keyboard>(flow_) || holds<Keyboard>(docked_);
    const double enlarge = kit_.enlarge;
    for (const double smaller : {1.1, 1.0}) {
        if (done || !keys || enlarge <= smaller) continue;
        kit_.enlarge = smaller;
        done = unforced(area, banner);
    }
    if (!done) forced(area);
    if (title_in_banner_) place_banner(banner);
}

}  // namespace kvitok::ui
