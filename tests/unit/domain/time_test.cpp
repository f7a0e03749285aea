#include "kiosk/domain/time.h"

#include <gtest/gtest.h>

namespace kvitok {
namespace {

constexpr int moscow = 180;

TEST(Date, knows_leap_years) {
    EXPECT_TRUE(is_valid({2024, 2, 29}));
    EXPECT_TRUE(is_valid({2000, 2, 29}));
    EXPECT_FALSE(is_valid({1900, 2, 29}));
    EXPECT_FALSE(is_valid({2026, 2, 29}));
    EXPECT_EQ(days_in_month({2024, 2}), 29);
    EXPECT_EQ(days_in_month({2026, 2}), 28);
    EXPECT_EQ(days_in_month({2026, 11}), 30);
    EXPECT_EQ(days_in_month({2026, 12}), 31);
}

TEST(Date, refuses_days_that_no_calendar_has) {
    for (const Date date : {Date{2026, 0, 1}, Date{2026, 13, 1}, Date{2026, 1, 0},
                            Date{2026, 1, 32}, Date{2026, 4, 31}, Date{2026, -1, 5},
                            Date{2026, 1, -5}, Date{2026, 257, 1}, Date{2026, 1, 257}}) {
        EXPECT_FALSE(is_valid(date)) << date.month << "-" << date.day;
    }
}

TEST(Date, knows_the_weekday) {
    EXPECT_EQ(weekday({2026, 11, 22}), 7);
    EXPECT_EQ(weekday({2026, 11, 23}), 1);
    EXPECT_EQ(weekday({1970, 1, 1}), 4);
    EXPECT_EQ(weekday({2024, 2, 29}), 4);
}

TEST(Date, counts_days_across_months_and_years) {
    EXPECT_EQ(days_between({2026, 11, 22}, {2026, 11, 22}), 0);
    EXPECT_EQ(days_between({2026, 11, 22}, {2027, 3, 14}), 112);
    EXPECT_EQ(days_between({2027, 3, 14}, {2026, 11, 22}), -112);
    EXPECT_EQ(days_between({2024, 2, 28}, {2024, 3, 1}), 2);
    EXPECT_EQ(days_between({2026, 2, 28}, {2026, 3, 1}), 1);
    EXPECT_EQ(plus_days({2026, 11, 22}, 112), (Date{2027, 3, 14}));
    EXPECT_EQ(plus_days({2026, 1, 1}, -1), (Date{2025, 12, 31}));
    EXPECT_EQ(plus_days({2024, 2, 28}, 1), (Date{2024, 2, 29}));
}

TEST(Period, follows_and_precedes_across_the_year) {
    EXPECT_EQ(next({2026, 12}), (Period{2027, 1}));
    EXPECT_EQ(next({2026, 10}), (Period{2026, 11}));
    EXPECT_EQ(previous({2026, 1}), (Period{2025, 12}));
    EXPECT_EQ(previous({2026, 11}), (Period{2026, 10}));
    EXPECT_EQ(period_of({2026, 11, 22}), (Period{2026, 11}));
    EXPECT_LT((Period{2025, 12}), (Period{2026, 1}));
}

TEST(LocalTime, follows_the_offset_of_the_house) {
    const TimePoint moment = parse_time("2026-11-22T11:32:05Z").value();
    EXPECT_EQ(to_local(moment, moscow), (LocalTime{{2026, 11, 22}, 14, 32, 5}));
    EXPECT_EQ(to_local(moment, 0), (LocalTime{{2026, 11, 22}, 11, 32, 5}));
    EXPECT_EQ(to_local(moment, -720), (LocalTime{{2026, 11, 21}, 23, 32, 5}));
    EXPECT_EQ(from_local({{2026, 11, 22}, 14, 32, 5}, moscow), moment);
}

TEST(LocalTime, changes_the_day_at_the_midnight_of_the_house) {
    const TimePoint moment = parse_time("2026-12-31T21:00:00Z").value();
    EXPECT_EQ(to_local(moment, moscow), (LocalTime{{2027, 1, 1}, 0, 0, 0}));
    EXPECT_EQ(to_local(moment + Milliseconds{-1}, moscow), (LocalTime{{2026, 12, 31}, 23, 59, 59}));
}

TEST(LocalTime, is_right_before_1970) {
    EXPECT_EQ(to_local({-1}, 0), (LocalTime{{1969, 12, 31}, 23, 59, 59}));
    EXPECT_EQ(from_local({{1969, 12, 31}, 23, 59, 59}, 0), (TimePoint{-1000}));
}

TEST(LocalTime, returns_to_the_same_moment_in_every_zone) {
    for (int offset = -12 * 60; offset <= 14 * 60; offset += 15) {
        const TimePoint moment{1'795'347'125'000};
        EXPECT_EQ(from_local(to_local(moment, offset), offset), moment) << offset;
    }
}

TEST(Iso, writes_and_reads_dates_months_and_moments) {
    EXPECT_EQ(to_iso(Date{2026, 11, 2}), "2026-11-02");
    EXPECT_EQ(to_iso(Period{2026, 1}), "2026-01");
    EXPECT_EQ(to_iso(TimePoint{0}), "1970-01-01T00:00:00Z");
    EXPECT_EQ(parse_date("2026-11-02"), (Date{2026, 11, 2}));
    EXPECT_EQ(parse_period("2026-10"), (Period{2026, 10}));
    EXPECT_EQ(parse_time("1970-01-01T00:00:01Z"), (TimePoint{1000}));
    EXPECT_EQ(to_iso(parse_time("2026-11-22T14:32:00Z").value()), "2026-11-22T14:32:00Z");
}

TEST(Iso, refuses_malformed_dates) {
    for (const std::string_view text :
         {"",           "2026",        "2026-11",     "2026-11-2",   "2026-1-22",  "26-11-22",
          "2026/11/22", "2026-11-22 ", " 2026-11-22", "2026-11-22T", "2026-02-29", "2026-13-01",
          "2026-00-10", "2026-11-00",  "2026-11-31",  "22.11.2026",  "2026-11-2a", "-026-11-22",
          "+026-11-22", "20261122",    "2026--1-22",  "2026-11- 2"}) {
        EXPECT_FALSE(parse_date(text).has_value()) << text;
    }
}

TEST(Iso, refuses_malformed_months) {
    for (const std::string_view text :
         {"", "2026", "2026-", "2026-1", "2026-00", "2026-13", "2026-10-", "2026-10-01", "2026/10",
          "202a-10", " 2026-10"}) {
        EXPECT_FALSE(parse_period(text).has_value()) << text;
    }
}

TEST(Iso, refuses_malformed_moments) {
    for (const std::string_view text :
         {"", "2026-11-22", "2026-11-22T14:32Z", "2026-11-22T14:32:00", "2026-11-22 14:32:00Z",
          "2026-11-22T14:32:00z", "2026-11-22t14:32:00Z", "2026-11-22T24:00:00Z",
          "2026-11-22T14:60:00Z", "2026-11-22T14:32:60Z", "2026-11-22T14:32:00+03:00",
          "2026-11-22T14:32:00.5Z", "2026-02-29T00:00:00Z", "2026-11-22T1a:32:00Z",
          "2026-11-22T14-32-00Z"}) {
        EXPECT_FALSE(parse_time(text).has_value()) << text;
    }
}

TEST(MonoTime, moves_by_milliseconds) {
    EXPECT_EQ(MonoTime{5} + Milliseconds{10}, MonoTime{15});
    EXPECT_LT(MonoTime{5}, MonoTime{6});
}

}  // namespace
}  // namespace kvitok
