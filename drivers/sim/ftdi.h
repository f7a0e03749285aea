// An FT232R USB serial chip as the bus sees it, with the line of whatever is soldered behind it.
// No thread of its own; time is passed in. Two status bytes lead every 64-byte IN packet, and an
// idle chip sends them alone once per latency period.
// Source: hardware notes A5.1 (vendor requests of FT232R/BM).
#pragma once

#include <deque>

#include "drivers/sim/device.h"

namespace kvitok::sim {

class FtdiChip {
public:
    static constexpr std::size_t packet_size = 64;
    static constexpr std::size_t payload_size = packet_size - 2;

    // As out of the factory: 16 ms latency, no baud rate that anybody relies on.
    void power_on(MonoTime now);
    ControlReply control_in(const usb::Setup& setup, std::size_t max);
    ControlReply control_out(const usb::Setup& setup, ByteView data);

    // From the line to the host.
    void push(ByteView bytes);
    void drop_pending() { to_host_.clear(); }
    bool empty() const { return to_host_.empty(); }
    InReply read(std::size_t max, MonoTime now);
    MonoTime next_idle_packet() const;

    // Baud rate of the divisor that was set, 0 if none was.
    int baud() const;
    bool is_8n1() const { return data_format_ == 0x0008; }
    bool dtr() const { return dtr_; }
    bool rts() const { return rts_; }
    int latency_ms() const { return latency_ms_; }

    // Empty packets while nothing is sent: real chips do, QEMU's does not.
    void send_idle_packets(bool on) { idle_packets_ = on; }
    // At most this many line bytes in a packet: a slow line.
    void limit_payload(std::size_t bytes) { payload_limit_ = bytes; }
    // The next packet reports a framing error.
    void mark_framing_error() { framing_error_ = true; }

private:
    std::deque<std::uint8_t> to_host_;
    MonoTime last_packet_;
    int latency_ms_ = 16;
    std::uint16_t divisor_value_ = 0;
    std::uint8_t divisor_high_ = 0;
    bool divisor_set_ = false;
    std::uint16_t data_format_ = 0;
    std::size_t payload_limit_ = payload_size;
    bool dtr_ = false;
    bool rts_ = false;
    bool idle_packets_ = true;
    bool framing_error_ = false;
};

}  // namespace kvitok::sim
