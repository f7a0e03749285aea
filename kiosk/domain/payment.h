// A payment as it is journaled, and the words in which a payment terminal is asked and answers.
// Source: the normative table of payments. No card number, track or PIN has a place here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "kiosk/domain/account.h"

namespace kvitok {

// 128 random bits as 32 lower-case hex digits; made and on disk before the first byte to the
// terminal.
struct PaymentId {
    std::string hex;
    friend auto operator<=>(const PaymentId&, const PaymentId&) = default;
};

// The terminal's last operation, as it stood before ours.
struct Snapshot {
    std::uint32_t number = 0;
    std::string time;  // as the terminal says it, empty if it does not
    Money amount;
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

// What an approval leaves: all of it may be printed and posted.
struct Approval {
    Money amount;
    std::string rrn;
    std::string auth_code;
    std::string masked_card;  // «•••• 4417, Мир»
    std::string terminal_id;
    friend bool operator==(const Approval&, const Approval&) = default;
};

enum class PaymentState {
    intent,
    approved,
    reversing,
    paid,
    refunding,
    manual,
    declined,   // final
    abandoned,  // final
    reversed,   // final
    delivered,  // final
    refunded,   // final
};

// Intent, approved, reversing: at most one such payment a terminal.
bool is_unresolved(PaymentState state);
bool is_final(PaymentState state);
std::string_view to_word(PaymentState state);
std::optional<PaymentState> parse_payment_state(std::string_view word);

// Why money did not move, or why a person must look; the screen has a sentence for each.
enum class PayReason {
    none,
    declined_by_bank,
    not_enough_money,
    cancelled_by_resident,
    terminal_saw_nothing,
    wrong_amount,
    commit_refused,
    foreign_operation,
    other_terminal,
    reversal_refused,
    refused_by_server,
};
std::string_view to_word(PayReason reason);
std::optional<PayReason> parse_pay_reason(std::string_view word);

// The paper of a payment, beside its delivery. `printing` is on disk before the first byte to the
// printer; after a crash it becomes print_unknown, and only copies marked so are printed.
enum class ReceiptState { none, printing, printed, print_failed, print_unknown };
std::string_view to_word(ReceiptState state);
std::optional<ReceiptState> parse_receipt_state(std::string_view word);

// The server's signed offer: only against it does the server accept money.
struct Quote {
    std::string id;
    AccountNumber account;
    Payee payee;
    Money amount;
    Money fee;
    Money balance_after;
    Period period;
    TimePoint expires;
    std::string signature;  // hex, kept and sent back untouched
    friend bool operator==(const Quote&, const Quote&) = default;
};

// What a model of terminal can do; declared by its driver.
struct TerminalTraits {
    bool commit_required = false;
    bool query_by_number = false;  // false: only its last operation can be asked for
    bool reverses_itself_without_commit = false;
    friend bool operator==(const TerminalTraits&, const TerminalTraits&) = default;
};

// Everything durable about one payment.
struct PaymentRecord {
    PaymentId id;
    std::string number;  // «261122-0317»: what paper and screens call it
    PaymentState state = PaymentState::intent;
    PayReason reason = PayReason::none;
    Quote quote;
    Address address;  // for the paper; flat empty when nobody signed in
    TimePoint created;
    std::string terminal_serial;
    std::uint32_t terminal_number = 0;  // the operation number of this payment at the terminal
    TerminalTraits traits;  // of the terminal that took it: recovery does not guess
    Snapshot snapshot;
    std::optional<Approval> approval;
    std::string server_reference;  // the server's ledger entry, once delivered
    friend bool operator==(const PaymentRecord&, const PaymentRecord&) = default;
};

namespace terminal {

// Commands. Each carries `request`; an answer to another request is dropped.
struct Prepare {
    std::uint64_t request;
};
struct Authorise {
    std::uint64_t request;
    PaymentId payment;
    std::uint32_t number;
    Money amount;
};
struct Query {
    std::uint64_t request;
    std::uint32_t number;
    Money amount;
    std::string serial;
    Snapshot snapshot;
};
struct Commit {
    std::uint64_t request;
    std::uint32_t number;
    Money amount;
};
struct Reverse {
    std::uint64_t request;
    std::uint32_t number;
    std::string rrn;
    Money amount;
};
struct Cancel {
    std::uint64_t request;
};  // of the authorisation that runs; its answer is still awaited

using Command = std::variant<Prepare, Authorise, Query, Commit, Reverse, Cancel>;

enum class NotReadyReason { absent, busy, disabled, other_serial, fault };
enum class Stage { present_card, card_read, enter_pin, waiting_for_bank, remove_card };

// Answers to commands.
struct Ready {
    std::string serial;
    Snapshot snapshot;
    std::uint32_t next_number;
    TerminalTraits traits;
};
struct NotReady {
    NotReadyReason reason;
};
struct Approved {
    std::uint32_t number;
    Approval approval;
};
struct Declined {
    PayReason reason;
};
struct Unknown {};
struct NotSeen {};
struct InProgress {};
struct Foreign {
    bool other_serial = false;
};
struct Committed {};
struct CommitRefused {};
struct Reversed {};
struct ReverseRefused {};
using Answer = std::variant<Ready, NotReady, Approved, Declined, Unknown, NotSeen, InProgress,
                            Foreign, Committed, CommitRefused, Reversed, ReverseRefused>;

// Events: an answer with the request it answers, or news that nobody asked for.
struct Answered {
    std::uint64_t request;
    Answer answer;
};
struct Progressed {
    std::uint64_t request;
    Stage stage;
};
struct Attached {
    std::string model;
    std::string serial;
    TerminalTraits traits;
};
struct Lost {};
using Event = std::variant<Answered, Progressed, Attached, Lost>;

}  // namespace terminal
}  // namespace kvitok
