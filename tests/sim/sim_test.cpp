// Thousands of seeded worlds, each of which must end right. A seed is a bug report:
// kvitok-sim --seed N --trace shows what happened in it.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

#include "tests/sim/world.h"

namespace kvitok::simulated {
namespace {

// Slow builds ask for fewer worlds than the 20,000 that must end right.
std::uint64_t how_many_worlds() {
    const char* given = std::getenv("KVITOK_WORLDS");
    const std::uint64_t worlds = given ? std::strtoull(given, nullptr, 10) : 20'000;
    return std::max<std::uint64_t>(worlds, 100);
}

Outcome world(std::uint64_t seed, std::string journal_path = {}) {
    return run({.seed = seed, .journal_path = std::move(journal_path)});
}

std::string joined(const Outcome& outcome) {
    std::string text;
    for (const std::string& violation : outcome.violations) text += violation + "\n";
    return text;
}

TEST(Worlds, end_right_whatever_happens_in_them) {
    std::array<int, 4> by_class{};
    std::array<int, 11> ends{};
    int cuts = 0, papers = 0, readings = 0;
    const std::uint64_t worlds = how_many_worlds();
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
        const Outcome outcome = world(seed);
        ASSERT_TRUE(outcome.violations.empty())
            << "seed " << seed << ": kvitok-sim --seed " << seed << " --trace\n"
            << joined(outcome);
        by_class[static_cast<std::size_t>(outcome.terminal)] += outcome.delivered;
        for (const PaymentState end : outcome.ends) ++ends[static_cast<std::size_t>(end)];
        cuts += outcome.power_cuts;
        papers += outcome.papers;
        readings += outcome.readings;
    }
    // Worlds in which nothing happens prove nothing.
    const int few = static_cast<int>(worlds / 50);
    for (const int delivered : by_class) EXPECT_GT(delivered, few);
    for (const PaymentState end :
         {PaymentState::delivered, PaymentState::declined, PaymentState::abandoned,
          PaymentState::reversed, PaymentState::refunded}) {
        EXPECT_GT(ends[static_cast<std::size_t>(end)], few) << to_word(end);
    }
    EXPECT_GT(cuts, few);
    EXPECT_GT(papers, few);
    EXPECT_GT(readings, few);
}

TEST(Worlds, are_the_same_when_a_seed_is_replayed) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Outcome first = world(seed), second = world(seed);
        ASSERT_EQ(first.trace_hash, second.trace_hash) << "seed " << seed;
        ASSERT_EQ(first.lasted_ms, second.lasted_ms) << "seed " << seed;
    }
    EXPECT_NE(world(1).trace_hash, world(2).trace_hash);
}

// The journal in memory is only as good as its likeness to the real one.
TEST(Worlds, go_the_same_way_with_the_real_journal) {
    std::string folder = (std::filesystem::temp_directory_path() / "worlds.XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const std::string path = folder + "/" + std::to_string(seed);
        const Outcome real = world(seed, path), memory = world(seed);
        EXPECT_TRUE(real.violations.empty()) << "seed " << seed << "\n" << joined(real);
        EXPECT_EQ(real.trace_hash, memory.trace_hash) << "seed " << seed;
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace kvitok::simulated
