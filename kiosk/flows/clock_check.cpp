#include "kiosk/flows/clock_check.h"

namespace kvitok {

bool is_right(const ClockFacts& facts, TimePoint wall, MonoTime now) {
    if (!facts.server) return wall + clock_tolerance >= facts.floor;
    const auto& said = *facts.server;
    const TimePoint earliest = said.time + Milliseconds{now.ms - said.heard.ms};
    const TimePoint latest = said.time + Milliseconds{now.ms - said.asked.ms};
    return wall + clock_tolerance >= earliest && wall <= latest + clock_tolerance;
}

}  // namespace kvitok
