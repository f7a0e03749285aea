// What was used since the last reading, beside the months before.
#pragma once

#include "config/strings/texts.h"
#include "kiosk/flows/read_meter.h"
#include "ui/blocks.h"

namespace kvitok::screens {

// Of the zone being typed; the cost is an estimate from the server's tariff.
ui::FactsPanel consumption(const read_meter::Typing& form, const Texts& texts);

}  // namespace kvitok::screens
