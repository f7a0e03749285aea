// The pay flow. The one payment of this terminal that a resident is making or that must be
// resolved.
//
//   state      event                                   next        effects
//   ---------  --------------------------------------  ----------  -------------------------------
//   Idle       Opened                                  Choosing    -
//   Choosing   AmountChosen, MethodChosen              Choosing    -
//   Choosing   PayPressed, disk and clock good         Preparing   prepare, ask quote, timer
//   Choosing   PayPressed, anything missing            Choosing    (says why)
//   Preparing  Ready and Quoted, paper or consent      Intent+     authorise
//   Preparing  Ready and Quoted, no paper              AskPaper    -
//   Preparing  NotReady, quote failed, TimedOut        Choosing    (says why)
//   AskPaper   PaperDeclined / PaperAccepted           Choosing / Preparing
//   Intent     Approved, amount as asked               Approved+ if commit_required, else Paid+
//   Intent     Approved, another amount                Reversing+  reverse
//   Intent     Declined                                Declined+*  -
//   Intent     Unknown, TimedOut, Restarted, Attached  Intent      query (again)
//   Intent     query: InProgress, Unknown              Intent      query again, after a pause
//   Intent     query: NotSeen                          Abandoned+* -
//   Intent     Foreign, another serial attached        Manual+     -
//   Approved   Committed                               Paid+       -
//   Approved   CommitRefused                           Reversed+*  -
//   Approved   Unknown, TimedOut, Restarted, Attached  Approved    commit again
//   Approved   Foreign, another serial attached        Manual+     -
//   Reversing  Reversed                                Reversed+*  -
//   Reversing  ReverseRefused                          Manual+     -
//   Reversing  Unknown, TimedOut, Restarted, Attached  Reversing   reverse again
//   any final, Paid, Manual: Closed                    Idle        -
//
// `+` durable: committed to the journal before its effects run and before its screen shows; `*`
// final. Delivery of Paid to the server, refunds and the decision of Manual are in deliver.h.
// Source: the normative table of payments. Pure: no clock, no thread, no I/O.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "kiosk/flows/effects.h"

namespace kvitok::pay {

enum class Choice { all, month, other };
enum class Method { card, phone };

// Why the terminal takes no money just now.
enum class Refusal {
    none,
    terminal_absent,
    terminal_busy,
    other_terminal,      // not the unit bound in the configuration
    unresolved_payment,  // one payment is still being checked
    no_connection,
    server_failed,
    sum_out_of_range,
    no_journal,
    took_too_long,
    no_space,     // the journal's disk is nearly full
    wrong_clock,  // nobody could tell when the payment was made
};

// What is being paid for. `token` is empty for a stranger.
struct Purpose {
    AccountSummary account;
    std::string token;
};

struct Idle {};

struct Choosing {
    Purpose purpose;
    Choice choice = Choice::all;
    std::optional<Money> other;
    Method method = Method::card;
    Refusal refusal = Refusal::none;
};

// Pre-flight: nothing has moved, nothing is durable.
struct Preparing {
    Choosing form;
    Money amount;
    bool paper_waived = false;
    std::uint64_t terminal_request = 0;
    std::uint64_t quote_request = 0;
    std::optional<terminal::Ready> terminal;
    std::optional<Quote> quote;
};

// No paper: e-receipt or stop, asked before any money moves.
struct AskPaper {
    Preparing prepared;
};

// How long the resident has been kept waiting.
enum class Patience { following, being_checked, released };
// What the terminal was asked last, or the pause before asking again.
enum class Waiting { answer, pause };

struct Intent {
    PaymentRecord record;
    Waiting waiting = Waiting::answer;
    bool querying = false;  // false while the authorisation itself runs
    std::uint64_t request = 0;
    int attempts = 0;
    Patience patience = Patience::following;
    std::optional<terminal::Stage> stage;
    bool cancelling = false;
};

struct Approved {
    PaymentRecord record;
    Waiting waiting = Waiting::answer;
    std::uint64_t request = 0;
    int attempts = 0;
    Patience patience = Patience::following;
};

struct Reversing {
    PaymentRecord record;
    Waiting waiting = Waiting::answer;
    std::uint64_t request = 0;
    int attempts = 0;
    Patience patience = Patience::being_checked;
};

struct Paid {
    PaymentRecord record;
};
struct Declined {
    PaymentRecord record;
};
struct Abandoned {
    PaymentRecord record;
};
struct Reversed {
    PaymentRecord record;
};
struct Manual {
    PaymentRecord record;
};

using State = std::variant<Idle, Choosing, Preparing, AskPaper, Intent, Approved, Reversing, Paid,
                           Declined, Abandoned, Reversed, Manual>;

// Events of the resident and of the server; the terminal's are terminal::Event.
struct Opened {
    Purpose purpose;
};
struct AmountChosen {
    Choice choice;
    std::optional<Money> other;
};
struct MethodChosen {
    Method method;
};
struct PayPressed {};
struct PaperAccepted {};
struct PaperDeclined {};
struct CancelPressed {};
struct QuoteArrived {
    std::uint64_t request;
    Quote quote;
};
struct QuoteFailed {
    std::uint64_t request;
    server::Failure why;
};
struct TimedOut {
    Timer timer;
    std::uint64_t token;
};
struct Restarted {};
struct Closed {};

using Event =
    std::variant<Opened, AmountChosen, MethodChosen, PayPressed, PaperAccepted, PaperDeclined,
                 CancelPressed, QuoteArrived, QuoteFailed, TimedOut, Restarted, Closed,
                 terminal::Answered, terminal::Progressed, terminal::Attached, terminal::Lost>;

// What the flow may know of the rest of the terminal at this step.
struct Surroundings {
    std::optional<std::string> attached_serial;
    bool can_print = false;
    bool journal_good = true;
    bool has_space = true;
    bool clock_right = true;
    Money pay_min = roubles(10);
    Money pay_max = roubles(60000);
    Money fee;                       // shown before paying; a quote with another one is refused
    std::uint64_t next_request = 1;  // the first free request number
    std::uint32_t next_payment = 1;  // the number in the next payment's name
    Date today;                      // of the house, in the same name
};

struct Step {
    State next;
    Consequences consequences;
    std::uint64_t requests_used = 0;
    bool numbered = false;  // next_payment was used
};

// One row of the table. An event that has no row in this state changes nothing.
Step step(const State& state, const Event& event, const Surroundings& around, const Moment& now);

// The state of a payment found in the journal; feed Restarted to it next.
State recovered(const PaymentRecord& record);

// What the terminal charges: the sum and the fee.
Money total_of(const Quote& quote);
// The sum that the form stands for, without the fee.
Money amount_of(const Choosing& form);
// The payment in the state, if there is one.
const PaymentRecord* record_of(const State& state);
// The resident may leave the screen of this state.
bool may_leave(const State& state);
// Money may be under way: no new payment.
bool is_unresolved(const State& state);

inline constexpr Milliseconds preparation_limit{15'000};
// An authorisation may wait for the card; anything else the terminal answers soon.
inline constexpr Milliseconds authorisation_limit{125'000};
inline constexpr Milliseconds answer_limit{30'000};
inline constexpr Milliseconds still_waiting_after{60'000};
inline constexpr Milliseconds released_after{150'000};
// 5, 10, 20, 40, 60, 60 ... seconds before the n-th repetition.
Milliseconds pause_before(int attempt);

}  // namespace kvitok::pay
