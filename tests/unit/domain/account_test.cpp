#include "kiosk/domain/account.h"

#include <gtest/gtest.h>

namespace kvitok {
namespace {

const AccountNumber number{"0154208731"};

TEST(AccountNumber, is_ten_digits) {
    EXPECT_EQ(parse_account_number("0154208731"), number);
    EXPECT_EQ(parse_account_number("0000000000"), AccountNumber{"0000000000"});
}

TEST(AccountNumber, is_read_in_groups_too) {
    EXPECT_EQ(parse_account_number("0154 2087 31"), number);
    EXPECT_EQ(parse_account_number("0154\u00A02087\u00A031"), number);
}

TEST(AccountNumber, refuses_another_number_of_digits) {
    for (const std::string_view text : {"", " ", "1", "015420873", "01542087311", "000154"}) {
        EXPECT_FALSE(parse_account_number(text).has_value()) << text;
    }
    EXPECT_FALSE(parse_account_number(std::string(100'000, '1')).has_value());
}

TEST(AccountNumber, refuses_everything_but_digits) {
    for (const std::string_view text :
         {"015420873a", "0154-2087-31", "+154208731", "-154208731", "0154.08731", "' OR 1=1 --",
          "1;DROP TABLE", "0154208731'", "0154208731;", "0154208731\n", "\t0154208731",
          "0154208731\r", "\x1B[2J015420", "０１５４２０８７３１", "٠١٥٤٢٠٨٧٣١", "0154208731\xC2",
          "<b>0154208731"}) {
        EXPECT_FALSE(parse_account_number(text).has_value()) << text;
    }
    EXPECT_FALSE(parse_account_number(std::string_view("0154208731\0", 11)).has_value());
    EXPECT_FALSE(parse_account_number(std::string_view("\0"
                                                       "154208731",
                                                       10))
                     .has_value());
}

TEST(AccountNumber, is_masked_on_screens) {
    EXPECT_EQ(masked(number), "••\u00A08731");
}

TEST(AccountNumber, shows_nothing_of_a_number_too_short_to_mask) {
    EXPECT_EQ(masked(AccountNumber{"8731"}), "••");
    EXPECT_EQ(masked(AccountNumber{}), "••");
}

TEST(AccountNumber, is_grouped_on_paper) {
    EXPECT_EQ(grouped(number), "0154\u00A02087\u00A031");
}

TEST(AccountNumber, is_grouped_while_it_is_typed) {
    EXPECT_EQ(grouped(AccountNumber{""}), "");
    EXPECT_EQ(grouped(AccountNumber{"0154"}), "0154");
    EXPECT_EQ(grouped(AccountNumber{"01542"}), "0154\u00A02");
    EXPECT_EQ(grouped(AccountNumber{"015420873"}), "0154\u00A02087\u00A03");
}

TEST(AccountNumber, is_read_as_it_is_grouped) {
    EXPECT_EQ(parse_account_number(grouped(number)), number);
}

TEST(Name, falls_back_to_russian_where_english_is_missing) {
    const Name both{"вода", "water"};
    EXPECT_EQ(both.in(Language::russian), "вода");
    EXPECT_EQ(both.in(Language::english), "water");
    const Name only_russian{"вода", ""};
    EXPECT_EQ(only_russian.in(Language::english), "вода");
}

}  // namespace
}  // namespace kvitok
