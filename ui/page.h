// A page: everything a screen says, as plain data. `layout` makes a Scene of it, `paint` makes
// pixels. A page knows nothing of pixels: sizes follow from the template, the screen and the modes.
// Values throughout, any thread. Texts are UTF-8; a line break in a text is '\n'.
// Source: design 3-6.
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "ui/action.h"
#include "ui/blocks.h"
#include "ui/tokens.h"

namespace kvitok::ui {

// One of the blocks of blocks.h.
using Content =
    std::variant<Heading, Paragraph, SplitLine, Note, Hero, WideTile, HalfTiles, MenuGrid,
                 DigitCells, Keypad, Keyboard, Fields, ButtonRow, Drum, FactsPanel, AmountPanel,
                 Entry, RowsPanel, Settings, Explanation, KeyValues, Progress, Windows, QrPanel,
                 Steps, DevicePanel, Options, OptionTiles, Table, Chips, StatusHead, SignedRows,
                 DatedRows, QrTicket, Spring, Story, Bubble, Offer, Sheet, IconLines>;

// In landscape a page has two columns: what the resident sees and what the resident does. In
// reach mode read-only `see` blocks may move up into the banner.
enum class Side : std::uint8_t { see, act };

// Distance to the block above, in design px; `stack` means the page's own.
inline constexpr int stack_gap = -1;

struct Block {
    Content content{};
    Side side = Side::see;
    int gap = stack_gap;

    template <typename T>
    requires(!std::is_same_v<std::remove_cvref_t<T>, Block>)
        Block(T&& value, Side where = Side::see, int gap_above = stack_gap)
        : content(std::forward<T>(value)), side(where), gap(gap_above) {}
    // Not inline, like those of Page: compiled once, not with every screen.
    Block(const Block&);
    Block(Block&&) noexcept;
    Block& operator=(const Block&);
    Block& operator=(Block&&) noexcept;
    ~Block();
};
using Blocks = std::vector<Block>;

enum class Template : std::uint8_t { attract, menu, list, form, keypad, table, status };

struct Header {
    std::string brand{};    // name of the service
    std::string company{};  // operator
    std::string address{};  // attract only: follows the operator
    std::string person{};   // chip; empty without a session
    std::string date{};     // shown when there is no chip; empty for none
    std::string clock{};    // "14:32"
};

// Whose page this is; absent when both are empty.
struct ContextBar {
    Icon icon = Icon::home_map_marker;
    std::string left{};
    std::string right{};
};

struct StepOf {
    int current = 0;  // from 1; 0: no steps
    int total = 0;
    std::string text{};  // "Шаг 1 из 2"
};

// The title and what stands beside it.
struct Title {
    std::string text{};
    std::string hint{};      // the line below
    Tag tag{};               // beside the hint; the title is then smaller
    Icon icon = Icon::none;  // an icon box on the left
    Tint tint = Tint::primary;
    std::string side{};  // short text on the right
    int side_lit = 0;    // windows right of it
    int side_windows = 0;
    std::string reach_hint{};  // shown in the banner of reach mode instead of `hint`
};

enum class Presence : std::uint8_t { absent, enabled, disabled };

struct NavBar {
    Presence back = Presence::absent;
    Presence home = Presence::absent;
    Presence exit = Presence::absent;
    std::string back_text{};
    std::string home_text{};
    std::string exit_text{};
};

// Which of the modes are on is known to the view, not to the page.
struct AccessBar {
    bool shown = true;
    std::string first_language = "Рус";
    std::string second_language = "Eng";
    bool second_chosen = false;
    std::string larger{};
    std::string contrast{};
    std::string reach{};
    std::string help{};
};

// Words of the pager that appears when a page has more than fits. "{0}" and "{1}" in `position`
// are replaced by the number of the part and of all parts.
struct PartTexts {
    std::string previous{};
    std::string next{};
    std::string position{};
};

enum class Scrim : std::uint8_t { veil, solid };  // solid: nothing of the page is visible

struct Dialog {
    Scrim scrim = Scrim::veil;
    Icon icon = Icon::none;  // an icon box before the title; without it the title is centred
    Tint tint = Tint::warn;
    std::string title{};
    Blocks blocks{};
    std::vector<Button> buttons{};  // one below the other, the safe one first and filled
};

// The night page: idle and out of service.
struct Night {
    std::string headline{};  // lines by '\n'
    std::string lead{};      // out of service: below the headline
    std::vector<std::pair<Icon, std::string>> features{};
    Button start{};            // the amber button; without a label there is none
    std::string start_hint{};  // below it, in the other language
    Text notice{};             // amber strip at the bottom; empty for none
    std::vector<bool> lit{};   // windows of the house, row by row, six in a row
    int house_rows = 4;
    bool whole_screen_starts = false;  // the whole page carries start.action
    std::string foot_left{};           // out of service
    std::string foot_right{};
};

struct Page {
    std::string name{};  // for scripts and tests, ASCII
    Template layout = Template::list;
    Header header{};
    ContextBar context{};
    Title title{};
    StepOf step{};
    Blocks blocks{};               // from the top, in reading order
    Blocks docked{};               // stand on the bottom, above the buttons
    std::vector<Button> bottom{};  // one or two; the primary button is the lowest thing
    NavBar nav{};
    AccessBar access{};
    PartTexts parts{};
    Night night{};                 // template attract only
    std::vector<Dialog> dialog{};  // none or one
    int stack = 20;                // distance between blocks; 28 on loose pages, 24 on forms

    Page();
    Page(const Page&);
    Page(Page&&) noexcept;
    Page& operator=(const Page&);
    Page& operator=(Page&&) noexcept;
    ~Page();
};

}  // namespace kvitok::ui
