// The line of a device that needs none: bytes go to the port as they are, and a read gives one
// transfer, so that reports keep their bounds. One thread; borrows the port.
#pragma once

#include "drivers/serial/serial_line.h"

namespace kvitok::drivers::serial {

class PlainLine final : public SerialLine {
public:
    explicit PlainLine(usb::Port& port) : port_(port) {}

    tl::expected<void, usb::TransferError> open(const LineSettings&) override { return {}; }
    usb::TransferResult read(std::span<std::uint8_t> data, Milliseconds limit) override {
        return port_.in(data, limit);
    }
    usb::TransferResult write(std::span<const std::uint8_t> data, Milliseconds limit) override {
        if (data.empty()) return usb::Transferred{};
        return port_.out(data, limit);
    }
    std::uint64_t line_errors() const override { return 0; }

private:
    usb::Port& port_;
};

}  // namespace kvitok::drivers::serial
