// Messages of a CCID reader, bytes to values and back, in the specification's order. Pure.
// Source: USB-IF DWG Smart-Card CCID 1.1; clause numbers below are its own.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

namespace kvitok::drivers::ccid {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// Type, length, slot, sequence and three bytes of its own begin every bulk message.
inline constexpr std::size_t header_bytes = 10;

// 5.1 Smart Card Device Class Descriptor

enum class Level { character, tpdu, short_apdu, extended_apdu };

namespace feature {
inline constexpr std::uint32_t parameters_from_atr = 0x02;
inline constexpr std::uint32_t voltage = 0x08;
inline constexpr std::uint32_t clock = 0x10;
inline constexpr std::uint32_t baud = 0x20;
inline constexpr std::uint32_t negotiation = 0x40;  // parameters, with PPS, by the reader's own way
inline constexpr std::uint32_t pps = 0x80;
inline constexpr std::uint32_t ifsd = 0x400;
inline constexpr std::uint32_t level_mask = 0x70000;
}  // namespace feature

struct ClassDescriptor {
    std::uint8_t max_slot = 0;    // bMaxSlotIndex: one slot less than there are
    std::uint8_t voltages = 0;    // 1: 5 V, 2: 3 V, 4: 1.8 V
    std::uint32_t protocols = 0;  // 1: T=0, 2: T=1
    std::uint32_t max_ifsd = 254;
    std::uint32_t features = 0;
    std::uint32_t max_message = 271;  // bytes, header included
    bool tells_changes = false;       // the interface has an interrupt endpoint

    Level level() const;
    bool has(std::uint32_t wanted) const { return (features & wanted) != 0; }
};

enum class DescriptorError { cut_off, missing, character_level };
// The one of this interface in a whole configuration descriptor (USB 2.0, 9.6.3). Some readers put
// it behind an endpoint, or before the first interface.
tl::expected<ClassDescriptor, DescriptorError> find_class_descriptor(ByteView configuration,
                                                                     std::uint8_t interface);
// 54 bytes.
tl::expected<ClassDescriptor, DescriptorError> parse_class_descriptor(ByteView bytes);

// 6.1 Command pipe, bulk OUT. Slot and sequence are set by whoever sends.
struct Command {
    std::uint8_t type = 0;
    std::array<std::uint8_t, 3> specific{};
    Bytes data;
};
Bytes encode(const Command& command, std::uint8_t slot, std::uint8_t sequence);

enum class Power : std::uint8_t { automatic = 0, v5 = 1, v3 = 2, v1_8 = 3 };
// wLevelParameter of a message in a chain, 6.1.4.
enum class Chain : std::uint16_t { whole = 0, begins = 1, ends = 2, goes_on = 3, next = 0x10 };

Command power_on(Power power);                                   // 6.1.1
Command power_off();                                             // 6.1.2
Command get_slot_status();                                       // 6.1.3
Command xfr_block(Bytes data, std::uint8_t waits, Chain chain);  // 6.1.4; waits: bBWI
Command get_parameters();                                        // 6.1.5
Command reset_parameters();                                      // 6.1.6
struct T0Parameters {
    std::uint8_t fi_di = 0x11;
    bool inverse = false;
    std::uint8_t guard = 0;
    std::uint8_t waiting = 10;
};
struct T1Parameters {
    std::uint8_t fi_di = 0x11;
    bool crc = false;
    bool inverse = false;
    std::uint8_t guard = 0;
    std::uint8_t bwi = 4;
    std::uint8_t cwi = 13;
    std::uint8_t ifsc = 32;
};
Command set_parameters(const T0Parameters& parameters);  // 6.1.7
Command set_parameters(const T1Parameters& parameters);
Command escape(Bytes data);  // 6.1.8

// 6.2 Response pipe, bulk IN
namespace response {
inline constexpr std::uint8_t data_block = 0x80;   // 6.2.1
inline constexpr std::uint8_t slot_status = 0x81;  // 6.2.2
inline constexpr std::uint8_t parameters = 0x82;   // 6.2.3
inline constexpr std::uint8_t escape = 0x83;       // 6.2.4
inline constexpr std::uint8_t data_rate = 0x84;    // 6.2.5
}  // namespace response

// 6.2.6 Reporting of slot errors and slot status
enum class Icc : std::uint8_t { active = 0, inactive = 1, absent = 2, unknown = 3 };
enum class Outcome : std::uint8_t { done = 0, failed = 1, more_time = 2, unknown = 3 };
// bError of a failed command, as far as a driver acts on it; 01 to 7F: index of the bad field.
namespace slot_error {
inline constexpr std::uint8_t unsupported = 0x00;
inline constexpr std::uint8_t busy = 0xE0;
inline constexpr std::uint8_t busy_with_sequence = 0xF2;
inline constexpr std::uint8_t hardware = 0xFB;
inline constexpr std::uint8_t overrun = 0xFC;
inline constexpr std::uint8_t parity = 0xFD;
inline constexpr std::uint8_t mute = 0xFE;
}  // namespace slot_error

struct Response {
    std::uint8_t type = 0;
    std::uint8_t slot = 0;
    std::uint8_t sequence = 0;
    Icc icc = Icc::unknown;
    Outcome outcome = Outcome::unknown;
    std::uint8_t error = 0;     // more_time: so many times the waiting time
    std::uint8_t specific = 0;  // bChainParameter, bClockStatus or bProtocolNum
    Bytes data;
};

// 6.3 Event pipe, interrupt IN
struct SlotChange {  // 6.3.1
    std::uint8_t slot = 0;
    bool present = false;
    bool changed = false;
};
struct HardwareError {  // 6.3.2
    std::uint8_t slot = 0;
    std::uint8_t sequence = 0;
    std::uint8_t code = 0;
};
using News = std::variant<Response, SlotChange, HardwareError>;

// Puts transfers together to messages. A message of the event pipe is one transfer, and never comes
// between the transfers of a response. What is no message is dropped, and counted.
class ResponseReader {
public:
    explicit ResponseReader(std::uint32_t max_message) : max_message_(max_message) {}
    std::vector<News> feed(ByteView transfer);
    // The rest of a response will not come.
    void forget() { buffer_.clear(); }
    std::uint64_t dropped() const { return dropped_; }

private:
    std::uint32_t max_message_;
    Bytes buffer_;
    std::uint64_t dropped_ = 0;
};

}  // namespace kvitok::drivers::ccid
