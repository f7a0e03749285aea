#include "drivers/sim/socket.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "kiosk/domain/check.h"

namespace kvitok::sim {
namespace {

usb::TransferResult failure(usb::TransferError error, std::size_t transferred = 0) {
    return tl::unexpected(usb::TransferFailure{error, transferred});
}

}  // namespace

class SocketPort final : public usb::Port {
public:
    SocketPort(Socket& socket, std::uint64_t generation)
        : socket_(socket), generation_(generation), info_(socket.device_.info()) {}

    const usb::DeviceInfo& info() const override { return info_; }

    usb::TransferResult control_in(const usb::Setup& setup, std::span<std::uint8_t> data,
                                   Milliseconds) override {
        Socket::Guard guard(socket_.lock_);
        socket_.settle();
        if (is_gone()) return failure(usb::TransferError::gone);
        const auto reply = socket_.device_.on_control_in(setup, data.size(), socket_.clock_.mono());
        if (reply.error) return failure(*reply.error);
        if (reply.bytes.size() > data.size()) return failure(usb::TransferError::overflowed);
        std::size_t count = reply.bytes.size();
        const bool whole = socket_.spend(count);
        std::copy_n(reply.bytes.begin(), count, data.begin());
        if (!whole) return failure(usb::TransferError::gone, count);
        return usb::Transferred{count};
    }

    usb::TransferResult control_out(const usb::Setup& setup, std::span<const std::uint8_t> data,
                                    Milliseconds) override {
        Socket::Guard guard(socket_.lock_);
        socket_.settle();
        if (is_gone()) return failure(usb::TransferError::gone);
        std::size_t count = data.size();
        if (!socket_.spend(count)) return failure(usb::TransferError::gone, count);
        const auto reply = socket_.device_.on_control_out(setup, data, socket_.clock_.mono());
        socket_.tell();
        if (reply.error) return failure(*reply.error);
        return usb::Transferred{count};
    }

    usb::TransferResult in(std::span<std::uint8_t> data, Milliseconds limit) override {
        Socket::Guard guard(socket_.lock_);
        const MonoTime deadline = socket_.clock_.mono() + limit;
        while (true) {
            socket_.settle();
            if (is_gone()) return failure(usb::TransferError::gone);
            const MonoTime now = socket_.clock_.mono();
            auto reply = socket_.device_.on_in(in_endpoint, data.size(), now);
            if (reply.error) return failure(*reply.error);
            if (reply.answered) {
                std::size_t count = reply.bytes.size();
                check(count <= data.size(), "a simulated device sent more than was asked for");
                const bool whole = socket_.spend(count);
                std::copy_n(reply.bytes.begin(), count, data.begin());
                if (!whole) return failure(usb::TransferError::gone, count);
                return usb::Transferred{count};
            }
            const bool woken = std::exchange(woken_, false);
            if (woken || now >= deadline) return failure(usb::TransferError::timed_out);
            socket_.wait(guard, std::min({deadline, socket_.device_.next_wake(),
                                          socket_.device_.next_idle_packet()}));
        }
    }

    usb::TransferResult out(std::span<const std::uint8_t> data, Milliseconds limit) override {
        Socket::Guard guard(socket_.lock_);
        const MonoTime deadline = socket_.clock_.mono() + limit;
        std::size_t sent = 0;
        while (true) {
            socket_.settle();
            if (is_gone()) return failure(usb::TransferError::gone, sent);
            const MonoTime now = socket_.clock_.mono();
            const auto reply =
                socket_.device_.on_out(out_endpoint, affordable(data.subspan(sent)), now);
            std::size_t count = reply.accepted;
            const bool whole = socket_.spend(count);
            sent += count;
            socket_.tell();
            if (!whole) return failure(usb::TransferError::gone, sent);
            if (reply.error) return failure(*reply.error, sent);
            if (sent == data.size()) return usb::Transferred{sent};
            if (now >= deadline) return failure(usb::TransferError::timed_out, sent);
            if (reply.accepted == 0) {
                socket_.wait(guard, std::min(deadline, socket_.device_.next_wake()));
            }
        }
    }

