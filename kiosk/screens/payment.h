// What the screens of a payment share. Pure.
#pragma once

#include <string>

#include "kiosk/screens/draft.h"

namespace kvitok::screens {

// The slip of this payment and kind as far as it is out.
PaperState paper_of(const State& state, const PaymentRecord& record, SlipKind kind);
// Windows that light up one by one while something is going on.
ui::Windows waiting_windows(const State& state);

// The words of the paper's progress in the three cases that differ.
struct PaperWords {
    std::string printing;
    std::string printed;
    std::string failed;
};
// A note about the slip of this payment; nothing while there is none.
void add_paper_note(Draft& draft, const State& state, const PaymentRecord& record, SlipKind kind,
                    const PaperWords& words);

// The three parts of design 9.
ui::Explanation explanation(const Texts& texts, std::string_view what, std::string_view money,
                            std::string_view what_to_do);
// Operation number and phone in one line.
ui::SplitLine operation_line(const State& state, const PaymentRecord& record, const Texts& texts);

// The least and most that may be paid at once.
Money least_sum(const State& state);
Money most_sum(const State& state);

}  // namespace kvitok::screens
