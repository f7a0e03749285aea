// What help says about one screen. Pure.
#pragma once

#include <string>
#include <string_view>

#include "config/strings/texts.h"

namespace kvitok::screens {

// By the name of the page; empty for a page without a text, which a test forbids.
std::string help_for(std::string_view page, const Texts& texts);

}  // namespace kvitok::screens
