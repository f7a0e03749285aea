// The blank that does not break a line, as people and their bills write it into numbers. UTF-8.
#pragma once

#include <string_view>

namespace kvitok {

inline constexpr std::string_view no_break_space = "\u00A0";

}  // namespace kvitok
