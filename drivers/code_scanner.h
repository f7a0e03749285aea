// Behaviour of a code scanner: delivers the bytes of whole codes, whatever they say.
#pragma once

#include <string>
#include <variant>

#include "drivers/payment_terminal.h"

namespace kvitok::scanner {

// `bytes` as the code holds them, without prefix or suffix; at most 4096.
struct Scanned {
    std::string bytes;
};
struct Attached {
    std::string model;
    std::string serial;
};
struct Lost {};
using Event = std::variant<Scanned, Attached, Lost>;

}  // namespace kvitok::scanner

namespace kvitok::drivers {

// One unit, for as long as it is attached. One thread (the device's worker).
class CodeScanner {
public:
    using Out = Output<scanner::Event>;

    virtual ~CodeScanner() = default;
    virtual Out on_attached(MonoTime now) = 0;
    virtual Out on_bytes(std::span<const std::uint8_t> report, MonoTime now) = 0;
    virtual Out on_time(MonoTime now) = 0;
    virtual MonoTime next_wake() const = 0;
};

}  // namespace kvitok::drivers
