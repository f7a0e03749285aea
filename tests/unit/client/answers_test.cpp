#include <random>

#include <gtest/gtest.h>

#include "net/client/calls.h"
#include "tests/unit/wire/samples.h"

namespace kvitok::client {
namespace {

namespace samples = wire::samples;
using wire::ErrorCode;
using wire::to_json;

http::Response json(int status, std::string body) {
    return {status, {{"content-type", "application/json; charset=utf-8"}}, std::move(body)};
}

http::Response error(ErrorCode code) {
    return json(wire::status_of(code), wire::to_json(wire::Error{code, "no", {}, {}}));
}

// Every call beside the answer that fits it.
struct Pair {
    Call call;
    std::string body;
    std::size_t answer;  // index in Answer
};

template <class Expected>
Pair pair(Call call, std::string body) {
    return {std::move(call), std::move(body), Answer{Expected{}}.index()};
}

std::vector<Pair> pairs() {
    const AccountNumber number = samples::account_number;
    const wire::QuoteRequest quote{number, samples::quote().amount};
    return {
        pair<HouseFetched>(FetchHouse{}, to_json(samples::house())),
        pair<AccountFound>(FindAccount{number}, to_json(samples::summary())),
        pair<AccountFound>(FindBill{}, to_json(samples::summary())),
        pair<SignedIn>(SignIn{}, to_json(wire::SignedIn{{"0123456789abcdef", {}, {}}, {}})),
        pair<SignedOut>(SignOut{"t"}, ""),
        pair<AccountsFetched>(FetchAccounts{"t"}, to_json(wire::AccountList{{samples::summary()}})),
        pair<CardFetched>(FetchCard{"t", number}, to_json(samples::card())),
        pair<MetersFetched>(FetchMeters{"t", number},
                            to_json(wire::MeterList{{samples::meter()}, {}})),
        pair<ReadingSubmitted>(
            SubmitReading{samples::reading()},
            to_json(wire::ReadingTaken{"П-1", {2026, 11}, {2026, 12, 5}, samples::reading().id})),
        pair<Quoted>(RequestQuote{"", quote}, to_json(samples::quote())),
        pair<PaymentDelivered>(
            DeliverPayment{samples::payment()},
            to_json(wire::PaymentTaken{"L-1", Money{1}, {2026, 11, 23}, samples::payment_id})),
        pair<PaymentRefunded>(
            RefundPayment{{samples::payment(), PayReason::refused_by_server}},
            to_json(wire::RefundTaken{wire::RefundState::refunding, samples::payment_id})),
        pair<PaymentAsked>(
            AskPayment{samples::payment_id},
            to_json(wire::PaymentStatus{
                samples::payment_id, wire::LedgerState::unknown, wire::Decision::none, {}})),
        pair<Told>(Ask{.endpoint = wire::EndpointName::house}, R"({"any":"thing"})"),
        pair<Beaten>(Beat{samples::heartbeat()}, to_json(wire::HeartbeatTaken{samples::moment})),
    };
}

ClientError error_of(const Answer& answer) {
    const auto* failure = std::get_if<Failed>(&answer);
    if (failure == nullptr) ADD_FAILURE() << "is no failure: " << answer.index();
    return failure == nullptr ? ClientError::cancelled : failure->error;
}

TEST(ClientAnswer, is_the_result_of_every_call_with_200_and_201) {
    ASSERT_EQ(pairs().size(), std::variant_size_v<Call>);
    for (const Pair& each : pairs()) {
        EXPECT_EQ(to_answer(each.call, json(200, each.body)).index(), each.answer)
            << each.call.index();
        if (std::holds_alternative<SignOut>(each.call)) continue;
        EXPECT_EQ(to_answer(each.call, json(201, each.body)).index(), each.answer)
            << each.call.index();
    }
}

TEST(ClientAnswer, keeps_what_the_server_said) {
    const auto card =
        to_answer(FetchCard{"t", samples::account_number}, json(200, to_json(samples::card())));
    EXPECT_EQ(std::get<CardFetched>(card).card, samples::card());
    const auto house = to_answer(FetchHouse{}, json(200, wire::to_json(samples::house())));
    EXPECT_EQ(std::get<HouseFetched>(house).house, samples::house());
}

TEST(ClientAnswer, of_a_server_that_talks_nonsense_is_server_failed_for_every_call) {
    const std::vector<http::Response> nonsense{
        {200, {{"Content-Type", "text/html"}}, "<html><body>Welcome to Wi-Fi</body></html>"},
        {200, {{"Content-Type", "application/json"}}, "<html></html>"},
        {200, {{"Content-Type", "application/json"}}, ""},
        {200, {{"Content-Type", "application/json"}}, "{\"number\":\"01542"},
        {200, {{"Content-Type", "application/json"}}, "{}"},
        {200, {{"Content-Type", "application/jsonp"}}, "{}"},
        {200, {}, "{}"},
        {0, {}, ""},
        {100, {}, ""},
        {202, {{"Content-Type", "application/json"}}, "{}"},
        {301, {{"Location", "https://elsewhere/"}}, ""},
        {304, {}, ""},
        {500, {}, ""},
        {500, {{"Content-Type", "text/html"}}, "<h1>oops</h1>"},
        {502, {{"Content-Type", "text/html"}}, "<h1>bad gateway</h1>"},
        {404, {{"Content-Type", "text/html"}}, "<h1>not found</h1>"},
        {404, {{"Content-Type", "application/json"}}, "{\"error\":"},
        {422, {{"Content-Type", "application/json"}}, "[]"},
        {400, {}, ""},
        {999, {}, ""},
        {-1, {}, ""},
    };
    for (const Pair& each : pairs()) {
        for (const http::Response& response : nonsense) {
            // A session that the server says is closed needs no body.
            if (std::holds_alternative<SignOut>(each.call) && response.status == 200) continue;
            // Whether the JSON answers what was asked is the asker's to say.
            if (std::holds_alternative<Ask>(each.call) && response.status == 200 &&
                !response.headers.empty())
                continue;
            const Answer answer = to_answer(each.call, response);
            EXPECT_EQ(error_of(answer), ClientError::server_failed)
                << each.call.index() << " " << response.status << " " << response.body;
            EXPECT_EQ(delivery(answer), Delivery::again);
        }
    }
}

TEST(ClientAnswer, of_another_request_is_server_failed) {
    const AccountNumber other{"9999999999"};
    const PaymentId other_payment{std::string(32, 'f')};
    EXPECT_EQ(error_of(to_answer(FindAccount{other}, json(200, to_json(samples::summary())))),
              ClientError::server_failed);
    EXPECT_EQ(error_of(to_answer(FetchCard{"t", other}, json(200, to_json(samples::card())))),
              ClientError::server_failed);
    EXPECT_EQ(error_of(to_answer(FetchMeters{"t", other},
                                 json(200, to_json(wire::MeterList{{samples::meter()}, {}})))),
              ClientError::server_failed);
    EXPECT_EQ(error_of(to_answer(RequestQuote{"", {samples::account_number, Money{1}}},
                                 json(201, to_json(samples::quote())))),
              ClientError::server_failed);
    EXPECT_EQ(error_of(to_answer(
                  DeliverPayment{samples::payment()},
                  json(201, to_json(wire::PaymentTaken{"L", {}, {2026, 1, 1}, other_payment})))),
              ClientError::server_failed);
    EXPECT_EQ(
        error_of(to_answer(
            AskPayment{samples::payment_id},
            json(200, to_json(wire::PaymentStatus{
                          other_payment, wire::LedgerState::posted, wire::Decision::paid, {}})))),
        ClientError::server_failed);
}

TEST(ClientAnswer, maps_every_error_of_the_server) {
    const std::vector<std::pair<ErrorCode, ClientError>> table{
        {ErrorCode::bad_request, ClientError::refused},
        {ErrorCode::not_signed_in, ClientError::not_signed_in},
        {ErrorCode::credentials, ClientError::bad_credentials},
        {ErrorCode::not_active, ClientError::not_active},
        {ErrorCode::forbidden, ClientError::refused},
        {ErrorCode::not_found, ClientError::not_found},
        {ErrorCode::account_unknown, ClientError::not_found},
        {ErrorCode::meter_unknown, ClientError::not_found},
        {ErrorCode::method_not_allowed, ClientError::refused},
        {ErrorCode::in_progress, ClientError::busy},
        {ErrorCode::id_reused, ClientError::refused},
        {ErrorCode::too_large, ClientError::refused},
        {ErrorCode::other_company, ClientError::refused},
        {ErrorCode::sum_out_of_range, ClientError::refused},
        {ErrorCode::quote_unknown, ClientError::refused},
        {ErrorCode::quote_expired, ClientError::refused},
        {ErrorCode::payment_mismatch, ClientError::refused},
        {ErrorCode::reading_less, ClientError::refused},
        {ErrorCode::reading_digits, ClientError::refused},
        {ErrorCode::reading_unconfirmed, ClientError::refused},
        {ErrorCode::reading_remote, ClientError::refused},
        {ErrorCode::password_weak, ClientError::refused},
        {ErrorCode::password_wrong, ClientError::refused},
        {ErrorCode::code_wrong, ClientError::refused},
        {ErrorCode::code_over, ClientError::refused},
        {ErrorCode::taken, ClientError::refused},
        {ErrorCode::card_unsuitable, ClientError::refused},
        {ErrorCode::card_taken, ClientError::refused},
        {ErrorCode::cards_full, ClientError::refused},
        {ErrorCode::code_easy, ClientError::refused},
        {ErrorCode::phone_not_offered, ClientError::refused},
        {ErrorCode::acquirer_silent, ClientError::refused},
        {ErrorCode::invoice_pending, ClientError::refused},
        {ErrorCode::invoice_unknown, ClientError::not_found},
        {ErrorCode::locked, ClientError::locked},
        {ErrorCode::too_many, ClientError::too_many},
        {ErrorCode::internal, ClientError::server_failed},
        {ErrorCode::unavailable, ClientError::busy},
        {ErrorCode::other, ClientError::server_failed},
    };
    ASSERT_EQ(table.size(), static_cast<std::size_t>(ErrorCode::other) + 1);
    for (const auto& [code, expected] : table) {
        const Answer answer = to_answer(FetchHouse{}, error(code));
        EXPECT_EQ(error_of(answer), expected) << wire::to_word(code);
        EXPECT_EQ(std::get<Failed>(answer).code, code);
        EXPECT_EQ(std::get<Failed>(answer).status, wire::status_of(code));
    }
}

TEST(ClientAnswer, carries_tries_left_and_minutes) {
    const Answer tries =
        to_answer(SignIn{}, json(401, to_json(wire::Error{ErrorCode::credentials, "", 2, {}})));
    EXPECT_EQ(std::get<Failed>(tries).tries_left, 2);
    const Answer minutes =
        to_answer(SignIn{}, json(429, to_json(wire::Error{ErrorCode::locked, "", {}, 15})));
    EXPECT_EQ(error_of(minutes), ClientError::locked);
    EXPECT_EQ(std::get<Failed>(minutes).minutes, 15);
}

TEST(ClientAnswer, does_not_believe_an_error_that_contradicts_its_status) {
    const Answer answer =
        to_answer(DeliverPayment{samples::payment()},
                  json(404, to_json(wire::Error{ErrorCode::internal, "", {}, {}})));
    EXPECT_EQ(error_of(answer), ClientError::server_failed);
    EXPECT_EQ(delivery(answer), Delivery::again);
}

TEST(ClientAnswer, maps_every_way_an_exchange_can_fail) {
    const std::vector<std::pair<http::ExchangeError, ClientError>> table{
        {http::ExchangeError::no_connection, ClientError::no_connection},
        {http::ExchangeError::timed_out, ClientError::timed_out},
        {http::ExchangeError::tls_refused, ClientError::not_trusted},
        {http::ExchangeError::too_large, ClientError::server_failed},
        {http::ExchangeError::cancelled, ClientError::cancelled},
        {http::ExchangeError::bad_response, ClientError::server_failed},
    };
    for (const auto& [error, expected] : table) {
        const Answer answer = to_answer(FetchHouse{}, tl::unexpected(error));
        EXPECT_EQ(error_of(answer), expected) << http::to_word(error);
        EXPECT_EQ(delivery(answer), Delivery::again);
    }
}

TEST(ClientAnswer, of_a_session_that_has_ended_already_is_signed_out) {
    EXPECT_TRUE(
        std::holds_alternative<SignedOut>(to_answer(SignOut{"t"}, http::Response{204, {}, ""})));
    EXPECT_TRUE(std::holds_alternative<SignedOut>(
        to_answer(SignOut{"t"}, error(ErrorCode::not_signed_in))));
    EXPECT_EQ(error_of(to_answer(SignOut{"t"}, http::Response{204 + 100, {}, ""})),
              ClientError::server_failed);
}

TEST(Delivery, only_the_servers_own_no_is_final) {
    const Call call = DeliverPayment{samples::payment()};
    for (const ErrorCode code :
         {ErrorCode::bad_request, ErrorCode::account_unknown, ErrorCode::payment_mismatch,
          ErrorCode::quote_unknown, ErrorCode::quote_expired, ErrorCode::id_reused})
        EXPECT_EQ(delivery(to_answer(call, error(code))), Delivery::refused) << wire::to_word(code);
    for (const ErrorCode code :
         {ErrorCode::in_progress, ErrorCode::too_many, ErrorCode::internal, ErrorCode::unavailable,
          ErrorCode::forbidden, ErrorCode::not_signed_in, ErrorCode::too_large, ErrorCode::other})
        EXPECT_EQ(delivery(to_answer(call, error(code))), Delivery::again) << wire::to_word(code);
    EXPECT_EQ(delivery(PaymentDelivered{}), Delivery::accepted);
}

TEST(ClientAnswer, survives_any_bytes_with_any_status) {
    std::mt19937_64 random(1);
    const auto all = pairs();
    for (int i = 0; i < 4000; ++i) {
        const Pair& each = all[random() % all.size()];
        std::string body = each.body;
        for (int changes = 0; changes < 3 && !body.empty(); ++changes)
            body[random() % body.size()] = static_cast<char>(random());
        const Answer answer =
            to_answer(each.call, json(static_cast<int>(random() % 700), std::move(body)));
        EXPECT_TRUE(answer.index() == each.answer || std::holds_alternative<Failed>(answer));
    }
}

}  // namespace
}  // namespace kvitok::client
