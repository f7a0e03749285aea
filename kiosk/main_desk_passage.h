// Time that passes quickly: the desk's clock is put forward from one due moment to the next, and
// only while nobody is at work. So everything happens in the order in which it would by waiting,
// however slow the machine is. UI thread.
#pragma once

#include <chrono>
#include <optional>

#include "kiosk/app/app.h"
#include "kiosk/main_desk_bench.h"

namespace kvitok::desk {

class Passage {
public:
    // Between two steps, in real time: whoever was woken by the first comes to work.
    static constexpr Milliseconds pause{2};

    explicit Passage(Milliseconds total);

    // One step, if the terminal, its network and its devices are at rest. True when the time has
    // passed and they are at rest again.
    bool go_on(const app::App& app, Surroundings& around, MonoTime now);

private:
    Milliseconds left_;
    Milliseconds longest_step_;
    std::chrono::steady_clock::time_point next_{};
};

}  // namespace kvitok::desk
