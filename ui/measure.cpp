#include "ui/measure.h"

#include <cmath>

namespace kvitok::ui {

// hhea of PT Sans: ascender 1018, descender -276 of 1000 units per em.
int ascent(Font font) {
    return static_cast<int>(std::lround(1.018 * font.px));
}
int descent(Font font) {
    return static_cast<int>(std::lround(0.276 * font.px));
}

}  // namespace kvitok::ui
