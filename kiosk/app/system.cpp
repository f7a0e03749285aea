#include "kiosk/app/system.h"

#include <sys/random.h>

#include <chrono>
#include <fstream>

#include "kiosk/domain/check.h"

namespace kvitok::app {

TimePoint SystemClock::wall() const {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<Milliseconds>(now).count()};
}

MonoTime SystemClock::mono() const {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<Milliseconds>(now).count()};
}

DeskClock::DeskClock(TimePoint start) : start_(start), begun_(real_.mono()) {}

TimePoint DeskClock::wall() const {
    return start_ + Milliseconds{mono().ms - begun_.ms};
}

MonoTime DeskClock::mono() const {
    return real_.mono() + Milliseconds{advanced_.load()};
}

void DeskClock::advance(Milliseconds by) {
    advanced_ += by.count();
}

void SystemRandom::fill(std::span<std::byte> out) {
    std::size_t filled = 0;
    while (filled < out.size()) {
        const ssize_t got = getrandom(out.data() + filled, out.size() - filled, 0);
        check(got > 0, "the kernel gives random bytes");
        filled += static_cast<std::size_t>(got);
    }
}

std::string boot_id() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

}  // namespace kvitok::app
