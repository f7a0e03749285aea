#include "ui/paper.h"

#include <algorithm>
#include <cmath>

#include "ui/node.h"
#include "ui/qr.h"
#include "ui/utf8.h"

namespace kvitok::ui::paper {
namespace {

constexpr int side = 16;
constexpr int top_space = 24;
constexpr int bottom_space = 32;
constexpr int stroke = 3;
constexpr int quiet_modules = 4;  // ISO/IEC 18004
constexpr int smallest_module = 3;
// Half covered is black: paper has no grey.
constexpr int threshold = 128;

struct SizeToken {
    int px;
    int line;
    bool bold;
};

SizeToken token_of(Size size) {
    switch (size) {
        case Size::fine:
            return {24, 30, false};
        case Size::normal:
            return {26, 34, false};
        case Size::heading:
            return {30, 38, true};
        case Size::strong:
            return {36, 40, true};
        case Size::title:
            return {40, 48, true};
        case Size::amount:
            return {56, 72, true};
    }
    return {26, 34, false};
}

Node text_node(const std::string& text, Size size, bool bold, Align align) {
    const auto token = token_of(size);
    Node node;
    node.kind = Node::Kind::text;
    node.text = text;
    node.font = {bold || token.bold ? Face::bold : Face::regular, token.px};
    node.line = token.line;
    node.align = align;
    return node;
}

// Paper grows downwards: first everything is measured, then drawn.
class Painter {
public:
    Painter(int width, FontStore& fonts) : width_(width), fonts_(fonts), sizer_(fonts, 1) {}

    Bitmap paint(const Document& document) {
        int height = top_space + bottom_space;
        for (const auto& block : document.blocks) height += height_of(block);
        bitmap_ = Bitmap(width_, height);
        int y = top_space;
        for (const auto& block : document.blocks) {
            std::visit([&](const auto& one) { draw(one, y); }, block);
            y += height_of(block);
        }
        return std::move(bitmap_);
    }

private:
    int inner() const { return std::max(1, width_ - 2 * side); }

    int height_of(const Block& block) {
        return std::visit([&](const auto& one) { return height(one); }, block);
    }
    int height(const Logo&) const { return 70 + 8; }
    int height(const Space& space) const { return std::max(0, space.dots); }
    int height(const Rule&) const { return 15 + stroke + 15; }
    int height(const Line& line) {
        return text_height(text_node(line.text, line.size, line.bold, line.align), inner());
    }
    int height(const Pair& pair) {
        const auto [label, value, label_width] = nodes_of(pair);
        return std::max(text_height(label, label_width),
                        text_height(value, inner() - label_width - gap_of(pair)));
    }
    int height(const Qr& qr) const {
        const auto code = code_of(qr.bytes);
        return (code.size + 2 * quiet_modules) * module_of(qr, code.size);
    }

    int text_height(const Node& node, int width) {
        return static_cast<int>(std::lround(sizer_.height(node, width)));
    }

    int gap_of(const Pair& pair) const { return pair.value.empty() ? 0 : 16; }

    struct PairNodes {
        Node label;
        Node value;
        int label_width;
    };
    PairNodes nodes_of(const Pair& pair) {
        PairNodes nodes{text_node(pair.label, pair.size, pair.bold, Align::start),
                        text_node(pair.value, pair.value_size, pair.bold, Align::end), 0};
        const int label = static_cast<int>(std::ceil(sizer_.natural_width(nodes.label)));
        const int value = static_cast<int>(std::ceil(sizer_.natural_width(nodes.value)));
        const int free = inner() - gap_of(pair);
        // Too long for one line: the label keeps at most half, the value what is left.
        nodes.label_width = label + value <= free ? label : std::min(label, free / 2);
        return nodes;
    }

    int module_of(const Qr& qr, int size) const {
        if (size == 0) return 0;
        const int most = width_ / (size + 2 * quiet_modules);
        const int module = std::min(qr.module_dots, most);
        return module >= smallest_module ? module : 0;
    }

    void fill(int x, int y, int w, int h) {
        for (int row = std::max(0, y); row < std::min(y + h, bitmap_.height); ++row)
            for (int column = std::max(0, x); column < std::min(x + w, bitmap_.width); ++column)
                bitmap_.set_black(column, row);
    }

