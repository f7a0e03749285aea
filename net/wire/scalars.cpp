#include "net/wire/archive.h"

#include <algorithm>
#include <cstdio>

namespace kvitok::wire {
namespace {

// Sums of this size can be added ten thousand times without leaving 64 bits.
constexpr std::int64_t most_kopecks = 100'000'000'000'000;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_hex_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f');
}

// Text in a form of its own: written by `to_text`, read by `parse`, which gives an optional.
template <class T, class ToText, class Parse>
void describe_form(Archive& archive, T& value, ToText to_text, Parse parse) {
    std::string text = archive.is_reading() ? std::string{} : std::string{to_text(value)};
    archive.text(text, 1, 64);
    if (!archive.is_reading() || archive.has_failed()) return;
    if (auto parsed = parse(std::string_view{text})) {
        value = std::move(*parsed);
    } else {
        archive.fail(DecodeError::bad_value);
    }
}

std::string decimal_text(Decimal value) {
    if (value.units >= 0) return to_plain(value);
    return "-" + to_plain(Decimal{-value.units, value.places});
}

// The dot only, and a sign where a correction is negative.
std::optional<Decimal> parse_wire_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (!std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; })) return {};
    auto value = parse_decimal(text);
    if (value && negative) value->units = -value->units;
    return value;
}

// Seconds are the domain's form; milliseconds are put before the Z, and only if there are any.
std::string moment_text(TimePoint moment) {
    const std::int64_t rest = ((moment.ms % 1000) + 1000) % 1000;
    std::string text = to_iso(TimePoint{moment.ms - rest});
    if (rest == 0) return text;
    text.pop_back();
    char fraction[8] = {};
    std::snprintf(fraction, sizeof fraction, ".%03dZ", static_cast<int>(rest));
    return text + fraction;
}

std::optional<TimePoint> parse_moment(std::string_view text) {
    constexpr std::size_t seconds_form = std::string_view{"2026-11-22T14:32:00Z"}.size();
    if (text.size() == seconds_form) return parse_time(text);
    if (text.size() != seconds_form + 4 || text[seconds_form - 1] != '.' || text.back() != 'Z')
        return {};
    std::int64_t rest = 0;
    for (const char c : text.substr(seconds_form, 3)) {
        if (!is_digit(c)) return {};
        rest = rest * 10 + (c - '0');
    }
    auto moment = parse_time(std::string{text.substr(0, seconds_form - 1)} + "Z");
    if (moment) moment->ms += rest;
    return moment;
}

}  // namespace

void describe(Archive& archive, bool& value) {
    archive.boolean(value);
}

void describe(Archive& archive, std::string& value) {
    archive.text(value, 0, max_text);
}

void describe(Archive& archive, Money& value) {
    archive.integer(value.kopecks, -most_kopecks, most_kopecks);
}

void describe(Archive& archive, Decimal& value) {
    describe_form(archive, value, decimal_text, parse_wire_decimal);
}

void describe(Archive& archive, Date& value) {
    describe_form(
        archive, value, [](Date date) { return to_iso(date); },
        [](std::string_view text) { return parse_date(text); });
}

void describe(Archive& archive, Period& value) {
    describe_form(
        archive, value, [](Period month) { return to_iso(month); },
        [](std::string_view text) { return parse_period(text); });
}

void describe(Archive& archive, TimePoint& value) {
    describe_form(archive, value, moment_text, parse_moment);
}

void describe(Archive& archive, AccountNumber& value) {
    archive.text(value.digits, account_number_digits, account_number_digits);
    if (archive.is_reading() && !archive.has_failed() &&
        !std::ranges::all_of(value.digits, is_digit))
        archive.fail(DecodeError::bad_value);
}

void describe(Archive& archive, PaymentId& value) {
    describe_hex(archive, value.hex, 32);
}

void describe(Archive& archive, PayReason& value) {
    describe_form(
        archive, value, [](PayReason reason) { return to_word(reason); },
        [](std::string_view text) { return parse_pay_reason(text); });
}

void describe_hex(Archive& archive, std::string& value, std::size_t digits) {
    archive.text(value, digits, digits);
    if (archive.is_reading() && !archive.has_failed() && !std::ranges::all_of(value, is_hex_digit))
        archive.fail(DecodeError::bad_value);
}

}  // namespace kvitok::wire
