// What the terminal asks of the server, and what it can hear: values, made and read by pure
// functions (exchange.h does the talking). Any thread.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/domain/account.h"
#include "kiosk/domain/meter.h"
#include "kiosk/domain/payment.h"
#include "net/http/exchange.h"
#include "net/wire/endpoints.h"
#include "net/wire/messages.h"

namespace kvitok::client {

struct FetchHouse {};
struct FindAccount {
    AccountNumber number;
};
struct FindBill {
    wire::BillQuery bill;
};
struct SignIn {
    wire::Credentials credentials;
};
struct SignOut {
    std::string token;
};
struct FetchAccounts {
    std::string token;
};
struct FetchCard {
    std::string token;
    AccountNumber number;
};
struct FetchMeters {
    std::string token;  // empty: as a stranger
    AccountNumber number;
};
struct SubmitReading {
    Reading reading;
};
struct RequestQuote {
    std::string token;  // empty: as a stranger
    wire::QuoteRequest quote;
};
struct DeliverPayment {
    wire::PaymentPost payment;
};
struct RefundPayment {
    wire::RefundRequest refund;
};
struct AskPayment {
    PaymentId payment;
};
struct Beat {
    wire::Heartbeat heartbeat;
};
// Any other question: a path of the table, and a message for it. The answer is Told; the asker
// reads it.
struct Ask {
    wire::EndpointName endpoint;
    std::string token{};      // empty: as a stranger
    std::string parameter{};  // of the path, and the second one
    std::string second{};
    std::string body{};  // the message as JSON; empty: none
    std::string once{};  // the id under which the server does it once for ever; empty: none
};
using Call = std::variant<FetchHouse, FindAccount, FindBill, SignIn, SignOut, FetchAccounts,
                          FetchCard, FetchMeters, SubmitReading, RequestQuote, DeliverPayment,
                          RefundPayment, AskPayment, Beat, Ask>;

enum class ClientError {
    no_connection,    // the server was not reached
    not_trusted,      // TLS: one side refused the other
    timed_out,        // no answer within the limit: it may or may not have been done
    cancelled,        // by us
    server_failed,    // 5xx, or an answer that is none: HTML, cut off, redirect, another request's
    busy,             // 409: the same id is being worked on; 503: later
    not_signed_in,    // the session has ended
    bad_credentials,  // tries_left
    not_active,       // registered, not yet activated
    locked,           // too many wrong passwords; minutes
    too_many,         // the terminal's budget of look-ups; minutes
    not_found,
    refused,  // any other 4xx that the server explains in `code`
};
std::string_view to_word(ClientError error);

// Why there is no result.
struct Failed {
    ClientError error = ClientError::server_failed;
    wire::ErrorCode code = wire::ErrorCode::other;  // the server's own word, if it said one
    int status = 0;                                 // HTTP status, 0 without an answer
    std::optional<int> tries_left;
    std::optional<int> minutes;
    std::string detail;  // English, for the log only
    friend bool operator==(const Failed&, const Failed&) = default;
};

struct HouseFetched {
    wire::House house;
};
struct AccountFound {  // also by its bill
    AccountSummary account;
};
struct SignedIn {
    wire::SignedIn session;
};
struct SignedOut {};
struct AccountsFetched {
    std::vector<AccountSummary> accounts;
};
struct CardFetched {
    AccountCard card;
};
struct MetersFetched {
    wire::MeterList meters;
};
struct ReadingSubmitted {
    wire::ReadingTaken taken;
};
struct Quoted {
    Quote quote;
};
struct PaymentDelivered {
    wire::PaymentTaken taken;
};
struct PaymentRefunded {
    wire::RefundTaken taken;
};
struct PaymentAsked {
    wire::PaymentStatus status;
};
struct Beaten {
    TimePoint server_time;
};
// The JSON of a 200 or 201; empty after 204.
struct Told {
    std::string body;
};
using Answer = std::variant<HouseFetched, AccountFound, SignedIn, SignedOut, AccountsFetched,
                            CardFetched, MetersFetched, ReadingSubmitted, Quoted, PaymentDelivered,
                            PaymentRefunded, PaymentAsked, Beaten, Told, Failed>;

// The limit of a call a resident waits for, and of one that nobody waits for.
inline constexpr Milliseconds interactive_limit{10'000};
inline constexpr Milliseconds background_limit{30'000};

http::Request to_request(const Call& call, Milliseconds limit);

// What came back, judged against what was asked. Never throws, whatever the bytes.
Answer to_answer(const Call& call,
                 const tl::expected<http::Response, http::ExchangeError>& outcome);

// to_request, the exchange, to_answer. Blocks as the exchange does.
Answer perform(http::Exchange& exchange, const Call& call, Milliseconds limit,
               std::stop_token stop);

// What an answer means for something that must reach the server once: a payment or a reading.
enum class Delivery {
    accepted,
    again,    // same id, same body, later; for ever
    refused,  // the server itself said no for good: 400, 404, 409 id_reused, 422
};
Delivery delivery(const Answer& answer);

}  // namespace kvitok::client
