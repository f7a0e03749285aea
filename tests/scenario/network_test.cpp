// The network fails in every way, at every step: nothing paid is lost, nothing is paid twice.
#include <gtest/gtest.h>

#include "tests/scenario/desk_process.h"

namespace kvitok::scenario {
namespace {

// A resident's question is tried for ten seconds; they pass at once.
void give_up_waiting(Client& desk) {
    desk.ask({{"command", "wait"}, {"screen", "none"}, {"limit_ms", 200}});
    desk.advance(10s);
}

// What may stand between the terminal and the server.
class Disturbed : public testing::TestWithParam<const char*> {};

TEST_P(Disturbed, at_the_quote_no_money_moves_and_later_it_works) {
    DeskProcess desk;
    choose_sum(*desk);
    desk->bench("network", GetParam(), "quote");
    desk->tap("Go to payment");
    for (int i = 0; i < 40; ++i) {
        if (desk->ask(
                {{"command", "wait"}, {"text", "No money was taken"}, {"limit_ms", 300}})["ok"])
            break;
        desk->advance(2s);
    }
    desk->wait_for({{"screen", "pay_amount"}, {"text", "No money was taken"}}, 5s);
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
    for (int i = 0; i < 20; ++i) {
        if (desk->ask({{"command", "wait"}, {"screen", "pay_pending"}, {"limit_ms", 300}})["ok"])
            break;
        desk->advance(2s);
    }
    desk->wait_screen("pay_pending");
    EXPECT_TRUE(desk::says(desk->seen(), "Do not pay again"));
    desk->bench("network", "restore");
    const Json ledger = books_with(*desk, 1, 0, 20s);
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
    const Json ledger = books_with(*desk, 0, 1, 20s);
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
    desk->wait_screen("account_found", 20s);
    EXPECT_TRUE(desk::says(desk->seen(), "payment is closed"));
    desk->tap("Submit readings");
    desk->wait_for({{"screen", "meters"}, {"button", "Submit"}}, 20s);
    hand_in_first_reading(*desk, "00777");
    EXPECT_TRUE(desk::says(desk->seen(), "Readings stored"));
    EXPECT_EQ(readings_in(books_with(*desk, 0, 0, 0s)), 0U);
    desk->bench("network", "restore");
    const Json ledger = books_with(*desk, 0, 1, 20s);
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
    give_up_waiting(*desk);
    desk->wait_text("No connection to the management company", 20s);
    desk->bench("network", "restore");
    desk->type("kvartira-154-demo");
    desk->tap("Sign in");
    desk->wait_screen("accounts", 20s);
}

}  // namespace
}  // namespace kvitok::scenario
