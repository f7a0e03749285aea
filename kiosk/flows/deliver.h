// The outbox: everything in the journal that the server has not settled. A view, not a promise:
// what is paid and not acknowledged is posted again, same id and body, for ever.
//
//   item                 event                                 next            effects
//   -------------------  ------------------------------------  --------------  -----------------
//   (any)                Restarted, Added, Reachable, timer    in flight       the question below
//   Paid                 PaymentAccepted                       Delivered+*     next item
//   Paid                 Failed refused                        Refunding+      reverse or refund
//   Paid                 Failed else, TimedOut                 Paid            again, after a pause
//   Refunding            Reversed at the terminal              Refunded+*      next item
//   Refunding            ReverseRefused                        Refunding       refund by the server
//   Refunding            Refunded{done}                        Refunded+*      next item
//   Refunding            Refunded{not done}, Failed, TimedOut  Refunding       again, after a pause
//   Manual               PaymentDecided paid / reversed        Paid+/Reversed+*  post / next item
//   Manual               none, Failed, TimedOut                Manual          again, after a pause
//   Reading queued       ReadingAccepted                       accepted+*      next item
//   Reading queued       Failed refused                        refused+*       next item
//   Reading queued       Failed else, TimedOut                 queued          again, after a pause
//
// One question is under way at a time; after a failure its item goes to the end and the next
// question waits (full jitter, at least a second). `+` and `*` as in pay.h. Pure.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/flows/effects.h"

namespace kvitok::deliver {

struct Item {
    std::variant<PaymentRecord, Reading> what;
    std::uint64_t place = 0;      // grows with every addition
    bool late = false;            // not delivered within ten seconds
    bool terminal_tried = false;  // a reversal at the terminal was refused: the server refunds
};

// What became of an item lately, for the screen and the slip that wait for it.
struct Outcome {
    std::string id;
    std::variant<server::PaymentAccepted, server::ReadingAccepted, server::Refunded,
                 server::PaymentDecided, server::Failed>
        what;
};

struct State {
    std::vector<Item> queue;    // the head is the one asked about
    std::uint64_t request = 0;  // 0: nothing is under way
    bool at_terminal = false;   // the request is a reversal at the terminal
    std::uint64_t pause = 0;    // token of the pause that runs, 0: none
    int failures = 0;           // in a row, of any item
    std::uint64_t added = 0;
    std::vector<Outcome> outcomes;  // the latest few
};

struct Restarted {
    std::vector<PaymentRecord> payments;
    std::vector<Reading> readings;
};
struct Added {
    std::variant<PaymentRecord, Reading> what;
};
struct Answered {
    std::uint64_t request;
    server::Answer answer;
};
struct TimedOut {
    Timer timer;
    std::uint64_t token;
};
struct Reachable {};  // the server has just answered somebody else

using Event = std::variant<Restarted, Added, Answered, TimedOut, Reachable, terminal::Answered>;

struct Surroundings {
    std::optional<std::string> attached_serial;
    bool terminal_free = true;  // no payment of a resident uses it
    std::uint64_t next_request = 1;
};

struct Step {
    State next;
    Consequences consequences;
    std::uint64_t requests_used = 0;
};

Step step(const State& state, const Event& event, const Surroundings& around, const Moment& now);

// What is known of the item with this id (payment id or reading id); null when it is not queued.
const Item* find(const State& state, const std::string& id);
const Outcome* outcome_of(const State& state, const std::string& id);

inline constexpr Milliseconds answer_limit{30'000};
inline constexpr Milliseconds late_after{10'000};
inline constexpr Milliseconds longest_pause{60'000};
inline constexpr std::size_t outcomes_kept = 16;

}  // namespace kvitok::deliver
