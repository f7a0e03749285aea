// The seams through which time and chance reach the program. Given at the top, never global.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "kiosk/domain/time.h"

namespace kvitok {

// Any thread may read. Owned by main; outlives everything that holds a reference.
class Clock {
public:
    virtual ~Clock() = default;
    virtual TimePoint wall() const = 0;
    virtual MonoTime mono() const = 0;
};

// Unpredictable bytes in the product, seeded ones in tests. Any thread.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::byte> out) = 0;
};

// A uniform number in [0, bound); bound > 0.
std::uint64_t uniform(Random& random, std::uint64_t bound);

}  // namespace kvitok
