#include <algorithm>
#include <cmath>

#include "ui/node.h"
#include "ui/utf8.h"

namespace kvitok::ui {
namespace {

constexpr Rgba black{0, 0, 0, 255};
constexpr Rgba white{255, 255, 255, 255};
constexpr double contrast_border = 3;

int whole(double value) {
    return static_cast<int>(std::lround(value));
}

}  // namespace

std::string texts_of(const Node& node) {
    if (node.kind == Node::Kind::text) return node.text.plain();
    std::string all;
    for (const auto& child : node.children) {
        const auto part = texts_of(child);
        if (part.empty()) continue;
        if (!all.empty()) all += ' ';
        all += part;
    }
    return all;
}

Rect Placer::pixels(double x, double y, double width, double height) const {
    const double s = sizer_.scale();
    const int left = whole(x * s);
    const int top = whole(y * s);
    return {left, top, whole((x + width) * s) - left, whole((y + height) * s) - top};
}

void Placer::problem(Problem::Kind kind, std::string what, const Rect& box) {
    scene_.problems.push_back({kind, std::move(what), box});
}

int Placer::open_hit(const Node& node, const Rect& box) {
    const auto& press = *node.press;
    Hit hit;
    hit.action = press.action;
    hit.text = press.text;
    hit.box = box;
    hit.label = press.label.empty() ? texts_of(node) : press.label;
    hit.role = press.role;
    hit.enabled = press.enabled;
    hit.chosen = press.chosen;
    if (std::min(box.w, box.h) < min_target_px)
        problem(Problem::Kind::target_small, hit.label, box);
    if (box.x < 0 || box.y < 0 || box.right() > scene_.width || box.bottom() > scene_.height)
        problem(Problem::Kind::off_screen, hit.label, box);
    scene_.hits.push_back(std::move(hit));
    return static_cast<int>(scene_.hits.size()) - 1;
}

void Placer::place_box(const Node& node, const Rect& box) {
    const double s = sizer_.scale();
    const bool edged = theme_.contrast && node.edge;
    if (node.fill == Ink::none && node.border == Ink::none && !edged) return;
    Item item;
    item.kind = Item::Kind::box;
    item.box = box;
    item.fill = theme_[node.fill];
    item.radius = std::min({whole(node.radius * s), box.w / 2, box.h / 2});
    item.hit = hit_;
    double border = node.border == Ink::none ? 0 : node.border_width;
    item.border = theme_[node.border];
    if (theme_.contrast && (edged || border > 0)) {
        border = std::max(border, contrast_border);
        item.border = node.dashed                ? theme_[Ink::on_disabled]
                      : node.border == Ink::none ? theme_[Ink::line]
                                                 : theme_[node.border];
        item.dashed = node.dashed;
    }
    if (border > 0) item.border_width = std::max(1, whole(border * s));
    if (node.press && node.press->enabled && node.press->action)
        item.pressed = theme_.contrast ? white : theme_[node.press->pressed];
    scene_.items.push_back(std::move(item));
}

void Placer::place_text(const Node& node, double x, double y, double width, double height) {
    const double s = sizer_.scale();
    const auto laid = sizer_.lines(node, width);
    const auto& lines = laid.lines;
    const double all = laid.height();
    double top = y + (height - all) / 2;
    Rect around{};
    for (const auto& line : lines) {
        const double slack = width - line.width;
        double left = x;
        if (node.align == Align::center) left += slack / 2;
        if (node.align == Align::end) left += slack;
        const int up = ascent(laid.font);
        const int tall = up + descent(laid.font);
        const int line_top = whole((top + laid.line_height / 2) * s - tall / 2.0);
        for (const auto& piece : line.pieces) {
            Item item;
            item.kind = Item::Kind::text;
            item.font = laid.font;
            if (piece.bold) item.font.face = Face::bold;
            item.fill = theme_[piece.ink == Ink::none ? node.ink : piece.ink];
            if (theme_.contrast && hit_ >= 0) item.pressed = black;
            item.hit = hit_;
            item.text = piece.text;
            item.pen_x = (left + piece.x) * s;
            item.baseline = line_top + up;
            item.box = {static_cast<int>(std::floor(item.pen_x)), line_top,
                        whole(piece.width * s) + 1, tall};
            around = united(around, item.box);
            scene_.items.push_back(std::move(item));
        }
        if (slack < -1.0 / s) problem(Problem::Kind::text_cut, node.text.plain(), around);
        top += laid.line_height;
    }
    if (lines.empty()) return;
    if (height + 0.5 < all && lines.size() > 1)
        problem(Problem::Kind::text_cut, node.text.plain(), around);
    if (laid.font.px < min_text_px) problem(Problem::Kind::text_small, node.text.plain(), around);
    if (around.x < 0 || around.right() > scene_.width + 1 || around.bottom() > scene_.height + 1)
        problem(Problem::Kind::off_screen, node.text.plain(), around);
    if (silent_) return;
    Reading reading;
    if (node.reading) reading = *node.reading;
    reading.text = node.text.plain();
    reading.box = around;
    scene_.readings.push_back(std::move(reading));
}

void Placer::place_row(const Node& node, double x, double y, double width, double height) {
    const auto widths = sizer_.row_widths(node, width);
    double used = widths.empty() ? 0 : node.gap * static_cast<double>(widths.size() - 1);
    for (const double one : widths) used += one;
    if (node.main == Align::center) x += std::max(0.0, width - used) / 2;
    if (node.main == Align::end) x += std::max(0.0, width - used);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto& child = node.children[i];
        double tall = height;
        double top = y;
        if (node.cross != Cross::stretch || child.height >= 0) {
            tall = sizer_.height(child, widths[i]);
            if (node.cross == Cross::center) top += (height - tall) / 2;
            if (node.cross == Cross::end) top += height - tall;
        }
        place(child, x, top + child.y, widths[i], tall);
        x += widths[i] + node.gap;
    }
}

