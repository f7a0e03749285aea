// The window: shows scenes, waits for fingers. SDL stays behind it. Only the video part of SDL is
// started, without GPU acceleration. One thread, except wake(), which any thread may call.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "ui/canvas.h"
#include "ui/font.h"
#include "ui/layout.h"
#include "ui/scene.h"

namespace kvitok::ui {

struct WindowSettings {
    std::string title = "Kvitok";
    bool full_screen = true;
    Screen size{};  // when not full screen
    int x = -1;     // when not full screen; -1: centred
    int y = -1;
    bool keep_cursor = false;  // otherwise hidden in full screen
};

// What happened. `action` carries the target's action, `text` what a key types.
struct Input {
    enum class Kind : std::uint8_t {
        none,     // the deadline passed, or another thread woke the loop
        touched,  // a finger came down anywhere: somebody is there
        action,   // a target was pressed and released
        resized,
        closed  // the window manager or a signal asks to end
    };
    Kind kind = Kind::none;
    Action action{};
    std::string text{};
    int x = 0;
    int y = 0;
    std::chrono::nanoseconds at{0};  // steady clock, when the event was taken
};

class Window {
public:
    // Throws std::runtime_error when there is no screen or it is of a size that is refused.
    Window(const WindowSettings& settings, FontStore& fonts);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    Screen screen() const;

    // Shows a scene made for screen(): repaints what differs from the one before.
    void show(Scene scene);
    const Scene& shown() const;

    // Waits until something happens or the deadline (steady clock) passes; none waits for ever.
    // Press feedback is painted inside.
    Input wait(std::optional<std::chrono::steady_clock::time_point> deadline);

    // Ends a wait() of the UI thread. Thread-safe; wakes once even if called many times.
    void wake();

    // Presses as if by a finger: for scripts.
    void tap(int x, int y);
    // What stands in the window now.
    Picture screenshot();

private:
    struct Body;
    std::unique_ptr<Body> body_;
};

}  // namespace kvitok::ui
