#include <algorithm>

#include "kiosk/domain/check.h"
#include "net/client/calls.h"
#include "net/wire/codec.h"

namespace kvitok::client {
namespace {

using wire::ErrorCode;

Failed failed(ClientError error, int status, std::string detail) {
    Failed result;
    result.error = error;
    result.status = status;
    result.detail = std::move(detail);
    return result;
}

Failed of_exchange(http::ExchangeError error) {
    std::string detail{http::to_word(error)};
    switch (error) {
        case http::ExchangeError::no_connection:
            return failed(ClientError::no_connection, 0, std::move(detail));
        case http::ExchangeError::timed_out:
            return failed(ClientError::timed_out, 0, std::move(detail));
        case http::ExchangeError::tls_refused:
            return failed(ClientError::not_trusted, 0, std::move(detail));
        case http::ExchangeError::cancelled:
            return failed(ClientError::cancelled, 0, std::move(detail));
        case http::ExchangeError::too_large:
        case http::ExchangeError::bad_response:
            break;
    }
    return failed(ClientError::server_failed, 0, std::move(detail));
}

bool is_json(const http::Response& response) {
    std::string type{http::header(response.headers, "Content-Type")};
    std::ranges::transform(type, type.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    constexpr std::string_view json = "application/json";
    return type.starts_with(json) &&
           (type.size() == json.size() || type[json.size()] == ';' || type[json.size()] == ' ');
}

ClientError error_of(int status, ErrorCode code) {
    switch (status) {
        case 401:
            return code == ErrorCode::credentials ? ClientError::bad_credentials
                                                  : ClientError::not_signed_in;
        case 403:
            return code == ErrorCode::not_active ? ClientError::not_active : ClientError::refused;
        case 404:
            return ClientError::not_found;
        case 409:
            return code == ErrorCode::in_progress ? ClientError::busy : ClientError::refused;
        case 429:
            return code == ErrorCode::locked ? ClientError::locked : ClientError::too_many;
        case 503:
            return ClientError::busy;
        default:
            return status >= 400 && status < 500 ? ClientError::refused
                                                 : ClientError::server_failed;
    }
}

// An answer that is no 2xx. Only the server's own JSON counts as a "no": a proxy's or a captive
// portal's page must never end a payment.
Failed of_status(const http::Response& response) {
    const int status = response.status;
    if (status < 400 || !is_json(response))
        return failed(ClientError::server_failed, status, "not an answer of the server");
    const auto error = wire::from_json<wire::Error>(response.body);
    if (!error)
        return failed(ClientError::server_failed, status,
                      "error body: " + std::string{wire::to_word(error.error())});
    if (error->code != ErrorCode::other && wire::status_of(error->code) != status)
        return failed(ClientError::server_failed, status, "error and status contradict");
    Failed result = failed(error_of(status, error->code), status, error->message);
    result.code = error->code;
    result.tries_left = error->tries_left;
    result.minutes = error->minutes;
    return result;
}

// Why an answer is none that could hold a message, if so.
std::optional<Failed> no_message(const http::Response& response) {
    if (response.status != 200 && response.status != 201) {
        return response.status >= 400
                   ? of_status(response)
                   : failed(ClientError::server_failed, response.status, "unexpected status");
    }
    if (!is_json(response))
        return failed(ClientError::server_failed, response.status, "not application/json");
    return std::nullopt;
}

// The message of a 2xx answer, or why it is none.
template <class Message>
tl::expected<Message, Failed> message_of(const http::Response& response) {
    if (auto failure = no_message(response)) return tl::unexpected(std::move(*failure));
    auto message = wire::from_json<Message>(response.body);
    if (!message)
        return tl::unexpected(failed(ClientError::server_failed, response.status,
                                     "body: " + std::string{wire::to_word(message.error())}));
    return std::move(*message);
}

// `wrap` makes the answer of a message; `fits` says whether it answers what was asked.
template <class Message, class Wrap, class Fits>
Answer answered(const http::Response& response, Wrap wrap, Fits fits) {
    auto message = message_of<Message>(response);
    if (!message) return std::move(message.error());
    if (!fits(*message))
        return failed(ClientError::server_failed, response.status, "the answer to another request");
    return wrap(std::move(*message));
}

constexpr auto anything = [](const auto&) { return true; };

Answer answer_of(const FetchHouse&, const http::Response& response) {
    return answered<wire::House>(
        response, [](auto&& house) { return HouseFetched{std::move(house)}; }, anything);
}

Answer answer_of(const FindAccount& call, const http::Response& response) {
    return answered<AccountSummary>(
        response, [](auto&& account) { return AccountFound{std::move(account)}; },
        [&](const auto& account) { return account.number == call.number; });
}

Answer answer_of(const FindBill&, const http::Response& response) {
    return answered<AccountSummary>(
        response, [](auto&& account) { return AccountFound{std::move(account)}; }, anything);
}

Answer answer_of(const SignIn&, const http::Response& response) {
    return answered<wire::SignedIn>(
        response, [](auto&& session) { return SignedIn{std::move(session)}; }, anything);
}

Answer answer_of(const SignOut&, const http::Response& response) {
    if (response.status == 200 || response.status == 204) return SignedOut{};
    Failed failure = of_status(response);
    // A session that has ended by itself is as good as one we ended.
    if (failure.error == ClientError::not_signed_in) return SignedOut{};
    return failure;
}

Answer answer_of(const FetchAccounts&, const http::Response& response) {
    return answered<wire::AccountList>(
        response, [](auto&& list) { return AccountsFetched{std::move(list.accounts)}; }, anything);
}

Answer answer_of(const FetchCard& call, const http::Response& response) {
    return answered<AccountCard>(
        response, [](auto&& card) { return CardFetched{std::move(card)}; },
        [&](const auto& card) { return card.summary.number == call.number; });
}

Answer answer_of(const FetchMeters& call, const http::Response& response) {
    return answered<wire::MeterList>(
        response, [](auto&& meters) { return MetersFetched{std::move(meters)}; },
        [&](const auto& list) {
            return std::ranges::all_of(
                list.meters, [&](const Meter& meter) { return meter.account == call.number; });
        });
}

Answer answer_of(const SubmitReading& call, const http::Response& response) {
    return answered<wire::ReadingTaken>(
        response, [](auto&& taken) { return ReadingSubmitted{std::move(taken)}; },
        [&](const auto& taken) { return taken.id == call.reading.id; });
}

Answer answer_of(const RequestQuote& call, const http::Response& response) {
    return answered<Quote>(
        response, [](auto&& quote) { return Quoted{std::move(quote)}; },
        [&](const Quote& quote) {
            return quote.account == call.quote.account && quote.amount == call.quote.amount &&
                   quote.amount.kopecks > 0 && quote.fee.kopecks >= 0;
        });
}

Answer answer_of(const DeliverPayment& call, const http::Response& response) {
    return answered<wire::PaymentTaken>(
        response, [](auto&& taken) { return PaymentDelivered{std::move(taken)}; },
        [&](const auto& taken) { return taken.payment == call.payment.id; });
}

Answer answer_of(const RefundPayment& call, const http::Response& response) {
    return answered<wire::RefundTaken>(
        response, [](auto&& taken) { return PaymentRefunded{std::move(taken)}; },
        [&](const auto& taken) { return taken.payment == call.refund.payment.id; });
}

Answer answer_of(const AskPayment& call, const http::Response& response) {
    return answered<wire::PaymentStatus>(
        response, [](auto&& status) { return PaymentAsked{std::move(status)}; },
        [&](const auto& status) { return status.id == call.payment; });
}

Answer answer_of(const Beat&, const http::Response& response) {
    return answered<wire::HeartbeatTaken>(
        response, [](auto&& taken) { return Beaten{taken.server_time}; }, anything);
}

Answer answer_of(const Ask&, const http::Response& response) {
    if (response.status == 204) return Told{};
    if (auto failure = no_message(response)) return std::move(*failure);
    return Told{response.body};
}

}  // namespace

Answer to_answer(const Call& call,
                 const tl::expected<http::Response, http::ExchangeError>& outcome) {
    if (!outcome) return of_exchange(outcome.error());
    return std::visit([&](const auto& each) { return answer_of(each, *outcome); }, call);
}

Delivery delivery(const Answer& answer) {
    const auto* failure = std::get_if<Failed>(&answer);
    if (failure == nullptr) return Delivery::accepted;
    const bool server_said_no =
        failure->error == ClientError::refused || failure->error == ClientError::not_found;
    const bool for_good = failure->status == 400 || failure->status == 404 ||
                          failure->status == 422 ||
                          (failure->status == 409 && failure->code == ErrorCode::id_reused);
    return server_said_no && for_good ? Delivery::refused : Delivery::again;
}

std::string_view to_word(ClientError error) {
    switch (error) {
        case ClientError::no_connection:
            return "no_connection";
        case ClientError::not_trusted:
            return "not_trusted";
        case ClientError::timed_out:
            return "timed_out";
        case ClientError::cancelled:
            return "cancelled";
        case ClientError::server_failed:
            return "server_failed";
        case ClientError::busy:
            return "busy";
        case ClientError::not_signed_in:
            return "not_signed_in";
        case ClientError::bad_credentials:
            return "bad_credentials";
        case ClientError::not_active:
            return "not_active";
        case ClientError::locked:
            return "locked";
        case ClientError::too_many:
            return "too_many";
        case ClientError::not_found:
            return "not_found";
        case ClientError::refused:
            return "refused";
    }
    check_failed("an error has a word", std::source_location::current());
}

}  // namespace kvitok::client
