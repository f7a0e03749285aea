// Whether the wall clock may stand on a payment and its paper. No limit ever depends on it; what
// passes is measured by monotonic time. Values and a pure function; any thread.
// Source: reliability 3, time floor.
#pragma once

#include <optional>

#include "kiosk/domain/time.h"

namespace kvitok {

// No clock that is right shows less: this program is of 1 November 2026.
inline constexpr TimePoint program_made{1'793'491'200'000};
// How far from the truth a clock may be before its label is worse than none.
inline constexpr Milliseconds clock_tolerance{15 * 60'000};

struct ClockFacts {
    // The server's time, said at some moment between question and answer.
    struct Said {
        TimePoint time;
        MonoTime asked;
        MonoTime heard;
    };
    TimePoint floor = program_made;  // certainly past: the program's date, the journal's last event
    std::optional<Said> server;      // its latest word decides alone
};

// Whether `wall` agrees with the facts at the moment `now`.
bool is_right(const ClockFacts& facts, TimePoint wall, MonoTime now);

}  // namespace kvitok
