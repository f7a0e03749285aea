// The display in a real window or full screen.
#pragma once

#include "kiosk/app/display.h"

namespace kvitok::app {

class WindowDisplay final : public Display {
public:
    // Throws std::runtime_error when there is no usable screen. `fonts` outlives the display.
    WindowDisplay(const ui::WindowSettings& settings, ui::FontStore& fonts)
        : window_(settings, fonts) {}

    ui::Screen size() const override { return window_.screen(); }
    void show(const ui::Scene& scene) override { window_.show(scene); }
    ui::Input wait(std::optional<Milliseconds> limit) override;
    void wake() override { window_.wake(); }
    void tap(int x, int y) override { window_.tap(x, y); }
    ui::Picture screenshot() override { return window_.screenshot(); }

private:
    ui::Window window_;
};

}  // namespace kvitok::app
