// Samples that stand in files of their own; samples() joins them.
#pragma once

#include <vector>

#include "kiosk/screens/samples.h"

namespace kvitok::screens {

void add_money(std::vector<Sample>& all);
void add_money_slips(std::vector<SlipSample>& all);

}  // namespace kvitok::screens
