// Replays seeded worlds: kvitok-sim --seed N --trace, or --seeds A..B. Exits 1 on a violation.
#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>

#include <CLI/CLI.hpp>

#include "tests/sim/world.h"

namespace {

using namespace kvitok;

struct Range {
    std::uint64_t first = 1;
    std::uint64_t last = 1;
};

Range parse(const std::string& text) {
    const auto dots = text.find("..");
    if (dots == std::string::npos) throw std::invalid_argument("a range is written A..B");
    Range range{std::stoull(text.substr(0, dots)), std::stoull(text.substr(dots + 2))};
    if (range.last < range.first) throw std::invalid_argument("the range is empty");
    return range;
}

int replay(const Range& range, bool trace) {
    std::map<std::string, int> ends;
    int wrong = 0;
    int cuts = 0;
    for (std::uint64_t seed = range.first; seed <= range.last; ++seed) {
        const auto outcome = simulated::run({.seed = seed, .trace = trace, .journal_path = {}});
        for (const auto state : outcome.ends) ++ends[std::string(to_word(state))];
        cuts += outcome.power_cuts;
        if (outcome.violations.empty()) continue;
        ++wrong;
        std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
        for (const auto& violation : outcome.violations) std::printf("  %s\n", violation.c_str());
    }
    std::printf("%llu worlds, %d wrong; %d power cuts; payments:",
                static_cast<unsigned long long>(range.last - range.first + 1), wrong, cuts);
    for (const auto& [state, count] : ends) std::printf(" %s %d", state.c_str(), count);
    std::printf("\n");
    return wrong == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Replays seeded worlds of one terminal"};
    std::uint64_t seed = 1;
    std::string seeds;
    bool trace = false;
    app.add_option("--seed", seed, "one world");
    app.add_option("--seeds", seeds, "many worlds, A..B");
    app.add_flag("--trace", trace, "print everything that happens");
    CLI11_PARSE(app, argc, argv);
    try {
        return replay(seeds.empty() ? Range{seed, seed} : parse(seeds), trace);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "kvitok-sim: %s\n", error.what());
        return 2;
    }
}
