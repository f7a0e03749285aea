#include "kiosk/app/server_words.h"

#include "kiosk/app/words_money.h"

#include <concepts>

#include "kiosk/app/words_contact.h"
#include "kiosk/app/words_people.h"

namespace kvitok::app {

namespace {

// What a question says of itself in one of the words_*.h files, instead of a call of its own.
template <class Q>
concept GoesThroughAsk = requires(const Q& question, const std::string& body) {
    { ask_of(question) } -> std::same_as<client::Ask>;
    { read(question, body) } -> std::same_as<std::optional<server::Answer>>;
};

struct ToCall {
    template <GoesThroughAsk Q>
    client::Call operator()(const Q& question) const {
        return ask_of(question);
    }
    client::Call operator()(const server::AskHouse&) const { return client::FetchHouse{}; }
    client::Call operator()(const server::FindAccount& q) const {
        return client::FindAccount{q.number};
    }
    client::Call operator()(const server::FindBill& q) const {
        return client::FindBill{{.pers_acc = q.payer_account,
                                 .payee_inn = q.payee_inn,
                                 .personal_acc = q.payee_account,
                                 .bic = q.bic}};
    }
    client::Call operator()(const server::SignIn& q) const {
        return client::SignIn{{q.user, q.password}};
    }
    client::Call operator()(const server::SignOut& q) const { return client::SignOut{q.token}; }
    client::Call operator()(const server::AskAccounts& q) const {
        return client::FetchAccounts{q.token};
    }
    client::Call operator()(const server::AskCard& q) const {
        return client::FetchCard{q.token, q.number};
    }
    client::Call operator()(const server::AskMeters& q) const {
        return client::FetchMeters{q.token, q.number};
    }
    client::Call operator()(const server::AskQuote& q) const {
        return client::RequestQuote{q.token, {q.number, q.amount}};
    }
    client::Call operator()(const server::HandIn& q) const {
        return client::SubmitReading{q.reading};
    }
    client::Call operator()(const server::Deliver& q) const {
        return client::DeliverPayment{wire::post_of(q.record)};
    }
    client::Call operator()(const server::Refund& q) const {
        return client::RefundPayment{{wire::post_of(q.record), q.record.reason}};
    }
    client::Call operator()(const server::AskPayment& q) const { return client::AskPayment{q.id}; }
};

server::Decision to_decision(wire::Decision decision) {
    switch (decision) {
        case wire::Decision::paid:
            return server::Decision::paid;
        case wire::Decision::reversed:
            return server::Decision::reversed;
        case wire::Decision::none:
            break;
    }
    return server::Decision::none;
}

server::Failure refusal(const client::Failed& failed) {
    switch (failed.code) {
        case wire::ErrorCode::other_company:
            return server::Failure::other_company;
        case wire::ErrorCode::code_wrong:
            return server::Failure::code_wrong;
        case wire::ErrorCode::code_over:
            return server::Failure::code_over;
        case wire::ErrorCode::password_weak:
            return server::Failure::password_weak;
        case wire::ErrorCode::password_wrong:
            return server::Failure::password_wrong;
        case wire::ErrorCode::taken:
            return server::Failure::taken;
        case wire::ErrorCode::sum_out_of_range:
            return server::Failure::sum_out_of_range;
        case wire::ErrorCode::acquirer_silent:
            return server::Failure::acquirer_silent;
        case wire::ErrorCode::invoice_pending:
            return server::Failure::payment_pending;
        default:
            return server::Failure::refused;
    }
}

server::Failure to_failure(const client::Failed& failed) {
    switch (failed.error) {
        case client::ClientError::no_connection:
        case client::ClientError::not_trusted:
        case client::ClientError::timed_out:
        case client::ClientError::cancelled:
            return server::Failure::no_connection;
        case client::ClientError::server_failed:
        case client::ClientError::busy:
            return server::Failure::server_failed;
        case client::ClientError::not_signed_in:
            return server::Failure::session_over;
        case client::ClientError::bad_credentials:
            return server::Failure::bad_credentials;
        case client::ClientError::not_active:
            return server::Failure::not_active;
        case client::ClientError::locked:
        case client::ClientError::too_many:
            return server::Failure::locked;
        case client::ClientError::not_found:
            return server::Failure::not_found;
        case client::ClientError::refused:
            break;
    }
    return refusal(failed);
}

struct ToAnswer {
    server::Answer operator()(const client::HouseFetched& a) const {
        return server::House{a.house.notice,  a.house.window, a.house.pay_min,
                             a.house.pay_max, a.house.fee,    a.house.receipt_url_base,
                             a.house.sbp,     a.house.moneta, a.house.server_time};
    }
    server::Answer operator()(const client::AccountFound& a) const {
        return server::AccountFound{a.account};
    }
    server::Answer operator()(const client::SignedIn& a) const {
        return server::SignedIn{a.session.user, a.session.accounts};
    }
    server::Answer operator()(const client::SignedOut&) const { return server::SignedOut{}; }
    server::Answer operator()(const client::AccountsFetched& a) const {
        return server::Accounts{a.accounts};
    }
    server::Answer operator()(const client::CardFetched& a) const { return server::Card{a.card}; }
    server::Answer operator()(const client::MetersFetched& a) const {
        return server::Meters{a.meters.meters, a.meters.window};
    }
    server::Answer operator()(const client::ReadingSubmitted& a) const {
        return server::ReadingAccepted{a.taken.counts_for, a.taken.charge_date};
    }
    server::Answer operator()(const client::Quoted& a) const { return server::Quoted{a.quote}; }
    server::Answer operator()(const client::PaymentDelivered& a) const {
        return server::PaymentAccepted{a.taken.reference, a.taken.balance_after,
                                       a.taken.credited_by};
    }
    server::Answer operator()(const client::PaymentRefunded& a) const {
        return server::Refunded{a.taken.state == wire::RefundState::refunded};
    }
    server::Answer operator()(const client::PaymentAsked& a) const {
        return server::PaymentDecided{to_decision(a.status.decision), a.status.approval};
    }
    // Read by whoever asked; see to_answer.
    server::Answer operator()(const client::Told&) const {
        return server::Failed{server::Failure::server_failed};
    }
    // A heartbeat is nobody's question.
    server::Answer operator()(const client::Beaten&) const { return server::SignedOut{}; }
    server::Answer operator()(const client::Failed& a) const {
        return server::Failed{to_failure(a), a.tries_left.value_or(0), a.minutes.value_or(0)};
    }
};

}  // namespace

client::Call to_call(const server::Question& question) {
    return std::visit(ToCall{}, question);
}

Expectation expectation_of(const server::Question& question) {
    const bool record = std::holds_alternative<server::Deliver>(question) ||
                        std::holds_alternative<server::HandIn>(question);
    Expectation expected{record ? Expectation::Kind::record : Expectation::Kind::question};
    std::visit(
        [&]<class Q>(const Q& asked) {
            if constexpr (GoesThroughAsk<Q>) {
                expected.read = [asked](const std::string& body) { return read(asked, body); };
            }
        },
        question);
    return expected;
}

server::Answer to_answer(const Expectation& expected, const client::Answer& answer) {
    if (const auto* told = std::get_if<client::Told>(&answer); told && expected.read) {
        return expected.read(told->body).value_or(server::Failed{server::Failure::server_failed});
    }
    if (expected.kind == Expectation::Kind::question) return std::visit(ToAnswer{}, answer);
    switch (client::delivery(answer)) {
        case client::Delivery::refused:
            return server::Failed{server::Failure::refused};
        case client::Delivery::accepted:
            break;
        case client::Delivery::again: {
            const server::Failure why = to_failure(std::get<client::Failed>(answer));
            const bool unreached = why == server::Failure::no_connection;
            return server::Failed{unreached ? why : server::Failure::server_failed};
        }
    }
    return std::visit(ToAnswer{}, answer);
}

}  // namespace kvitok::app
