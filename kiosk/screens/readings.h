// Words and figures that several screens and slips of readings share. Pure.
#pragma once

#include <string>
#include <vector>

#include "config/strings/texts.h"
#include "kiosk/flows/effects.h"
#include "kiosk/flows/read_meter.h"
#include "ui/blocks.h"

namespace kvitok::screens {

// The values of all zones, «123 / 45».
std::string joined(const std::vector<Decimal>& values, const Texts& texts);
// The same with the unit behind the last.
std::string joined(const std::vector<Decimal>& values, const Name& unit, const Texts& texts);
// Consumption of all zones together.
Decimal total_used(const HandedReading& handed);

// Without the server nothing is known of a meter but what it measures.
inline bool is_known(const Meter& meter) {
    return !meter.serial.empty();
}

// How a batch of readings stands: refused when any was, queued when any is, else accepted.
ReadingState state_of(const std::vector<HandedReading>& readings);

// The face of the meter with what is typed and what it was; `framed` false inside a dialog.
ui::Drum drum(const read_meter::Typing& form, const Texts& texts);

}  // namespace kvitok::screens
