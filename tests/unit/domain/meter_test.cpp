#include "kiosk/domain/meter.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kvitok {
namespace {

Decimal read(std::string_view text) {
    return parse_decimal(text).value();
}

Meter meter_of(int whole_digits, int fraction_digits, std::vector<Decimal> usage = {}) {
    Meter meter;
    meter.whole_digits = whole_digits;
    meter.fraction_digits = fraction_digits;
    meter.usage = std::move(usage);
    return meter;
}

Zone zone_at(std::string_view previous) {
    Zone zone;
    zone.previous = read(previous);
    return zone;
}

ReadingVerdict judge_of(const Meter& meter, std::string_view previous, std::string_view typed) {
    return judge(meter, zone_at(previous), read(typed));
}

// The display 00123,4 after 110 is 123: 13 kWh. With the red digit it is 1234, and costs thousands.
TEST(Judge, finds_the_red_digit_typed_by_mistake_unusual) {
    const Meter electricity = meter_of(5, 0, {{14, 0}, {12, 0}, {13, 0}});
    const ReadingVerdict right = judge_of(electricity, "110", "123");
    EXPECT_EQ(right.check, ReadingCheck::good);
    EXPECT_EQ(right.used, (Decimal{13, 0}));
    EXPECT_EQ(estimate_kopecks(right.used, read("5.82")), 7566);
    const ReadingVerdict wrong = judge_of(electricity, "110", "1234");
    EXPECT_EQ(wrong.check, ReadingCheck::unusual);
    EXPECT_EQ(wrong.used, (Decimal{1124, 0}));
    EXPECT_EQ(wrong.times_usual, 86);
    EXPECT_EQ(estimate_kopecks(wrong.used, read("5.82")), 654168);
}

TEST(Judge, counts_a_roll_over_through_zero) {
    struct Vector {
        int digits;
        std::string_view previous, typed;
        std::int64_t used;
    };
    for (const auto& [digits, previous, typed, used] :
         {Vector{5, "99998", "3", 5}, Vector{5, "99990", "15", 25}, Vector{4, "9995", "2", 7}}) {
        const ReadingVerdict verdict = judge_of(meter_of(digits, 0), previous, typed);
        EXPECT_EQ(verdict.check, ReadingCheck::rolled) << previous;
        EXPECT_EQ(verdict.used, (Decimal{used, 0})) << previous;
    }
}

TEST(Judge, counts_a_roll_over_with_decimals) {
    const ReadingVerdict verdict = judge_of(meter_of(5, 3), "99998.500", "2.250");
    EXPECT_EQ(verdict.check, ReadingCheck::rolled);
    EXPECT_EQ(verdict.used, (Decimal{3750, 3}));
}

TEST(Judge, offers_no_roll_over_that_is_not_plausible) {
    const ReadingVerdict verdict = judge_of(meter_of(5, 0), "50000", "40000");
    EXPECT_EQ(verdict.check, ReadingCheck::less);
    EXPECT_EQ(verdict.used.units, 0);
    EXPECT_EQ(judge_of(meter_of(5, 3), "335.118", "335.117").check, ReadingCheck::less);
}

TEST(Judge, measures_a_roll_over_against_the_usual_use) {
    const Meter modest = meter_of(5, 0, {{4, 0}, {4, 0}, {4, 0}});
    EXPECT_EQ(judge_of(modest, "99998", "10").check, ReadingCheck::rolled) << "12 is three times 4";
    EXPECT_EQ(judge_of(modest, "99998", "11").check, ReadingCheck::less) << "13 is over it";
}

TEST(Judge, finds_more_than_three_medians_unusual_and_three_good) {
    const Meter water = meter_of(5, 3, {read("4.000"), read("5.000"), read("6.000")});
    EXPECT_EQ(judge_of(water, "100", "115.000").check, ReadingCheck::good);
    const ReadingVerdict verdict = judge_of(water, "100", "115.001");
    EXPECT_EQ(verdict.check, ReadingCheck::unusual);
    EXPECT_EQ(verdict.times_usual, 3);
    EXPECT_EQ(compare(verdict.used, read("15.001")), std::strong_ordering::equal);
    EXPECT_EQ(judge_of(water, "100", "149.999").times_usual, 9);
}

TEST(Judge, takes_any_growth_for_good_without_history) {
    EXPECT_EQ(judge_of(meter_of(5, 0), "110", "1234").check, ReadingCheck::good);
    EXPECT_EQ(judge_of(meter_of(5, 0), "110", "110").check, ReadingCheck::good);
    EXPECT_EQ(judge_of(meter_of(5, 0), "110", "110").used.units, 0);
}

TEST(Judge, refuses_more_digits_than_the_meter_has) {
    EXPECT_EQ(judge_of(meter_of(5, 0), "110", "99999").check, ReadingCheck::good);
    EXPECT_EQ(judge_of(meter_of(5, 0), "110", "100000").check, ReadingCheck::too_long);
    EXPECT_EQ(judge_of(meter_of(5, 0), "110", "123.4").check, ReadingCheck::too_long);
    EXPECT_EQ(judge_of(meter_of(5, 3), "110", "123.4567").check, ReadingCheck::too_long);
    EXPECT_EQ(judge_of(meter_of(5, 3), "110", "99999.999").check, ReadingCheck::good);
    EXPECT_EQ(judge_of(meter_of(5, 3), "110", "999999999999999").check, ReadingCheck::too_long);
}

TEST(Judge, takes_leading_zeros_for_the_same_number) {
    EXPECT_EQ(judge_of(meter_of(5, 0), "110", "00123").used, (Decimal{13, 0}));
}

TEST(UsualUse, is_the_median) {
    EXPECT_FALSE(usual_use(meter_of(5, 0)).has_value());
    EXPECT_EQ(usual_use(meter_of(5, 0, {{7, 0}})), (Decimal{7, 0}));
    EXPECT_EQ(usual_use(meter_of(5, 0, {{100, 0}, {1, 0}, {5, 0}})), (Decimal{5, 0}));
    const auto even =
        usual_use(meter_of(5, 3, {read("9.000"), read("1.000"), read("4.000"), read("3.000")}));
    ASSERT_TRUE(even.has_value());
    EXPECT_EQ(compare(*even, read("3.5")), std::strong_ordering::equal);
}

TEST(UsualUse, compares_months_by_value) {
    const auto median = usual_use(meter_of(5, 3, {read("5"), read("4.500"), read("0.9999")}));
    ASSERT_TRUE(median.has_value());
    EXPECT_EQ(compare(*median, read("4.5")), std::strong_ordering::equal);
}

TEST(UsualUse, keeps_the_half_between_two_months) {
    const auto median = usual_use(meter_of(5, 0, {{3, 0}, {4, 0}}));
    ASSERT_TRUE(median.has_value());
    EXPECT_EQ(compare(*median, read("3.5")), std::strong_ordering::equal);
    const Meter meter = meter_of(5, 0, {{3, 0}, {4, 0}});
    EXPECT_EQ(judge_of(meter, "100", "110").check, ReadingCheck::good);
    EXPECT_EQ(judge_of(meter, "100", "111").check, ReadingCheck::unusual);
}

TEST(UsualUse, gives_up_the_half_where_no_more_decimals_are_kept) {
    const auto median = usual_use(meter_of(5, 7, {{3, 7}, {4, 7}}));
    EXPECT_EQ(median, (Decimal{3, 7}));
}

TEST(ReadingWindow, is_open_on_its_first_and_last_day) {
    const ReadingWindow window{15, 25};
    EXPECT_FALSE(is_open(window, {2026, 11, 14}));
    EXPECT_TRUE(is_open(window, {2026, 11, 15}));
    EXPECT_TRUE(is_open(window, {2026, 11, 25}));
    EXPECT_FALSE(is_open(window, {2026, 11, 26}));
}

TEST(ReadingWindow, counts_for_the_next_month_once_it_has_passed) {
    const ReadingWindow window{15, 25};
    EXPECT_EQ(counts_for(window, {2026, 11, 1}), (Period{2026, 11}));
    EXPECT_EQ(counts_for(window, {2026, 11, 22}), (Period{2026, 11}));
    EXPECT_EQ(counts_for(window, {2026, 11, 25}), (Period{2026, 11}));
    EXPECT_EQ(counts_for(window, {2026, 11, 26}), (Period{2026, 12}));
    EXPECT_EQ(counts_for(window, {2026, 12, 31}), (Period{2027, 1}));
}

TEST(ReadingWindow, may_cross_the_end_of_the_month) {
    const ReadingWindow window{25, 5};
    EXPECT_FALSE(is_open(window, {2026, 11, 24}));
    EXPECT_TRUE(is_open(window, {2026, 11, 25}));
    EXPECT_TRUE(is_open(window, {2026, 11, 30}));
    EXPECT_TRUE(is_open(window, {2026, 12, 5}));
    EXPECT_FALSE(is_open(window, {2026, 12, 6}));
    EXPECT_EQ(counts_for(window, {2026, 11, 30}), (Period{2026, 11}));
    EXPECT_EQ(counts_for(window, {2026, 12, 5}), (Period{2026, 11}));
    EXPECT_EQ(counts_for(window, {2026, 12, 6}), (Period{2026, 12}));
    EXPECT_EQ(counts_for(window, {2027, 1, 3}), (Period{2026, 12}));
}

TEST(ReadingWindow, may_end_on_the_last_day_of_any_month) {
    const ReadingWindow window{23, 31};
    EXPECT_TRUE(is_open(window, {2026, 2, 28}));
    EXPECT_TRUE(is_open(window, {2026, 11, 30}));
    EXPECT_EQ(counts_for(window, {2026, 2, 28}), (Period{2026, 2}));
}

TEST(Verification, is_due_soon_within_sixty_days) {
    Meter meter;
    const Date today{2026, 11, 22};
    const auto due_in = [&](int days) {
        meter.verification_due = plus_days(today, days);
        return verification(meter, today);
    };
    EXPECT_EQ(due_in(61), Verification::good);
    EXPECT_EQ(due_in(60), Verification::soon);
    EXPECT_EQ(due_in(1), Verification::soon);
    EXPECT_EQ(due_in(0), Verification::soon);
    EXPECT_EQ(due_in(-1), Verification::overdue);
    EXPECT_EQ(due_in(-4000), Verification::overdue);
    EXPECT_EQ(due_in(112), Verification::good);
}

TEST(ReadingState, has_a_word_that_leads_back_to_it) {
    for (const auto state : {ReadingState::queued, ReadingState::accepted, ReadingState::refused}) {
        EXPECT_EQ(parse_reading_state(to_word(state)), state);
    }
    EXPECT_EQ(to_word(ReadingState::queued), "queued");
    EXPECT_FALSE(parse_reading_state("").has_value());
    EXPECT_FALSE(parse_reading_state("Queued").has_value());
    EXPECT_FALSE(parse_reading_state("lost").has_value());
}

}  // namespace
}  // namespace kvitok
