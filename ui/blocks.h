// The blocks a page is built of, as plain data; how each looks is in blocks_*.cpp, one block a
// function. Texts are UTF-8. A thing with an action is pressable as a whole.
// Source: design 5.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/action.h"
#include "ui/tokens.h"

namespace kvitok::ui {

// A stretch of text of one weight and colour; Ink::none keeps the colour of the place.
struct Span {
    std::string text{};
    bool bold = false;
    Ink ink = Ink::none;
};

// A text of spans; most have one.
struct Text {
    std::vector<Span> spans{};

    Text() = default;
    Text(const char* text) : Text(std::string(text)) {}
    Text(std::string text) {
        if (!text.empty()) spans.push_back({std::move(text), false, Ink::none});
    }
    Text(std::vector<Span> parts) : spans(std::move(parts)) {}
    static Text bold(std::string text) {
        return Text(std::vector<Span>{{std::move(text), true, Ink::none}});
    }
    // A bold beginning and a regular rest; the blank between them belongs to either.
    static Text led(std::string lead, std::string rest) {
        return Text(std::vector<Span>{{std::move(lead), true, Ink::none},
                                      {std::move(rest), false, Ink::none}});
    }
    bool empty() const { return spans.empty(); }
    std::string plain() const {
        std::string all;
        for (const auto& span : spans) all += span.text;
        return all;
    }
};

enum class Look : std::uint8_t { primary, outline, plain, tint, danger, amber };

struct Button {
    std::string label{};
    Action action{};
    Look look = Look::primary;
    Icon icon = Icon::none;
    bool icon_after = false;
    bool enabled = true;
};

struct Tag {
    std::string text{};  // empty: no tag
    Tone tone = Tone::neutral;
    Icon icon = Icon::none;
};

// A square code. `modules` is size x size, row by row, true is dark; see code_of in qr.h.
struct QrCode {
    int size = 0;
    std::vector<bool> modules{};
};

struct Heading {
    std::string text{};
};

struct Paragraph {
    Text text{};
    TextStyle style = TextStyle::body;
    Ink ink = Ink::ink_2;
    Align align = Align::start;
    Icon icon = Icon::none;
};

// Two short texts on one line, left and right.
struct SplitLine {
    struct Half {
        Icon icon = Icon::none;
        Text text{};
    };
    Half left{};
    Half right{};
    bool inset = false;  // 8 px inside the edges of the panels
};

// Progress as windows that light up one by one.
struct Windows {
    int lit = 0;
    int total = 0;
};

struct Note {
    Tone tone = Tone::info;
    Icon icon = Icon::information_outline;
    Text text{};
    TextStyle style = TextStyle::small;
    std::string hint{};  // a smaller second line; the first is then bold
    bool large_icon = false;
    Button button{};    // without a label there is none
    Action action{};    // the whole note presses, with a chevron
    Windows windows{};  // total 0: none
};

// The blue panel of the first page.
struct Hero {
    std::string title{};
    std::string lead{};
    std::string short_lead{};  // for reach mode
    std::string hint{};        // amber, with an arrow
    Icon hint_icon = Icon::arrow_down_bold;
    QrCode picture{};
    Button button{};
};

struct Tile {
    Icon icon = Icon::none;
    Tint tint = Tint::primary;
    std::string title{};
    std::string hint{};
    std::string badge{};  // number in an amber disc
    Action action{};
    bool enabled = true;
};

struct WideTile {
    Tile tile{};
};
struct HalfTiles {
    std::vector<Tile> tiles{};  // two
};
struct MenuGrid {
    std::vector<Tile> tiles{};  // four in a row, two in landscape
};

// Boxes for a number of fixed length, grouped as on paper.
struct DigitCells {
    std::string digits{};       // what has been typed
    std::vector<int> groups{};  // e.g. {4, 4, 2}
    bool error = false;
    std::string hint{};  // below; red with an icon when error
};

struct Keypad {
    enum class Corner : std::uint8_t { none, comma, clear };
    Corner corner = Corner::none;  // the key left of 0
    std::string clear_label{};     // for Corner::clear
    std::string comma = ",";       // the sign on the comma key; it types "," in every language
    bool comma_enabled = true;
};

enum class Letters : std::uint8_t { russian, english };

struct Keyboard {
    Letters letters = Letters::russian;  // at first; the layout key changes the view
    std::string space_label{};
    Button enter{};  // the last key is the primary action
};

struct Field {
    std::string label{};
    std::string value{};  // in full; dots are drawn when secret
    int lines = 1;        // at least so high; grows with the text when above 1
    bool secret = false;
    bool focused = false;
    std::string example{};  // grey, when the value is empty
    std::string error{};    // red, below
    std::string hint{};     // below, when there is no error
    Action action{};        // takes the focus
    Action clear{};         // clear icon on the right when there is a value
    Button side{};          // a word on the right, e.g. to show what is hidden
};
struct Fields {
    std::vector<Field> row{};  // one, or two side by side
};

enum class RowHeight : std::uint8_t { small, normal, large };  // 88, 112, 128

struct ButtonRow {
    std::vector<Button> buttons{};
    RowHeight height = RowHeight::normal;
    bool last_wide = false;  // the second of two is the one that is meant
};

// A number display like a mechanical counter: dark whole cells, red fraction cells.
struct Drum {
    struct Zone {
        std::string label{};   // when there are several
        std::string digits{};  // all cells, right-aligned with leading zeros, no comma
        int fraction = 0;      // how many of them follow the comma
        int cursor = -1;       // marked cell; -1 none
        int dim = 0;           // leading cells shown dim
        std::string previous_label{};
        std::string previous{};  // the same number of cells
        Action action{};         // chooses this zone
    };
    std::string title{};
    std::string hint{};
    std::string comma = ",";    // between whole and fraction, as the language writes it
    std::vector<Zone> zones{};  // one to three
    bool compact = false;       // one zone as small as several
    bool framed = true;         // inside a panel of its own; false inside a dialog
};

struct BarChart {
    std::string title{};
    std::vector<int> values{};          // heights relative to the largest; the last is current
    std::vector<std::string> labels{};  // one letter each
    std::string current{};              // value of the last bar as text, for those who listen
};

struct Fact {
    std::string label{};
    std::string value{};
    Ink ink = Ink::ink;
};

// Facts one below the other (side by side in landscape) beside a chart.
struct FactsPanel {
    std::vector<Fact> facts{};
    BarChart chart{};  // without values there is none
};

// One big value, the button that answers it, and a line of small facts.
struct AmountPanel {
    std::string label{};
    std::string value{};
    Ink ink = Ink::ink;
    Button button{};
    std::string person{};  // with an icon, first in the line of facts
    std::vector<Fact> facts{};
};

// A thing in a list: what it is, its value and what can be done with it.
struct Entry {
    Icon icon = Icon::none;
    Tint tint = Tint::primary;
    std::string title{};
    std::string hint{};
    Tag tag{};
    Action action{};  // the upper part presses, with a chevron
    std::string label{};
    std::string value{};
    std::string unit{};
    Ink value_ink = Ink::ink;
    std::string note{};  // below the value
    Button button{};
};

// Rows in one panel: icon, title, hint, value on the right.
struct RowsPanel {
    struct Row {
        Icon icon = Icon::none;
        Tint tint = Tint::primary;
        QrCode code{};  // instead of the icon, when it has a size
        std::string title{};
        std::string hint{};
        std::string value{};
        Action action{};  // presses, with a chevron
    };
    std::vector<Row> rows{};
    bool prominent = false;  // larger titles, no tint behind the icons
};

// What can be changed: each row a name and its value with a button, or with a switch.
struct Settings {
    enum class Switch : std::uint8_t { none, off, on };
    struct Row {
        Icon icon = Icon::none;
        std::string label{};
        std::string value{};  // with a switch: a hint below the label
        Button button{};      // without a label there is none
        Switch state = Switch::none;
        std::string spoken{};  // the state in a word
        Action action{};       // of a row with a switch: the row is the target
    };
    std::string title{};
    std::vector<Row> rows{};
};

// What happened, what it means, what to do.
struct Explanation {
    struct Part {
        Icon icon = Icon::information_outline;
        Tint tint = Tint::primary;
        std::string heading{};
        Text text{};
    };
    std::vector<Part> parts{};
};

struct KeyValues {
    struct Row {
        std::string label{};
        std::string value{};
        Ink ink = Ink::ink;
    };
    std::string title{};
    std::vector<Row> rows{};
    Row total{};  // without a label there is none
    bool large_total = false;
};

// Something is being done: icon, words, windows.
struct Progress {
    Icon icon = Icon::printer;
    std::string title{};
    std::string hint{};
    Windows windows{};
};

struct QrPanel {
    QrCode code{};
    std::string title{};
    std::string hint{};
    bool large = false;
};

// Something to be read: its topic, its title and how it begins. As news, or as a letter in a list.
struct Story {
    enum class Kind : std::uint8_t { news, letter };
    Kind kind = Kind::news;
    bool important = false;  // tinted, its tag is the first line
    Tag tag{};
    Tag mark{};          // beside the tag
    std::string side{};  // right of the tags
    std::string title{};
    std::string text{};
    Action action{};
};

// What somebody said in a conversation; one's own stands on the right.
struct Bubble {
    std::string author{};
    std::string when{};
    std::string text{};
    bool mine = false;
};

// One thing and its facts, row by row, labels left.
struct Sheet {
    Icon icon = Icon::none;
    Tint tint = Tint::primary;
    std::string title{};
    std::string hint{};
    std::vector<Fact> rows{};
};

// Lines with an icon each; one with a hint stands out.
struct IconLines {
    struct Line {
        Icon icon = Icon::none;
        std::string text{};
        std::string hint{};
    };
    std::vector<Line> lines{};
};

// A big code to be read from the screen, with a value above it and a line below.
struct QrTicket {
    std::string label{};
    std::string value{};
    QrCode code{};
    Icon icon = Icon::none;
    Text hint{};
    Button corner{};  // an icon in the upper corner; its label is only spoken
};

struct Steps {
    enum class State : std::uint8_t { done, current, ahead };
    struct Step {
        State state = State::ahead;
        std::string text{};
        std::string hint{};
    };
    std::vector<Step> steps{};
};

// A device drawn beside the words that tell what to do at it.
struct DevicePanel {
    std::string label{};
    std::string value{};
    std::string instruction{};
    std::string place{};  // with an arrow
    Icon place_icon = Icon::arrow_right_bold;
    std::string screen_title{};  // on the drawn device
    std::string screen_text{};
};

struct Option {
    std::string title{};
    std::string hint{};
    std::string value{};     // right
    Icon icon = Icon::none;  // right in a row, left above in a tile
    bool selected = false;
    Action action{};
    bool enabled = true;
};
struct Options {
    std::vector<Option> options{};  // rows
};
struct OptionTiles {
    std::vector<Option> options{};  // two side by side
};

// A panel with a table. The first column is left-aligned and wraps, all others are right-aligned.
// When the width is short, columns go in the order of design 5: those marked `drop_empty` whose
// cells are all "–"; then the first two marked `merge` become one, joined by " × ", under
// `merged_label`, then move under the first column as a second line; then `drop_last` goes.
struct Table {
    enum class Fit : std::uint8_t { keep, drop_empty, merge, drop_last };
    struct Column {
        std::string label{};
        Fit fit = Fit::keep;
        bool quiet = false;  // secondary colour
    };
    std::string title{};
    std::string side{};  // small text right of the title
    Button button{};     // right of the title
    std::vector<Column> columns{};
    std::string merged_label{};
    std::vector<std::vector<std::string>> rows{};
    std::vector<std::string> total{};  // as many as columns; empty for none
    std::vector<Fact> foot{};          // a line of facts below, landscape only
    std::string foot_person{};
};

// A panel of signed rows that lead to a total.
struct SignedRows {
    struct Row {
        std::string sign{};  // "+", "−" or nothing
        std::string label{};
        std::string value{};
    };
    std::string title{};
    std::string side{};  // small text right of the title
    std::vector<Row> rows{};
    Fact total{};  // without a label there is none
};

// A panel of dated things, each with two lines, a value, and an icon that presses.
struct DatedRows {
    struct Row {
        std::string date{};
        std::string title{};
        std::string hint{};
        std::string value{};
        Icon icon = Icon::none;
        Action action{};
        std::string action_label{};  // what the icon is called
        bool enabled = true;
    };
    std::string title{};
    std::vector<Row> rows{};
    Fact total{};  // under the values; without a label there is none
};

struct Chip {
    std::string label{};
    bool selected = false;
    Action action{};
    Icon icon = Icon::none;
};
struct Chips {
    std::vector<Chip> chips{};
    int per_row = 0;  // equally wide; 0: as wide as their words, in one row where there is room
};

// Something for sale in a list.
struct Offer {
    Icon icon = Icon::none;
    Tint tint = Tint::other;
    std::string title{};
    std::string hint{};
    std::string value{};
    Action action{};
};

// Disc with an icon, headline, lead: the head of a status page.
struct StatusHead {
    Tone tone = Tone::ok;
    Icon icon = Icon::check;
    std::string headline{};
    std::string lead{};
};

// Takes the free height.
struct Spring {};

}  // namespace kvitok::ui
