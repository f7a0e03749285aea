#include "net/client/backoff.h"

#include <algorithm>

#include "kiosk/domain/check.h"

namespace kvitok::client {

Milliseconds pause_after(int failures, const BackoffRule& rule, Random& random) {
    check(failures >= 1, "a pause follows a failure");
    check(rule.least.count() >= 0 && rule.least <= rule.base && rule.base <= rule.cap,
          "a rule grows from least over base to cap");
    Milliseconds ceiling = rule.base;
    for (int i = 1; i < failures && ceiling < rule.cap; ++i) ceiling *= 2;
    ceiling = std::min(ceiling, rule.cap);
    const auto width = static_cast<std::uint64_t>((ceiling - rule.least).count());
    return rule.least + Milliseconds{static_cast<std::int64_t>(uniform(random, width + 1))};
}

}  // namespace kvitok::client
