// Handing in a reading: typed on the face of the meter, checked, confirmed where it is odd,
// journaled.
//
//   state     event                          next       effects
//   --------  -----------------------------  ---------  -----------------------------------------
//   Typing    KeyTyped, Erased, ZoneChosen   Typing     -
//   Typing    Submitted, all zones good      Handed+    (outbox takes it)
//   Typing    Submitted, a zone is odd       Asking     says less / rolled / unusual
//   Typing    Submitted, late or unverified  Asking     says for which month, or what follows
//   Typing    Submitted, a zone is empty     Typing     says which
//   Asking    Corrected                      Typing     -
//   Asking    Confirmed                      Asking or Handed+ (the next oddity, if there is one)
//
// No reading is dropped in silence: each oddity asks, none forbids, save digits the meter has not.
// Source: Rules 354, clauses 59-61. Pure.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/flows/effects.h"

namespace kvitok::read_meter {

// What is odd about a reading, in the order in which it is asked.
enum class Oddity { less, rolled, unusual, outside_window, verification_overdue };

enum class Complaint { none, empty, too_long };

struct Typing {
    Meter meter;
    ReadingWindow window;
    std::vector<std::string> typed;  // one a zone, digits with an optional comma
    std::size_t zone = 0;
    Complaint complaint = Complaint::none;
};

struct Asking {
    Typing form;
    Oddity oddity = Oddity::unusual;
    std::size_t zone = 0;
    ReadingVerdict verdict;
    std::vector<std::pair<Oddity, std::size_t>> confirmed;
};

using State = std::variant<Typing, Asking>;

struct KeyTyped {
    std::string key;
};  // a digit, or "," for the fraction
struct Erased {};
struct ZoneChosen {
    std::size_t zone;
};
struct Submitted {};
struct Confirmed {};
struct Corrected {};
using Event = std::variant<KeyTyped, Erased, ZoneChosen, Submitted, Confirmed, Corrected>;

struct Surroundings {
    Date today;
    std::string number;  // «П-261122-0064» for the slip of this visit
};

struct Step {
    State next;
    std::optional<HandedReading> handed;  // the meter is done; its write is in `consequences`
    Consequences consequences;
};

State open(const Meter& meter, const ReadingWindow& window);
Step step(const State& state, const Event& event, const Surroundings& around, const Moment& now);

// What is typed in a zone as a number; nothing while empty.
std::optional<Decimal> value_of(const Typing& form, std::size_t zone);
// Consumption and estimate so far, for the live display; nothing while a zone is empty or below.
struct Preview {
    Decimal used;
    Money estimate;
};
std::optional<Preview> preview(const Typing& form);
// Something was typed that leaving would lose.
bool is_started(const State& state);

}  // namespace kvitok::read_meter
