// layout(): where everything of a page stands on a screen, as a Scene. A pure function: the same
// page, screen, view and measure give the same scene. Any thread that owns the measure.
// Source: design 3-5; geometry at 1080x1920 is that of the mock-ups.
#pragma once

#include "ui/measure.h"
#include "ui/page.h"
#include "ui/scene.h"
#include "ui/theme.h"
#include "ui/view.h"

namespace kvitok::ui {

struct Screen {
    int width = 1080;  // px
    int height = 1920;
    friend bool operator==(const Screen&, const Screen&) = default;
};

// Device px per design px, design 3.
double scale_of(const Screen& screen);
// Whether the scale lies within 0.6 to 2: other screens are refused at start.
bool usable(const Screen& screen);

const Theme& theme_of(const View& view);

// Lays the page out. What did not fit or is too small stands in `problems`; a page with more than
// fits is shown in parts, `view.part` chooses one (beyond the last means the last).
Scene layout(const Page& page, const Screen& screen, const View& view, TextMeasure& measure);

}  // namespace kvitok::ui
