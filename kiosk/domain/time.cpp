#include "kiosk/domain/time.h"

#include <charconv>
#include <cstdio>

namespace kvitok {

namespace {

std::chrono::year_month_day calendar(Date date) {
    return std::chrono::year{date.year} / std::chrono::month{static_cast<unsigned>(date.month)} /
           std::chrono::day{static_cast<unsigned>(date.day)};
}

Date from_days(std::chrono::sys_days days) {
    const std::chrono::year_month_day date{days};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::chrono::sys_days to_days(Date date) {
    return std::chrono::sys_days{calendar(date)};
}

// Exactly `width` digits at `at`, or nothing.
std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t width) {
    if (text.size() < at + width) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, width)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

LocalTime to_local(TimePoint moment, int utc_offset_minutes) {
    const std::chrono::sys_time<Milliseconds> local{
        Milliseconds{moment.ms + utc_offset_minutes * 60'000LL}};
    const auto days = std::chrono::floor<std::chrono::days>(local);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(local - days).count();
    return {from_days(days), static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60),
            static_cast<int>(seconds % 60)};
}

TimePoint from_local(const LocalTime& local, int utc_offset_minutes) {
    const auto days = to_days(local.date).time_since_epoch().count();
    const std::int64_t seconds = days * 86'400LL + local.hour * 3600 +
                                 (local.minute - utc_offset_minutes) * 60 + local.second;
    return {seconds * 1000};
}

int weekday(Date date) {
    return static_cast<int>(std::chrono::weekday{to_days(date)}.iso_encoding());
}

bool is_valid(Date date) {
    // The calendar's own types keep only the low bits of a number out of range.
    const bool in_range = date.year >= 0 && date.year <= 9999 && date.month >= 1 &&
                          date.month <= 12 && date.day >= 1 && date.day <= 31;
    return in_range && calendar(date).ok();
}

int days_in_month(Period month) {
    const Period after = next(month);
    return days_between({month.year, month.month, 1}, {after.year, after.month, 1});
}

int days_between(Date a, Date b) {
    return static_cast<int>((to_days(b) - to_days(a)).count());
}

Date plus_days(Date date, int days) {
    return from_days(to_days(date) + std::chrono::days{days});
}

Period period_of(Date date) {
    return {date.year, date.month};
}

Period previous(Period month) {
    return month.month == 1 ? Period{month.year - 1, 12} : Period{month.year, month.month - 1};
}

Period next(Period month) {
    return month.month == 12 ? Period{month.year + 1, 1} : Period{month.year, month.month + 1};
}

std::string to_iso(Date date) {
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    return text;
}

std::string to_iso(Period month) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d", month.year, month.month);
    return text;
}

std::string to_iso(TimePoint moment) {
    const LocalTime utc = to_local(moment, 0);
    char text[32];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02dZ", utc.hour, utc.minute, utc.second);
    return to_iso(utc.date) + text;
}

std::optional<Date> parse_date(std::string_view iso) {
    const auto year = digits_at(iso, 0, 4);
    const auto month = digits_at(iso, 5, 2);
    const auto day = digits_at(iso, 8, 2);
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-' || !year || !month || !day) {
        return std::nullopt;
    }
    const Date date{*year, *month, *day};
    if (!is_valid(date)) return std::nullopt;
    return date;
}

std::optional<Period> parse_period(std::string_view iso) {
    const auto year = digits_at(iso, 0, 4);
    const auto month = digits_at(iso, 5, 2);
    if (iso.size() != 7 || iso[4] != '-' || !year || !month) return std::nullopt;
    if (*month < 1 || *month > 12) return std::nullopt;
    return Period{*year, *month};
}

std::optional<TimePoint> parse_time(std::string_view iso) {
    if (iso.size() != 20 || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' || iso[19] != 'Z') {
        return std::nullopt;
    }
    const auto date = parse_date(iso.substr(0, 10));
    const auto hour = digits_at(iso, 11, 2);
    const auto minute = digits_at(iso, 14, 2);
    const auto second = digits_at(iso, 17, 2);
    if (!date || !hour || !minute || !second) return std::nullopt;
    if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    return from_local({*date, *hour, *minute, *second}, 0);
}

}  // namespace kvitok
