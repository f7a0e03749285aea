#include "kiosk/app/face.h"

namespace kvitok::app {

namespace {

// The letters with which the page's keyboard begins; a page without one does not ask.
ui::Letters letters_of(const ui::Page& page) {
    for (const ui::Blocks* blocks : {&page.blocks, &page.docked}) {
        for (const ui::Block& block : *blocks) {
            if (const auto* keyboard = std::get_if<ui::Keyboard>(&block.content)) {
                return keyboard->letters;
            }
        }
    }
    return ui::Letters::russian;
}

std::optional<Press> mode_press(ui::Action action) {
    if (action == ui::actions::larger) return Press{press::ToggleLarge{}};
    if (action == ui::actions::contrast) return Press{press::ToggleContrast{}};
    if (action == ui::actions::reach) return Press{press::ToggleReach{}};
    return std::nullopt;
}

}  // namespace

void Face::show(const State& state) {
    screens::Screen next = screens::screen_for(state);
    if (next.page.name != screen_.page.name) view_.page_changed();
    // Another field, another keyboard: an e-mail address begins in Latin letters.
    if (letters_of(next.page) != letters_of(screen_.page)) view_.layer_chosen = false;
    const Modes& modes = state.session.modes;
    view_.modes = {modes.large, modes.contrast, modes.reach};
    screen_ = std::move(next);
    lay_out();
}

void Face::lay_out() {
    scene_ = ui::layout(screen_.page, size_, view_, measure_);
    view_.part = scene_.part;
}

std::optional<Press> Face::press(ui::Action action, const std::string& text) {
    if (auto mode = mode_press(action)) {
        view_.part = 0;
        return mode;
    }
    if (view_.absorb(action, letters_of(screen_.page))) {
        lay_out();
        return std::nullopt;
    }
    const auto meaning = screens::meaning_of(screen_, action, text);
    if (action == ui::actions::type_text && view_.layer.shift) {
        view_.typed();
        lay_out();
    }
    return meaning;
}

void Face::wipe() {
    view_.reset();
    screen_ = {};
    scene_ = {};
}

}  // namespace kvitok::app
