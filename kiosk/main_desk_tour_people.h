// The tour's chapters about users of the cabinet: registering, a forgotten password, the profile.
#pragma once

#include "kiosk/main_desk_tour_guide.h"

namespace kvitok::desk {

// Each begins and ends on the screen named. Throws Unexpected when a screen says something else.
void register_somebody(Guide& guide);    // home
void look_at_the_profile(Guide& guide);  // accounts

}  // namespace kvitok::desk
