// What the flows ask of the management company's server, and what comes back, in domain words. The
// wire, its addresses and its codes are not known here. Every question carries a request number; an
// answer to any other is dropped.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/domain/meter.h"
#include "kiosk/domain/payment.h"
#include "kiosk/flows/contact_server.h"
#include "kiosk/flows/money_server.h"
#include "kiosk/flows/people_server.h"

namespace kvitok::server {
// Apart from the server program's own names, which one process at the desk links too.
inline namespace asked {

// Questions.
struct AskHouse {};
struct FindAccount {
    AccountNumber number;
};
// The identifying fields of a scanned bill; the server knows whether the payee is its own.
struct FindBill {
    std::string payer_account;
    std::string payee_inn;
    std::string payee_account;
    std::string bic;
};
struct SignIn {
    std::string user;
    std::string password;
};
struct SignOut {
    std::string token;
};
struct AskAccounts {
    std::string token;
};
struct AskCard {
    std::string token;
    AccountNumber number;
};
struct AskMeters {
    std::string token;
    AccountNumber number;
};  // token empty for a stranger
struct AskQuote {
    std::string token;
    AccountNumber number;
    Money amount;
};
struct HandIn {
    Reading reading;
};
struct Deliver {
    PaymentRecord record;
};
struct Refund {
    PaymentRecord record;
};
struct AskPayment {
    PaymentId id;
};  // of a payment in Manual: has it been decided?

using Question = std::variant<AskHouse, FindAccount, FindBill, SignIn, SignOut, AskAccounts,
                              AskCard, AskMeters, AskQuote, HandIn, Deliver, Refund, AskPayment,
                              people_asking::Question, contact::Question, AskStatement, AskInvoice>;

// Answers.
struct House {
    HouseNotice notice;
    ReadingWindow window;
    Money pay_min;
    Money pay_max;
    Money fee;  // on top of every payment, said before it; the quote must agree
    std::string
        receipt_url;   // the electronic receipt's address, without the payment id; may be empty
    bool sbp = false;  // payment with a phone is offered, in either way
    bool moneta = false;
    std::optional<TimePoint> server_time;
};
struct AccountFound {
    AccountSummary account;
};
struct SignedIn {
    User user;
    std::vector<AccountSummary> accounts;
};
struct SignedOut {};
struct Accounts {
    std::vector<AccountSummary> accounts;
};
struct Card {
    AccountCard card;
};
struct Meters {
    std::vector<Meter> meters;
    ReadingWindow window;
};
struct Quoted {
    Quote quote;
};
struct ReadingAccepted {
    Period counts_for;
    Date charged_on;
};
struct PaymentAccepted {
    std::string reference;
    Money balance_after;
    Date credited_by;
};
struct Refunded {
    bool done = false;
};  // false: still going on, ask again
enum class Decision { none, paid, reversed };
struct PaymentDecided {
    Decision decision = Decision::none;
    std::optional<Approval> approval;  // from the acquirer's register, where the terminal knew none
};

enum class Failure {
    no_connection,  // nothing came back within the limit
    server_failed,  // 5xx, 409, 429 without more, or an answer that is not ours
    not_found,
    other_company,    // the bill's payee is not a company of this server
    bad_credentials,  // tries_left says how many are left
    locked,           // minutes says for how long
    not_active,       // registered, e-mail not confirmed
    sum_out_of_range,
    code_wrong,       // not the code of the letter; tries_left
    code_over,        // it expired, or was tried too often
    password_weak,    // too short, or one of the common ones
    password_wrong,   // not the password of the one who is signed in; tries_left
    taken,            // the name or the address is somebody else's by now
    session_over,     // the token is no longer known
    refused,          // 400, 404, 422 to a payment or reading: for good
    acquirer_silent,  // no code for a phone just now; nothing was taken
    payment_pending,  // an earlier phone payment is being confirmed
};
struct Failed {
    Failure why = Failure::no_connection;
    int tries_left = 0;
    int minutes = 0;
};

using Answer =
    std::variant<House, AccountFound, SignedIn, SignedOut, Accounts, Card, Meters, Quoted,
                 ReadingAccepted, PaymentAccepted, Refunded, PaymentDecided, people_asking::Answer,
                 contact::Answer, StatementTold, InvoiceTold, Failed>;

// Data of a section that only fetches and shows.
struct Loading {
    std::uint64_t request = 0;
};
template <class T>
struct Ready {
    T value;
};
struct NotLoaded {
    Failure why = Failure::no_connection;
};
template <class T>
using Fetched = std::variant<Loading, Ready<T>, NotLoaded>;

}  // namespace asked
}  // namespace kvitok::server
