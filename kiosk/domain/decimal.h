// A fixed-point number as meters and bills print it: 335,118 is {335118, 3}. Exact, no floating
// point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kvitok {

inline constexpr int most_decimal_places = 7;

// units / 10^places; places is 0 to most_decimal_places.
struct Decimal {
    std::int64_t units = 0;
    int places = 0;

    friend bool operator==(const Decimal&, const Decimal&) = default;
};

// The same number with `places` decimals; digits that do not fit are cut off, not rounded.
Decimal with_places(Decimal value, int places);

// Compares and subtracts by value, whatever the number of places.
std::strong_ordering compare(Decimal a, Decimal b);
Decimal operator-(Decimal a, Decimal b);
Decimal operator+(Decimal a, Decimal b);

// Reads "335", "335,118" or "335.118"; nothing for anything else, or over 15 whole digits or 7
// decimals.
std::optional<Decimal> parse_decimal(std::string_view text);

// "335.118" with exactly `places` decimals; the form of the wire.
std::string to_plain(Decimal value);

// value * price, rounded half up to a kopeck; `price` is in roubles. Only for estimates marked as
// such.
std::int64_t estimate_kopecks(Decimal value, Decimal price);

}  // namespace kvitok
