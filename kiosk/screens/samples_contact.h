// Samples of the sections about the company. Pure.
#pragma once

#include "kiosk/screens/samples.h"

namespace kvitok::screens {

void add_contact_samples(std::vector<Sample>& all);
void add_contact_slips(std::vector<SlipSample>& all);

}  // namespace kvitok::screens
