// Dates, months and moments. Wall time is a label; waits use monotonic time (Milliseconds).
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kvitok {

using Milliseconds = std::chrono::milliseconds;

// A moment: milliseconds since 1970-01-01T00:00:00Z.
struct TimePoint {
    std::int64_t ms = 0;
    friend constexpr auto operator<=>(const TimePoint&, const TimePoint&) = default;
};

// Monotonic time since an arbitrary start; never compared across restarts.
struct MonoTime {
    std::int64_t ms = 0;
    friend constexpr auto operator<=>(const MonoTime&, const MonoTime&) = default;
};

constexpr MonoTime operator+(MonoTime t, Milliseconds d) {
    return {t.ms + d.count()};
}
constexpr TimePoint operator+(TimePoint t, Milliseconds d) {
    return {t.ms + d.count()};
}

// A calendar day of the house. month 1..12, day 1..31.
struct Date {
    int year = 1970;
    int month = 1;
    int day = 1;
    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

// A billing month.
struct Period {
    int year = 1970;
    int month = 1;
    friend constexpr auto operator<=>(const Period&, const Period&) = default;
};

// A moment on the wall of the house.
struct LocalTime {
    Date date;
    int hour = 0;
    int minute = 0;
    int second = 0;
    friend constexpr auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

LocalTime to_local(TimePoint moment, int utc_offset_minutes);
TimePoint from_local(const LocalTime& local, int utc_offset_minutes);

// 1 = Monday ... 7 = Sunday.
int weekday(Date date);
bool is_valid(Date date);
int days_in_month(Period month);
// Whole days from `a` to `b`; negative when b is before a.
int days_between(Date a, Date b);
Date plus_days(Date date, int days);
Period period_of(Date date);
Period previous(Period month);
Period next(Period month);

// "2026-11-22", "2026-10", "2026-11-22T14:32:00Z": the forms of the wire. Nothing for anything
// else.
std::string to_iso(Date date);
std::string to_iso(Period month);
std::string to_iso(TimePoint moment);
std::optional<Date> parse_date(std::string_view iso);
std::optional<Period> parse_period(std::string_view iso);
std::optional<TimePoint> parse_time(std::string_view iso);

}  // namespace kvitok
