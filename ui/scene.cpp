#include "ui/scene.h"

#include <algorithm>

namespace kvitok::ui {

Rect intersection(const Rect& a, const Rect& b) {
    const int x = std::max(a.x, b.x);
    const int y = std::max(a.y, b.y);
    const int w = std::min(a.right(), b.right()) - x;
    const int h = std::min(a.bottom(), b.bottom()) - y;
    if (w <= 0 || h <= 0) return {};
    return {x, y, w, h};
}

Rect united(const Rect& a, const Rect& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    const int x = std::min(a.x, b.x);
    const int y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

bool operator==(const Item& a, const Item& b) {
    return a.kind == b.kind && a.box == b.box && a.fill == b.fill && a.border == b.border &&
           a.border_width == b.border_width && a.radius == b.radius && a.dashed == b.dashed &&
           a.pen_x == b.pen_x && a.baseline == b.baseline && a.font == b.font && a.text == b.text &&
           a.points == b.points && a.code.size == b.code.size && a.code.modules == b.code.modules;
}

int Scene::hit_at(int x, int y) const {
    for (std::size_t i = hits.size(); i > 0; --i) {
        if (hits[i - 1].box.contains(x, y))
            return hits[i - 1].enabled ? static_cast<int>(i - 1) : -1;
    }
    return -1;
}

}  // namespace kvitok::ui
