// Russian names in Latin letters, as passports have them. Pure.
// Source: ICAO Doc 9303, part 3, section 6, table B.
#pragma once

#include <string>
#include <string_view>

namespace kvitok::server {

// What is no Russian letter stays as it is.
std::string in_latin(std::string_view russian);

}  // namespace kvitok::server
