// Behaviour of a receipt printer: a conversation as in payment_terminal.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "drivers/payment_terminal.h"
#include "kiosk/domain/printing.h"

namespace kvitok::drivers {

// One unit, for as long as it is attached. One thread (the device's worker). Output::bytes are to
// be sent in order; the worker reports how far it got through on_sent, so that a stalled printer is
// known and nothing is sent twice.
class ReceiptPrinter {
public:
    using Out = Output<printer::Event>;

    virtual ~ReceiptPrinter() = default;
    virtual int width_dots() const = 0;
    virtual Out on_attached(MonoTime now) = 0;
    virtual Out on_command(const printer::Command& command, MonoTime now) = 0;
    virtual Out on_bytes(std::span<const std::uint8_t> bytes, MonoTime now) = 0;
    virtual Out on_sent(std::size_t bytes, MonoTime now) = 0;
    virtual Out on_time(MonoTime now) = 0;
    virtual MonoTime next_wake() const = 0;
};

}  // namespace kvitok::drivers
