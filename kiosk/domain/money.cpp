#include "kiosk/domain/money.h"

#include <cstdlib>

#include "kiosk/domain/blank.h"
#include "kiosk/domain/check.h"

namespace kvitok {

namespace {

constexpr std::int64_t most_roubles = 1'000'000'000;

std::string without_group_spaces(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, no_break_space.size()) == no_break_space) {
            i += no_break_space.size() - 1;
        } else if (text[i] != ' ') {
            plain += text[i];
        }
    }
    return plain;
}

}  // namespace

Money operator+(Money a, Money b) {
    Money sum;
    check(!__builtin_add_overflow(a.kopecks, b.kopecks, &sum.kopecks),
          "a sum of money fits 64 bits");
    return sum;
}

Money operator-(Money a) {
    return Money{0} - a;
}

Money operator-(Money a, Money b) {
    Money difference;
    check(!__builtin_sub_overflow(a.kopecks, b.kopecks, &difference.kopecks),
          "a difference of money fits 64 bits");
    return difference;
}

std::optional<Money> parse_money(std::string_view text) {
    const std::string plain = without_group_spaces(text);
    std::int64_t whole = 0;
    std::int64_t kopecks = 0;
    std::size_t digits = 0;
    std::size_t i = 0;
    for (; i < plain.size() && plain[i] >= '0' && plain[i] <= '9'; ++i, ++digits) {
        whole = whole * 10 + (plain[i] - '0');
        if (whole > most_roubles) return std::nullopt;
    }
    if (digits == 0) return std::nullopt;
    if (i == plain.size()) return roubles(whole);
    if (plain[i] != ',' && plain[i] != '.') return std::nullopt;
    const std::string_view decimals = std::string_view(plain).substr(i + 1);
    if (decimals.empty() || decimals.size() > 2) return std::nullopt;
    for (const char digit : decimals) {
        if (digit < '0' || digit > '9') return std::nullopt;
        kopecks = kopecks * 10 + (digit - '0');
    }
    if (decimals.size() == 1) kopecks *= 10;
    const Money amount = roubles(whole, kopecks);
    if (amount > roubles(most_roubles)) return std::nullopt;
    return amount;
}

std::string to_plain(Money amount) {
    const bool negative = amount.kopecks < 0;
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(amount.kopecks)
                                    : static_cast<std::uint64_t>(amount.kopecks);
    std::string decimals = std::to_string(magnitude % 100);
    if (decimals.size() < 2) decimals.insert(0, "0");
    return (negative ? "-" : "") + std::to_string(magnitude / 100) + "." + decimals;
}

}  // namespace kvitok
