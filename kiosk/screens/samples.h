// One or more states for every screen, with the data of the mock-ups: what the gallery shows and
// the tests of layout, geometry and words go through. Pure.
#pragma once

#include <string>
#include <vector>

#include "kiosk/flows/state.h"

namespace kvitok::screens {

struct Sample {
    std::string name;  // unique, ASCII; names the files of the gallery
    State state;       // in Russian; every language may be set
};
std::vector<Sample> samples();

struct SlipSample {
    std::string name;
    Slip slip;
};
std::vector<SlipSample> slip_samples();

}  // namespace kvitok::screens
