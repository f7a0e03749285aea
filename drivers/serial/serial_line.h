// A serial line as drivers of serial devices see it, whatever carries it over USB. Blocking, with a
// time limit on every call; one thread (the device's worker). Errors are those of the port below;
// after `gone` the line is of no more use.
#pragma once

#include <cstdint>
#include <span>

#include <tl/expected.hpp>

#include "drivers/usb/port.h"

namespace kvitok::drivers::serial {

enum class Parity : std::uint8_t { none, odd, even, mark, space };
enum class StopBits : std::uint8_t { one, two };
enum class Handshake : std::uint8_t { none, rts_cts, dtr_dsr };

struct LineSettings {
    std::uint32_t baud = 115200;
    std::uint8_t data_bits = 8;
    Parity parity = Parity::none;
    StopBits stop_bits = StopBits::one;
    Handshake handshake = Handshake::none;
    friend bool operator==(const LineSettings&, const LineSettings&) = default;
};

class SerialLine {
public:
    virtual ~SerialLine() = default;
    // Sets the line up, empties both directions and raises DTR and RTS.
    virtual tl::expected<void, usb::TransferError> open(const LineSettings& settings) = 0;
    // At least one byte, or none when the limit passes or the carrier had only its own news: the
    // caller asks again.
    virtual usb::TransferResult read(std::span<std::uint8_t> data, Milliseconds limit) = 0;
    virtual usb::TransferResult write(std::span<const std::uint8_t> data, Milliseconds limit) = 0;
    // Bytes with a parity, framing, break or overrun error; they were dropped.
    virtual std::uint64_t line_errors() const = 0;
};

}  // namespace kvitok::drivers::serial
