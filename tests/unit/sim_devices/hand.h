// Hands for the tests of the simulated devices: bytes from hexadecimal, and a serial line opened
// over a port the way the manual says, written out by hand.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "drivers/sim/socket.h"

namespace kvitok::sim {

inline Bytes hex(std::string_view text) {
    Bytes bytes;
    int high = -1;
    for (const char c : text) {
        if (c == ' ' || c == '\n') continue;
        const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        if (high < 0) {
            high = digit;
        } else {
            bytes.push_back(static_cast<std::uint8_t>(high * 16 + digit));
            high = -1;
        }
    }
    return bytes;
}

inline std::string to_hex(ByteView bytes) {
    std::string text;
    for (const auto byte : bytes) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

inline Bytes of_text(std::string_view text) {
    return Bytes(text.begin(), text.end());
}

// One bulk OUT; fails the test unless all of it went through.
inline void write_all(usb::Port& port, ByteView bytes, Milliseconds limit = Milliseconds(1000)) {
    const auto sent = port.out(bytes, limit);
    ASSERT_TRUE(sent.has_value());
    ASSERT_EQ(sent->bytes, bytes.size());
}

// What one IN transfer brings; empty on any failure.
inline Bytes read_once(usb::Port& port, Milliseconds limit, std::size_t size = 512) {
    Bytes buffer(size);
    const auto got = port.in(buffer, limit);
    buffer.resize(got ? got->bytes : 0);
    return buffer;
}

// 115200 8N1, latency 16 ms, DTR and RTS up.
inline void open_line(usb::Port& port) {
    for (const usb::Setup& setup :
         {usb::Setup{0x40, 0x00, 0x0000, 0}, usb::Setup{0x40, 0x03, 0x001A, 0},
          usb::Setup{0x40, 0x04, 0x0008, 0}, usb::Setup{0x40, 0x02, 0x0000, 0},
          usb::Setup{0x40, 0x09, 0x0010, 0}, usb::Setup{0x40, 0x01, 0x0303, 0}}) {
        ASSERT_TRUE(port.control_out(setup, {}, Milliseconds(100)).has_value());
    }
}

// Line bytes that arrive within `limit`, without the two status bytes of each packet.
inline Bytes read_line(usb::Port& port, const Clock& clock, Milliseconds limit) {
    Bytes line;
    const MonoTime end = clock.mono() + limit;
    while (clock.mono() < end) {
        const auto left = Milliseconds(end.ms - clock.mono().ms);
        const Bytes transfer = read_once(port, left);
        if (transfer.empty()) break;
        for (std::size_t at = 0; at < transfer.size(); ++at) {
            if (at % 64 >= 2) line.push_back(transfer[at]);
        }
    }
    return line;
}

}  // namespace kvitok::sim
