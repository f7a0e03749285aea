// Odd and impatient residents, and what they hold before the scanner.
#include <gtest/gtest.h>

#include <random>

#include "tests/scenario/desk_process.h"

namespace kvitok::scenario {
namespace {

// Any bytes a code may hold, with a taste for what programs stumble over.
std::string odd_code(std::mt19937& chance) {
    static const std::vector<std::string> pieces{"ST00012|",
                                                 "ST00011|",
                                                 "ST99999|",
                                                 "Name=",
                                                 "PersonalAcc=",
                                                 "Sum=",
                                                 "-1",
                                                 "1e9",
                                                 "|",
                                                 "||||",
                                                 "=",
                                                 "\xFF\xFE",
                                                 "\xC3\x28",
                                                 "'; DROP TABLE payments;--",
                                                 "PersAcc=",
                                                 "0154208731",
                                                 "\t\r\n",
                                                 "%s%n",
                                                 "<script>",
                                                 "\xF0\x9F\x92\xA9",
                                                 "9999999999999999999999",
                                                 "BIC=",
                                                 "CorrespAcc=0"};
    std::string code;
    const auto many = std::uniform_int_distribution<int>(1, 14)(chance);
    for (int i = 0; i < many; ++i) {
        code += pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(chance)];
    }
    return code;
}

TEST(Input, an_account_that_does_not_exist_is_answered_and_can_be_corrected) {
    DeskProcess desk;
    go_home(*desk);
    desk->tap("Enter account number");
    desk->wait_screen("account_number");
    desk->type("0000000001");
    desk->tap("Continue");
    desk->wait_text("We cannot find this account");
    desk->tap("Clear");
    desk->type(guide_account);
    desk->tap("Continue");
    desk->wait_screen("account_found");
}

TEST(Input, a_neighbours_account_shows_masked_data_only) {
    DeskProcess desk;
    find_account(*desk, neighbour_account);
    const std::string words = desk::words_of(desk->seen());
    EXPECT_EQ(words.find(neighbour_account), std::string::npos);
    EXPECT_EQ(words.find("apt. 12"), std::string::npos);
    EXPECT_NE(words.find("apt. •••"), std::string::npos) << words;
    EXPECT_NE(words.find("•• 5031"), std::string::npos) << words;
}

TEST(Input, a_wrong_password_is_counted_and_the_right_one_still_signs_in) {
    DeskProcess desk;
    go_home(*desk);
    desk->tap("Sign in");
    desk->wait_screen("login");
    desk->type("ivanov");
    desk->tap("Password");
    desk->type("wrong");
    desk->tap("Sign in");
    arrive(*desk, {{"text", "did not match"}});
    for (int i = 0; i < 6; ++i) desk->tap("⌫");
    desk->type("kvartira-154-demo");
    desk->tap("Sign in");
    arrive(*desk, {{"screen", "accounts"}});
}

TEST(Input, a_password_longer_than_any_is_answered_like_a_wrong_one) {
    DeskProcess desk;
    go_home(*desk);
    desk->tap("Sign in");
    desk->wait_screen("login");
    desk->type("ivanov");
    desk->tap("Password");
    for (int i = 0; i < 4; ++i) desk->type(std::string(100, 'a' + static_cast<char>(i)));
    desk->tap("Sign in");
    arrive(*desk, {{"text", "did not match"}});
    EXPECT_EQ(desk->page()["name"], "login");
}

TEST(Input, a_bill_opens_its_payment) {
    DeskProcess desk;
    go_home(*desk);
    desk->wait_text("no hot water");  // the server has come up
    desk->bench("scanner", "hold-bill-of", guide_account);
    desk->wait_screen("pay_amount");
    EXPECT_TRUE(desk::says(desk->seen(), "5,589.37") || desk::says(desk->seen(), "5 589.37"))
        << desk::words_of(desk->seen());
}

TEST(Input, a_bill_of_another_company_is_not_paid_here) {
    DeskProcess desk;
    go_home(*desk);
    desk->bench("scanner", "hold-bill",
                "ST00012|Name=ООО Чужой|PersonalAcc=40702810138250123017|BankName=ОАО БАНК|"
                "BIC=044525225|CorrespAcc=30101810400000000225|PersAcc=0154208731|Sum=100000");
    arrive(*desk, {{"text", "This is not a utility bill"}});
    expect_agreement(books_with(*desk, 0, 0), 0);
}

TEST(Input, two_hundred_odd_codes_leave_the_terminal_ready) {
    DeskProcess desk;
    std::mt19937 chance(2611);
    go_home(*desk);
    desk->wait_text("no hot water");  // the server has come up
    for (int i = 0; i < 200; ++i) {
        desk->bench("scanner", "hold-bill", odd_code(chance));
        if (i % 20 != 19) continue;
        const Json& page = desk->page();
        ASSERT_TRUE(page["name"] == "home" || page["name"] == "account_number" ||
                    page["name"] == "pay_amount" || page["name"] == "account_found")
            << page["name"];
    }
    desk->bench("scanner", "hold-bill-of", guide_account);
    arrive(*desk, {{"screen", "pay_amount"}});
    expect_agreement(books_with(*desk, 0, 0), 0);
}

TEST(Input, impatient_double_touches_pay_once) {
    DeskProcess desk;
    choose_sum(*desk);
    desk->tap("Go to payment");
    for (int i = 0; i < 5; ++i) {
        desk->ask({{"command", "tap"}, {"label", "Go to payment"}, {"impatient", true}});
        desk->ask({{"command", "tap"}, {"x", 540}, {"y", 1600}, {"impatient", true}});
    }
    arrive(*desk, {{"screen", "pay_terminal"}, {"text", "Tap your card"}});
    desk->bench("terminal", "present-card", "approved");
    arrive(*desk, {{"screen", "pay_success"}});
    for (int i = 0; i < 5; ++i) {
        desk->ask({{"command", "tap"}, {"label", "Done"}, {"impatient", true}});
    }
    const Json ledger = books_with(*desk, 1, 0);
    EXPECT_EQ(payments_in(ledger), 1U);
    expect_agreement(ledger, guide_debt);
}

TEST(Input, a_sum_beyond_the_limits_cannot_be_chosen) {
    DeskProcess desk;
    choose_sum(*desk);
    desk->tap("Other amount");
    desk->wait_screen("pay_other_sum");
    desk->type("999999");
    desk->tap("Choose");
    desk->wait_screen("pay_other_sum");
    const Json& fields = desk->page()["fields"];
    ASSERT_FALSE(fields.empty());
    EXPECT_NE(fields[0]["error"], "");
}

TEST(Input, a_reading_far_above_the_usual_is_asked_about_and_not_lost) {
    DeskProcess desk;
    open_meters(*desk);
    desk->tap("Submit");
    desk->wait_screen("meter_entry");
    desk->type("99999");
    desk->tap("Submit ");
    desk->wait_screen("meter_check");
    desk->tap("Correct it");
    desk->wait_screen("meter_entry");
    EXPECT_EQ(readings_in(books_with(*desk, 0, 0)), 0U);
    desk->tap("Submit ");
    desk->wait_screen("meter_check");
    desk->tap("It is right");
    desk->wait_screen("readings_done");
    EXPECT_EQ(readings_in(books_with(*desk, 0, 1)), 1U);
}

TEST(Input, a_resident_who_leaves_is_warned_and_then_forgotten) {
    DeskProcess desk;
    find_account(*desk, guide_account);
    desk->advance(61s);
    desk->wait_text("Are you still here?");
    desk->tap("I am here, continue");
    desk->wait_screen("account_found");
    desk->advance(61s);
    desk->wait_text("Are you still here?");
    desk->advance(35s);
    desk->wait_screen("attract");
    const std::string words = desk::words_of(desk->page());
    EXPECT_EQ(words.find("8731"), std::string::npos);
}

}  // namespace
}  // namespace kvitok::scenario
