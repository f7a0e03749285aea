// Meters and readings: what is known of a meter, and what a new reading means (reference: Rules 354
// clauses 59-60 for windows, the meter's own face for digits). Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/account.h"

namespace kvitok {

enum class Resource { cold_water, hot_water, electricity, heat };

// One tariff zone of a meter: T1 day or only, T2 night, T3 half-peak.
struct Zone {
    Name name;                         // empty when the meter has one zone
    Decimal previous;                  // the reading that counts: last billed
    std::optional<Decimal> submitted;  // this month's reading, if handed in
    Decimal tariff;                    // roubles a unit, for the estimate only
    friend bool operator==(const Zone&, const Zone&) = default;
};

struct Meter {
    std::string id;
    AccountNumber account;
    Resource resource = Resource::cold_water;
    Name place;          // «кухня»; empty when there is one
    std::string serial;  // «18-204417»
    Name unit;           // «м³»
    int whole_digits = 5;
    int fraction_digits = 3;  // 0: the comma key is absent
    std::vector<Zone> zones;  // 1..3
    Period previous_period;   // the month of Zone::previous
    Date verification_due;
    bool remote = false;         // read by itself: shown, never entered
    std::vector<Decimal> usage;  // up to 12 months, oldest first, the last is previous_period
    std::optional<TimePoint> submitted_at;
    friend bool operator==(const Meter&, const Meter&) = default;
};

// Days of the month in which readings count for that month; both inclusive.
struct ReadingWindow {
    int from_day = 15;
    int to_day = 25;
    friend bool operator==(const ReadingWindow&, const ReadingWindow&) = default;
};

bool is_open(const ReadingWindow& window, Date today);
// The month for which a reading of `today` counts: this one, or the next when the window has
// passed.
Period counts_for(const ReadingWindow& window, Date today);

// The median of the months known; nothing without history.
std::optional<Decimal> usual_use(const Meter& meter);

enum class Verification { good, soon, overdue };  // soon: within 60 days
Verification verification(const Meter& meter, Date today);

// What a typed reading of one zone means.
enum class ReadingCheck {
    good,
    less,      // below the previous one, and no roll-over is plausible
    rolled,    // below, but plausible if the meter passed zero: ask
    unusual,   // more than three times the median: ask
    too_long,  // more digits than the meter has
};

struct ReadingVerdict {
    ReadingCheck check = ReadingCheck::good;
    Decimal used;  // consumption; for `rolled` with the roll-over counted in, for `less` zero
    int times_usual = 0;  // for `unusual`: whole multiple of the median
};

ReadingVerdict judge(const Meter& meter, const Zone& zone, Decimal typed);

// Where a reading is: in the terminal's journal, at the server, or refused there for good.
enum class ReadingState { queued, accepted, refused };
std::string_view to_word(ReadingState state);
std::optional<ReadingState> parse_reading_state(std::string_view word);

// A reading as it is journaled and posted: all zones of a meter at once.
struct Reading {
    std::string id;      // 32 hex digits, unique for ever
    std::string number;  // «П-261122-0064», on the slip
    AccountNumber account;
    std::string meter_id;
    std::vector<Decimal> values;  // one a zone
    Period counts_for;
    TimePoint taken_at;
    bool confirmed_unusual = false;
    bool rolled_over = false;
    friend bool operator==(const Reading&, const Reading&) = default;
};

}  // namespace kvitok
