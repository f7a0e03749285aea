// What the resident should know before anything else. Shared by the screens that begin a visit.
#pragma once

#include <string>

#include "kiosk/screens/draft.h"

namespace kvitok::screens {

// What does not work just now, or else what the house announces; nothing when all is well.
void add_notice(Draft& draft, const State& state, const Texts& texts);
// «3 новые за ноябрь», or that there are none.
std::string news_hint(const State& state, const Texts& texts);

}  // namespace kvitok::screens
