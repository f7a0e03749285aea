// Where screens leave the mock-ups on purpose.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace kvitok::golden {

// The things of this mock-up (names as name_of() gives them) that need not be on the screen.
std::set<std::string> deviations_of(std::string_view mockup);

}  // namespace kvitok::golden
