#include "kiosk/main_desk_display.h"

namespace kvitok::desk {

void StripDisplay::show(const ui::Scene& scene) {
    page_ = scene;
    strip_.look();
    compose();
}

void StripDisplay::compose() {
    ui::Scene whole = page_;
    strip_.add_to(whole, page_.width);
    inner_.show(whole);
}

ui::Input StripDisplay::wait(std::optional<Milliseconds> limit) {
    if (strip_.look()) compose();
    ui::Input input = inner_.wait(limit);
    // Nobody stands at the terminal when a hand works behind it.
    const bool beside = input.x >= page_.width;
    if (input.kind == ui::Input::Kind::touched && beside) return {};
    if (input.kind == ui::Input::Kind::action && strip_.operate(input.action)) {
        strip_.look();
        compose();
        return {};
    }
    return input;
}

}  // namespace kvitok::desk
