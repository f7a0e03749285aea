// The payments section and payment with a phone, at the desk: what the acquirer does and fails to
// do, and what the screen and the books say then.
#include <gtest/gtest.h>

#include "tests/scenario/desk_process.h"

namespace kvitok::scenario {
namespace {

void show_code(Client& desk, std::string_view way = {}) {
    choose_sum(desk);
    desk.tap("SBP with your phone");
    desk.tap("Go to payment");
    arrive(desk, {{"screen", "pay_phone"}});
    if (!way.empty()) desk.tap(way);
    desk.tap("Show the code");
    arrive(desk, {{"screen", "pay_sbp"}});
}

std::int64_t owed(const Json& ledger) {
    return ledger["server"]["balances"][guide_account].get<std::int64_t>();
}

// One payment of the whole debt stands in balanced books.
void expect_paid_once(Client& desk) {
    const Json ledger = books_with(desk, 1, 0, 20s);
    EXPECT_EQ(payments_in(ledger), 1U);
    EXPECT_EQ(owed(ledger), 0);
    EXPECT_EQ(ledger["server"]["unbalanced"], 0);
    EXPECT_EQ(ledger["bank"]["total"], 0);
}

void open_section(Client& desk) {
    go_home(desk);
    desk.tap("Sign in");
    desk.wait_screen("login");
    desk.type("ivanov");
    desk.tap("Password");
    desk.type("kvartira-154-demo");
    desk.tap("Sign in");
    arrive(desk, {{"screen", "accounts"}});
    desk.tap("Grazhdanskaya st. 12, apt. 154");
    arrive(desk, {{"screen", "account_card"}, {"button", "Payments"}});
    desk.tap("Payments");
    arrive(desk, {{"screen", "payments"}, {"text", "Account movement"}});
}

TEST(PhonePayment, is_posted_by_the_signed_notice_and_shown_with_its_receipt) {
    DeskProcess desk;
    show_code(*desk);
    EXPECT_TRUE(desk::says(desk->seen(), "5 589.37"));
    desk->bench("phone", "pay");
    arrive(*desk, {{"screen", "pay_phone_paid"}, {"text", "Paid"}});
    expect_paid_once(*desk);
}

TEST(PhonePayment, with_a_card_goes_over_the_acquirers_page_which_asks_first) {
    DeskProcess desk;
    show_code(*desk, "Card");
    desk->bench("phone", "pay");
    arrive(*desk, {{"screen", "pay_phone_paid"}});
    expect_paid_once(*desk);
}

TEST(PhonePayment, is_found_by_asking_when_no_notice_comes) {
    DeskProcess desk;
    show_code(*desk);
    desk->bench("phone", "fault", "no-notice");
    desk->bench("phone", "pay");
    arrive(*desk, {{"screen", "pay_phone_paid"}});
    expect_paid_once(*desk);
}

TEST(PhonePayment, counts_once_when_the_notice_comes_twice) {
    DeskProcess desk;
    show_code(*desk);
    desk->bench("phone", "fault", "double-notice");
    desk->bench("phone", "pay");
    arrive(*desk, {{"screen", "pay_phone_paid"}});
    expect_paid_once(*desk);
}

TEST(PhonePayment, with_a_wrong_signature_is_being_confirmed_until_the_acquirer_is_believed) {
    DeskProcess desk;
    show_code(*desk);
    desk->bench("phone", "fault", "wrong-signature");
    desk->bench("phone", "pay");
    arrive(*desk, {{"screen", "pay_phone_confirming"}, {"text", "Do not pay again"}});
    EXPECT_EQ(payments_in(desk->ledger()), 0U);
    desk->bench("phone", "settle");
    arrive(*desk, {{"screen", "pay_phone_paid"}});
    expect_paid_once(*desk);
}

TEST(PhonePayment, that_hangs_lives_on_the_server_and_stands_in_the_section_afterwards) {
    DeskProcess desk;
    show_code(*desk);
    desk->bench("phone", "fault", "stuck");
    desk->bench("phone", "pay");
    arrive(*desk, {{"screen", "pay_phone_confirming"}});
    desk->tap("Finish");
    desk->wait_screen("attract");
    open_section(*desk);
    EXPECT_TRUE(desk::says(desk->seen(), "do not pay again"));
    desk->bench("phone", "settle");
    expect_paid_once(*desk);
}

TEST(PhonePayment, whose_notice_is_late_by_an_hour_is_posted_then) {
    DeskProcess desk;
    show_code(*desk);
    desk->bench("phone", "fault", "late");
    desk->bench("phone", "pay");
    arrive(*desk, {{"screen", "pay_phone_confirming"}});
    EXPECT_EQ(payments_in(desk->ledger()), 0U);
    desk->advance(3'601s);
    expect_paid_once(*desk);
}

TEST(PhonePayment, that_the_acquirer_gives_back_leaves_the_books) {
    DeskProcess desk;
    show_code(*desk);
    desk->bench("phone", "pay");
    arrive(*desk, {{"screen", "pay_phone_paid"}});
    desk->bench("phone", "refund");
    desk->advance(3'700s);
    for (int i = 0; i < 50 && owed(desk->ledger()) == 0; ++i)
        desk->ask({{"command", "wait"}, {"screen", "none"}, {"limit_ms", 200}});
    EXPECT_EQ(owed(desk->ledger()), guide_debt);
    EXPECT_EQ(desk->ledger()["server"]["unbalanced"], 0);
}

TEST(PhonePayment, declined_or_cancelled_takes_nothing) {
    DeskProcess desk;
    show_code(*desk);
    desk->bench("phone", "decline");
    arrive(*desk, {{"screen", "pay_phone_ended"}, {"text", "nothing was taken"}});
    desk->tap("New code");
    desk->wait_screen("pay_amount");
    desk->tap("SBP with your phone");
    desk->tap("Go to payment");
    desk->tap("Show the code");
    arrive(*desk, {{"screen", "pay_sbp"}});
    desk->tap("Cancel payment");
    arrive(*desk, {{"screen", "pay_phone_ended"}, {"text", "cancelled"}});
    EXPECT_FALSE(desk->ask({{"command", "bench"}, {"device", "phone"}, {"verb", "pay"}})["ok"]);
    EXPECT_EQ(owed(desk->ledger()), guide_debt);
}

TEST(PhonePayment, without_the_acquirer_says_that_there_is_no_code) {
    DeskProcess desk;
    choose_sum(*desk);
    desk->bench("phone", "fault", "silent");
    desk->tap("SBP with your phone");
    desk->tap("Go to payment");
    desk->tap("Show the code");
    arrive(*desk, {{"screen", "pay_phone"}, {"text", "Nothing was taken"}});
    desk->bench("phone", "fault", "off");
    desk->tap("Show the code");
    arrive(*desk, {{"screen", "pay_sbp"}});
}

TEST(PaymentsSection, adds_up_chooses_periods_and_prints_copies) {
    DeskProcess desk;
    open_section(*desk);
    for (const char* text : {"2 540.42", "2 904.11", "5 917.99", "5 589.37"})
        EXPECT_TRUE(desk::says(desk->seen(), text)) << text;
    desk->tap("Receipt copy", 1);
    arrive(*desk, {{"text", "Printed"}});
    desk->tap("Year");
    arrive(*desk, {{"text", "Charged for 12 months"}});
    desk->tap("Choose period");
    desk->wait_screen("payments_period");
    desk->tap("March");
    desk->tap("March");
    desk->tap("Show");
    arrive(*desk, {{"screen", "payments"}, {"text", "March"}});
    EXPECT_TRUE(desk::says(desk->seen(), "1 March"));
}

}  // namespace
}  // namespace kvitok::scenario
