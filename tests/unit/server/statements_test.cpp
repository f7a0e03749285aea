#include "net/server/statements.h"
#include "net/server/store_accounts.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

struct Statements : World {
    std::string token = token_of(demo_user, demo_password);

    Response ask(const StatementQuery& query) {
        return send("POST", "/v1/statements", wire::to_json(query), {}, token);
    }
    Statement shown(const StatementQuery& query) { return read<Statement>(ask(query)); }
};

TEST_F(Statements, of_three_months_are_those_of_the_guide) {
    const auto response = ask({{guide}, 3, {}, {}});
    ASSERT_EQ(response.status, 200) << response.body;
    const auto statement = read<Statement>(response);
    EXPECT_EQ(statement.from, (Period{2026, 8}));
    EXPECT_EQ(statement.to, (Period{2026, 10}));
    EXPECT_EQ(statement.until, (Date{2026, 10, 31}));
    EXPECT_EQ(statement.opening, roubles(2540, 42));
    EXPECT_EQ(statement.closing, roubles(5589, 37));
    EXPECT_EQ(statement.paid, roubles(5917, 99));
    ASSERT_EQ(statement.moves.size(), 4u);
    EXPECT_EQ(statement.moves[0].amount, roubles(2904, 11));
    EXPECT_EQ(sum_of(statement, MoveKind::recalculation), -roubles(118, 40));
    ASSERT_EQ(statement.payments.size(), 3u);
    EXPECT_EQ(statement.payments[0].amount, roubles(3000));
    EXPECT_EQ(statement.payments[0].channel, Channel::this_terminal);
    EXPECT_EQ(statement.payments[1].channel, Channel::cabinet);
    EXPECT_EQ(statement.payments[2].channel, Channel::post);
    EXPECT_TRUE(statement.open.empty());
}

// Every account of the house, every window that can be asked for: the sums agree to the kopeck, the
// windows fit together, and the last one ends with what the account owes.
TEST_F(Statements, add_up_for_every_account_and_every_window) {
    int windows = 0;
    for (const AccountNumber& number : all_accounts(*store)) {
        const auto account = find_account(*store, number);
        ASSERT_TRUE(account);
        const auto show = [&](int months, Period from, Period to) {
            return statement_of(*store, *account, {number, months, from, to}, clock.now, "");
        };
        const auto whole = show(120, {}, {});
        EXPECT_EQ(whole.closing, owed(number.digits));
        std::map<Period, Statement> months;
        for (Period month = whole.first; month <= whole.last; month = next(month))
            months[month] = show(0, month, month);
        for (Period from = whole.first; from <= whole.last; from = next(from)) {
            for (Period to = from; to <= whole.last; to = next(to)) {
                const auto statement = show(0, from, to);
                ASSERT_TRUE(adds_up(statement));
                ASSERT_EQ(statement.opening, months[from].opening);
                ASSERT_EQ(statement.closing, months[to].closing);
                ++windows;
            }
        }
    }
    EXPECT_GT(windows, 1000);
}

TEST_F(Statements, reach_into_the_present_month_once_something_is_paid_in_it) {
    ASSERT_EQ(post(paid(guide, roubles(1000))).status, 201);
    const auto statement = shown({{guide}, 3, {}, {}});
    EXPECT_EQ(statement.from, (Period{2026, 9}));
    EXPECT_EQ(statement.to, (Period{2026, 11}));
    EXPECT_EQ(statement.until, (Date{2026, 11, 22}));
    EXPECT_EQ(statement.closing, roubles(4589, 37));
    EXPECT_EQ(statement.payments.front().approval.masked_card, "•••• 4417, Мир");
}

TEST_F(Statements, tell_what_went_back) {
    const auto payment = paid(guide, roubles(1000));
    post(payment);
    send("POST", "/v1/refunds",
         wire::to_json(wire::RefundRequest{payment, PayReason::refused_by_server}), payment.id.hex);
    const auto statement = shown({{guide}, 1, {}, {}});
    EXPECT_TRUE(adds_up(statement));
    EXPECT_EQ(sum_of(statement, MoveKind::refund), roubles(1000));
    EXPECT_EQ(statement.payments.front().state, PostedState::refunded);
    EXPECT_EQ(statement.closing, roubles(5589, 37));
}

TEST_F(Statements, are_cut_to_the_months_that_there_are) {
    const auto statement = shown({{guide}, 0, Period{1999, 1}, Period{2099, 12}});
    EXPECT_EQ(statement.from, statement.first);
    EXPECT_EQ(statement.to, statement.last);
    EXPECT_EQ(error_of(ask({{guide}, 0, {}, {}})), ErrorCode::bad_request);
    EXPECT_EQ(error_of(ask({{guide}, 0, Period{2026, 9}, Period{2026, 8}})),
              ErrorCode::bad_request);
    EXPECT_EQ(error_of(ask({{guide}, 0, Period{2026, 9}, {}})), ErrorCode::bad_request);
}

TEST_F(Statements, are_the_owners_alone) {
    const auto foreign = ask({{neighbour}, 3, {}, {}});
    EXPECT_EQ(error_of(foreign), ErrorCode::account_unknown);
    EXPECT_EQ(ask({{"0000000000"}, 3, {}, {}}).body, foreign.body);
    token.clear();
    EXPECT_EQ(error_of(ask({{guide}, 3, {}, {}})), ErrorCode::not_signed_in);
    token = token_of(demo_neighbour, demo_neighbour_password);
    EXPECT_EQ(error_of(ask({{guide}, 3, {}, {}})), ErrorCode::account_unknown);
    EXPECT_EQ(ask({{neighbour}, 3, {}, {}}).status, 200);
}

}  // namespace
}  // namespace kvitok::server
