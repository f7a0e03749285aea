// VTK on a serial line: frames, checksum and parameters. Pure: bytes and time in, values out.
// Source: VTK-PROTOCOL-EN 1.12 (2020-05-07), Terminal Technologies: 2 frame, 3 parameters.
//
//   1F | length BE2 | discriminator BE2 | BER-TLV... | CRC BE2
//
// length counts discriminator and parameters; the CRC (CCITT, polynomial 1021, initial FFFF) covers
// everything from the 1F on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "kiosk/domain/time.h"

namespace kvitok::drivers::vtk {

inline constexpr std::uint8_t frame_start = 0x1F;
inline constexpr std::uint16_t to_terminal = 0x96FB;    // VMC -> POS
inline constexpr std::uint16_t from_terminal = 0x97FB;  // POS -> VMC
// Longer than any receipt; a length above it is noise that happens to follow a 1F.
inline constexpr std::size_t max_frame_body = 16384;
// The rest of a message must follow its 1F within this time (2.1).
inline constexpr Milliseconds frame_limit{8000};

enum Tag : std::uint32_t {
    tag_name = 0x01,
    tag_number = 0x03,             // decimal, 8
    tag_amount = 0x04,             // decimal, 12, minor units
    tag_keepalive = 0x05,          // decimal, 3, seconds; 0 prohibited
    tag_operation_timeout = 0x06,  // decimal, 3, seconds; 0 prohibited
    tag_event_name = 0x07,
    tag_event_number = 0x08,
    tag_destination = 0x0B,  // index 1, address 4, port 2, status 1, window 2
    tag_local_time = 0x11,   // YYYYMMDDThhmmss+hhmm
    tag_system = 0x12,
    tag_receipt = 0x13,  // UTF-8, LF between items
};

struct Parameter {
    std::uint32_t tag = 0;
    std::vector<std::uint8_t> value;
    friend bool operator==(const Parameter&, const Parameter&) = default;
};

struct Message {
    std::uint16_t discriminator = to_terminal;
    std::vector<Parameter> parameters;
    friend bool operator==(const Message&, const Message&) = default;

    // The value of the first parameter with this tag, as text.
    std::optional<std::string> text(std::uint32_t tag) const;
    // The same as a number; nothing unless it is one to `max_digits` decimal digits.
    std::optional<std::uint64_t> number(std::uint32_t tag, std::size_t max_digits) const;
    // Message name (tag 01): IDL DIS STA VRP FIN ABR CDP MFR CON DAT DSC; empty when absent.
    std::string name() const;

    Message& add(std::uint32_t tag, std::string_view value);
    Message& add(std::uint32_t tag, std::uint64_t value);
};

// A message of ours with its name as first parameter.
Message message(std::string_view name);

// CRC-16/CCITT-FALSE; "123456789" gives 29B1.
std::uint16_t crc16(std::span<const std::uint8_t> bytes);

std::vector<std::uint8_t> encode_frame(const Message& message);

enum class TlvError {
    cut_off,     // a tag, length or value ends after the bytes do
    bad_tag,     // more than three bytes
    bad_length,  // indefinite, or more than three bytes
};
tl::expected<std::vector<Parameter>, TlvError> decode_parameters(
    std::span<const std::uint8_t> bytes);

// Puts messages together from whatever pieces the line delivers. Never fails: what is no message
// is counted and skipped, as the protocol has no negative answer.
class FrameReader {
public:
    struct Counters {
        std::uint64_t skipped_bytes = 0;
        std::uint64_t bad_crc = 0;
        std::uint64_t bad_parameters = 0;
        std::uint64_t foreign = 0;    // another discriminator or an absurd length
        std::uint64_t timed_out = 0;  // the rest of a message did not come in time
    };

    // The messages that `bytes` complete, in order.
    std::vector<Message> feed(std::span<const std::uint8_t> bytes, MonoTime now);
    // Gives up a message whose rest did not come in time; what it hid may be a message.
    std::vector<Message> expire(MonoTime now);
    // When expire() has something to do; nothing while no message is begun.
    std::optional<MonoTime> deadline() const;
    const Counters& counters() const { return counters_; }

private:
    // Takes one message or one piece of noise off the front; false when more bytes are needed.
    bool take(std::vector<Message>& messages);
    void skip(std::size_t bytes);
    std::vector<Message> drain(MonoTime now);

    std::vector<std::uint8_t> buffer_;
    MonoTime began_;
    Counters counters_;
};

}  // namespace kvitok::drivers::vtk
