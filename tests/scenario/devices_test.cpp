// Cards, paper and plugs: what goes wrong at the devices, from the screen to the books.
#include <gtest/gtest.h>

#include "tests/scenario/desk_process.h"

namespace kvitok::scenario {
namespace {

std::size_t slips_in(const std::filesystem::path& folder) {
    std::size_t count = 0;
    if (!std::filesystem::exists(folder)) return 0;
    for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator(folder)) ++count;
    return count;
}

TEST(Devices, an_approved_card_pays_once_and_prints_one_receipt) {
    DeskProcess desk;
    pay(*desk);
    arrive(*desk, {{"screen", "pay_success"}});
    arrive(*desk, {{"text", "Receipt printed"}});
    const Json ledger = books_with(*desk, 1, 0);
    EXPECT_EQ(payments_in(ledger), 1U);
    expect_agreement(ledger, guide_debt);
    desk->advance(5s);  // no second slip follows
    EXPECT_EQ(slips_in(desk.folder() / "paper"), 1U);
    const auto number = ledger["server"]["payments"][0]["number"].get<std::string>();
    EXPECT_TRUE(desk::says(desk->page(), number));
}

TEST(Devices, a_declined_card_leaves_everything_as_it_was) {
    for (const char* card : {"declined-05", "declined-51"}) {
        DeskProcess desk;
        pay(*desk, card);
        arrive(*desk, {{"screen", "pay_problem"}});
        EXPECT_TRUE(desk::says(desk->seen(), "Nothing was taken from your card"));
        const Json ledger = books_with(*desk, 0, 0);
        EXPECT_EQ(payments_in(ledger), 0U);
        expect_agreement(ledger, 0);
    }
}

TEST(Devices, after_a_declined_card_another_one_pays) {
    DeskProcess desk;
    pay(*desk, "declined-05");
    arrive(*desk, {{"screen", "pay_problem"}});
    desk->tap("Try again");
    desk->wait_screen("pay_amount");
    desk->tap("Go to payment");
    arrive(*desk, {{"screen", "pay_terminal"}, {"text", "Tap your card"}});
    desk->bench("terminal", "present-card", "approved");
    arrive(*desk, {{"screen", "pay_success"}});
    const Json ledger = books_with(*desk, 1, 0);
    EXPECT_EQ(payments_in(ledger), 1U);
    expect_agreement(ledger, guide_debt);
}

TEST(Devices, a_lost_answer_is_asked_for_and_the_payment_completed) {
    DeskProcess desk;
    pay(*desk, "no-answer");
    arrive(*desk, {{"screen", "pay_success"}});
    const Json ledger = books_with(*desk, 1, 0);
    EXPECT_EQ(payments_in(ledger), 1U);
    expect_agreement(ledger, guide_debt);
}

TEST(Devices, cancelled_on_the_screen_takes_nothing) {
    DeskProcess desk;
    go_to_terminal(*desk);
    desk->tap("Cancel payment");
    arrive(*desk, {{"screen", "pay_problem"}});
    EXPECT_TRUE(desk::says(desk->seen(), "You cancelled the payment"));
    expect_agreement(books_with(*desk, 0, 0), 0);
}

TEST(Devices, a_second_tap_of_the_card_takes_nothing_more) {
    DeskProcess desk;
    pay(*desk);
    // Whatever the terminal makes of it: present-card is refused when no card is asked for.
    desk->ask({{"command", "bench"},
               {"device", "terminal"},
               {"verb", "present-card"},
               {"argument", "approved"}});
    arrive(*desk, {{"screen", "pay_success"}});
    desk->ask({{"command", "bench"},
               {"device", "terminal"},
               {"verb", "present-card"},
               {"argument", "approved"}});
    const Json ledger = books_with(*desk, 1, 0);
    EXPECT_EQ(payments_in(ledger), 1U);
    expect_agreement(ledger, guide_debt);
}

TEST(Devices, that_paper_is_out_is_said_before_money_moves) {
    DeskProcess desk;
    desk->bench("printer", "paper-out");
    choose_sum(*desk);
    desk->tap("Go to payment");
    arrive(*desk, {{"text", "There will be no paper receipt"}});
    EXPECT_TRUE(desk::says(desk->seen(), "No money has been taken yet"));
    EXPECT_EQ(desk->bench("terminal", "state").find("waiting-for-card"), std::string::npos);
    desk->tap("Do not pay now");
    desk->wait_screen("pay_amount");
    expect_agreement(books_with(*desk, 0, 0), 0);
    desk->tap("Go to payment");
    arrive(*desk, {{"text", "There will be no paper receipt"}});
    desk->tap("Pay without a paper receipt");
    arrive(*desk, {{"screen", "pay_terminal"}, {"text", "Tap your card"}});
    desk->bench("terminal", "present-card", "approved");
    arrive(*desk, {{"screen", "pay_success"}});
    expect_agreement(books_with(*desk, 1, 0), guide_debt);
}

TEST(Devices, that_the_journals_disk_is_full_is_said_before_money_moves) {
    DeskProcess desk;
    choose_sum(*desk);
    desk->bench("disk", "fill");
    // It is measured every ten seconds.
    for (int tries = 0; tries < 30; ++tries) {
        desk->tap("Go to payment");
        if (desk->ask({{"command", "wait"}, {"text", "no room left"}, {"limit_ms", 1000}})["ok"])
            break;
        desk->ask({{"command", "tap"}, {"label", "Cancel payment"}});
        desk->wait_screen("pay_amount");
    }
    EXPECT_TRUE(desk::says(desk->page(), "No money was taken"));
    expect_agreement(books_with(*desk, 0, 0), 0);
}

TEST(Devices, paper_that_ends_in_the_middle_does_not_undo_the_payment) {
    DeskProcess desk;
    desk->bench("printer", "paper-out", "30");
    pay(*desk);
    arrive(*desk, {{"screen", "pay_success"}, {"text", "The receipt was not printed"}});
    EXPECT_TRUE(desk::says(desk->seen(), "Write the operation number down"));
    expect_agreement(books_with(*desk, 1, 0), guide_debt);
}

TEST(Devices, the_terminals_plug_pulled_before_paying_is_said) {
    DeskProcess desk;
    choose_sum(*desk);
    desk->bench("terminal", "unplug");
    desk->wait_screen("pay_amount");
    desk->tap("Go to payment");
    arrive(*desk, {{"text", "The card terminal does not respond"}});
    EXPECT_TRUE(desk::says(desk->seen(), "No money was taken"));
    expect_agreement(books_with(*desk, 0, 0), 0);
}

TEST(Devices, the_terminals_plug_pulled_while_it_waits_for_a_card_takes_nothing) {
    DeskProcess desk;
    go_to_terminal(*desk);
    desk->bench("terminal", "unplug");
    arrive(*desk, {{"screen", "pay_checking"}});
    desk->bench("terminal", "plug");
    arrive(*desk, {{"screen", "pay_problem"}});
    expect_agreement(books_with(*desk, 0, 0), 0);
}

TEST(Devices, the_terminals_plug_pulled_after_the_card_is_resolved_when_it_is_back) {
    DeskProcess desk;
    go_to_terminal(*desk);
    desk->bench("terminal", "fault", "unplug-in-answer");
    desk->bench("terminal", "present-card", "approved");
    arrive(*desk, {{"screen", "pay_checking"}});
    desk->bench("terminal", "plug");
    arrive(*desk, {{"screen", "pay_success"}});
    expect_agreement(books_with(*desk, 1, 0), guide_debt);
}

TEST(Devices, the_printers_plug_pulled_while_printing_does_not_undo_the_payment) {
    DeskProcess desk;
    desk->bench("printer", "unplug-after", "3000");
    pay(*desk);
    arrive(*desk, {{"screen", "pay_success"}, {"text", "The receipt was not printed"}});
    expect_agreement(books_with(*desk, 1, 0), guide_debt);
}

TEST(Devices, the_scanners_plug_pulled_leaves_typing) {
    DeskProcess desk;
    go_home(*desk);
    desk->bench("scanner", "unplug");
    desk->wait_text("The account number is printed at the top of your bill");
    desk->tap("Enter account number");
    desk->wait_screen("account_number");
    desk->type(guide_account);
    desk->tap("Continue");
    desk->wait_screen("account_found");
}

TEST(Devices, without_terminal_and_printer_readings_are_still_taken) {
    DeskProcess desk;
    desk->bench("terminal", "unplug");
    desk->bench("printer", "unplug");
    open_meters(*desk);
    hand_in_first_reading(*desk, "99999");
    const Json ledger = books_with(*desk, 0, 1);
    EXPECT_EQ(readings_in(ledger), 1U);
    expect_agreement(ledger, 0);
}

}  // namespace
}  // namespace kvitok::scenario
