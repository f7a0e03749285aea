#include "kiosk/app/memory_display.h"

#include "ui/paint.h"

namespace kvitok::app {

void MemoryDisplay::show(const ui::Scene& scene) {
    pointer_.scene_changed(shown_, scene);
    shown_ = scene;
}

ui::Input MemoryDisplay::wait(std::optional<Milliseconds> limit) {
    if (!inputs_.empty()) {
        ui::Input input = std::move(inputs_.front());
        inputs_.pop_front();
        return input;
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
    inputs_.push_back({.kind = ui::Input::Kind::touched, .x = x, .y = y});
    pointer_.down(shown_, x, y, finger_time_);
    const auto target = pointer_.up(shown_, x, y, finger_time_);
    if (!target) return;
    const ui::Hit& hit = shown_.hits[static_cast<std::size_t>(*target)];
    inputs_.push_back(
        {.kind = ui::Input::Kind::action, .action = hit.action, .text = hit.text, .x = x, .y = y});
}

ui::Picture MemoryDisplay::screenshot() {
    return ui::picture_of(shown_, fonts_);
}

}  // namespace kvitok::app
