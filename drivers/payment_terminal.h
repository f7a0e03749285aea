// Behaviour of a payment terminal. A driver is a conversation: bytes, commands and time in; bytes
// and events out. It never waits, starts no thread and reads no clock; a worker pumps it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kiosk/domain/payment.h"
#include "kiosk/domain/time.h"

namespace kvitok::drivers {

// What a conversation wants done after a step: bytes to the port, events to the inbox.
template <class Event>
struct Output {
    std::vector<std::uint8_t> bytes;
    std::vector<Event> events;
};

// One unit, for as long as it is attached. One thread (the device's worker).
class PaymentTerminal {
public:
    using Out = Output<terminal::Event>;

    virtual ~PaymentTerminal() = default;
    virtual TerminalTraits traits() const = 0;
    virtual Out on_attached(MonoTime now) = 0;
    // One command runs at a time, save Cancel; a second one is answered NotReady{busy} or Unknown.
    virtual Out on_command(const terminal::Command& command, MonoTime now) = 0;
    virtual Out on_bytes(std::span<const std::uint8_t> bytes, MonoTime now) = 0;
    // Called at or after next_wake().
    virtual Out on_time(MonoTime now) = 0;
    virtual MonoTime next_wake() const = 0;
    // False while nothing that the terminal might say matters before next_wake(): its line may
    // then rest unread. Serial chips chatter all the time, and each word would wake the processor.
    virtual bool listens() const { return true; }
};

}  // namespace kvitok::drivers
