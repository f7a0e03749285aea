// From fingers to actions: pure, the time is passed in. A press shows at once and stays visible for
// 120 ms; the action follows on release inside the target; action buttons ignore a second press for
// 400 ms after an action, keys of keypad and keyboards never do. One thread: UI.
// Source: design 7.
#pragma once

#include <chrono>
#include <optional>

#include "ui/scene.h"

namespace kvitok::ui {

class Pointer {
public:
    using Time = std::chrono::milliseconds;  // of any steady clock

    static constexpr Time shortest_press{120};
    static constexpr Time guard{400};

    // The finger came down. Returns whether what is shown as pressed changed.
    bool down(const Scene& scene, int x, int y, Time now);
    // The finger moved while down: leaving the target releases it without an action.
    bool moved(const Scene& scene, int x, int y);
    // The finger left. The index of the target whose action follows, if any.
    std::optional<int> up(const Scene& scene, int x, int y, Time now);
    // Another scene is shown: nothing is pressed any more, except a target at the same place with
    // the same action.
    void scene_changed(const Scene& before, const Scene& after);

    // The target to show as pressed, or -1.
    int shown(Time now) const;
    // When shown() will change by itself; nothing when it will not.
    std::optional<Time> next_change(Time now) const;

private:
    int held_ = -1;        // target under the finger
    int shown_ = -1;       // target that looks pressed
    bool inside_ = false;  // the finger is over held_
    Time since_{0};
    bool released_ = false;
    std::optional<Time> last_action_{};
};

}  // namespace kvitok::ui
