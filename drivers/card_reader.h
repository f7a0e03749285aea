// Behaviour of a card reader: a conversation as in payment_terminal.h that says which card was laid
// on it. It takes no commands: whatever it may tell of a card it tells at once.
#pragma once

#include "drivers/payment_terminal.h"
#include "kiosk/domain/reader.h"

namespace kvitok::drivers {

// One unit, for as long as it is attached. One thread (the device's worker). on_bytes takes one
// transfer of the bus, of either direction into the kiosk.
class CardReader {
public:
    using Out = Output<reader::Event>;

    virtual ~CardReader() = default;
    virtual Out on_attached(MonoTime now) = 0;
    virtual Out on_bytes(std::span<const std::uint8_t> transfer, MonoTime now) = 0;
    virtual Out on_time(MonoTime now) = 0;
    virtual MonoTime next_wake() const = 0;
};

}  // namespace kvitok::drivers
