#include "ui/view.h"

namespace kvitok::ui {

void View::page_changed() {
    part = 0;
    layer_chosen = false;
    layer = {};
}

bool View::absorb(Action action, Letters letters) {
    const bool layer_key = action == actions::key_shift || action == actions::key_language ||
                           action == actions::key_symbols;
    if (layer_key && !layer_chosen) {
        layer = {letters, false, false};
        layer_chosen = true;
    }
    if (action == actions::larger) {
        modes.large = !modes.large;
        part = 0;
    } else if (action == actions::contrast) {
        modes.contrast = !modes.contrast;
    } else if (action == actions::reach) {
        modes.reach = !modes.reach;
        part = 0;
    } else if (action == actions::part_previous) {
        part = part > 0 ? part - 1 : 0;
    } else if (action == actions::part_next) {
        ++part;
    } else if (action == actions::key_shift) {
        layer.shift = !layer.shift;
    } else if (action == actions::key_symbols) {
        layer.symbols = !layer.symbols;
        layer.shift = false;
    } else if (action == actions::key_language) {
        layer.letters = layer.letters == Letters::russian ? Letters::english : Letters::russian;
        layer.symbols = false;
    } else {
        return false;
    }
    return true;
}

}  // namespace kvitok::ui
