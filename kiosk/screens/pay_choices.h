// What can be chosen before paying: how much, how; and why it cannot be done.
#pragma once

#include "kiosk/screens/payment.h"

namespace kvitok::screens {

// The whole debt, the month, another sum.
ui::Options amount_options(Draft& draft, const State& state, const pay::Choosing& form,
                           const Texts& texts);
void add_methods(Draft& draft, const pay::Choosing& form, const Texts& texts);
// Why paying was refused before any money moved, and what to do.
std::string refusal_words(const State& state, pay::Refusal why, const Texts& texts);

}  // namespace kvitok::screens
