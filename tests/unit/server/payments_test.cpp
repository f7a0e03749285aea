#include "net/server/decisions.h"
#include "net/server/handlers.h"
#include "net/server/store_money.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

struct Payments : World {
    Response refund(const wire::PaymentPost& payment) {
        return send("POST", "/v1/refunds",
                    wire::to_json(wire::RefundRequest{payment, PayReason::refused_by_server}),
                    payment.id.hex);
    }
    wire::PaymentStatus status_of(const wire::PaymentPost& payment) {
        return read<wire::PaymentStatus>(get("/v1/payments/" + payment.id.hex));
    }
    void TearDown() override {
        const LedgerCheck ledger = check_ledger(*store);
        EXPECT_EQ(ledger.unbalanced, 0);
        EXPECT_EQ(ledger.debit, ledger.credit);
    }
};

TEST_F(Payments, are_offered_by_a_quote_that_says_what_will_be_owed) {
    const auto response = ask_quote(guide, roubles(5589, 37));
    EXPECT_EQ(response.status, 201);
    const auto quote = read<Quote>(response);
    EXPECT_EQ(quote.amount, roubles(5589, 37));
    EXPECT_EQ(quote.fee, Money{});
    EXPECT_EQ(quote.balance_after, Money{});
    EXPECT_EQ(quote.payee.inn, "1600000000");
    EXPECT_EQ(quote.period, (Period{2026, 10}));
    EXPECT_EQ(quote.signature.size(), 64u);
}

TEST_F(Payments, are_not_offered_for_absurd_sums_or_unknown_accounts) {
    for (const std::int64_t kopecks : {999, 6000001, 100000000})
        EXPECT_EQ(error_of(ask_quote(guide, Money{kopecks})), ErrorCode::sum_out_of_range);
    for (const std::int64_t kopecks : {std::int64_t{0}, std::int64_t{-1}, INT64_MIN, INT64_MAX})
        EXPECT_GE(ask_quote(guide, Money{kopecks}).status, 400) << kopecks;
    EXPECT_EQ(error_of(ask_quote("0000000000", roubles(100))), ErrorCode::account_unknown);
    EXPECT_EQ(ask_quote(guide, roubles(10)).status, 201);
    EXPECT_EQ(ask_quote(guide, roubles(60000)).status, 201);
}

TEST_F(Payments, are_posted_with_double_entry_and_lower_the_debt) {
    const auto payment = paid(guide, roubles(5589, 37));
    const auto response = post(payment);
    EXPECT_EQ(response.status, 201);
    const auto taken = read<wire::PaymentTaken>(response);
    EXPECT_EQ(taken.payment, payment.id);
    EXPECT_EQ(taken.balance_after, Money{});
    EXPECT_EQ(taken.credited_by, (Date{2026, 11, 24}));
    EXPECT_EQ(owed(guide), Money{});
    EXPECT_EQ(balance_of(*store, "acquirer"), roubles(5589, 37));
    const auto entries = entries_of(*store, "acquirer");
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries[0].reference, "payment:" + payment.id.hex);
    EXPECT_EQ(entries[0].rows.size(), 2u);
    EXPECT_EQ(status_of(payment).state, wire::LedgerState::posted);
}

TEST_F(Payments, count_once_however_often_they_come) {
    const auto payment = paid(guide, roubles(100));
    const auto first = post(payment);
    EXPECT_EQ(post(paid(guide, roubles(50))).status, 201);
    for (int i = 0; i < 3; ++i) {
        clock.advance(std::chrono::hours(24 * 40));
        const auto again = post(payment);
        EXPECT_EQ(again.status, 200);
        EXPECT_EQ(again.body, first.body);
    }
    EXPECT_EQ(owed(guide), roubles(5589, 37) - roubles(150));
    EXPECT_EQ(payments_of(*store, {guide}).front().amount, roubles(50));
}

TEST_F(Payments, with_a_known_id_and_other_money_facts_are_an_alarm) {
    const auto payment = paid(guide, roubles(100));
    post(payment);
    auto other_sum = payment;
    other_sum.approval.amount = roubles(200);
    EXPECT_EQ(error_of(post(other_sum)), ErrorCode::payment_mismatch);
    auto other_rrn = payment;
    other_rrn.approval.rrn = "632614000318";
    EXPECT_EQ(error_of(post(other_rrn)), ErrorCode::payment_mismatch);
    auto other_account = payment;
    other_account.quote.account = {neighbour};
    EXPECT_EQ(error_of(post(other_account)), ErrorCode::payment_mismatch);
    EXPECT_NE(log.text.find("other money facts"), std::string::npos);
    EXPECT_EQ(owed(guide), roubles(5489, 37));
}

