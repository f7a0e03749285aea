// Seeded chance: the only source of surprise in a simulated world. The same seed gives the same
// numbers on every machine (SplitMix64).
#pragma once

#include <cstdint>

#include "kiosk/domain/clock.h"

namespace kvitok::simulated {

class Chance final : public Random {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15u;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    // From `least` to `most`, both included.
    std::int64_t between(std::int64_t least, std::int64_t most) {
        const auto width = static_cast<std::uint64_t>(most - least) + 1;
        return least + static_cast<std::int64_t>(next() % width);
    }
    bool in_1000(int permille) { return between(1, 1000) <= permille; }
    Milliseconds pause(std::int64_t least_ms, std::int64_t most_ms) {
        return Milliseconds{between(least_ms, most_ms)};
    }
    void fill(std::span<std::byte> out) override {
        for (std::byte& byte : out) byte = static_cast<std::byte>(next() >> 56);
    }

private:
    std::uint64_t state_;
};

}  // namespace kvitok::simulated
