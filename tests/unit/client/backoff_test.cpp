#include "net/client/backoff.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace kvitok::client {
namespace {

class SeededRandom final : public Random {
public:
    void fill(std::span<std::byte> out) override {
        for (std::byte& each : out) each = static_cast<std::byte>(engine_());
    }

private:
    std::mt19937_64 engine_{42};
};

TEST(Backoff, stays_between_floor_and_a_ceiling_that_doubles_up_to_the_cap) {
    SeededRandom random;
    const std::vector<std::int64_t> ceilings{2'000, 4'000, 8'000, 16'000, 32'000, 60'000, 60'000};
    for (std::size_t i = 0; i < ceilings.size(); ++i) {
        std::int64_t least = INT64_MAX;
        std::int64_t most = 0;
        for (int draw = 0; draw < 2000; ++draw) {
            const auto pause = pause_after(static_cast<int>(i) + 1, outbox_rule, random).count();
            least = std::min(least, pause);
            most = std::max(most, pause);
        }
        EXPECT_GE(least, 500);
        EXPECT_LE(most, ceilings[i]);
        // Full jitter: the whole span is used, not a band below the ceiling.
        EXPECT_LT(least, 500 + ceilings[i] / 20);
        EXPECT_GT(most, ceilings[i] - ceilings[i] / 20);
    }
}

TEST(Backoff, never_overflows_however_long_the_server_is_away) {
    SeededRandom random;
    for (const int failures : {100, 100'000, INT32_MAX})
        EXPECT_LE(pause_after(failures, background_rule, random), background_rule.cap);
}

TEST(Backoff, is_the_same_for_the_same_chance) {
    SeededRandom one;
    SeededRandom other;
    for (int failures = 1; failures < 20; ++failures)
        EXPECT_EQ(pause_after(failures, outbox_rule, one),
                  pause_after(failures, outbox_rule, other));
}

TEST(Backoff, without_a_failure_there_is_no_pause_to_ask_for) {
    SeededRandom random;
    EXPECT_DEATH((void)pause_after(0, outbox_rule, random), "follows a failure");
}

}  // namespace
}  // namespace kvitok::client