TEST_F(Payments, need_the_servers_own_quote) {
    const auto good = paid(guide, roubles(100));
    auto redirected = good;
    redirected.quote.account = {neighbour};
    EXPECT_EQ(error_of(post(redirected)), ErrorCode::quote_unknown);
    auto cheaper = good;
    cheaper.quote.amount = roubles(50);
    cheaper.approval.amount = roubles(50);
    EXPECT_EQ(error_of(post(cheaper)), ErrorCode::quote_unknown);
    auto unsigned_quote = good;
    unsigned_quote.quote.signature = std::string(64, '0');
    EXPECT_EQ(error_of(post(unsigned_quote)), ErrorCode::quote_unknown);
    auto unknown = good;
    unknown.quote.account = {"0000000000"};
    EXPECT_EQ(error_of(post(unknown)), ErrorCode::account_unknown);
    auto partial = good;
    partial.approval.amount = roubles(99);
    EXPECT_EQ(error_of(post(partial)), ErrorCode::payment_mismatch);
    EXPECT_EQ(owed(guide), roubles(5589, 37));
    EXPECT_EQ(post(good).status, 201);
}

TEST_F(Payments, that_come_days_late_are_still_taken) {
    const auto payment = paid(guide, roubles(100));
    clock.advance(std::chrono::hours(24 * 3));
    EXPECT_EQ(post(payment).status, 201);
}

TEST_F(Payments, need_their_id_as_the_idempotency_key) {
    const auto payment = paid(guide, roubles(100));
    EXPECT_EQ(error_of(send("POST", "/v1/payments", wire::to_json(payment))),
              ErrorCode::bad_request);
    EXPECT_EQ(error_of(send("POST", "/v1/payments", wire::to_json(payment), std::string(32, 'a'))),
              ErrorCode::bad_request);
    const std::string whole = wire::to_json(payment);
    EXPECT_EQ(
        error_of(send("POST", "/v1/payments", whole.substr(0, whole.size() / 2), payment.id.hex)),
        ErrorCode::bad_request);
    EXPECT_EQ(owed(guide), roubles(5589, 37));
}

TEST_F(Payments, credit_the_account_without_the_fee) {
    // The house of the demo takes no fee, so the quote is signed here as the server would.
    auto quote = read<Quote>(ask_quote(guide, roubles(100)));
    quote.fee = roubles(2);
    quote.signature = signature_of(*find_secret(*store, "quotes"), quote);
    EXPECT_EQ(post(payment_of(quote)).status, 201);
    EXPECT_EQ(owed(guide), roubles(5489, 37));
    EXPECT_EQ(balance_of(*store, "acquirer"), roubles(102));
    EXPECT_EQ(balance_of(*store, "fees:1600000000"), -roubles(2));
}

TEST_F(Payments, that_the_server_refused_go_back_to_the_card_once) {
    auto payment = paid(guide, roubles(100));
    payment.quote.signature = std::string(64, '0');
    ASSERT_EQ(post(payment).status, 422);
    EXPECT_EQ(status_of(payment).state, wire::LedgerState::unknown);
    const auto first = refund(payment);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(read<wire::RefundTaken>(first).state, wire::RefundState::refunded);
    EXPECT_EQ(refund(payment).status, 200);
    EXPECT_EQ(acquirer.asked[payment.id.hex], 1);
    EXPECT_EQ(balance_of(*store, "acquirer"), Money{});
    EXPECT_EQ(owed(guide), roubles(5589, 37));
    EXPECT_EQ(status_of(payment).state, wire::LedgerState::refunded);
    EXPECT_EQ(error_of(post(payment)), ErrorCode::payment_mismatch);
}

TEST_F(Payments, that_were_posted_leave_the_ledger_when_they_go_back) {
    const auto payment = paid(guide, roubles(100));
    post(payment);
    EXPECT_EQ(refund(payment).status, 201);
    EXPECT_EQ(owed(guide), roubles(5589, 37));
    EXPECT_EQ(balance_of(*store, "acquirer"), Money{});
    EXPECT_EQ(post(payment).status, 200);
    EXPECT_EQ(owed(guide), roubles(5589, 37));
}

TEST_F(Payments, stay_refunding_until_the_acquirer_has_given_back) {
    const auto payment = paid(guide, roubles(100));
    acquirer.result = RefundResult::pending;
    EXPECT_EQ(read<wire::RefundTaken>(refund(payment)).state, wire::RefundState::refunding);
    EXPECT_EQ(status_of(payment).state, wire::LedgerState::refunding);
    acquirer.result = RefundResult::refunded;
    EXPECT_EQ(read<wire::RefundTaken>(refund(payment)).state, wire::RefundState::refunded);
    auto other = payment;
    other.approval.rrn = "1";
    EXPECT_EQ(error_of(refund(other)), ErrorCode::payment_mismatch);
}

