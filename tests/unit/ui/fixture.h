// One font store for all tests: opening fonts is the slow part.
#pragma once

#include "ui/font.h"
#include "ui/layout.h"

namespace kvitok::ui {

inline FontStore& fonts() {
    static FontStore store;
    return store;
}

inline Scene laid(const Page& page, Screen screen = {1080, 1920}, const View& view = {}) {
    return layout(page, screen, view, fonts());
}

}  // namespace kvitok::ui
