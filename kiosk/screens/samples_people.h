// Samples of the screens and the slip of registration, recovery and profile.
#pragma once

#include <vector>

#include "kiosk/screens/samples.h"

namespace kvitok::screens {

void add_people(std::vector<Sample>& all);
Slip registration_slip_sample();

}  // namespace kvitok::screens
