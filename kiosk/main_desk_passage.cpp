#include "kiosk/main_desk_passage.h"

#include <algorithm>

namespace kvitok::desk {

namespace {

using std::chrono::steady_clock;

// What the drivers wait for is not known here: no step is much longer than their shortest limits,
// unless hours are to pass.
constexpr Milliseconds shortest_longest_step{200};
constexpr int most_steps = 1'000;

bool is_at_rest(const app::App& app, Surroundings& around) {
    if (!app.is_settled() || !around.bench().rests()) return false;
    const NetworkSwitch& network = around.network();
    // A question that a worker has not begun to ask is not seen by the network yet.
    return network.under_way() == 0 && (app.open_questions() == 0 || network.in_vain() > 0);
}

}  // namespace

Passage::Passage(Milliseconds total)
    : left_(total), longest_step_(std::max(shortest_longest_step, total / most_steps)) {}

void Passage::step(const app::App& app, Surroundings& around, MonoTime now) {
    if (is_over() || steady_clock::now() < next_ || !is_at_rest(app, around)) return;
    Milliseconds by = std::min(longest_step_, left_);
    const auto no_later_than = [&](MonoTime due) {
        by = std::min(by, Milliseconds{due.ms - now.ms});
    };
    if (const auto due = app.next_due()) no_later_than(*due);
    no_later_than(around.bench().next_due());
    if (by <= Milliseconds{0}) return;
    left_ -= by;
    next_ = steady_clock::now() + pause;
    around.advance(by);
}

}  // namespace kvitok::desk
