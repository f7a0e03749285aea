#include "kiosk/domain/meter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kvitok {

namespace {

constexpr int soon_days = 60;
constexpr int unusual_times = 3;
// Without history a roll-over is believed only up to this share of the meter's range.
constexpr int plausible_share_of_range = 100;

Decimal power_of_ten(int exponent, int places) {
    Decimal power{1, 0};
    for (int i = 0; i < exponent; ++i) power.units *= 10;
    return with_places(power, places);
}

Decimal times(Decimal value, int factor) {
    return {value.units * factor, value.places};
}

// The most that a month may use for a roll-over to be the likelier reading.
Decimal plausible_use(const Meter& meter) {
    const Decimal range = power_of_ten(meter.whole_digits, meter.fraction_digits);
    if (const auto usual = usual_use(meter); usual && usual->units > 0) {
        return times(*usual, unusual_times);
    }
    return {range.units / plausible_share_of_range, range.places};
}

}  // namespace

bool is_open(const ReadingWindow& window, Date today) {
    if (window.from_day <= window.to_day) {
        return today.day >= window.from_day && today.day <= window.to_day;
    }
    return today.day >= window.from_day || today.day <= window.to_day;
}

Period counts_for(const ReadingWindow& window, Date today) {
    const Period month = period_of(today);
    if (window.from_day <= window.to_day) {
        return today.day > window.to_day ? next(month) : month;
    }
    // The window crosses the month's end: its last days belong to the month before.
    return today.day <= window.to_day ? previous(month) : month;
}

std::optional<Decimal> usual_use(const Meter& meter) {
    if (meter.usage.empty()) return std::nullopt;
    std::vector<Decimal> sorted = meter.usage;
    std::sort(sorted.begin(), sorted.end(), [](Decimal a, Decimal b) { return compare(a, b) < 0; });
    const std::size_t middle = sorted.size() / 2;
    if (sorted.size() % 2 == 1) return sorted[middle];
    const Decimal sum = sorted[middle - 1] + sorted[middle];
    if (sum.units % 2 == 0 || sum.places == most_decimal_places)
        return Decimal{sum.units / 2, sum.places};
    // One more place keeps the half, without which the limits drawn from the median come out low.
    return Decimal{sum.units * 5, sum.places + 1};
}

Verification verification(const Meter& meter, Date today) {
    const int days = days_between(today, meter.verification_due);
    if (days < 0) return Verification::overdue;
    return days <= soon_days ? Verification::soon : Verification::good;
}

ReadingVerdict judge(const Meter& meter, const Zone& zone, Decimal typed) {
    const Decimal range = power_of_ten(meter.whole_digits, meter.fraction_digits);
    if (compare(typed, range) >= 0 || typed.places > meter.fraction_digits) {
        return {.check = ReadingCheck::too_long};
    }
    const Decimal used = typed - zone.previous;
    if (used.units < 0) {
        const Decimal rolled = used + range;
        if (compare(rolled, plausible_use(meter)) <= 0) {
            return {.check = ReadingCheck::rolled, .used = rolled};
        }
        return {.check = ReadingCheck::less, .used = Decimal{0, meter.fraction_digits}};
    }
    const auto usual = usual_use(meter);
    if (usual && usual->units > 0 && compare(used, times(*usual, unusual_times)) > 0) {
        const int places = std::max(used.places, usual->places);
        const auto whole = with_places(used, places).units / with_places(*usual, places).units;
        return {.check = ReadingCheck::unusual,
                .used = used,
                .times_usual = static_cast<int>(std::min<std::int64_t>(whole, 1'000'000))};
    }
    return {.check = ReadingCheck::good, .used = used};
}

namespace {
constexpr std::array<std::pair<ReadingState, std::string_view>, 3> reading_words{{
    {ReadingState::queued, "queued"},
    {ReadingState::accepted, "accepted"},
    {ReadingState::refused, "refused"},
}};
}  // namespace

std::string_view to_word(ReadingState state) {
    return reading_words[static_cast<std::size_t>(state)].second;
}

std::optional<ReadingState> parse_reading_state(std::string_view word) {
    for (const auto& [state, name] : reading_words) {
        if (name == word) return state;
    }
    return std::nullopt;
}

}  // namespace kvitok
