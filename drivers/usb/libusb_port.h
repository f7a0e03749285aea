// Inner header of drivers/usb: a port over a claimed libusb interface.
//
// Threads: as port.h says. Transfers are asynchronous and completed by the bus's event thread; a
// caller waits for its own with a limit. One IN transfer stays pending between calls of in(), with
// a fixed buffer of whole packets, so that nothing the device says is lost; what it delivered waits
// for the next in(), and only then is the next one submitted. An event pipe beside it is listened
// to in the same way. Never sends a zero-length packet.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include <libusb.h>

#include "drivers/usb/endpoints.h"
#include "drivers/usb/port.h"

namespace kvitok::usb {

class LibusbPort final : public Port {
public:
    // Takes over the handle with its claim. `active` counts transfers that libusb still holds, and
    // outlives the port.
    LibusbPort(DeviceInfo info, libusb_device_handle* handle, std::uint8_t interface,
               Endpoints endpoints, std::atomic<int>& active);
    ~LibusbPort() override;
    LibusbPort(const LibusbPort&) = delete;
    LibusbPort& operator=(const LibusbPort&) = delete;

    const DeviceInfo& info() const override { return info_; }
    TransferResult control_in(const Setup& setup, std::span<std::uint8_t> data,
                              Milliseconds limit) override;
    TransferResult control_out(const Setup& setup, std::span<const std::uint8_t> data,
                               Milliseconds limit) override;
    TransferResult in(std::span<std::uint8_t> data, Milliseconds limit) override;
    TransferResult out(std::span<const std::uint8_t> data, Milliseconds limit) override;
    void close() override;
    bool wake() override;

private:
    // One of the transfers. Everything but the pointer is under the lock.
    struct Lane {
        libusb_transfer* transfer = nullptr;
        std::vector<std::uint8_t> buffer;
        bool pending = false;  // libusb holds it
        bool done = false;     // completed, and its result not yet taken
        libusb_transfer_status status = LIBUSB_TRANSFER_COMPLETED;
        std::size_t bytes = 0;  // moved
        std::size_t taken = 0;  // of them given to the caller
    };
    using Guard = std::unique_lock<std::mutex>;

    static void LIBUSB_CALL completed(libusb_transfer* transfer);
    TransferResult control(const Setup& setup, std::uint8_t* data, std::size_t size,
                           Milliseconds limit);
    // Keeps a lane's IN transfer pending.
    std::optional<TransferError> listen(Lane& lane, std::uint8_t endpoint);
    TransferResult take(Lane& lane, std::uint8_t endpoint, std::span<std::uint8_t> data,
                        Guard& guard);
    // An event never comes between the transfers of one message of the bulk pipe.
    bool event_is_due() const { return event_.done && !message_goes_on_; }
    std::optional<TransferError> submit(Lane& lane, std::uint8_t endpoint, std::size_t size,
                                        unsigned limit_ms);
    void fill(Lane& lane, std::uint8_t endpoint, std::size_t size, unsigned limit_ms);
    // The error a transfer ended with; clears a stall, and resets a device that stalls again and
    // again. Takes the lock off meanwhile.
    TransferError recover(libusb_transfer_status status, std::uint8_t endpoint, Guard& guard);
    void cancel(Lane& lane);

    const DeviceInfo info_;
    libusb_device_handle* const handle_;
    const std::uint8_t interface_;
    const Endpoints endpoints_;
    std::atomic<int>& active_;
    std::mutex lock_;
    std::condition_variable changed_;
    Lane in_;
    Lane out_;
    Lane event_;
    bool message_goes_on_ = false;  // the last bulk transfer filled its buffer
    bool closed_ = false;
    bool woken_ = false;
    int stalls_in_a_row_ = 0;
};

// What a libusb return code means for a transfer.
TransferError transfer_error(int code);

}  // namespace kvitok::usb
