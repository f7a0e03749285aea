// The tour's story, chapter by chapter: what the resident does and what the screens must say.
#pragma once

#include "kiosk/main_desk_tour_guide.h"

namespace kvitok::desk {

// Throws Unexpected when a screen says something else.
void tell_the_story(Guide& guide);

// What differs between the promises and the server's books, one sentence a difference.
std::vector<std::string> differences(const Guide& guide, const Json& ledger);

}  // namespace kvitok::desk
