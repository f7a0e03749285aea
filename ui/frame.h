// What all pages have in common: header, context bar, title, navigation and access bars. UI
// internals; any thread.
#pragma once

#include "ui/kit.h"
#include "ui/page.h"

namespace kvitok::ui {

inline constexpr double header_height = 112;
inline constexpr double nav_height = 136;
inline constexpr double access_height = 112;

double context_height(const Page& page, const Kit& kit);
double bars_height(const Page& page, const Kit& kit);

Node header_of(const Page& page, const Kit& kit, double width);
Node context_of(const Page& page, const Kit& kit, double width);
// The bars at the bottom, as high as bars_height().
Node bars_of(const Page& page, const Kit& kit, double width);
// Title, hint, steps; no children when the page has none.
Node title_of(const Page& page, const Kit& kit);
// The four windows of the logo, 22x28 each by default.
Node logo_of(double window_width, double window_height, double gap, bool lit, bool contrast);

}  // namespace kvitok::ui
