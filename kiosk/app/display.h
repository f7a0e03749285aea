// Where scenes become visible and touches come from: a window, or nothing but memory. UI thread,
// save wake().
#pragma once

#include <optional>
#include <vector>

#include "kiosk/domain/time.h"
#include "ui/scene.h"

namespace kvitok::app {

// A finger or a mouse on the screen, in pixels of the scene; or the window was closed.
struct Touch {
    enum class Kind { down, move, up, quit };
    Kind kind = Kind::down;
    int x = 0;
    int y = 0;
};

class Display {
public:
    virtual ~Display() = default;
    // Paints what differs from the scene before. `pressed` is the held target, or -1.
    virtual void show(const ui::Scene& scene, int pressed) = 0;
    // Waits for touches, for wake(), or until the limit; without one for ever.
    virtual std::vector<Touch> wait(std::optional<Milliseconds> limit) = 0;
    // Ends a wait. Any thread.
    virtual void wake() = 0;
    // Forgets every pixel of the session before.
    virtual void wipe() = 0;
};

}  // namespace kvitok::app
