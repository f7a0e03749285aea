// What is odd about a reading, in words. Pure.
#pragma once

#include <string>

#include "kiosk/screens/draft.h"

namespace kvitok::screens {

struct ReadingQuestion {
    std::string title;
    std::string text;
};
ReadingQuestion question(const State& state, const read_meter::Asking& asking, const Texts& texts);
// Whether looking at the face again may settle it.
bool is_about_digits(read_meter::Oddity oddity);

}  // namespace kvitok::screens
