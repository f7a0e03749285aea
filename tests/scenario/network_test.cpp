// The network fails in every way, at every step: nothing paid is lost, nothing is paid twice.
#include <gtest/gtest.h>

#include "tests/scenario/desk_process.h"

namespace kvitok::scenario {
namespace {

// What may stand between the terminal and the server.
class Disturbed : public testing::TestWithParam<const char*> {};

TEST_P(Disturbed, at_the_quote_no_money_moves_and_later_it_works) {
    DeskProcess desk;
    choose_sum(*desk);
    desk->bench("network", GetParam(), "quote");
    desk->tap("Go to payment");
    arrive(*desk, {{"screen", "pay_amount"}, {"text", "No money was taken"}});
    expect_agreement(books_with(*desk, 0, 0), 0);
    desk->bench("network", "restore");
    desk->tap("Go to payment");
    arrive(*desk, {{"screen", "pay_terminal"}, {"text", "Tap your card"}});
    desk->bench("terminal", "present-card", "approved");
    arrive(*desk, {{"screen", "pay_success"}});
    expect_agreement(books_with(*desk, 1, 0), guide_debt);
}

TEST_P(Disturbed, at_the_delivery_the_payment_arrives_later_and_once) {
    DeskProcess desk;
    go_to_terminal(*desk);
    desk->bench("network", GetParam(), "payments");
    desk->bench("terminal", "present-card", "approved");
    arrive(*desk, {{"screen", "pay_success"}});
    arrive(*desk, {{"screen", "pay_pending"}});
    EXPECT_TRUE(desk::says(desk->seen(), "Do not pay again"));
    desk->bench("network", "restore");
    const Json ledger = books_with(*desk, 1, 0);
    EXPECT_EQ(payments_in(ledger), 1U);
    expect_agreement(ledger, guide_debt);
    arrive(*desk, {{"screen", "pay_success"}});
}

TEST_P(Disturbed, a_reading_is_kept_and_handed_over_later_once) {
    DeskProcess desk;
    open_meters(*desk);
    desk->bench("network", GetParam(), "readings");
    hand_in_first_reading(*desk, "99999");
    EXPECT_TRUE(desk::says(desk->seen(), "Readings stored"));
    desk->bench("network", "restore");
    const Json ledger = books_with(*desk, 0, 1);
    EXPECT_EQ(readings_in(ledger), 1U);
    EXPECT_EQ(ledger["terminal"]["waiting_for_server"], 0);
}

INSTANTIATE_TEST_SUITE_P(Network, Disturbed,
                         testing::Values("lose", "lose-answers", "html", "500", "truncate",
                                         "silent"),
                         [](const auto& disturbance) {
                             std::string name = disturbance.param;
                             for (char& letter : name) {
                                 if (letter == '-') letter = '_';
                             }
                             return name;
                         });

TEST(Network, without_it_an_account_number_still_leads_to_readings) {
    DeskProcess desk;
    go_home(*desk);
    desk->bench("network", "lose");
    desk->tap("Enter account number");
    desk->wait_screen("account_number");
    desk->type(guide_account);
    desk->tap("Continue");
    arrive(*desk, {{"screen", "account_found"}});
    EXPECT_TRUE(desk::says(desk->seen(), "payment is closed"));
    desk->tap("Submit readings");
    arrive(*desk, {{"screen", "meters"}, {"button", "Submit"}});
    hand_in_first_reading(*desk, "00777");
    EXPECT_TRUE(desk::says(desk->seen(), "Readings stored"));
    EXPECT_EQ(readings_in(books_with(*desk, 0, 0, 0s)), 0U);
    desk->bench("network", "restore");
    const Json ledger = books_with(*desk, 0, 1);
    ASSERT_EQ(readings_in(ledger), 1U);
    EXPECT_EQ(ledger["server"]["readings"][0]["meter"], "m-154-cold");
    EXPECT_EQ(ledger["server"]["readings"][0]["suspicious"], true);
}

TEST(Network, without_it_signing_in_says_so) {
    DeskProcess desk;
    go_home(*desk);
    desk->tap("Sign in");
    desk->wait_screen("login");
    desk->bench("network", "lose");
    desk->type("ivanov");
    desk->tap("Password");
    desk->type("kvartira-154-demo");
    desk->tap("Sign in");
    arrive(*desk, {{"text", "No connection to the management company"}});
    desk->bench("network", "restore");
    desk->type("kvartira-154-demo");
    desk->tap("Sign in");
    arrive(*desk, {{"screen", "accounts"}});
}

}  // namespace
}  // namespace kvitok::scenario
