// What the screens of registration, recovery and profile share.
#pragma once

#include <string>

#include "kiosk/screens/form_parts.h"

namespace kvitok::screens {

// What the server said, in the resident's words.
std::string refusal_words(const State& state, const people::Refusal& refusal, const Texts& texts);
// The words of two new passwords, the first with its rule; complaints of the server go under it.
FieldWords new_password_words(const State& state, const std::optional<people::Refusal>& refusal,
                              const Texts& texts);
FieldWords password_again_words(const Texts& texts);
// Said below the fields, unless a field says it.
void add_refusal_note(Draft& draft, const State& state, const form::Form& form,
                      const std::optional<people::Refusal>& refusal, const Texts& texts);
// The last key: the next field, or `submit`, which waits for the answer to what was sent.
ui::Button send_button(Draft& draft, const form::Form& form, std::string submit,
                       std::uint64_t request, const Texts& texts);

// The subscription to bills.
ui::Settings mailing_panel(Draft& draft, const people::Profile& profile, const Texts& texts);

}  // namespace kvitok::screens
