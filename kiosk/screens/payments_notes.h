// Notes of the payments section. Pure.
#pragma once

#include "kiosk/screens/draft.h"

namespace kvitok::screens {

// A phone payment that has no end yet: whether to wait or to pay.
ui::Note open_invoice_note(const Invoice& invoice, const Texts& texts);
// How far the section's own paper is; nothing while there is none.
void add_section_paper_note(Draft& draft, const State& state, const Texts& texts);

}  // namespace kvitok::screens
