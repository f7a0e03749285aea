#include "kiosk/domain/decimal.h"

#include <gtest/gtest.h>

#include <limits>

namespace kvitok {
namespace {

TEST(Decimal, reads_comma_and_point) {
    EXPECT_EQ(parse_decimal("335"), (Decimal{335, 0}));
    EXPECT_EQ(parse_decimal("335,118"), (Decimal{335118, 3}));
    EXPECT_EQ(parse_decimal("335.118"), (Decimal{335118, 3}));
    EXPECT_EQ(parse_decimal("0"), (Decimal{0, 0}));
    EXPECT_EQ(parse_decimal("00123,4"), (Decimal{1234, 1}));
    EXPECT_EQ(parse_decimal("0,0000001"), (Decimal{1, 7}));
    EXPECT_EQ(parse_decimal("123456789012345"), (Decimal{123456789012345, 0}));
}

TEST(Decimal, refuses_everything_else) {
    for (const std::string_view text : {"",
                                        ",",
                                        ".",
                                        "5,",
                                        ",5",
                                        "1,2,3",
                                        "1.2.3",
                                        "-1",
                                        "+1",
                                        "1e3",
                                        " 1",
                                        "1 ",
                                        "1 000",
                                        "12a",
                                        "0x1F",
                                        "1,00000000",
                                        "1234567890123456",
                                        "1,2a",
                                        "\xD9\xA1",
                                        "nan",
                                        "inf"}) {
        EXPECT_FALSE(parse_decimal(text).has_value()) << text;
    }
    EXPECT_FALSE(parse_decimal(std::string(1000, '9')).has_value());
    EXPECT_FALSE(parse_decimal(std::string_view("1\0002", 3)).has_value());
}

TEST(Decimal, refuses_what_leaves_64_bits) {
    EXPECT_EQ(parse_decimal("922337203685.4775807"),
              (Decimal{std::numeric_limits<std::int64_t>::max(), 7}));
    EXPECT_FALSE(parse_decimal("922337203685.4775808").has_value());
    EXPECT_FALSE(parse_decimal("999999999999999.9999999").has_value());
}

TEST(Decimal, compares_by_value) {
    EXPECT_TRUE(compare({335, 0}, {335000, 3}) == 0);
    EXPECT_TRUE(compare({335001, 3}, {335, 0}) > 0);
    EXPECT_TRUE(compare({-1, 7}, {0, 0}) < 0);
    EXPECT_TRUE(compare({123456789012345, 0}, {1, 7}) > 0);
}

TEST(Decimal, adds_and_subtracts_exactly) {
    EXPECT_EQ((Decimal{335118, 3} - Decimal{330, 0}), (Decimal{5118, 3}));
    EXPECT_EQ((Decimal{1, 1} + Decimal{2, 1}), (Decimal{3, 1}));
    EXPECT_EQ((Decimal{5, 0} - Decimal{5001, 3}), (Decimal{-1, 3}));
    EXPECT_EQ((Decimal{5, 0} + Decimal{-5, 0}), (Decimal{0, 0}));
}

TEST(Decimal, cuts_digits_that_do_not_fit) {
    EXPECT_EQ(with_places({335118, 3}, 0), (Decimal{335, 0}));
    EXPECT_EQ(with_places({335999, 3}, 1), (Decimal{3359, 1}));
    EXPECT_EQ(with_places({335, 0}, 3), (Decimal{335000, 3}));
    EXPECT_EQ(with_places({-15, 1}, 0), (Decimal{-1, 0}));
    EXPECT_EQ(with_places({42, 2}, 2), (Decimal{42, 2}));
}

TEST(Decimal, is_written_with_all_its_places) {
    EXPECT_EQ(to_plain({335118, 3}), "335.118");
    EXPECT_EQ(to_plain({335000, 3}), "335.000");
    EXPECT_EQ(to_plain({335, 0}), "335");
    EXPECT_EQ(to_plain({5, 3}), "0.005");
    EXPECT_EQ(to_plain({0, 2}), "0.00");
    EXPECT_EQ(to_plain({-5, 3}), "-0.005");
    EXPECT_EQ(to_plain({-1234, 2}), "-12.34");
}

TEST(Decimal, reads_what_it_writes) {
    for (int places = 0; places <= 7; ++places) {
        for (const std::int64_t units : {0LL, 1LL, 9LL, 10LL, 123456789LL}) {
            const Decimal value{units, places};
            EXPECT_EQ(parse_decimal(to_plain(value)), value) << to_plain(value);
        }
    }
}

// Volume × tariff of the guide's table; where the table itself differs by a kopeck it is the
// server's figure that counts, and this one is only an estimate.
TEST(Decimal, estimates_kopecks_rounded_half_up) {
    EXPECT_EQ(estimate_kopecks({5050, 2}, {280, 2}), 14140);
    EXPECT_EQ(estimate_kopecks({5050, 2}, {1241, 2}), 62671);
    EXPECT_EQ(estimate_kopecks({9044, 3}, {1194, 2}), 10799);
    EXPECT_EQ(estimate_kopecks({6030, 3}, {8826, 2}), 53221);
    EXPECT_EQ(estimate_kopecks({20161, 2}, {261, 2}), 52620);
    EXPECT_EQ(estimate_kopecks({5003, 4}, {143459, 2}), 71773);
    EXPECT_EQ(estimate_kopecks({13, 0}, {582, 2}), 7566);
    EXPECT_EQ(estimate_kopecks({1124, 0}, {582, 2}), 654168);
    EXPECT_EQ(estimate_kopecks({5, 3}, {1, 0}), 1);
    EXPECT_EQ(estimate_kopecks({4, 3}, {1, 0}), 0);
    EXPECT_EQ(estimate_kopecks({0, 0}, {582, 2}), 0);
}

TEST(DecimalDeathTest, aborts_rather_than_leave_64_bits) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const Decimal huge{std::numeric_limits<std::int64_t>::max(), 0};
    EXPECT_DEATH(static_cast<void>(with_places(huge, 1)), "fits 64 bits");
    EXPECT_DEATH(static_cast<void>(huge + Decimal{1, 0}), "fits 64 bits");
    EXPECT_DEATH(static_cast<void>(with_places(huge, 8)), "0..7");
}

}  // namespace
}  // namespace kvitok
