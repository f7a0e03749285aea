// The guided tour: a scripted resident does the main job on the real screens, through the control
// socket of a desk without a window, in a process of its own. What the screens promised is compared
// with the server's books at the end.
#pragma once

#include <functional>

#include "kiosk/main_desk_options.h"

namespace kvitok::desk {

// Puts a picture of every screen, a picture of every slip and transcript.txt into options.tour.
// `run_desk` runs the desk in the child process. 0 only when the books hold exactly the payments
// and the readings that the screens promised.
int play_tour(const Options& options, const std::function<int(const Options&)>& run_desk);

}  // namespace kvitok::desk
