#include "kiosk/main_desk_passage.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace kvitok::desk {

namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

// What the drivers wait for is not known here: no step is much longer than their shortest limits,
// unless hours are to pass.
constexpr Milliseconds shortest_longest_step{200};
constexpr int most_steps = 1'000;

// The state of a thread in /proc/self/task/N/stat follows the name in brackets; see proc(5).
bool sleeps(const fs::path& task) {
    std::ifstream file(task / "stat");
    std::string line;
    std::getline(file, line);
    const auto bracket = line.rfind(") ");
    // A thread that has just ended does nothing any more.
    return bracket == std::string::npos || line[bracket + 2] == 'S';
}

// A thread that was woken and still waits for a processor does not sleep.
bool all_others_sleep() {
    const std::string self = std::to_string(gettid());
    for (const auto& task : fs::directory_iterator("/proc/self/task")) {
        if (task.path().filename() != self && !sleeps(task.path())) return false;
    }
    return true;
}

// The second look sees whom a thread has woken that was looked at late in the first.
bool is_at_rest(const app::App& app, const NetworkSwitch& network) {
    return app.is_settled() && network.under_way() == 0 && all_others_sleep() && all_others_sleep();
}

}  // namespace

Passage::Passage(Milliseconds total)
    : left_(total), longest_step_(std::max(shortest_longest_step, total / most_steps)) {}

bool Passage::go_on(const app::App& app, Surroundings& around, MonoTime now) {
    if (steady_clock::now() < next_ || !is_at_rest(app, around.network())) return false;
    if (left_ <= Milliseconds{0}) return true;
    Milliseconds by = std::min(longest_step_, left_);
    const auto no_later_than = [&](MonoTime due) {
        by = std::min(by, Milliseconds{due.ms - now.ms});
    };
    if (const auto due = app.next_due()) no_later_than(*due);
    no_later_than(around.bench().next_due());
    if (by <= Milliseconds{0}) return false;
    left_ -= by;
    next_ = steady_clock::now() + pause;
    around.advance(by);
    return false;
}

}  // namespace kvitok::desk
