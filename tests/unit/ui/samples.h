// Pages like those of the terminal, to lay out and paint in tests.
#pragma once

#include <vector>

#include "ui/page.h"

namespace kvitok::ui::samples {

Page home();
Page attract();
Page out_of_service();
Page number_entry();
Page login();
Page entries();
Page overview();
Page counters();
Page drum_entry();
Page drum_check();
Page zones_entry();
Page done();
Page amount();
Page follow_device();
Page success();
Page problem();
Page pending();
Page inactivity();

std::vector<Page> all();

}  // namespace kvitok::ui::samples
