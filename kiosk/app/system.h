// The real clock and real chance, and the clock of the desk. Any thread.
#pragma once

#include <atomic>
#include <string>

#include "kiosk/domain/clock.h"

namespace kvitok::app {

class SystemClock final : public Clock {
public:
    TimePoint wall() const override;
    MonoTime mono() const override;
};

// Starts at a given moment, runs on with the real one, and can be put forward: both times go along,
// so that every limit passes as it would by waiting.
class DeskClock final : public Clock {
public:
    explicit DeskClock(TimePoint start);
    TimePoint wall() const override;
    MonoTime mono() const override;
    void advance(Milliseconds by);

private:
    SystemClock real_;
    TimePoint start_;
    MonoTime begun_;
    std::atomic<std::int64_t> advanced_{0};
};

// The kernel's generator (getrandom). Aborts when the kernel has none.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::byte> out) override;
};

// The kernel's name for this start of the machine; empty when it has none.
std::string boot_id();

}  // namespace kvitok::app
