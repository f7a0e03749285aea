// Where scenes become visible and touches come from: a window, or nothing but memory. UI thread,
// save wake().
#pragma once

#include <optional>

#include "kiosk/domain/time.h"
#include "ui/canvas.h"
#include "ui/layout.h"
#include "ui/window.h"

namespace kvitok::app {

class Display {
public:
    virtual ~Display() = default;
    virtual ui::Screen size() const = 0;
    // Paints what differs from the scene before.
    virtual void show(const ui::Scene& scene) = 0;
    // Waits for one touch or action, for wake(), or until the limit; without one for ever.
    virtual ui::Input wait(std::optional<Milliseconds> limit) = 0;
    // Ends a wait. Any thread.
    virtual void wake() = 0;
    // A finger comes down and leaves at once; what follows comes out of wait().
    virtual void tap(int x, int y) = 0;
    // What is visible now.
    virtual ui::Picture screenshot() = 0;
};

}  // namespace kvitok::app
