// One face for the conversations of all kinds of devices, so that one worker can pump them: bytes,
// commands and time in, bytes out, events posted. It also sees to it that every command is answered
// when the device goes away in the middle. One thread, like the conversation within.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <variant>
#include <vector>

#include "drivers/card_reader.h"
#include "drivers/code_scanner.h"
#include "drivers/payment_terminal.h"
#include "drivers/receipt_printer.h"

namespace kvitok::drivers {

using DeviceCommand = std::variant<terminal::Command, printer::Command>;
using DeviceEvent = std::variant<terminal::Event, printer::Event, scanner::Event, reader::Event>;
// Called on the thread of the talk; must not block.
using Post = std::function<void(DeviceEvent)>;

class Talk {
public:
    using Bytes = std::vector<std::uint8_t>;

    virtual ~Talk() = default;
    virtual Bytes on_attached(MonoTime now) = 0;
    virtual Bytes on_command(const DeviceCommand& command, MonoTime now) = 0;
    virtual Bytes on_bytes(std::span<const std::uint8_t> bytes, MonoTime now) = 0;
    virtual Bytes on_sent(std::size_t bytes, MonoTime now) = 0;
    virtual Bytes on_time(MonoTime now) = 0;
    virtual MonoTime next_wake() const = 0;
    virtual bool listens() const = 0;
    // The device is gone: answers what still runs, then posts Lost. Nothing may follow.
    virtual void on_lost() = 0;
};

std::unique_ptr<Talk> make_talk(std::unique_ptr<PaymentTerminal> terminal, Post post);
std::unique_ptr<Talk> make_talk(std::unique_ptr<ReceiptPrinter> printer, Post post);
std::unique_ptr<Talk> make_talk(std::unique_ptr<CodeScanner> scanner, Post post);
std::unique_ptr<Talk> make_talk(std::unique_ptr<CardReader> reader, Post post);

// Answers a command of which nothing has been sent to any device: `why` says it to Prepare.
void refuse(const DeviceCommand& command, terminal::NotReadyReason why, const Post& post);

}  // namespace kvitok::drivers
