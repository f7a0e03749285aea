// What the screen shows of the state, and what a touch on it means. UI thread.
#pragma once

#include <optional>
#include <string>

#include "kiosk/screens/screen_for.h"
#include "ui/layout.h"
#include "ui/view.h"

namespace kvitok::app {

class Face {
public:
    // `measure` outlives the face.
    Face(ui::Screen screen, ui::TextMeasure& measure) : size_(screen), measure_(measure) {}

    // Lays the state's page out anew. Scene and page are valid from the first call on.
    void show(const State& state);

    const ui::Scene& scene() const { return scene_; }
    const ui::Page& page() const { return screen_.page; }
    const ui::View& view() const { return view_; }

    // What an action, and the text of a key, mean to the flows; nothing when it only changed the
    // view, which is laid out anew then.
    std::optional<Press> press(ui::Action action, const std::string& text);
    // Forgets everything personal that was laid out.
    void wipe();

private:
    void lay_out();

    ui::Screen size_;
    ui::TextMeasure& measure_;
    ui::View view_;
    screens::Screen screen_;
    ui::Scene scene_;
};

}  // namespace kvitok::app
