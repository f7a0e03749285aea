#include "drivers/usb/libusb_port.h"

#include <algorithm>
#include <utility>

#include "kiosk/domain/check.h"

namespace kvitok::usb {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t bulk_buffer = 4096;
constexpr std::size_t max_out = 16384;
constexpr int stalls_before_reset = 3;
// libusb ends a transfer by its own limit or by our cancelling it; this is for a kernel that does
// neither.
constexpr Milliseconds grace = 1500ms;

unsigned to_limit(Milliseconds limit) {
    // 0 would mean "for ever".
    return static_cast<unsigned>(std::clamp<std::int64_t>(limit.count(), 1, 600'000));
}

tl::unexpected<TransferFailure> failure(TransferError error, std::size_t transferred = 0) {
    return tl::unexpected(TransferFailure{error, transferred});
}

std::size_t in_buffer_size(const Endpoints& endpoints) {
    const std::size_t packet = endpoints.in_packet;
    return endpoints.interrupt ? packet : std::max(bulk_buffer / packet, std::size_t{1}) * packet;
}

}  // namespace

TransferError transfer_error(int code) {
    switch (code) {
        case LIBUSB_ERROR_TIMEOUT:
            return TransferError::timed_out;
        case LIBUSB_ERROR_PIPE:
            return TransferError::stalled;
        case LIBUSB_ERROR_NO_DEVICE:
            return TransferError::gone;
        case LIBUSB_ERROR_OVERFLOW:
            return TransferError::overflowed;
        case LIBUSB_ERROR_ACCESS:
        case LIBUSB_ERROR_BUSY:
        case LIBUSB_ERROR_NOT_FOUND:
            return TransferError::refused;
        default:
            return TransferError::failed;
    }
}

LibusbPort::LibusbPort(DeviceInfo info, libusb_device_handle* handle, std::uint8_t interface,
                       Endpoints endpoints, std::atomic<int>& active)
    : info_(std::move(info)),
      handle_(handle),
      interface_(interface),
      endpoints_(endpoints),
      active_(active) {
    in_.transfer = libusb_alloc_transfer(0);
    out_.transfer = libusb_alloc_transfer(0);
    event_.transfer = libusb_alloc_transfer(0);
    check(in_.transfer != nullptr && out_.transfer != nullptr && event_.transfer != nullptr,
          "no memory for a transfer");
    in_.buffer.resize(in_buffer_size(endpoints_));
    out_.buffer.resize(max_out);
    event_.buffer.resize(endpoints_.event_packet);
}

LibusbPort::~LibusbPort() {
    close();
    Guard guard(lock_);
    const bool idle = changed_.wait_for(
        guard, grace, [this] { return !in_.pending && !out_.pending && !event_.pending; });
    // A transfer that libusb never gives back means that memory and thread no longer agree.
    check(idle, "libusb keeps a cancelled transfer");
    guard.unlock();
    libusb_release_interface(handle_, interface_);
    libusb_close(handle_);
    libusb_free_transfer(in_.transfer);
    libusb_free_transfer(out_.transfer);
    libusb_free_transfer(event_.transfer);
}

TransferResult LibusbPort::control_in(const Setup& setup, std::span<std::uint8_t> data,
                                      Milliseconds limit) {
    return control(setup, data.data(), data.size(), limit);
}

TransferResult LibusbPort::control_out(const Setup& setup, std::span<const std::uint8_t> data,
                                       Milliseconds limit) {
    std::vector<std::uint8_t> copy(data.begin(), data.end());
    return control(setup, copy.data(), copy.size(), limit);
}

TransferResult LibusbPort::control(const Setup& setup, std::uint8_t* data, std::size_t size,
                                   Milliseconds limit) {
    check(size <= 0xFFFF, "a control request has at most 65535 bytes of data");
    {
        const std::lock_guard guard(lock_);
        if (closed_) return failure(TransferError::gone);
    }
    const int moved = libusb_control_transfer(handle_, setup.request_type, setup.request,
                                              setup.value, setup.index, data,
                                              static_cast<std::uint16_t>(size), to_limit(limit));
    if (moved < 0) return failure(transfer_error(moved));
    return Transferred{static_cast<std::size_t>(moved)};
}

TransferResult LibusbPort::in(std::span<std::uint8_t> data, Milliseconds limit) {
    Guard guard(lock_);
    if (closed_) return failure(TransferError::gone);
    if (const auto error = listen(in_, endpoints_.in)) return failure(*error);
    if (endpoints_.event != 0) {
        if (const auto error = listen(event_, endpoints_.event)) return failure(*error);
    }
    const auto due = [this] { return in_.done || event_is_due(); };
    changed_.wait_for(guard, limit, [&] { return due() || closed_ || woken_; });
    woken_ = false;
    if (closed_) return failure(TransferError::gone);
    if (!due()) return failure(TransferError::timed_out);
    return in_.done ? take(in_, endpoints_.in, data, guard)
                    : take(event_, endpoints_.event, data, guard);
}

std::optional<TransferError> LibusbPort::listen(Lane& lane, std::uint8_t endpoint) {
    if (lane.pending || lane.done) return std::nullopt;
    return submit(lane, endpoint, lane.buffer.size(), 0);
}

TransferResult LibusbPort::take(Lane& lane, std::uint8_t endpoint, std::span<std::uint8_t> data,
                                Guard& guard) {
    const std::size_t count = std::min(data.size(), lane.bytes - lane.taken);
    std::copy_n(lane.buffer.begin() + static_cast<std::ptrdiff_t>(lane.taken), count, data.begin());
    lane.taken += count;
    if (lane.taken < lane.bytes) return Transferred{count};
    lane.done = false;
    const auto status = lane.status;
    if (&lane == &in_) {
        message_goes_on_ = status == LIBUSB_TRANSFER_COMPLETED && lane.bytes == lane.buffer.size();
    }
    if (status != LIBUSB_TRANSFER_COMPLETED) {
        return failure(recover(status, endpoint, guard), count);
    }
    stalls_in_a_row_ = 0;
    // A line that broke here is told by the next call: these bytes are good.
    static_cast<void>(listen(lane, endpoint));
    return Transferred{count};
}

TransferResult LibusbPort::out(std::span<const std::uint8_t> data, Milliseconds limit) {
    Guard guard(lock_);
    if (closed_) return failure(TransferError::gone);
    if (endpoints_.out == 0) return failure(TransferError::refused);
    if (data.empty()) return Transferred{};
    const std::size_t size = std::min(data.size(), out_.buffer.size());
    std::copy_n(data.begin(), size, out_.buffer.begin());
    if (const auto error = submit(out_, endpoints_.out, size, to_limit(limit))) {
        return failure(*error);
    }
    if (!changed_.wait_for(guard, limit + grace, [this] { return out_.done; })) {
        cancel(out_);
        changed_.wait_for(guard, grace, [this] { return out_.done; });
        check(out_.done, "libusb keeps a cancelled transfer");
    }
    out_.done = false;
    const std::size_t sent = out_.bytes;
    if (closed_) return failure(TransferError::gone, sent);
    if (out_.status != LIBUSB_TRANSFER_COMPLETED) {
        return failure(recover(out_.status, endpoints_.out, guard), sent);
    }
    stalls_in_a_row_ = 0;
    if (sent < data.size()) return failure(TransferError::timed_out, sent);
    return Transferred{sent};
}

void LibusbPort::close() {
    const std::lock_guard guard(lock_);
    closed_ = true;
    cancel(in_);
    cancel(out_);
    cancel(event_);
    changed_.notify_all();
}

bool LibusbPort::wake() {
    const std::lock_guard guard(lock_);
    woken_ = true;
    changed_.notify_all();
    return true;
}

void LIBUSB_CALL LibusbPort::completed(libusb_transfer* transfer) {
    auto& port = *static_cast<LibusbPort*>(transfer->user_data);
    const std::lock_guard guard(port.lock_);
    Lane& lane = transfer == port.in_.transfer    ? port.in_
                 : transfer == port.out_.transfer ? port.out_
                                                  : port.event_;
    lane.pending = false;
    lane.done = true;
    lane.status = transfer->status;
    lane.bytes = static_cast<std::size_t>(std::max(transfer->actual_length, 0));
    lane.taken = 0;
    --port.active_;
    port.changed_.notify_all();
}

std::optional<TransferError> LibusbPort::submit(Lane& lane, std::uint8_t endpoint, std::size_t size,
                                                unsigned limit_ms) {
    fill(lane, endpoint, size, limit_ms);
    ++active_;
    if (const int code = libusb_submit_transfer(lane.transfer); code != 0) {
        --active_;
        return transfer_error(code);
    }
    lane.pending = true;
    lane.done = false;
    return std::nullopt;
}

void LibusbPort::fill(Lane& lane, std::uint8_t endpoint, std::size_t size, unsigned limit_ms) {
    const int length = static_cast<int>(size);
    if (endpoints_.interrupt || &lane == &event_) {
        libusb_fill_interrupt_transfer(lane.transfer, handle_, endpoint, lane.buffer.data(), length,
                                       completed, this, limit_ms);
    } else {
        libusb_fill_bulk_transfer(lane.transfer, handle_, endpoint, lane.buffer.data(), length,
                                  completed, this, limit_ms);
    }
}

TransferError LibusbPort::recover(libusb_transfer_status status, std::uint8_t endpoint,
                                  Guard& guard) {
    switch (status) {
        case LIBUSB_TRANSFER_TIMED_OUT:
            return TransferError::timed_out;
        case LIBUSB_TRANSFER_STALL: {
            const bool hopeless = ++stalls_in_a_row_ >= stalls_before_reset;
            guard.unlock();
            const int code =
                hopeless ? libusb_reset_device(handle_) : libusb_clear_halt(handle_, endpoint);
            guard.lock();
            if (hopeless || code == LIBUSB_ERROR_NO_DEVICE) return TransferError::gone;
            return TransferError::stalled;
        }
        case LIBUSB_TRANSFER_NO_DEVICE:
        case LIBUSB_TRANSFER_CANCELLED:
            return TransferError::gone;
        case LIBUSB_TRANSFER_OVERFLOW:
            return TransferError::overflowed;
        case LIBUSB_TRANSFER_ERROR:
        case LIBUSB_TRANSFER_COMPLETED:
            break;
    }
    return TransferError::failed;
}

void LibusbPort::cancel(Lane& lane) {
    // An error means that it is ending by itself; completed() is called either way.
    if (lane.pending) libusb_cancel_transfer(lane.transfer);
}

}  // namespace kvitok::usb
