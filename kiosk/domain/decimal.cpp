#include "kiosk/domain/decimal.h"

#include <algorithm>

#include "kiosk/domain/check.h"

namespace kvitok {

namespace {

constexpr std::size_t most_whole_digits = 15;

// 22 digits fit: 15 whole and 7 decimals.
__extension__ using Wide = __int128;

Wide power_of_ten(int exponent) {
    Wide power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

Wide scaled(Decimal value, int places) {
    return static_cast<Wide>(value.units) * power_of_ten(places - value.places);
}

Decimal narrow(Wide units, int places) {
    const auto narrowed = static_cast<std::int64_t>(units);
    check(narrowed == units, "a decimal fits 64 bits");
    return {narrowed, places};
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Decimal with_places(Decimal value, int places) {
    check(places >= 0 && places <= most_decimal_places, "decimal places are 0..7");
    if (places >= value.places) return narrow(scaled(value, places), places);
    return narrow(value.units / power_of_ten(value.places - places), places);
}

std::strong_ordering compare(Decimal a, Decimal b) {
    const int places = std::max(a.places, b.places);
    const Wide left = scaled(a, places);
    const Wide right = scaled(b, places);
    if (left < right) return std::strong_ordering::less;
    return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Decimal operator-(Decimal a, Decimal b) {
    const int places = std::max(a.places, b.places);
    return narrow(scaled(a, places) - scaled(b, places), places);
}

Decimal operator+(Decimal a, Decimal b) {
    const int places = std::max(a.places, b.places);
    return narrow(scaled(a, places) + scaled(b, places), places);
}

std::optional<Decimal> parse_decimal(std::string_view text) {
    const auto point = text.find_first_of(",.");
    const std::string_view whole = text.substr(0, point);
    const std::string_view decimals =
        point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    const bool lengths_fit = !whole.empty() && whole.size() <= most_whole_digits &&
                             decimals.size() <= most_decimal_places &&
                             (point == std::string_view::npos || !decimals.empty());
    if (!lengths_fit || !all_digits(whole) || !all_digits(decimals)) return std::nullopt;
    Wide units = 0;
    for (const char digit : whole) units = units * 10 + (digit - '0');
    for (const char digit : decimals) units = units * 10 + (digit - '0');
    if (units > static_cast<Wide>(INT64_MAX)) return std::nullopt;
    return Decimal{static_cast<std::int64_t>(units), static_cast<int>(decimals.size())};
}

std::string to_plain(Decimal value) {
    const bool negative = value.units < 0;
    std::string digits = std::to_string(value.units);
    if (negative) digits.erase(0, 1);
    const auto places = static_cast<std::size_t>(value.places);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, ".");
    return (negative ? "-" : "") + digits;
}

std::int64_t estimate_kopecks(Decimal value, Decimal price) {
    const Wide product = static_cast<Wide>(value.units) * price.units * 100;
    const Wide unit = power_of_ten(value.places + price.places);
    const Wide half = product >= 0 ? unit / 2 : -unit / 2;
    return narrow((product + half) / unit, 0).units;
}

}  // namespace kvitok
