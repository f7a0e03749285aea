// What belongs to the view and not to the page: modes of access, the part of a long page, the layer
// of the keyboard. Part and layer start anew when the page's name changes. One thread: UI.
#pragma once

#include <string>

#include "ui/action.h"
#include "ui/blocks.h"

namespace kvitok::ui {

struct Modes {
    bool large = false;     // text and components by 1.25
    bool contrast = false;  // black theme
    bool reach = false;     // everything pressable in the lower part
    bool any() const { return large || contrast || reach; }
    friend bool operator==(const Modes&, const Modes&) = default;
};

// The layer of an on-screen keyboard.
struct KeyLayer {
    Letters letters = Letters::russian;
    bool shift = false;
    bool symbols = false;
    friend bool operator==(const KeyLayer&, const KeyLayer&) = default;
};

struct View {
    Modes modes;
    int part = 0;
    bool layer_chosen = false;  // false: the page's own letters
    KeyLayer layer;

    // Forgets part and layer: another page is shown.
    void page_changed();
    // Forgets everything: the session has ended.
    void reset() { *this = View{}; }
    // Takes an action that concerns the view only; false when it means something else.
    // `letters` are the page's own, for the first press of a layer key.
    bool absorb(Action action, Letters letters = Letters::russian);
    // A typed letter releases shift.
    void typed() { layer.shift = false; }

    friend bool operator==(const View&, const View&) = default;
};

}  // namespace kvitok::ui
