// Money in whole kopecks. No floating point, no string arithmetic; sums that leave 64 bits abort.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kvitok {

// An amount in kopecks; negative where money is owed to the resident.
struct Money {
    std::int64_t kopecks = 0;

    friend constexpr auto operator<=>(const Money&, const Money&) = default;
};

constexpr Money roubles(std::int64_t whole, std::int64_t kopecks = 0) {
    return Money{whole * 100 + kopecks};
}

Money operator+(Money a, Money b);
Money operator-(Money a, Money b);
Money operator-(Money a);

// Reads "123", "123,4", "123,45" or "123.45" (what a resident types); spaces and no-break spaces
// between groups are allowed. Nothing for an empty text, a sign, more than two decimals, or more
// than 1 000 000 000 roubles.
std::optional<Money> parse_money(std::string_view text);

// "558937" kopecks as "5589.37": for logs, JSON-free exchanges and tests; never for residents.
std::string to_plain(Money amount);

}  // namespace kvitok