    void close() override {
        closed_ = true;
        socket_.nudge();
    }

    bool wake() override {
        const Socket::Guard guard(socket_.lock_);
        woken_ = true;
        socket_.changed_.notify_all();
        return true;
    }

private:
    // Endpoint addresses are those of the devices at hand; each has one pair.
    static constexpr std::uint8_t in_endpoint = 0x81;
    static constexpr std::uint8_t out_endpoint = 0x02;

    bool is_gone() const { return closed_ || socket_.generation_ != generation_; }
    // The device must not see bytes that the pulled plug has cut off.
    ByteView affordable(ByteView data) const {
        const auto& left = socket_.bytes_until_unplug_;
        return left && *left < data.size() ? data.first(*left) : data;
    }

    Socket& socket_;
    std::uint64_t generation_;
    usb::DeviceInfo info_;
    std::atomic<bool> closed_ = false;
    bool woken_ = false;  // under the socket's lock
};

Socket::Socket(Device& device, const Clock& clock) : device_(device), clock_(clock) {}

Socket::Socket(Device& device, VirtualTime& time)
    : device_(device), clock_(time), virtual_time_(&time) {}

void Socket::plug() {
    with_device([this](MonoTime now) {
        if (plugged_) return;
        plugged_ = true;
        device_.on_plugged(now);
    });
}

void Socket::unplug() {
    with_device([this](MonoTime now) { disconnect(now); });
}

void Socket::unplug_after(std::size_t bytes) {
    if (bytes == 0) return unplug();
    const std::lock_guard guard(lock_);
    bytes_until_unplug_ = bytes;
}

bool Socket::plugged() {
    const std::lock_guard guard(lock_);
    return plugged_;
}

bool Socket::visible() {
    const std::lock_guard guard(lock_);
    settle();
    return seen_;
}

std::uint64_t Socket::generation() {
    const std::lock_guard guard(lock_);
    settle();
    return generation_;
}

std::unique_ptr<usb::Port> Socket::open() {
    const std::lock_guard guard(lock_);
    settle();
    if (!seen_) return nullptr;
    return std::make_unique<SocketPort>(*this, generation_);
}

MonoTime Socket::settle_now() {
    const std::lock_guard guard(lock_);
    settle();
    return device_.next_wake();
}

void Socket::nudge() {
    const std::lock_guard guard(lock_);
    tell();
}

void Socket::tell() {
    changed_.notify_all();
    if (callback_) callback_();
}

void Socket::settle() {
    device_.on_time(clock_.mono());
    const bool sees = plugged_ && device_.present();
    if (sees == seen_) return;
    seen_ = sees;
    ++generation_;
    tell();
}

void Socket::disconnect(MonoTime now) {
    bytes_until_unplug_.reset();
    if (!plugged_) return;
    plugged_ = false;
    device_.on_unplugged(now);
}

// Takes `bytes` from what is left until the plug is pulled; shortens it and answers false when the
// plug came out before the last of them.
bool Socket::spend(std::size_t& bytes) {
    if (!bytes_until_unplug_) return true;
    if (bytes < *bytes_until_unplug_) {
        *bytes_until_unplug_ -= bytes;
        return true;
    }
    const bool whole = bytes == *bytes_until_unplug_;
    bytes = *bytes_until_unplug_;
    disconnect(clock_.mono());
    settle();
    return whole;
}

void Socket::wait(Guard& guard, MonoTime until) {
    if (virtual_time_ != nullptr) {
        virtual_time_->advance_to(until);
        return;
    }
    // A clock that was moved forward is noticed by nudge(); the limit only keeps a transfer from
    // sleeping past a device's moment when the clock runs faster than the wall.
    const auto left = std::clamp<std::int64_t>(until.ms - clock_.mono().ms, 1, 60'000);
    changed_.wait_for(guard, Milliseconds(left));
}

}  // namespace kvitok::sim
