#include "ui/pointer.h"

namespace kvitok::ui {
namespace {

const Hit& target(const Scene& scene, int index) {
    return scene.hits[static_cast<std::size_t>(index)];
}

}  // namespace

bool Pointer::down(const Scene& scene, int x, int y, Time now) {
    const int before = shown(now);
    held_ = scene.hit_at(x, y);
    // A guarded target neither acts nor looks as if it would.
    const bool guarded = held_ >= 0 && target(scene, held_).role != Role::key && last_action_ &&
                         now - *last_action_ < guard;
    if (guarded) held_ = -1;
    shown_ = held_;
    inside_ = held_ >= 0;
    released_ = false;
    since_ = now;
    return shown(now) != before;
}

bool Pointer::moved(const Scene& scene, int x, int y) {
    if (held_ < 0 || released_) return false;
    const bool inside = scene.hit_at(x, y) == held_;
    if (inside == inside_) return false;
    inside_ = inside;
    shown_ = inside ? held_ : -1;
    return true;
}

std::optional<int> Pointer::up(const Scene& scene, int x, int y, Time now) {
    if (held_ < 0 || released_) return std::nullopt;
    released_ = true;
    const int index = held_;
    held_ = -1;
    if (scene.hit_at(x, y) != index) {
        shown_ = -1;
        return std::nullopt;
    }
    if (target(scene, index).role != Role::key) last_action_ = now;
    return index;
}

void Pointer::scene_changed(const Scene& before, const Scene& after) {
    const auto same = [&](int index) {
        if (index < 0 || index >= static_cast<int>(before.hits.size())) return -1;
        const auto& old = target(before, index);
        for (std::size_t i = 0; i < after.hits.size(); ++i) {
            const auto& hit = after.hits[i];
            if (hit.box == old.box && hit.action == old.action && hit.text == old.text &&
                hit.enabled)
                return static_cast<int>(i);
        }
        return -1;
    };
    held_ = same(held_);
    shown_ = same(shown_);
}

int Pointer::shown(Time now) const {
    if (shown_ < 0) return -1;
    if (!released_) return shown_;
    return now - since_ < shortest_press ? shown_ : -1;
}

std::optional<Pointer::Time> Pointer::next_change(Time now) const {
    if (shown_ < 0 || !released_ || now - since_ >= shortest_press) return std::nullopt;
    return since_ + shortest_press;
}

}  // namespace kvitok::ui
