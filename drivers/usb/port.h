// The bytes seam: one claimed USB interface (or what stands in for it). Blocking, with a time limit
// on every transfer; one thread at a time, except close(), which any thread may call to end a
// transfer in progress. Real over libusb; a transcript or a simulated device behind it in tests.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include <tl/expected.hpp>

#include "kiosk/domain/time.h"

namespace kvitok::usb {

enum class TransferError {
    timed_out,   // nothing, or not all, within the limit; `transferred` tells how far it got
    stalled,     // the endpoint answered STALL; it was cleared
    gone,        // unplugged or closed
    overflowed,  // the device sent more than was asked for (babble)
    refused,     // no permission, or the claim was lost
    failed,      // any other error of the bus
};

struct Transferred {
    std::size_t bytes = 0;
};

// How a transfer ended early: the error, and the bytes moved before it.
struct TransferFailure {
    TransferError error = TransferError::failed;
    std::size_t transferred = 0;
};

using TransferResult = tl::expected<Transferred, TransferFailure>;

// A control request (USB 2.0, 9.3): the five fields of the setup packet.
struct Setup {
    std::uint8_t request_type = 0;
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;
};

// What the bus says of a device.
struct DeviceInfo {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    std::string serial;    // empty when the device has none
    std::string location;  // bus and port path, "1-2.3"
};

class Port {
public:
    virtual ~Port() = default;
    virtual const DeviceInfo& info() const = 0;
    virtual TransferResult control_in(const Setup& setup, std::span<std::uint8_t> data,
                                      Milliseconds limit) = 0;
    virtual TransferResult control_out(const Setup& setup, std::span<const std::uint8_t> data,
                                       Milliseconds limit) = 0;
    // Bulk or interrupt, whichever the interface has; at most one packet's worth may be left
    // unread. What a smart card interface says on its event pipe comes here too, a transfer a
    // call, never between the transfers of one bulk message.
    virtual TransferResult in(std::span<std::uint8_t> data, Milliseconds limit) = 0;
    virtual TransferResult out(std::span<const std::uint8_t> data, Milliseconds limit) = 0;
    virtual void close() = 0;
    // Any thread: ends the in() that waits, or the next one, as if its limit had passed. False
    // where a port cannot be woken: its owner then uses short limits.
    virtual bool wake() { return false; }
};

}  // namespace kvitok::usb
