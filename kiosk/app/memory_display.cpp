#include "kiosk/app/memory_display.h"

#include <utility>

#include "ui/paint.h"

namespace kvitok::app {

void MemoryDisplay::show(const ui::Scene& scene) {
    pointer_.scene_changed(shown_, scene);
    shown_ = scene;
}

ui::Input MemoryDisplay::wait(std::optional<Milliseconds> limit) {
    if (!taps_.empty() && !std::exchange(taps_.front().touched, true)) {
        const Tap& tap = taps_.front();
        pointer_.down(shown_, tap.x, tap.y, tap.at);
        return {.kind = ui::Input::Kind::touched, .x = tap.x, .y = tap.y};
    }
    if (!taps_.empty()) {
        const Tap tap = taps_.front();
        taps_.pop_front();
        return lift(tap);
    }
    std::unique_lock lock(mutex_);
    if (limit) {
        woken_.wait_for(lock, *limit, [&] { return wake_; });
    } else {
        woken_.wait(lock, [&] { return wake_; });
    }
    wake_ = false;
    return {};
}

void MemoryDisplay::wake() {
    {
        const std::lock_guard lock(mutex_);
        wake_ = true;
    }
    woken_.notify_one();
}

void MemoryDisplay::tap_after(int x, int y, Milliseconds pause) {
    finger_time_ += pause;
    taps_.push_back({x, y, finger_time_});
}

// What is then under the finger acts: the scene may have changed since it came down.
ui::Input MemoryDisplay::lift(const Tap& tap) {
    const auto target = pointer_.up(shown_, tap.x, tap.y, tap.at);
    if (!target) return {};
    const ui::Hit& hit = shown_.hits[static_cast<std::size_t>(*target)];
    return {.kind = ui::Input::Kind::action,
            .action = hit.action,
            .text = hit.text,
            .x = tap.x,
            .y = tap.y};
}

ui::Picture MemoryDisplay::screenshot() {
    return ui::picture_of(shown_, fonts_);
}

}  // namespace kvitok::app
