#include "kiosk/domain/clock.h"

#include "kiosk/domain/check.h"

namespace kvitok {

std::uint64_t uniform(Random& random, std::uint64_t bound) {
    check(bound > 0, "a bound is positive");
    // Numbers above the last whole multiple of `bound` would favour the small ones.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    for (;;) {
        std::array<std::byte, 8> bytes{};
        random.fill(bytes);
        std::uint64_t number = 0;
        for (const std::byte byte : bytes)
            number = number << 8 | std::to_integer<std::uint64_t>(byte);
        if (number < limit) return number % bound;
    }
}

}  // namespace kvitok