TEST_F(Payments, that_nobody_can_settle_are_decided_by_two_persons) {
    const auto payment = paid(guide, roubles(100));
    const auto decided = [&](wire::Decision verdict, std::vector<std::string> persons) {
        return decide(*store, payment.id, verdict, persons, payment.approval, clock.now);
    };
    EXPECT_EQ(status_of(payment).decision, wire::Decision::none);
    EXPECT_EQ(decided(wire::Decision::paid, {"anna"}).error(), DecideError::two_persons_needed);
    EXPECT_EQ(decided(wire::Decision::paid, {"anna", " Anna"}).error(),
              DecideError::two_persons_needed);
    EXPECT_EQ(decided(wire::Decision::paid, {"anna", ""}).error(), DecideError::two_persons_needed);
    EXPECT_TRUE(decided(wire::Decision::paid, {"anna", "boris"}));
    EXPECT_TRUE(decided(wire::Decision::paid, {"vera", "boris"}));
    EXPECT_EQ(decided(wire::Decision::reversed, {"vera", "boris"}).error(),
              DecideError::decided_otherwise);
    EXPECT_EQ(status_of(payment).decision, wire::Decision::paid);
    EXPECT_EQ(status_of(payment).approval, payment.approval);
    EXPECT_EQ(post(payment).status, 201);
}

TEST_F(Payments, decided_reversed_are_not_posted_afterwards) {
    const auto payment = paid(guide, roubles(100));
    EXPECT_TRUE(
        decide(*store, payment.id, wire::Decision::reversed, {"anna", "boris"}, {}, clock.now));
    EXPECT_EQ(status_of(payment).decision, wire::Decision::reversed);
    EXPECT_EQ(error_of(post(payment)), ErrorCode::payment_mismatch);
    const auto other = paid(guide, roubles(100));
    post(other);
    EXPECT_EQ(decide(*store, other.id, wire::Decision::reversed, {"anna", "boris"}, {}, clock.now)
                  .error(),
              DecideError::already_posted);
}

TEST_F(Payments, in_manual_are_told_by_the_heartbeat_until_they_are_decided) {
    wire::ManualPayment manual;
    manual.id = {random_hex(random, 16)};
    manual.number = "261122-0318";
    manual.account = {guide};
    manual.amount = roubles(100);
    manual.created = clock.now;
    manual.terminal_serial = "VTK-1";
    manual.reason = PayReason::foreign_operation;
    wire::Heartbeat beat;
    beat.terminal = "0007";
    beat.version = "1";
    beat.time = clock.now;
    beat.manual = {manual};
    const auto response = send("POST", "/v1/heartbeat", wire::to_json(beat));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(read<wire::HeartbeatTaken>(response).server_time, clock.now);
    ASSERT_EQ(open_questions(*store).size(), 1u);
    EXPECT_EQ(open_questions(*store)[0].payment.id, manual.id);
    EXPECT_TRUE(
        decide(*store, manual.id, wire::Decision::reversed, {"anna", "boris"}, {}, clock.now));
    EXPECT_TRUE(open_questions(*store).empty());
}

TEST_F(Payments, have_an_e_receipt_that_hides_the_account_number) {
    const auto payment = paid(guide, roubles(5589, 37));
    Request request;
    request.listener = wire::Listener::open;
    request.method = "GET";
    request.target = "/r/" + payment.id.hex;
    EXPECT_EQ(core.handle(request).status, 404);
    post(payment);
    const auto page = core.handle(request);
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
    EXPECT_NE(page.body.find("5\u00a0589,37\u00a0₽"), std::string::npos);
    EXPECT_NE(page.body.find(masked(AccountNumber{guide})), std::string::npos);
    EXPECT_EQ(page.body.find(guide), std::string::npos);
    EXPECT_NE(page.body.find("22.11.2026, 14:32"), std::string::npos);
    request.target = "/r/%3Cscript%3E";
    EXPECT_EQ(core.handle(request).status, 404);
    EXPECT_EQ(core.handle(request).body.find("<script>"), std::string::npos);
}

TEST_F(Payments, are_counted_for_the_operators) {
    post(paid(guide, roubles(100)));
    Request request;
    request.listener = wire::Listener::operators;
    request.method = "GET";
    request.target = "/metrics";
    const auto text = core.handle(request).body;
    EXPECT_NE(text.find("kvitok_payments_total 1\n"), std::string::npos) << text;
    EXPECT_NE(text.find("kvitok_ledger_unbalanced_entries 0\n"), std::string::npos);
    EXPECT_NE(text.find("kvitok_ledger_acquirer_kopecks 10000\n"), std::string::npos);
}

}  // namespace
}  // namespace kvitok::server
