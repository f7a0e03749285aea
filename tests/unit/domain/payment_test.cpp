#include "kiosk/domain/payment.h"

#include <gtest/gtest.h>

#include <set>

namespace kvitok {
namespace {

// Every value in the order of the enum; the last one is named, so a value added at the end without
// its word fails here.
template <class Enum>
std::vector<Enum> all_to(Enum last) {
    std::vector<Enum> values;
    for (int i = 0; i <= static_cast<int>(last); ++i) values.push_back(static_cast<Enum>(i));
    return values;
}

template <class Enum, class Parse>
void expect_round_trip(Enum last, Parse parse) {
    std::set<std::string_view> words;
    for (const Enum value : all_to(last)) {
        const std::string_view word = to_word(value);
        EXPECT_FALSE(word.empty());
        EXPECT_TRUE(words.insert(word).second) << word << " is used twice";
        EXPECT_EQ(parse(word), value) << word;
    }
    for (const std::string_view other : {"", " ", "Intent", "none ", "unheard_of"}) {
        EXPECT_FALSE(parse(other).has_value()) << other;
    }
}

TEST(PaymentState, has_a_word_that_leads_back_to_it) {
    expect_round_trip(PaymentState::refunded, parse_payment_state);
}

TEST(PayReason, has_a_word_that_leads_back_to_it) {
    expect_round_trip(PayReason::refused_by_server, parse_pay_reason);
}

TEST(ReceiptState, has_a_word_that_leads_back_to_it) {
    expect_round_trip(ReceiptState::print_unknown, parse_receipt_state);
}

// The words are in journals on disk, so each is held here by name.
TEST(PaymentState, keeps_the_words_of_the_journal) {
    EXPECT_EQ(to_word(PaymentState::intent), "intent");
    EXPECT_EQ(to_word(PaymentState::approved), "approved");
    EXPECT_EQ(to_word(PaymentState::reversing), "reversing");
    EXPECT_EQ(to_word(PaymentState::paid), "paid");
    EXPECT_EQ(to_word(PaymentState::refunding), "refunding");
    EXPECT_EQ(to_word(PaymentState::manual), "manual");
    EXPECT_EQ(to_word(PaymentState::declined), "declined");
    EXPECT_EQ(to_word(PaymentState::abandoned), "abandoned");
    EXPECT_EQ(to_word(PaymentState::reversed), "reversed");
    EXPECT_EQ(to_word(PaymentState::delivered), "delivered");
    EXPECT_EQ(to_word(PaymentState::refunded), "refunded");
}

TEST(ReceiptState, keeps_the_words_of_the_journal) {
    EXPECT_EQ(to_word(ReceiptState::none), "none");
    EXPECT_EQ(to_word(ReceiptState::printing), "printing");
    EXPECT_EQ(to_word(ReceiptState::printed), "printed");
    EXPECT_EQ(to_word(ReceiptState::print_failed), "print_failed");
    EXPECT_EQ(to_word(ReceiptState::print_unknown), "print_unknown");
}

TEST(PayReason, keeps_the_words_of_the_journal) {
    EXPECT_EQ(to_word(PayReason::none), "none");
    EXPECT_EQ(to_word(PayReason::declined_by_bank), "declined_by_bank");
    EXPECT_EQ(to_word(PayReason::not_enough_money), "not_enough_money");
    EXPECT_EQ(to_word(PayReason::cancelled_by_resident), "cancelled_by_resident");
    EXPECT_EQ(to_word(PayReason::terminal_saw_nothing), "terminal_saw_nothing");
    EXPECT_EQ(to_word(PayReason::wrong_amount), "wrong_amount");
    EXPECT_EQ(to_word(PayReason::commit_refused), "commit_refused");
    EXPECT_EQ(to_word(PayReason::foreign_operation), "foreign_operation");
    EXPECT_EQ(to_word(PayReason::other_terminal), "other_terminal");
    EXPECT_EQ(to_word(PayReason::reversal_refused), "reversal_refused");
    EXPECT_EQ(to_word(PayReason::refused_by_server), "refused_by_server");
}

TEST(PaymentState, is_unresolved_only_while_the_terminal_must_still_be_asked) {
    const std::set<PaymentState> unresolved{PaymentState::intent, PaymentState::approved,
                                            PaymentState::reversing};
    for (const PaymentState state : all_to(PaymentState::refunded)) {
        EXPECT_EQ(is_unresolved(state), unresolved.contains(state)) << to_word(state);
    }
}

TEST(PaymentState, is_final_only_when_nothing_is_owed_to_anybody) {
    const std::set<PaymentState> final{PaymentState::declined, PaymentState::abandoned,
                                       PaymentState::reversed, PaymentState::delivered,
                                       PaymentState::refunded};
    for (const PaymentState state : all_to(PaymentState::refunded)) {
        EXPECT_EQ(is_final(state), final.contains(state)) << to_word(state);
        EXPECT_FALSE(is_final(state) && is_unresolved(state)) << to_word(state);
    }
}

TEST(PaymentStateDeathTest, aborts_for_a_value_outside_the_enum) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(static_cast<void>(to_word(static_cast<PaymentState>(99))), "has a word");
}

}  // namespace
}  // namespace kvitok
