// What a simulated device is to the bus: requests in, bytes and refusals out, at moments that are
// passed in. It knows neither threads nor clocks, so the same device works in virtual and in real
// time. One thread at a time (a Socket sees to that). Calls never go back in time.
// Source: USB 2.0, 5.5-5.8, 8.4.5 (a device may answer a transaction with ACK, NAK or STALL).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "drivers/usb/port_source.h"
#include "kiosk/domain/time.h"

namespace kvitok::sim {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// Later than every moment: "nothing will happen by itself".
inline constexpr MonoTime never{std::numeric_limits<std::int64_t>::max()};

// Answer to a control request; an error stands for STALL and its kin.
struct ControlReply {
    Bytes bytes;
    std::optional<usb::TransferError> error;
};
// How much of what was offered the device took; less than all means NAK: offer the rest later.
struct OutReply {
    std::size_t accepted = 0;
    std::optional<usb::TransferError> error;
};
// One IN transfer, ended by a short packet or by the size of the buffer. Nothing means NAK.
struct InReply {
    bool answered = false;
    Bytes bytes;
    std::optional<usb::TransferError> error;
};

class Device {
public:
    virtual ~Device() = default;
    virtual const usb::DeviceInfo& info() const = 0;
    virtual usb::Interface interface() const = 0;
    // False while the device is not to be seen on the bus although its plug is in (no power).
    virtual bool present() const { return true; }
    // The plug went in or out. Nothing of an earlier plugging may arrive in a later one.
    virtual void on_plugged(MonoTime now) = 0;
    virtual void on_unplugged(MonoTime now) = 0;
    virtual ControlReply on_control_in(const usb::Setup& setup, std::size_t max, MonoTime now) = 0;
    virtual ControlReply on_control_out(const usb::Setup& setup, ByteView data, MonoTime now) = 0;
    virtual OutReply on_out(std::uint8_t endpoint, ByteView bytes, MonoTime now) = 0;
    virtual InReply on_in(std::uint8_t endpoint, std::size_t max, MonoTime now) = 0;
    // Lets everything happen that is due at `now`. Every call above does so by itself.
    virtual void on_time(MonoTime now) = 0;
    // When something happens next without a call; `never` if nothing.
    virtual MonoTime next_wake() const = 0;
    // When on_in would next have an answer although nothing happens (idle packets).
    virtual MonoTime next_idle_packet() const { return never; }
};

}  // namespace kvitok::sim
