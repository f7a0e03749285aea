// The one way from a state to what the resident sees.
#pragma once

#include "config/strings/texts.h"
#include "kiosk/screens/screen.h"

namespace kvitok::screens {

// The screen of the state in its session's language. Exhaustive: a place, a state of the payment or
// an overlay without a screen does not compile. Pure, any thread.
Screen screen_for(const State& state);

}  // namespace kvitok::screens
