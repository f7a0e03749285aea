#include "kiosk/domain/money.h"

#include <gtest/gtest.h>

#include <limits>

namespace kvitok {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

TEST(Money, reads_what_a_resident_types) {
    EXPECT_EQ(parse_money("123"), Money{12300});
    EXPECT_EQ(parse_money("123,4"), Money{12340});
    EXPECT_EQ(parse_money("123,45"), Money{12345});
    EXPECT_EQ(parse_money("123.45"), Money{12345});
    EXPECT_EQ(parse_money("0"), Money{0});
    EXPECT_EQ(parse_money("0,01"), Money{1});
    EXPECT_EQ(parse_money("007"), Money{700});
}

TEST(Money, reads_groups_parted_by_spaces_and_no_break_spaces) {
    EXPECT_EQ(parse_money("5 589,37"), Money{558937});
    EXPECT_EQ(parse_money("5\u00A0589,37"), Money{558937});
    EXPECT_EQ(parse_money("1\u00A0000\u00A0000"), roubles(1'000'000));
}

TEST(Money, refuses_what_is_no_amount) {
    for (const std::string_view text :
         {"",      " ",     "\u00A0", ",",    ",5",   "5,",     "5.",   "12,345", "1,2,3",
          "1.2.3", "1,2.3", "abc",    "12a",  "a12",  "1e3",    "0x10", "12,a",   "12,4a",
          "12 р",  "12;34", "1\t2",   "12\n", "\xC2", "12\xA0", "１２"}) {
        EXPECT_FALSE(parse_money(text).has_value()) << text;
    }
}

TEST(Money, refuses_a_sign) {
    for (const std::string_view text : {"-1", "+1", "-0,01", "−5", "- 5", "5-"}) {
        EXPECT_FALSE(parse_money(text).has_value()) << text;
    }
}

TEST(Money, refuses_more_than_a_milliard_roubles) {
    EXPECT_EQ(parse_money("1 000 000 000"), roubles(1'000'000'000));
    EXPECT_EQ(parse_money("1000000000,00"), roubles(1'000'000'000));
    EXPECT_EQ(parse_money("999999999,99"), roubles(999'999'999, 99));
    EXPECT_FALSE(parse_money("1000000000,01").has_value());
    EXPECT_FALSE(parse_money("1000000001").has_value());
    EXPECT_FALSE(parse_money(std::string(400, '9')).has_value());
}

TEST(Money, is_whole_kopecks) {
    EXPECT_EQ(roubles(5589, 37), Money{558937});
    EXPECT_EQ(roubles(5589, 37) + roubles(0, 63), roubles(5590));
    EXPECT_EQ(roubles(1) - roubles(2, 50), Money{-150});
    EXPECT_EQ(-roubles(1), Money{-100});
    EXPECT_LT(Money{-1}, Money{0});
    EXPECT_GT(roubles(1), Money{99});
}

TEST(Money, is_written_plainly_for_engineers) {
    EXPECT_EQ(to_plain(Money{558937}), "5589.37");
    EXPECT_EQ(to_plain(Money{0}), "0.00");
    EXPECT_EQ(to_plain(Money{5}), "0.05");
    EXPECT_EQ(to_plain(Money{-5}), "-0.05");
    EXPECT_EQ(to_plain(Money{-558937}), "-5589.37");
    EXPECT_EQ(to_plain(Money{most}), "92233720368547758.07");
    EXPECT_EQ(to_plain(Money{least}), "-92233720368547758.08");
}

TEST(Money, reads_what_it_writes) {
    for (const std::int64_t kopecks : {0, 1, 10, 99, 100, 101, 319503, 558937}) {
        EXPECT_EQ(parse_money(to_plain(Money{kopecks})), Money{kopecks});
    }
}

TEST(Money, reaches_the_ends_of_64_bits) {
    EXPECT_EQ(Money{most - 1} + Money{1}, Money{most});
    EXPECT_EQ(Money{least + 1} - Money{1}, Money{least});
    EXPECT_EQ(-Money{most}, Money{least + 1});
}

TEST(MoneyDeathTest, aborts_rather_than_leave_64_bits) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(static_cast<void>(Money{most} + Money{1}), "fits 64 bits");
    EXPECT_DEATH(static_cast<void>(Money{least} + Money{-1}), "fits 64 bits");
    EXPECT_DEATH(static_cast<void>(Money{least} - Money{1}), "fits 64 bits");
    EXPECT_DEATH(static_cast<void>(Money{most} - Money{-1}), "fits 64 bits");
    EXPECT_DEATH(static_cast<void>(-Money{least}), "fits 64 bits");
}

}  // namespace
}  // namespace kvitok
