// What a flow wants done to the world. Only the runner performs effects, and only after the step's
// writes are committed. Imperative names.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/flows/server.h"
#include "kiosk/journal/journal.h"

namespace kvitok {

// Time limits. Each has one slot: starting one again replaces it. The token comes back in TimedOut.
enum class Timer {
    idle,             // the resident does nothing
    tick,             // moves what moves on the screen: countdown, windows of waiting
    reveal,           // a masked value or password is shown
    preparation,      // pre-flight of a payment
    terminal_answer,  // an answer of the payment terminal
    terminal_again,   // pause before a repeated effect
    still_waiting,    // "being checked" after this
    release,          // the resident may leave after this
    delivery_answer,
    delivery_again,
    delivery_late,  // "in transit" after this
    house,          // news and notices are asked for again
    session,        // the longest session, idle or not
    minute,         // the clock on the screen
};
inline constexpr int timer_count = static_cast<int>(Timer::minute) + 1;

// What a slip says; painted and printed beside the flows.
// posted: a receipt as the server's books have it; phone_code: what a phone may pay later.
enum class SlipKind {
    payment,
    readings,
    checking,
    not_paid,
    refund,
    registration,
    requisites,
    appeal,
    order,
    posted,
    statement,
    phone_code
};
// What a slip of the sections about the company tells; nothing on the others.
using ContactPaper = std::variant<std::monostate, CompanyDetails, Appeal, ServiceRequest>;
struct HandedReading {
    Meter meter;
    Reading reading;
    ReadingState state = ReadingState::queued;
    std::vector<Decimal> used;  // one a zone
    Money estimate;
};
struct Slip {
    SlipKind kind = SlipKind::payment;
    std::string
        id;  // payment id or reading number; with «:checking» and the like for the other kinds
    int copy = 0;  // 0 the original; copies are marked
    std::optional<PaymentRecord> payment;
    std::optional<Money> balance_after;
    std::optional<Date> credited_by;
    std::vector<HandedReading> readings;
    std::optional<PostedFact> fact;
    std::optional<Statement> statement;
    std::optional<Invoice> invoice;
    TimePoint until;  // of the invoice's code
    Payee payee;      // of the last three
    Address address;
    AccountNumber account;
    Language language = Language::russian;
    TimePoint at;
    std::optional<TimePoint> valid_to;  // of the letter that a reminder is about
    ContactPaper contact{};
    std::string receipt_url;  // of electronic receipts, without the payment id; may be empty
};

namespace effect {

struct Command {
    terminal::Command command;
};
struct StartTimer {
    Timer timer;
    Milliseconds after;
    std::uint64_t token = 0;
};
struct StopTimer {
    Timer timer;
};
// `patient` questions may wait behind others (outbox, house); the rest have a resident waiting.
struct Ask {
    std::uint64_t request;
    server::Question question;
    bool patient = false;
};
struct Forget {
    std::uint64_t request;
};  // an answer is no longer wanted
struct Print {
    std::uint64_t job;
    Slip slip;
};
// The session has ended: everything that painted or typed personal data wipes it.
struct Wipe {};

}  // namespace effect

using Effect = std::variant<effect::Command, effect::StartTimer, effect::StopTimer, effect::Ask,
                            effect::Forget, effect::Print, effect::Wipe>;

// What accompanies each event: time and chance reach the flows this way only.
struct Moment {
    TimePoint wall;
    MonoTime mono;
    std::string chance;  // 32 fresh hex digits
};

// What a step of any flow leaves for the runner, beside the next state.
struct Consequences {
    std::vector<journal::Write> writes;
    std::vector<Effect> effects;
};

}  // namespace kvitok
