// Paper: a document of lines becomes a one-bit bitmap, or text for a golden file. The same fonts as
// the screen, without grey. Lengths in dots of a 203 dpi head. One thread, that of the fonts.
// Source: design 11.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/domain/bitmap.h"
#include "ui/font.h"
#include "ui/tokens.h"

namespace kvitok::ui::paper {

inline constexpr int full_width = 576;  // 80 mm paper

enum class Size : std::uint8_t {
    fine,     // 24
    normal,   // 26
    heading,  // 30 bold
    strong,   // 36 bold
    title,    // 40 bold
    amount    // 56 bold
};

struct Logo {};  // four windows, one black

struct Line {
    std::string text{};
    Size size = Size::normal;
    bool bold = false;
    Align align = Align::center;
};

// What and how much: the label left, the value right, both wrap.
struct Pair {
    std::string label{};
    std::string value{};
    Size size = Size::normal;  // of the label
    Size value_size = Size::normal;
    bool bold = false;
};

enum class Stroke : std::uint8_t { dashed, solid };
struct Rule {
    Stroke stroke = Stroke::dashed;
};

// Error correction level M, a quiet zone of four modules.
struct Qr {
    std::string bytes{};
    int module_dots = 6;
};

struct Space {
    int dots = 12;
};

using Block = std::variant<Logo, Line, Pair, Rule, Qr, Space>;

struct Document {
    std::vector<Block> blocks{};
};

// A code that does not fit the width is drawn with smaller modules, at least 3 dots; one that
// cannot be drawn at all leaves its place empty.
Bitmap paint_paper(const Document& document, int width_dots, FontStore& fonts);

// One line of text a line of the document: golden files, and printers that print text.
std::string text_of_paper(const Document& document);

}  // namespace kvitok::ui::paper
