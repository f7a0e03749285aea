// How the blocks of a page share the work area: one column or two, docked things, parts of a page
// that has more than fits, and the banner of reach mode. UI internals; any thread.
// Source: design 3.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "ui/kit.h"
#include "ui/page.h"

namespace kvitok::ui {

struct Area {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    double bottom() const { return y + height; }
};

struct Placed {
    Node node{};
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

std::string position_text(const PartTexts& texts, int part, int parts);
Node dialog_of(const Dialog& dialog, const Kit& kit, Sizer& sizer, double width);

// Whether one of the blocks is a T.
template <typename T>
bool holds(const Blocks& blocks) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [](const Block& one) { return std::holds_alternative<T>(one.content); });
}

inline constexpr int both_sides = -1;
inline constexpr double pager_height = 88;  // design px

class WorkArea {
public:
    WorkArea(const Page& page, const Kit& kit, Sizer& sizer, double page_width)
        : page_(page), kit_(kit), sizer_(sizer), page_width_(page_width) {}

    // `banner` is where read-only things may go in reach mode; without height there is none.
    void arrange(const Area& area, const Area& banner);

    const std::vector<Placed>& placed() const { return placed_; }
    int parts() const { return parts_; }
    int part() const { return part_; }
    double overflow() const { return overflow_; }

private:
    // A block, built, with the distance to what is above it.
    struct Piece {
        Node node{};
        double gap = 0;
        double height = 0;
        bool springy = false;
        bool heads = false;   // a heading
        bool bleeds = false;  // reaches from edge to edge of the screen
    };
    struct Column {
        Area area{};
        std::vector<Piece> head{};    // title
        std::vector<Piece> flow{};    // may be shown in parts
        std::vector<Piece> docked{};  // at the bottom, buttons last
        bool fills = false;           // the last panel reaches the bottom
    };

    Piece piece_of(const Content& content, double gap, const Kit& kit, double width);
    void add_blocks(std::vector<Piece>& to, const Blocks& blocks, const Kit& kit, double width,
                    int side);
    void add_buttons(Column& column, const Kit& kit);
    bool has_side(Side side) const;
    double see_width(double width) const;
    bool try_single(const Area& area, Room room, bool force);
    bool try_double(const Area& area, Room room, bool force);
    bool try_list(const Area& area, Room room, bool force);
    void place_banner(const Area& banner);
    double needed(const Column& column) const;
    void place(Column& column, bool force);
    void place_pieces(std::vector<Piece>& pieces, const Area& area, double y, double spare);
    std::vector<std::pair<std::size_t, std::size_t>> split(const Column& column, double room) const;
    Piece pager(const Kit& kit, double width);
    // Blocks of which none is higher than `room`.
    Blocks apart(const Blocks& blocks, const Kit& kit, double width, double room);
    bool unforced(const Area& area, const Area& banner);
    void forced(const Area& area);

    const Page& page_;
    Kit kit_;
    Sizer& sizer_;
    double page_width_;
    std::vector<Placed> placed_{};
    Blocks flow_{};  // the blocks that flow; those of the page at first
    Blocks docked_{};
    std::vector<bool> moved_{};  // blocks that went up into the banner
    bool title_in_banner_ = false;
    int parts_ = 1;
    int part_ = 0;
    double overflow_ = 0;
};

}  // namespace kvitok::ui
