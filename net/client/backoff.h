// When to try again: capped exponential growth with full jitter, so that terminals that lost the
// server at one moment do not come back at one moment. Pure but for the Random; any thread.
#pragma once

#include "kiosk/domain/clock.h"
#include "kiosk/domain/time.h"

namespace kvitok::client {

struct BackoffRule {
    Milliseconds base{2'000};  // ceiling of the first pause; doubles with every try
    Milliseconds cap{60'000};
    Milliseconds least{500};  // floor, so that a series of small draws is no hot loop
};

// For payments, refunds and readings.
inline constexpr BackoffRule outbox_rule{};
// For the heartbeat and the house notice after a failure.
inline constexpr BackoffRule background_rule{Milliseconds{2'000}, Milliseconds{300'000},
                                             Milliseconds{500}};

// The pause before the next try after `failures` (>= 1) in a row: uniform in
// [least, min(cap, base * 2^(failures - 1))].
Milliseconds pause_after(int failures, const BackoffRule& rule, Random& random);

}  // namespace kvitok::client
