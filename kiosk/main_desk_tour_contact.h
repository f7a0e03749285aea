// The part of the tour about the company: its details and news, a letter to it, a service of it,
// and an error that somebody noticed. One thread.
#pragma once

#include "kiosk/main_desk_tour_guide.h"

namespace kvitok::desk {

// From the account card, and back to it.
void tour_contact(Guide& guide);

}  // namespace kvitok::desk