    void glyph(const Glyph& glyph, int pen, int baseline) {
        for (int y = 0; y < glyph.height; ++y) {
            for (int x = 0; x < glyph.width; ++x) {
                const auto index = static_cast<std::size_t>(y * glyph.width + x);
                if (glyph.coverage[index] >= threshold)
                    fill(pen + glyph.left + x, baseline + glyph.top + y, 1, 1);
            }
        }
    }

    void text(const Node& node, int x, int y, int width) {
        double top = y;
        const auto laid = sizer_.lines(node, width);
        for (const auto& line : laid.lines) {
            const double slack = width - line.width;
            double pen = x;
            if (node.align == Align::center) pen += slack / 2;
            if (node.align == Align::end) pen += slack;
            const int tall = ascent(laid.font) + descent(laid.font);
            const int baseline =
                static_cast<int>(std::lround(top + laid.line_height / 2 - tall / 2.0)) +
                ascent(laid.font);
            for (const auto& piece : line.pieces)
                run(piece.text, laid.font, pen + piece.x, baseline);
            top += laid.line_height;
        }
    }

    void run(const std::string& text, Font font, double pen, int baseline) {
        char32_t before = 0;
        for (std::size_t at = 0; at < text.size();) {
            const char32_t code = next_code(text, at);
            if (before != 0) pen += fonts_.kerning(before, code, font);
            before = code;
            glyph(fonts_.glyph(code, font), static_cast<int>(std::lround(pen)), baseline);
            pen += fonts_.advance(code, font);
        }
    }

    void draw(const Logo&, int y) {
        const int left = (width_ - 58) / 2;
        for (int i = 0; i < 4; ++i) {
            const int x = left + (i % 2) * 32;
            const int top = y + (i / 2) * 38;
            if (i == 1) {
                fill(x, top, 26, 32);
                continue;
            }
            fill(x + 2, top, 22, 4);
            fill(x + 2, top + 28, 22, 4);
            fill(x, top + 2, 4, 28);
            fill(x + 22, top + 2, 4, 28);
        }
    }
    void draw(const Space&, int) {}
    void draw(const Rule& rule, int y) {
        if (rule.stroke == Stroke::solid) {
            fill(side, y + 15, inner(), stroke);
            return;
        }
        for (int x = side; x < width_ - side; x += 9)
            fill(x, y + 15, std::min(6, width_ - side - x), stroke);
    }
    void draw(const Line& line, int y) {
        text(text_node(line.text, line.size, line.bold, line.align), side, y, inner());
    }
    void draw(const Pair& pair, int y) {
        const auto [label, value, label_width] = nodes_of(pair);
        // A small label stands on the line of its large value.
        const int lower = std::max(0.0, value.line - label.line) > 0
                              ? static_cast<int>((value.line - label.line) / 2)
                              : 0;
        text(label, side, y + lower, label_width);
        const int from = side + label_width + gap_of(pair);
        text(value, from, y, width_ - side - from);
    }
    void draw(const Qr& qr, int y) {
        const auto code = code_of(qr.bytes);
        const int module = module_of(qr, code.size);
        const int left = (width_ - code.size * module) / 2;
        for (int row = 0; row < code.size; ++row) {
            for (int column = 0; column < code.size; ++column) {
                if (!code.modules[static_cast<std::size_t>(row * code.size + column)]) continue;
                fill(left + column * module, y + (row + quiet_modules) * module, module, module);
            }
        }
    }

    int width_;
    FontStore& fonts_;
    Sizer sizer_;
    Bitmap bitmap_{};
};

struct TextOf {
    std::string operator()(const Logo&) const { return "[logo]"; }
    std::string operator()(const Line& line) const { return line.text; }
    std::string operator()(const Pair& pair) const {
        return pair.value.empty() ? pair.label : pair.label + ": " + pair.value;
    }
    std::string operator()(const Rule& rule) const {
        return rule.stroke == Stroke::solid ? "================" : "----------------";
    }
    std::string operator()(const Qr& qr) const { return "[qr " + qr.bytes + "]"; }
    std::string operator()(const Space&) const { return ""; }
};

}  // namespace

Bitmap paint_paper(const Document& document, int width_dots, FontStore& fonts) {
    return Painter(width_dots, fonts).paint(document);
}

std::string text_of_paper(const Document& document) {
    std::string all;
    for (const auto& block : document.blocks) {
        if (std::holds_alternative<Space>(block)) continue;
        all += std::visit(TextOf{}, block);
        all += '\n';
    }
    return all;
}

}  // namespace kvitok::ui::paper
