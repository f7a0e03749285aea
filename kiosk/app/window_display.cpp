#include "kiosk/app/window_display.h"

namespace kvitok::app {

ui::Input WindowDisplay::wait(std::optional<Milliseconds> limit) {
    if (!limit) return window_.wait(std::nullopt);
    return window_.wait(std::chrono::steady_clock::now() + *limit);
}

}  // namespace kvitok::app
