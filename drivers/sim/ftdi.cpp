#include "drivers/sim/ftdi.h"

#include <algorithm>
#include <array>

namespace kvitok::sim {
namespace {

constexpr std::uint8_t vendor_out = 0x40;
constexpr std::uint8_t vendor_in = 0xC0;
enum Request : std::uint8_t {
    reset = 0x00,
    modem_control = 0x01,
    flow_control = 0x02,
    baud_rate = 0x03,
    data_format = 0x04,
    modem_status = 0x05,
    set_latency = 0x09,
    get_latency = 0x0A,
};
// CTS, DSR and DCD of a device that is switched on; bit 0 is always set on real chips.
constexpr std::uint8_t lines_up = 0xB1;
constexpr std::uint8_t transmitter_empty = 0x60;
constexpr std::uint8_t framing_error_bit = 0x08;

const ControlReply stall{{}, usb::TransferError::stalled};

}  // namespace

void FtdiChip::power_on(MonoTime now) {
    to_host_.clear();
    last_packet_ = now;
    latency_ms_ = 16;
    divisor_set_ = false;
    data_format_ = 0;
    dtr_ = rts_ = false;
    framing_error_ = false;
}

ControlReply FtdiChip::control_in(const usb::Setup& setup, std::size_t max) {
    if (setup.request_type != vendor_in) return stall;
    if (setup.request == modem_status && max >= 2) return {{lines_up, transmitter_empty}, {}};
    if (setup.request == get_latency && max >= 1) {
        return {{static_cast<std::uint8_t>(latency_ms_)}, {}};
    }
    return stall;
}

ControlReply FtdiChip::control_out(const usb::Setup& setup, ByteView data) {
    // One port: the low byte of wIndex is 0 for all but the baud rate, whose bit 0 is a divisor
    // bit.
    if (setup.request_type != vendor_out || !data.empty()) return stall;
    switch (setup.request) {
        case reset:
            if (setup.value > 2) return stall;
            if (setup.value != 2) to_host_.clear();
            return {};
        case modem_control:
            if (setup.value & 0x0100) dtr_ = setup.value & 0x01;
            if (setup.value & 0x0200) rts_ = setup.value & 0x02;
            return {};
        case flow_control:
            return {};
        case baud_rate:
            divisor_value_ = setup.value;
            divisor_high_ = static_cast<std::uint8_t>(setup.index & 1);
            divisor_set_ = true;
            return {};
        case data_format:
            data_format_ = setup.value;
            return {};
        case set_latency:
            if (setup.value < 1 || setup.value > 255) return stall;
            latency_ms_ = setup.value;
            return {};
        default:
            return stall;
    }
}

int FtdiChip::baud() const {
    if (!divisor_set_) return 0;
    constexpr std::array<int, 8> eighths_of_code{0, 4, 2, 1, 3, 5, 6, 7};
    const int whole = divisor_value_ & 0x3FFF;
    const int code = (divisor_value_ >> 14) | (divisor_high_ << 2);
    const int eighths = 8 * whole + eighths_of_code[static_cast<std::size_t>(code)];
    if (eighths == 0) return 3'000'000;
    if (eighths == 8) return 2'000'000;
    return 3'000'000 * 8 / eighths;
}

void FtdiChip::push(ByteView bytes) {
    to_host_.insert(to_host_.end(), bytes.begin(), bytes.end());
}

InReply FtdiChip::read(std::size_t max, MonoTime now) {
    InReply reply;
    while (!to_host_.empty()) {
        const auto payload = std::min(payload_limit_, to_host_.size());
        if (reply.bytes.size() + payload + 2 > max) {
            // A whole number of packets fits, or the host's buffer overflows.
            if (max % packet_size != 0) {
                return {true, {}, usb::TransferError::overflowed};
            }
            break;
        }
        reply.bytes.push_back(lines_up);
        reply.bytes.push_back(framing_error_ ? framing_error_bit : 0);
        framing_error_ = false;
        const auto end = to_host_.begin() + static_cast<std::ptrdiff_t>(payload);
        reply.bytes.insert(reply.bytes.end(), to_host_.begin(), end);
        to_host_.erase(to_host_.begin(), end);
        if (payload < payload_size) break;
    }
    if (reply.bytes.empty() && next_idle_packet() <= now) {
        reply.bytes = {lines_up, transmitter_empty};
    }
    if (reply.bytes.empty()) return {};
    last_packet_ = now;
    reply.answered = true;
    return reply;
}

MonoTime FtdiChip::next_idle_packet() const {
    return idle_packets_ ? last_packet_ + Milliseconds(latency_ms_) : never;
}

}  // namespace kvitok::sim
