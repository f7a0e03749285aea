// VTK frames as a payment terminal reads and writes them: the terminal's own reading of the manual.
// Pure; the reader keeps what is not yet a whole message. One thread.
// Source: VTK protocol 1.12, 2 (frame) and 3 (parameters), as in hardware notes A4.1, A4.2.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "drivers/sim/device.h"

namespace kvitok::sim {

namespace vtk {
inline constexpr std::uint16_t from_machine = 0x96FB;
inline constexpr std::uint16_t from_terminal = 0x97FB;
inline constexpr std::uint8_t start = 0x1F;

enum Tag : std::uint32_t {
    message_name = 0x01,
    operation_number = 0x03,
    amount = 0x04,
    keepalive = 0x05,
    operation_timeout = 0x06,
    event_number = 0x08,
    product_name = 0x0F,
    local_time = 0x11,
    receipt = 0x13,
};
}  // namespace vtk

// CRC-16/CCITT-FALSE: 1021, from FFFF, not reflected.
std::uint16_t vtk_crc(ByteView bytes);

struct VtkMessage {
    std::vector<std::pair<std::uint32_t, std::string>> fields;

    std::string_view text(std::uint32_t tag) const;
    // A decimal parameter; nothing when absent, empty, not decimal, or over 12 digits.
    std::optional<std::int64_t> number(std::uint32_t tag) const;
};

// A whole frame, 1F to CRC.
Bytes vtk_frame(std::uint16_t discriminator, const VtkMessage& message);

// Takes the bytes of the line as they come; ignores what is no message for a terminal.
class VtkReader {
public:
    std::vector<VtkMessage> push(ByteView bytes, MonoTime now);
    // The rest of a message must arrive within 8 s of its 1F.
    void on_time(MonoTime now);
    MonoTime next_wake() const { return pending_.empty() ? never : started_ + patience; }
    void reset() { pending_.clear(); }
    int ignored() const { return ignored_; }

private:
    static constexpr Milliseconds patience{8000};

    Bytes pending_;
    MonoTime started_;
    int ignored_ = 0;
};

}  // namespace kvitok::sim
