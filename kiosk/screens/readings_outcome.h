// How the readings of a visit got on: accepted, waiting or refused.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/draft.h"

namespace kvitok::screens {

// The batch is not empty in any of these.
ui::StatusHead outcome_head(const State& state, const std::vector<HandedReading>& readings,
                            const Texts& texts);
ui::RowsPanel handed_rows(const std::vector<HandedReading>& readings, const Texts& texts);
// What follows: when the charge is seen, that it goes by itself, or what to do.
void add_outcome_note(Draft& draft, const State& state, const std::vector<HandedReading>& readings,
                      const Texts& texts);
// The slip of this number, as far as it is out.
void add_slip_progress(Draft& draft, const State& state, const std::string& number,
                       const Texts& texts);

}  // namespace kvitok::screens
