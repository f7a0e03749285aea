// A display with the strip beside the page: the page keeps its place at the left, what is touched
// in the strip stays in the desk. UI thread, save wake().
#pragma once

#include "kiosk/app/display.h"
#include "kiosk/main_desk_strip.h"

namespace kvitok::desk {

class StripDisplay final : public app::Display {
public:
    // `inner` is as wide as page and strip together. Both outlive the display.
    StripDisplay(app::Display& inner, Strip& strip) : inner_(inner), strip_(strip) {}

    ui::Screen size() const override {
        return {inner_.size().width - strip_width, inner_.size().height};
    }
    void show(const ui::Scene& scene) override;
    ui::Input wait(std::optional<Milliseconds> limit) override;
    void wake() override { inner_.wake(); }
    void tap(int x, int y) override { inner_.tap(x, y); }
    ui::Picture screenshot() override { return inner_.screenshot(); }

private:
    void compose();

    app::Display& inner_;
    Strip& strip_;
    ui::Scene page_;
};

}  // namespace kvitok::desk
