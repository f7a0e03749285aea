#include "drivers/vtk/receipt.h"

#include <random>

#include <gtest/gtest.h>

namespace kvitok::drivers::vtk {
namespace {

// A number of the right form that no card has: it is put together here so that none stands in a
// file.
std::string made_up_card(std::size_t digits) {
    std::string number(digits - 1, '7');
    for (char check = '0'; check <= '9'; ++check) {
        int sum = 0;
        bool twice = false;
        const std::string whole = number + check;
        for (auto digit = whole.rbegin(); digit != whole.rend(); ++digit, twice = !twice) {
            const int value = (*digit - '0') * (twice ? 2 : 1);
            sum += value > 9 ? value - 9 : value;
        }
        if (sum % 10 == 0) return whole;
    }
    return number;
}

TEST(VtkReceipt, reads_what_the_journal_needs) {
    const Receipt receipt = parse_receipt(
        "ACTION:SALE\nTOTAL:100.00 RUB\nRESULT:APPROVED\nCARD:MC\nPAN:************1118\n"
        "MODE:UNDEFINED\nINVOICE:164041\nAUTH ID:005991\nDATE:14/10/2020 10:53:54\n"
        "TERMINAL:25201221\nMERCHANT:9900000000\nCVM:NoCVM\nRRN:028810000045\nAM2:0.00\n"
        "BATCH:4\nERN:21718\nRESPONSE CODE:000");
    EXPECT_EQ(receipt.rrn, "028810000045");
    EXPECT_EQ(receipt.auth_code, "005991");
    EXPECT_EQ(receipt.terminal_id, "25201221");
    EXPECT_EQ(receipt.masked_card, "•••• 1118, Mastercard");
    EXPECT_EQ(receipt.response_code, 0);
    EXPECT_EQ(receipt.masked_numbers, 0u);
}

TEST(VtkReceipt, what_is_missing_stays_empty) {
    const Receipt receipt = parse_receipt("");
    EXPECT_TRUE(receipt.rrn.empty() && receipt.auth_code.empty() && receipt.masked_card.empty());
    EXPECT_FALSE(receipt.response_code);
    EXPECT_EQ(parse_receipt("CARD:MIR").masked_card, "Мир");
    EXPECT_EQ(parse_receipt("PAN:****1118").masked_card, "•••• 1118");
    EXPECT_EQ(parse_receipt("PAN:****\nCARD:NEWSCHEME").masked_card, "NEWSCHEME");
    EXPECT_EQ(parse_receipt("RESPONSE CODE:Z1").response_code, std::nullopt);
}

TEST(VtkReceipt, lines_may_end_with_carriage_returns) {
    EXPECT_EQ(parse_receipt("RRN: 028810000045 \r\nAUTH ID:1\r\n").rrn, "028810000045");
}

TEST(VtkReceipt, a_whole_card_number_never_leaves_it) {
    for (std::size_t digits = 13; digits <= 19; ++digits) {
        const std::string card = made_up_card(digits);
        const Receipt receipt = parse_receipt("PAN:" + card + "\nRRN:" + card + "\nCARD:" + card +
                                              "\nTERMINAL:" + card);
        EXPECT_EQ(receipt.masked_numbers, 4u);
        const std::string all = receipt.rrn + receipt.masked_card + receipt.terminal_id;
        EXPECT_EQ(all.find(card), std::string::npos);
        EXPECT_EQ(receipt.masked_card, "•••• " + card.substr(digits - 4));
        EXPECT_EQ(receipt.rrn, std::string(digits - 4, '*') + card.substr(digits - 4));
    }
}

TEST(VtkReceipt, masks_numbers_in_groups_and_in_longer_runs) {
    const std::string card = made_up_card(16);
    const std::string grouped = card.substr(0, 4) + " " + card.substr(4, 4) + "-" +
                                card.substr(8, 4) + " " + card.substr(12);
    const Masked masked = mask_card_numbers("X" + grouped + "Y");
    EXPECT_EQ(masked.count, 1u);
    EXPECT_EQ(masked.text, "X**** ****-**** " + card.substr(12) + "Y");
    EXPECT_EQ(mask_card_numbers(card + "2512101").count, 1u);
}

TEST(VtkReceipt, leaves_other_numbers_alone) {
    for (const std::string_view text : {"RRN:028810000045", "7777777777770", "1234567890123", ""}) {
        EXPECT_EQ(mask_card_numbers(text).text, text);
    }
}

TEST(VtkReceipt, any_text_is_survived_and_nothing_unprintable_leaves_it) {
    std::mt19937 random(3);
    for (int round = 0; round < 5000; ++round) {
        std::string text = "RRN:";
        for (auto left = random() % 60; left > 0; --left) {
            text.push_back(static_cast<char>(random() % 5 == 0 ? '\n' : random()));
        }
        for (const char c : parse_receipt(text).rrn) EXPECT_TRUE(c >= ' ' && c <= '~');
    }
}

}  // namespace
}  // namespace kvitok::drivers::vtk
