// A meter in the list: what was read last, what is wanted of it, what is done.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/screens/draft.h"

namespace kvitok::screens {

// The reading of this month: handed in during the visit, or known to the server.
struct KnownReading {
    std::vector<Decimal> values;
    std::optional<TimePoint> at;
};
std::optional<KnownReading> reading_of_month(const State& state, const Meter& meter);

ui::Entry meter_row(Draft& draft, const State& state, const Meter& meter,
                    const ReadingWindow& window, const Texts& texts);

}  // namespace kvitok::screens
