// What can be chosen before paying: how much, how; and why it cannot be done.
#pragma once

#include "kiosk/screens/payment.h"

namespace kvitok::screens {

// The whole debt, the month, another sum.
ui::Options amount_options(Draft& draft, const State& state, const pay::Choosing& form,
                           const Texts& texts);
void add_methods(Draft& draft, const State& state, const pay::Choosing& form, const Texts& texts);
// Whether a phone can pay here; whether a refusal is the card terminal's own.
bool offers_phone(const State& state);
bool is_about_terminal(pay::Refusal why);
// Why paying was refused before any money moved, and what to do.
std::string refusal_words(const State& state, pay::Refusal why, const Texts& texts);

}  // namespace kvitok::screens
