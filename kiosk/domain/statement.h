// The movement of an account's money over some months, as the server's ledger has it, and the
// payments in it. Values; any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/domain/invoice.h"
#include "kiosk/domain/payment.h"

namespace kvitok {

// Where a payment was made.
enum class Channel { this_terminal, other_terminal, cabinet, post, sbp, moneta };
std::string_view to_word(Channel channel);
std::optional<Channel> parse_channel(std::string_view word);

// How a payment stands in the ledger.
enum class PostedState { posted, refunding, refunded };
std::string_view to_word(PostedState state);
std::optional<PostedState> parse_posted_state(std::string_view word);

// A payment as it was posted: all that a copy of its receipt says.
struct PostedFact {
    PaymentId id;
    std::string number;
    TimePoint at;
    Channel channel = Channel::this_terminal;
    PostedState state = PostedState::posted;
    Money amount;  // credited to the account
    Money fee;
    Money balance_after;
    Period period;      // of the bill that was due
    Approval approval;  // of a card; for a phone payment the acquirer's operation as rrn
    friend bool operator==(const PostedFact&, const PostedFact&) = default;
};

enum class MoveKind { charge, recalculation, refund, other };
std::string_view to_word(MoveKind kind);
std::optional<MoveKind> parse_move_kind(std::string_view word);

// One move that is no payment. Above zero: more is owed.
struct Move {
    MoveKind kind = MoveKind::charge;
    Period period;
    Name service;  // of a recalculation
    Name reason;
    Money amount;
    friend bool operator==(const Move&, const Move&) = default;
};

// opening + all moves - paid == closing, to the kopeck: adds_up().
struct Statement {
    AccountNumber account;
    Payee payee;
    Period from;
    Period to;
    Date until;    // the day of `closing`: the last of `to`, or today
    Period first;  // the months that may be asked for
    Period last;
    Money opening;  // owed when `from` began; below zero: paid in advance
    std::vector<Move> moves;
    Money paid;
    Money closing;
    std::vector<PostedFact> payments;  // newest first; their amounts are `paid`
    std::vector<Invoice> open;         // phone payments that have no end yet
    friend bool operator==(const Statement&, const Statement&) = default;
};

Money sum_of(const Statement& statement, MoveKind kind);
bool adds_up(const Statement& statement);

// What to show: the last `months`, or from - to when `months` is 0.
struct StatementQuery {
    AccountNumber account;
    int months = 3;
    std::optional<Period> from;
    std::optional<Period> to;
    friend bool operator==(const StatementQuery&, const StatementQuery&) = default;
};

}  // namespace kvitok
