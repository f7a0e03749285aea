#include <algorithm>
#include <numeric>

#include "ui/node.h"
#include "ui/utf8.h"

namespace kvitok::ui {
namespace {

constexpr double hair = 1e-6;

Font face_of(Font font, bool bold) {
    if (bold) font.face = Face::bold;
    return font;
}

// Words keep the span they come from; a blank or a line break separates them.
struct Word {
    std::vector<Sizer::Piece> pieces{};
    double width = 0;
    bool blank_before = false;
    bool break_before = false;
};

}  // namespace

double Sizer::natural_width(const Node& node) {
    if (node.width >= 0) return node.width;
    double inner = 0;
    if (node.kind == Node::Kind::text) {
        for (const auto& line : lines(node, 1e9).lines) inner = std::max(inner, line.width);
        // A width that was measured must hold its text again, whatever the rounding.
        return inner > 0 ? inner + 0.01 : 0;
    }
    if (node.flow == Node::Flow::row) {
        for (const auto& child : node.children) inner += natural_width(child);
        if (!node.children.empty())
            inner += node.gap * static_cast<double>(node.children.size() - 1);
    } else {
        for (const auto& child : node.children)
            inner = std::max(inner, child.x + natural_width(child));
    }
    return inner + node.pad.left + node.pad.right;
}

std::vector<double> Sizer::row_widths(const Node& row, double width) {
    std::vector<double> widths(row.children.size(), 0);
    if (widths.empty()) return widths;
    double free = width - row.gap * static_cast<double>(widths.size() - 1);
    double grow = 0;
    double elastic = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto& child = row.children[i];
        grow += child.grow;
        if (child.grow > 0) continue;
        widths[i] = natural_width(child);
        free -= widths[i];
        if (child.width < 0) elastic += widths[i];
    }
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto& child = row.children[i];
        if (child.grow > 0) widths[i] = std::max(0.0, free) * child.grow / grow;
        // Too narrow: what has no width of its own gives way, and its text wraps.
        if (child.grow <= 0 && free < -hair && child.width < 0 && elastic > 0)
            widths[i] = std::max(0.0, widths[i] + free * widths[i] / elastic);
    }
    return widths;
}

double Sizer::height(const Node& node, double width) {
    if (node.height >= 0) return node.height;
    double inner = 0;
    const double room = std::max(0.0, width - node.pad.left - node.pad.right);
    if (node.kind == Node::Kind::text) {
        inner = lines(node, width).height();
    } else if (node.flow == Node::Flow::row) {
        const auto widths = row_widths(node, room);
        for (std::size_t i = 0; i < widths.size(); ++i)
            inner = std::max(inner, height(node.children[i], widths[i]));
    } else if (node.flow == Node::Flow::layers) {
        for (const auto& child : node.children) {
            const double own = child.width >= 0 ? child.width : room - child.x;
            inner = std::max(inner, child.y + height(child, own));
        }
    } else {
        for (const auto& child : node.children) {
            const double natural = node.cross == Cross::stretch && child.width < 0
                                       ? room
                                       : std::min(room, natural_width(child));
            inner += height(child, natural);
        }
        if (!node.children.empty())
            inner += node.gap * static_cast<double>(node.children.size() - 1);
    }
    return std::max(node.min_height, inner + node.pad.top + node.pad.bottom);
}

double Sizer::blank_width(Font font, const Piece& before, const Piece& after) {
    std::size_t start = 0;
    const char32_t first = next_code(after.text, start);
    std::string right;
    append_code(right, first);
    const Font face = face_of(font, after.bold);
    if (before.bold != after.bold || before.ink != after.ink)
        return text_width(" " + right, face) - text_width(right, face);
    std::size_t at = before.text.size();
    while (at > 0 && (static_cast<unsigned char>(before.text[--at]) & 0xC0) == 0x80) {
    }
    const auto left = before.text.substr(at);
    return text_width(left + " " + right, face) - text_width(left, face) - text_width(right, face);
}

double Sizer::longest_word(const Text& text, Font font) {
    double longest = 0;
    for (const auto& line : broken(text, font, 0)) longest = std::max(longest, line.width);
    return longest;
}

Sizer::Lines Sizer::lines(const Node& node, double width) {
    Lines result{broken(node.text, node.font, width), node.font, node.line};
    double widest = 0;
    for (const auto& line : result.lines) widest = std::max(widest, line.width);
    if (widest <= width + hair || width <= 0) return result;
    const double longest = longest_word(node.text, node.font);
    const int least = std::max(min_text_px, node.font.px * 3 / 4);
    const int wanted = static_cast<int>(node.font.px * width / longest);
    result.font.px = std::min(node.font.px, std::max(least, wanted));
    result.line_height = node.line * result.font.px / node.font.px;
    result.lines = broken(node.text, result.font, width);
    return result;
}

std::vector<Sizer::Line> Sizer::broken(const Text& text, Font font, double width) {
    std::vector<Word> words;
    bool fresh = true;
    bool blank = false;
    bool broken = false;
    for (const auto& span : text.spans) {
        std::size_t from = 0;
        while (from < span.text.size()) {
            const char first = span.text[from];
            if (first == ' ' || first == '\n') {
                blank = blank || first == ' ';
                broken = broken || first == '\n';
                fresh = true;
                ++from;
                continue;
            }
            const auto end = std::min(span.text.find_first_of(" \n", from), span.text.size());
            if (fresh || words.empty()) words.push_back({{}, 0, blank, broken});
            fresh = blank = broken = false;
            auto& word = words.back();
            Piece piece{span.text.substr(from, end - from), word.width, 0, span.bold, span.ink};
            piece.width = text_width(piece.text, face_of(font, span.bold));
            word.width += piece.width;
            word.pieces.push_back(std::move(piece));
            from = end;
        }
    }
    std::vector<Line> lines;
    for (auto& word : words) {
        const double lead = !lines.empty() && word.blank_before
                                ? blank_width(font, lines.back().pieces.back(), word.pieces.front())
                                : 0;
        const bool wraps = lines.empty() || word.break_before ||
                           lines.back().width + lead + word.width > width + hair;
        if (wraps) lines.emplace_back();
        auto& line = lines.back();
        const double shift = wraps ? 0 : line.width + lead;
        const bool blank_first = !wraps && word.blank_before;
        for (auto& piece : word.pieces) {
            const bool first = &piece == word.pieces.data();
            piece.x += shift;
            auto* last = line.pieces.empty() ? nullptr : &line.pieces.back();
            if (first && blank_first) {
                // The blank belongs to the piece it is drawn with, so that both are kerned.
                piece.text.insert(0, 1, ' ');
                piece.x -= lead;
                piece.width += lead;
            }
            if (last != nullptr && last->bold == piece.bold && last->ink == piece.ink) {
                last->text += piece.text;
                last->width = piece.x + piece.width - last->x;
            } else {
                line.pieces.push_back(std::move(piece));
            }
        }
        line.width = shift + word.width;
    }
    return lines;
}

}  // namespace kvitok::ui