void Placer::place_column(const Node& node, double x, double y, double width, double height) {
    std::vector<double> talls;
    std::vector<double> wides;
    double used = 0;
    double grow = 0;
    for (const auto& child : node.children) {
        const bool stretched = node.cross == Cross::stretch && child.width < 0;
        wides.push_back(stretched ? width : std::min(width, sizer_.natural_width(child)));
        talls.push_back(sizer_.height(child, wides.back()));
        used += talls.back();
        grow += child.grow;
    }
    if (!talls.empty()) used += node.gap * static_cast<double>(talls.size() - 1);
    const double free = std::max(0.0, height - used);
    if (grow <= 0 && node.main == Align::center) y += (height - used) / 2;
    if (grow <= 0 && node.main == Align::end) y += height - used;
    for (std::size_t i = 0; i < talls.size(); ++i) {
        const auto& child = node.children[i];
        const double tall = talls[i] + (grow > 0 ? free * child.grow / grow : 0);
        double left = x;
        if (node.cross == Cross::center) left += (width - wides[i]) / 2;
        if (node.cross == Cross::end) left += width - wides[i];
        place(child, left, y, wides[i], tall);
        y += tall + node.gap;
    }
}

void Placer::place_icon(const Node& node, double x, double y, double height) {
    Item item;
    item.kind = Item::Kind::text;
    item.font = {Face::icons, whole(node.width * sizer_.scale())};
    item.fill = theme_[node.ink];
    if (theme_.contrast && hit_ >= 0) item.pressed = black;
    item.hit = hit_;
    append_code(item.text, static_cast<char32_t>(node.icon));
    item.box = pixels(x, y + (height - node.width) / 2, node.width, node.width);
    item.pen_x = item.box.x;
    item.baseline = item.box.y;
    scene_.items.push_back(std::move(item));
}

void Placer::place_code(const Node& node, const Rect& box) {
    Item item;
    item.kind = Item::Kind::code;
    // Whole pixels a module, the nearest number; what that adds or takes lies around the middle.
    const int size = std::max(1, node.code.size);
    const int side = std::max(1, whole(static_cast<double>(box.w) / size)) * size;
    item.box = {box.x + (box.w - side) / 2, box.y + (box.h - side) / 2, side, side};
    item.fill = theme_[Ink::paper_ink];
    item.border = theme_[Ink::paper];
    item.hit = hit_;
    item.code = node.code;
    scene_.items.push_back(std::move(item));
}

void Placer::place_polygon(const Node& node, double x, double y, const Rect& box) {
    Item item;
    item.kind = Item::Kind::polygon;
    item.box = box;
    item.fill = theme_[node.fill];
    item.hit = hit_;
    const double s = sizer_.scale();
    for (const auto& point : node.points)
        item.points.push_back({(x + point.x) * s, (y + point.y) * s});
    scene_.items.push_back(std::move(item));
}

void Placer::place_layers(const Node& node, double x, double y, double width, double height) {
    for (const auto& child : node.children) {
        const double wide = child.width >= 0 ? child.width : width - child.x;
        double tall = child.height;
        if (tall < 0) tall = child.grow > 0 ? height - child.y : sizer_.height(child, wide);
        place(child, x + child.x, y + child.y, wide, tall);
    }
}

void Placer::place(const Node& node, double x, double y, double width, double height) {
    const Rect box = pixels(x, y, width, height);
    const int outer_hit = hit_;
    const bool outer_silent = silent_;
    if (node.press) {
        hit_ = open_hit(node, box);
        if (node.press->role == Role::key) silent_ = true;
    }
    if (node.reading && node.kind == Node::Kind::box) {
        scene_.readings.push_back(*node.reading);
        scene_.readings.back().box = box;
        silent_ = true;
    }
    const double left = x + node.pad.left;
    const double top = y + node.pad.top;
    const double wide = width - node.pad.left - node.pad.right;
    const double tall = height - node.pad.top - node.pad.bottom;
    switch (node.kind) {
        case Node::Kind::text:
            place_text(node, x, y, width, height);
            break;
        case Node::Kind::icon:
            place_icon(node, x, y, height);
            break;
        case Node::Kind::code:
            place_code(node, box);
            break;
        case Node::Kind::polygon:
            place_polygon(node, x, y, box);
            break;
        case Node::Kind::box:
            place_box(node, box);
            if (node.flow == Node::Flow::row) place_row(node, left, top, wide, tall);
            if (node.flow == Node::Flow::column) place_column(node, left, top, wide, tall);
            if (node.flow == Node::Flow::layers) place_layers(node, left, top, wide, tall);
            break;
    }
    hit_ = outer_hit;
    silent_ = outer_silent;
}

}  // namespace kvitok::ui
