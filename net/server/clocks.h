// The clocks of the server's programs: the real one, and one that begins at a given moment and runs
// on. Any thread.
#pragma once

#include <chrono>

#include "kiosk/domain/clock.h"

namespace kvitok::server {

class SystemClock : public Clock {
public:
    TimePoint wall() const override {
        const auto since = std::chrono::system_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<Milliseconds>(since).count()};
    }
    MonoTime mono() const override {
        const auto since = std::chrono::steady_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<Milliseconds>(since).count()};
    }
};

// Stands at `start` when it is made, and runs as fast as real time.
class StartedClock : public Clock {
public:
    explicit StartedClock(TimePoint start) : start_(start), began_(real_.mono()) {}
    TimePoint wall() const override { return {start_.ms + real_.mono().ms - began_.ms}; }
    MonoTime mono() const override { return real_.mono(); }

private:
    SystemClock real_;
    TimePoint start_;
    MonoTime began_;
};

}  // namespace kvitok::server
