// A serial line through an FTDI chip (FT232R and kin). One thread; borrows the port.
// Source: the vendor protocol as Linux drivers/usb/serial/ftdi_sio.h documents it; FTDI AN232B-04
// (status bytes) and AN232B-05 (baud rates).
//
// Every IN packet begins with two status bytes, also each further packet of a longer transfer. A
// packet whose status tells of a line error is dropped whole: the protocol above sees a bad frame.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "drivers/serial/serial_line.h"

namespace kvitok::drivers::serial {

// What differs between chips.
struct FtdiChip {
    std::size_t packet_bytes = 64;  // 512 on chips at high speed (FT2232H, FT4232H, FT232H)
    std::uint8_t port = 0;          // 0 on chips with one port, 1 = A ... 4 = D on others
};

// Divisor of 3 MHz in eighths, as wValue and the one bit of wIndex. baud: 183 to 3 000 000.
struct FtdiDivisor {
    std::uint16_t value = 0;
    bool index_bit = false;
    friend bool operator==(const FtdiDivisor&, const FtdiDivisor&) = default;
};
FtdiDivisor ftdi_divisor(std::uint32_t baud);

class FtdiLine final : public SerialLine {
public:
    explicit FtdiLine(usb::Port& port, FtdiChip chip = {});

    tl::expected<void, usb::TransferError> open(const LineSettings& settings) override;
    usb::TransferResult read(std::span<std::uint8_t> data, Milliseconds limit) override;
    usb::TransferResult write(std::span<const std::uint8_t> data, Milliseconds limit) override;
    std::uint64_t line_errors() const override { return line_errors_; }

private:
    tl::expected<void, usb::TransferError> request(std::uint8_t number, std::uint16_t value,
                                                   std::uint8_t index_high = 0);
    void strip(std::span<const std::uint8_t> transfer);

    usb::Port& port_;
    const FtdiChip chip_;
    std::vector<std::uint8_t> transfer_;
    std::vector<std::uint8_t> ready_;  // stripped, and not yet taken by the caller
    std::uint64_t line_errors_ = 0;
};

}  // namespace kvitok::drivers::serial
