// The place on the bus where one simulated device is plugged in, and the port a driver opens there.
//
// Threads: every call is serialised by the socket's lock; port calls block up to their limit in
// real time, and in virtual time move the given time forward instead of waiting. A port that
// outlives its plugging answers `gone`. Ownership: the socket holds the device by reference; both
// outlive every port. Unplugging in the middle of a transfer is a matter of one byte:
// unplug_after().
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "drivers/sim/device.h"
#include "kiosk/domain/clock.h"

namespace kvitok::sim {

// Time that only moves when it is told to, or when a port that waits in it runs out of answers.
class VirtualTime final : public Clock {
public:
    TimePoint wall() const override { return wall_start_ + Milliseconds(now_.ms); }
    MonoTime mono() const override { return now_; }
    void set_wall_start(TimePoint start) { wall_start_ = start; }
    void advance_to(MonoTime moment) {
        if (moment > now_) now_ = moment;
    }
    void advance(Milliseconds by) { now_ = now_ + by; }

private:
    MonoTime now_;
    TimePoint wall_start_{};
};

class Socket {
public:
    // Real time: waits on `clock`, which must run.
    Socket(Device& device, const Clock& clock);
    // Virtual time: single-threaded.
    Socket(Device& device, VirtualTime& time);
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    void plug();
    void unplug();
    // The plug is out after `bytes` more bytes in either direction, of data or control.
    void unplug_after(std::size_t bytes);
    bool plugged();
    // The plug is in, and the device has power.
    bool visible();
    // Counts how often the device appeared or disappeared: even is away, odd is there.
    std::uint64_t generation();
    // Null while the device cannot be seen.
    std::unique_ptr<usb::Port> open();

    // Runs `work` on the device under the lock, at the present moment, and wakes whoever waits.
    template <class Work>
    auto with_device(Work work) {
        const std::lock_guard guard(lock_);
        settle();
        struct Wake {
            Socket& socket;
            ~Wake() {
                socket.settle();
                socket.changed_.notify_all();
            }
        } wake{*this};
        return work(clock_.mono());
    }
    // Lets what is due happen; answers when to call again.
    MonoTime settle_now();
    // Called whenever the device may have something new to do. Set once, before
    // the first port is opened; runs under the lock: must not call back into the socket.
    void on_change(std::function<void()> callback) { callback_ = std::move(callback); }
    // Wakes waiting transfers so that they look at the clock again.
    void nudge();

private:
    friend class SocketPort;
    using Guard = std::unique_lock<std::mutex>;

    void settle();
    void tell();
    void disconnect(MonoTime now);
    bool spend(std::size_t& bytes);
    // Waits for a change or until `until`.
    void wait(Guard& guard, MonoTime until);

    Device& device_;
    const Clock& clock_;
    VirtualTime* virtual_time_ = nullptr;
    std::mutex lock_;
    std::condition_variable changed_;
    std::function<void()> callback_;
    bool plugged_ = false;
    bool seen_ = false;
    std::uint64_t generation_ = 0;
    std::optional<std::size_t> bytes_until_unplug_;
};

}  // namespace kvitok::sim
