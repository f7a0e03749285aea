// The messages between terminal and server, as values. What a domain struct already says
// (AccountSummary, AccountCard, Meter, Reading, Quote, ...) travels as that struct.
// On the wire: JSON objects in UTF-8; money is a whole number of kopecks; decimals, dates and
// moments are texts in the forms of the domain ("335.118", "2026-11-22", "2026-11-22T14:32:00Z",
// milliseconds added as ".123" when there are any). A session token travels only in the header
// "Authorization: Bearer <token>", never in a body or a path of a request.
// Values only; any thread. The codec is net/wire/codec.h, the paths are net/wire/endpoints.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/account.h"
#include "kiosk/domain/meter.h"
#include "kiosk/domain/payment.h"
#include "kiosk/domain/statement.h"

namespace kvitok::wire {

// Longest lists and texts that the codec takes; beyond them a message is refused.
inline constexpr std::size_t max_accounts = 64;
inline constexpr std::size_t max_meters = 32;
inline constexpr std::size_t max_charge_rows = 128;
inline constexpr std::size_t max_news = 32;
inline constexpr std::size_t max_manual_payments = 16;
inline constexpr std::size_t max_devices = 16;
inline constexpr std::size_t max_moves = 400;
inline constexpr std::size_t max_payments = 400;
inline constexpr std::size_t max_open_invoices = 8;
inline constexpr int max_statement_months = 120;
inline constexpr std::size_t max_text = 4096;      // bytes of any one text
inline constexpr std::size_t max_user_name = 64;   // bytes
inline constexpr std::size_t max_password = 1024;  // bytes
inline constexpr std::size_t max_serial = 64;
inline constexpr std::size_t max_rrn = 32;
inline constexpr std::size_t max_auth_code = 16;
inline constexpr std::size_t max_masked_card = 64;
inline constexpr std::size_t max_terminal_id = 32;
// BIN and last four; a whole card number has more and must not enter or leave the process.
inline constexpr std::size_t max_card_digits = 10;

// GET /v1/house: everything that is shown or obeyed before anybody is known.
struct House {
    HouseNotice notice;
    TimePoint server_time;
    std::string receipt_url_base;  // the e-receipt of a payment is this + payment id
    ReadingWindow window;
    Money pay_min;
    Money pay_max;
    Money fee;            // of the company, for one payment; the quote's fee decides
    bool sbp = false;     // payment with a phone is offered: by the Faster Payments System,
    bool moneta = false;  // on the acquirer's page
    friend bool operator==(const House&, const House&) = default;
};

// POST /v1/bills: what a scanned bill says; the server finds the account. 404, 422 other_company.
struct BillQuery {
    std::string pers_acc;      // PersAcc: the account number as the bill has it
    std::string payee_inn;     // PayeeINN, may be empty
    std::string personal_acc;  // PersonalAcc: 20 digits of the payee's bank account
    std::string bic;           // BIC: 9 digits
    std::optional<Money> sum;
    friend bool operator==(const BillQuery&, const BillQuery&) = default;
};

// POST /v1/sessions.
struct Credentials {
    std::string user;
    std::string password;
    friend bool operator==(const Credentials&, const Credentials&) = default;
};

// The answer to it. user.token is to be sent back in the header.
struct SignedIn {
    User user;
    std::vector<AccountSummary> accounts;
    friend bool operator==(const SignedIn&, const SignedIn&) = default;
};

// GET /v1/me/accounts.
struct AccountList {
    std::vector<AccountSummary> accounts;
    friend bool operator==(const AccountList&, const AccountList&) = default;
};

// GET /v1/accounts/{number}/meters. To a stranger the serials keep their last digits only.
struct MeterList {
    std::vector<Meter> meters;
    ReadingWindow window;
    friend bool operator==(const MeterList&, const MeterList&) = default;
};

// Answer to POST /v1/readings (body: Reading; Idempotency-Key: its id). 201 first, 200 again.
struct ReadingTaken {
    std::string number;  // of the slip, as the terminal gave it
    Period counts_for;   // the server decides; may differ from what the terminal expected
    Date charge_date;    // when the bill with it comes out
    std::string id;      // the reading's, so that the answer to another one is noticed
    friend bool operator==(const ReadingTaken&, const ReadingTaken&) = default;
};

// POST /v1/quotes; the answer is a Quote. 422 sum_out_of_range.
struct QuoteRequest {
    AccountNumber account;
    Money amount;
    friend bool operator==(const QuoteRequest&, const QuoteRequest&) = default;
};

// POST /v1/payments (Idempotency-Key: id). All facts of a payment that was taken.
struct PaymentPost {
    PaymentId id;
    std::string number;
    Quote quote;
    Approval approval;
    std::string terminal_serial;
    std::uint32_t terminal_number = 0;
    TimePoint created;
    friend bool operator==(const PaymentPost&, const PaymentPost&) = default;
};

// The facts to send of a record whose money was taken. Aborts if the record has no approval. What
// a terminal said beyond the limits of the wire is cut, so that it cannot hold the payment up;
// more digits of a card than the wire allows are left out altogether.
PaymentPost post_of(const PaymentRecord& record);

// The answer to it: 201 first, 200 for the same again, after the ledger's commit.
struct PaymentTaken {
    std::string reference;  // the ledger entry
    Money balance_after;
    Date credited_by;
    PaymentId payment;  // so that the answer to another one is noticed
    friend bool operator==(const PaymentTaken&, const PaymentTaken&) = default;
};

// POST /v1/refunds (Idempotency-Key: payment.id). Carries all facts, since the server refused to
// keep the payment and needs them for the acquirer.
struct RefundRequest {
    PaymentPost payment;
    PayReason reason = PayReason::refused_by_server;
    friend bool operator==(const RefundRequest&, const RefundRequest&) = default;
};

enum class RefundState { refunding, refunded };
std::string_view to_word(RefundState state);
std::optional<RefundState> parse_refund_state(std::string_view word);

struct RefundTaken {
    RefundState state = RefundState::refunding;
    PaymentId payment;
    friend bool operator==(const RefundTaken&, const RefundTaken&) = default;
};

// GET /v1/payments/{id}: 200 also for a payment the server never heard of (state unknown).
enum class LedgerState { unknown, posted, refunding, refunded };
std::string_view to_word(LedgerState state);
std::optional<LedgerState> parse_ledger_state(std::string_view word);

// What two persons decided about a payment in Manual, from the acquirer's register.
enum class Decision { none, paid, reversed };
std::string_view to_word(Decision decision);
std::optional<Decision> parse_decision(std::string_view word);

struct PaymentStatus {
    PaymentId id;
    LedgerState state = LedgerState::unknown;
    Decision decision = Decision::none;
    // With Decision::paid, what the register says of the approval, if the terminal never knew it.
    std::optional<Approval> approval;
    friend bool operator==(const PaymentStatus&, const PaymentStatus&) = default;
};

// A payment in Manual, told to the server so that it can be settled.
struct ManualPayment {
    PaymentId id;
    std::string number;
    AccountNumber account;
    Money amount;
    TimePoint created;
    std::string terminal_serial;
    std::uint32_t terminal_number = 0;
    PayReason reason = PayReason::none;
    std::optional<Approval> approval;
    friend bool operator==(const ManualPayment&, const ManualPayment&) = default;
};

// The facts to tell of a record in Manual, cut as in post_of.
ManualPayment manual_of(const PaymentRecord& record);

// One device of the terminal: "printer", "scanner", "card_reader", "payment_terminal".
struct DeviceHealth {
    std::string device;
    std::string model;
    std::string serial;
    std::string status;  // "ready", or the device's own word for what is wrong
    friend bool operator==(const DeviceHealth&, const DeviceHealth&) = default;
};

// POST /v1/heartbeat. The journal's end shows a swapped or rolled-back disk.
struct Heartbeat {
    std::string terminal;  // number of the terminal, from its configuration
    std::string version;   // of the program
    TimePoint time;        // the terminal's wall clock
    std::uint64_t journal_events = 0;
    std::string journal_hash = std::string(64, '0');  // 64 hex digits; zeros while it is empty
    std::uint32_t unsent_payments = 0;
    Money unsent_sum;
    std::uint32_t unsent_readings = 0;
    std::vector<ManualPayment> manual;
    std::vector<DeviceHealth> devices;
    friend bool operator==(const Heartbeat&, const Heartbeat&) = default;
};

struct HeartbeatTaken {
    TimePoint server_time;
    friend bool operator==(const HeartbeatTaken&, const HeartbeatTaken&) = default;
};

// GET /health of the public and operators' listeners; `status` is "ok" or says what is wrong.
struct Health {
    std::string status;
    std::string version;
    friend bool operator==(const Health&, const Health&) = default;
};

// Why the server said no. A word that this build does not know decodes as `other`.
enum class ErrorCode {
    bad_request,          // 400
    not_signed_in,        // 401: no token, or it has ended
    credentials,          // 401: wrong name or password; tries_left
    not_active,           // 403: registered but not activated
    forbidden,            // 403: the device's certificate is not on the list
    not_found,            // 404: no such path
    account_unknown,      // 404: also an account of somebody else on the card
    meter_unknown,        // 404
    method_not_allowed,   // 405
    in_progress,          // 409: the same id is being worked on; ask again
    id_reused,            // 409 for readings: the id came before with other content
    too_large,            // 413
    other_company,        // 422: the bill is of another company
    sum_out_of_range,     // 422
    quote_unknown,        // 422: no such quote, or its signature is wrong
    quote_expired,        // 422
    payment_mismatch,     // 422: the id came before with other money facts
    reading_less,         // 422: less than the previous one and not said to have rolled over
    reading_digits,       // 422: more digits than the meter has, or a wrong number of zones
    reading_unconfirmed,  // 422: unusual and not confirmed
    reading_remote,       // 422: this meter is read by itself
    password_weak,        // 422: too short, or one of the common ones
    password_wrong,       // 422: of the one who is signed in; tries_left
    code_wrong,           // 422: not the code of the letter; tries_left
    code_over,            // 422: expired, used, or tried too often
    taken,                // 422: the name or address is somebody else's by now
    card_unsuitable,      // 422: its identifier is another at every tap
    card_taken,           // 422: another user has bound it
    cards_full,           // 422: no more cards of one user
    code_easy,            // 422: a code that is tried first
    phone_not_offered,    // 422: no acquirer for this way of paying with a phone
    acquirer_silent,      // 422: the acquirer gave no code for a phone
    invoice_pending,      // 422: an earlier phone payment is being confirmed
    invoice_unknown,      // 404: also an invoice of another terminal
    locked,               // 429: too many wrong passwords; minutes
    too_many,             // 429: look-up budget of the terminal; minutes
    internal,             // 500
    unavailable,          // 503
    other,
};
std::string_view to_word(ErrorCode code);
ErrorCode parse_error_code(std::string_view word);
// The HTTP status that goes with it.
int status_of(ErrorCode code);

// Body of every answer that is not 2xx: {"error": code, "message": English for engineers, ...}.
struct Error {
    ErrorCode code = ErrorCode::other;
    std::string message;
    std::optional<int> tries_left;
    std::optional<int> minutes;
    friend bool operator==(const Error&, const Error&) = default;
};

}  // namespace kvitok::wire
