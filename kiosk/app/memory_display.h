// A display without a window: scenes are kept, taps come from a script. For the tour and for tests.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>

#include "kiosk/app/display.h"
#include "ui/pointer.h"

namespace kvitok::app {

class MemoryDisplay final : public Display {
public:
    // `fonts` outlives the display.
    MemoryDisplay(ui::Screen size, ui::FontStore& fonts) : size_(size), fonts_(fonts) {}

    ui::Screen size() const override { return size_; }
    void show(const ui::Scene& scene) override;
    ui::Input wait(std::optional<Milliseconds> limit) override;
    void wake() override;
    // Every tap comes long after the one before, so that the guard against double taps lets it
    // pass.
    void tap(int x, int y) override { tap_after(x, y, Milliseconds{1'000}); }
    ui::Picture screenshot() override;

    // The same, `pause` after the tap before: an impatient finger.
    void tap_after(int x, int y, Milliseconds pause);

private:
    struct Tap {
        int x = 0;
        int y = 0;
        Milliseconds at{0};
        bool touched = false;  // the finger is down
    };

    ui::Input lift(const Tap& tap);

    const ui::Screen size_;
    ui::FontStore& fonts_;
    ui::Scene shown_;
    ui::Pointer pointer_;
    Milliseconds finger_time_{0};
    std::deque<Tap> taps_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool wake_ = false;
};

}  // namespace kvitok::app
