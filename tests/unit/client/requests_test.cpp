#include <gtest/gtest.h>

#include "net/client/calls.h"
#include "net/wire/endpoints.h"
#include "tests/unit/wire/samples.h"

namespace kvitok::client {
namespace {

namespace samples = wire::samples;

http::Request request(const Call& call) {
    return to_request(call, interactive_limit);
}

std::string line(const Call& call) {
    const auto made = request(call);
    return made.method + " " + made.path;
}

TEST(ClientRequest, goes_to_the_path_of_its_call) {
    const AccountNumber number = samples::account_number;
    EXPECT_EQ(line(FetchHouse{}), "GET /v1/house");
    EXPECT_EQ(line(FindAccount{number}), "GET /v1/accounts/0154208731");
    EXPECT_EQ(line(FindBill{}), "POST /v1/bills");
    EXPECT_EQ(line(SignIn{}), "POST /v1/sessions");
    EXPECT_EQ(line(SignOut{"t"}), "DELETE /v1/sessions");
    EXPECT_EQ(line(FetchAccounts{"t"}), "GET /v1/me/accounts");
    EXPECT_EQ(line(FetchCard{"t", number}), "GET /v1/me/accounts/0154208731");
    EXPECT_EQ(line(FetchMeters{"", number}), "GET /v1/accounts/0154208731/meters");
    EXPECT_EQ(line(SubmitReading{samples::reading()}), "POST /v1/readings");
    EXPECT_EQ(line(RequestQuote{}), "POST /v1/quotes");
    EXPECT_EQ(line(DeliverPayment{samples::payment()}), "POST /v1/payments");
    EXPECT_EQ(line(RefundPayment{{samples::payment(), PayReason::refused_by_server}}),
              "POST /v1/refunds");
    EXPECT_EQ(line(AskPayment{samples::payment_id}), "GET /v1/payments/" + samples::payment_id.hex);
    EXPECT_EQ(line(Beat{samples::heartbeat()}), "POST /v1/heartbeat");
}

TEST(ClientRequest, of_any_other_question_goes_where_it_says) {
    const auto made = request(Ask{.endpoint = wire::EndpointName::reading,
                                  .token = "t",
                                  .body = R"({"a":1})",
                                  .once = "0011"});
    EXPECT_EQ(made.method + " " + made.path, "POST /v1/readings");
    EXPECT_EQ(http::header(made.headers, "authorization"), "Bearer t");
    EXPECT_EQ(http::header(made.headers, "content-type"), "application/json");
    EXPECT_EQ(http::header(made.headers, "idempotency-key"), "0011");
    EXPECT_EQ(made.body, R"({"a":1})");
    const auto bare = request(Ask{.endpoint = wire::EndpointName::meters, .parameter = "01"});
    EXPECT_EQ(bare.path, "/v1/accounts/01/meters");
    EXPECT_EQ(http::header(bare.headers, "content-type"), "");
    EXPECT_EQ(http::header(bare.headers, "idempotency-key"), "");
}

TEST(ClientRequest, is_routed_by_the_server_to_the_same_endpoint) {
    const auto made = request(FetchMeters{"t", samples::account_number});
    const auto found = wire::route(wire::Listener::devices, made.method, made.path);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->name, wire::EndpointName::meters);
    EXPECT_EQ(found->parameter, samples::account_number.digits);
}

TEST(ClientRequest, carries_a_token_in_the_header_and_nowhere_else) {
    const auto made = request(FetchCard{"secret-token", samples::account_number});
    EXPECT_EQ(http::header(made.headers, "authorization"), "Bearer secret-token");
    EXPECT_EQ(made.path.find("secret"), std::string::npos);
    EXPECT_TRUE(made.body.empty());
    const auto stranger = request(FetchMeters{"", samples::account_number});
    EXPECT_EQ(http::header(stranger.headers, "authorization"), "");
}

TEST(ClientRequest, sends_a_reading_a_payment_and_a_refund_under_their_ids) {
    EXPECT_EQ(http::header(request(SubmitReading{samples::reading()}).headers, "Idempotency-Key"),
              samples::reading().id);
    EXPECT_EQ(http::header(request(DeliverPayment{samples::payment()}).headers, "Idempotency-Key"),
              samples::payment_id.hex);
    const RefundPayment refund{{samples::payment(), PayReason::refused_by_server}};
    EXPECT_EQ(http::header(request(refund).headers, "Idempotency-Key"), samples::payment_id.hex);
}

TEST(ClientRequest, is_byte_for_byte_the_same_when_sent_again) {
    const DeliverPayment call{samples::payment()};
    const auto once = request(call);
    const auto again = request(call);
    EXPECT_EQ(once.body, again.body);
    EXPECT_EQ(once.headers, again.headers);
    EXPECT_EQ(wire::from_json<wire::PaymentPost>(once.body), samples::payment());
}

TEST(ClientRequest, has_the_limits_of_time_and_size) {
    const auto made = to_request(FetchHouse{}, Milliseconds{1'234});
    EXPECT_EQ(made.limits.total, Milliseconds{1'234});
    EXPECT_EQ(made.limits.body, wire::max_message_bytes);
}

TEST(ClientRequest, takes_a_bill_of_any_bytes_along) {
    wire::BillQuery bill;
    bill.pers_acc = "'; DROP TABLE account; --\x01\xff";
    const auto made = request(FindBill{bill});
    EXPECT_FALSE(made.body.empty());
    EXPECT_EQ(made.body.find('\x01'), std::string::npos);
}

}  // namespace
}  // namespace kvitok::client
