// Where the payment terminal is, in steps and words.
#pragma once

#include <string>

#include "kiosk/screens/draft.h"

namespace kvitok::screens {

// How far the terminal is, from the sum being sent (0) to the bank's answer (3).
int progress_of(const pay::Intent& intent);
ui::Steps terminal_steps(int progress, const Texts& texts);

struct TerminalWords {
    std::string instruction;
    std::string on_device;
};
TerminalWords terminal_words(const pay::Intent& intent, const Texts& texts);

}  // namespace kvitok::screens
