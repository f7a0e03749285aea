// Samples of terminals that do not offer everything.
#pragma once

#include <vector>

#include "kiosk/screens/samples.h"

namespace kvitok::screens {

void add_section_samples(std::vector<Sample>& all);

}  // namespace kvitok::screens
