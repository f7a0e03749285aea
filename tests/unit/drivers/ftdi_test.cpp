#include "drivers/serial/ftdi.h"

#include <gtest/gtest.h>

#include "drivers/usb/transcript.h"
#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers::serial {
namespace {

constexpr Milliseconds limit{10};

usb::TranscriptPort play(const std::string& text) {
    return usb::TranscriptPort(usb::parse_transcript(text).value());
}

std::string packet(std::string_view status, std::size_t bytes, std::uint8_t value) {
    const std::vector<std::uint8_t> data(bytes, value);
    return std::string(status) + to_hex(data);
}

TEST(Ftdi, divisors_are_those_of_the_chip) {
    EXPECT_EQ(ftdi_divisor(115200), (FtdiDivisor{0x001A, false}));
    EXPECT_EQ(ftdi_divisor(57600), (FtdiDivisor{0xC034, false}));
    EXPECT_EQ(ftdi_divisor(38400), (FtdiDivisor{0xC04E, false}));
    EXPECT_EQ(ftdi_divisor(19200), (FtdiDivisor{0x809C, false}));
    EXPECT_EQ(ftdi_divisor(9600), (FtdiDivisor{0x4138, false}));
    EXPECT_EQ(ftdi_divisor(3'000'000), (FtdiDivisor{0, false}));
}

TEST(Ftdi, opening_sets_the_line_up) {
    auto port = play(
        "c> 40 00 0000 0000 :\n"
        "c> 40 00 0001 0000 :\n"
        "c> 40 00 0002 0000 :\n"
        "c> 40 03 001a 0000 :\n"
        "c> 40 04 0008 0000 :\n"
        "c> 40 02 0000 0000 :\n"
        "c> 40 09 0004 0000 :\n"
        "c> 40 01 0101 0000 :\n"
        "c> 40 01 0202 0000 :\n");
    FtdiLine line(port);
    EXPECT_TRUE(line.open(LineSettings()));
    EXPECT_TRUE(port.finished()) << port.failure();
}

TEST(Ftdi, chips_with_several_ports_are_told_which) {
    auto port = play(
        "c> 40 00 0000 0002 :\n"
        "c> 40 00 0001 0002 :\n"
        "c> 40 00 0002 0002 :\n"
        "c> 40 03 4138 0002 :\n"
        "c> 40 04 1208 0002 :\n"
        "c> 40 02 0000 0102 :\n"
        "c> 40 09 0004 0002 :\n"
        "c> 40 01 0101 0002 :\n"
        "c> 40 01 0202 0002 :\n");
    FtdiLine line(port, {.packet_bytes = 512, .port = 2});
    const LineSettings settings{.baud = 9600,
                                .data_bits = 8,
                                .parity = Parity::even,
                                .stop_bits = StopBits::two,
                                .handshake = Handshake::rts_cts};
    EXPECT_TRUE(line.open(settings));
    EXPECT_TRUE(port.finished()) << port.failure();
}

TEST(Ftdi, a_failed_request_ends_the_opening) {
    auto port = play("c> 40 00 0000 0000 :\n");
    FtdiLine line(port);
    EXPECT_FALSE(line.open(LineSettings()));
}

TEST(Ftdi, takes_the_status_off_every_packet_of_a_transfer) {
    auto port = play("< " + packet("b100", 62, 0x11) + packet("b100", 62, 0x22) + "b100 33\n");
    FtdiLine line(port);
    std::vector<std::uint8_t> data(512);
    const auto got = line.read(data, limit);
    ASSERT_TRUE(got);
    ASSERT_EQ(got->bytes, 125u);
    EXPECT_EQ(data[61], 0x11);
    EXPECT_EQ(data[62], 0x22);
    EXPECT_EQ(data[124], 0x33);
}

TEST(Ftdi, idle_packets_are_no_data) {
    auto port = play("< 0160\n< b160\n");
    FtdiLine line(port);
    std::vector<std::uint8_t> data(64);
    EXPECT_EQ(line.read(data, limit)->bytes, 0u);
    EXPECT_EQ(line.read(data, limit)->bytes, 0u);
    EXPECT_EQ(line.read(data, limit).error().error, usb::TransferError::timed_out);
}

TEST(Ftdi, what_the_caller_has_no_room_for_is_kept) {
    auto port = play("< b100 0102030405\n");
    FtdiLine line(port);
    std::vector<std::uint8_t> data(3);
    EXPECT_EQ(line.read(data, limit)->bytes, 3u);
    EXPECT_EQ(line.read(data, limit)->bytes, 2u);
    EXPECT_EQ(data[1], 0x05);
}

TEST(Ftdi, packets_with_line_errors_are_counted_and_dropped) {
    for (const std::string_view status : {"b102", "b104", "b108", "b110"}) {
        auto port = play("< " + packet(status, 62, 0x11) + "b100 33\n");
        FtdiLine line(port);
        std::vector<std::uint8_t> data(64);
        EXPECT_EQ(line.read(data, limit)->bytes, 1u);
        EXPECT_EQ(data[0], 0x33);
        EXPECT_EQ(line.line_errors(), 62u);
    }
}

TEST(Ftdi, sends_bytes_as_they_are_and_never_nothing) {
    auto port = play("> 1f0007\n");
    FtdiLine line(port);
    EXPECT_TRUE(line.write({}, limit));
    EXPECT_TRUE(line.write(from_hex("1f0007"), limit));
    EXPECT_TRUE(port.finished()) << port.failure();
}

}  // namespace
}  // namespace kvitok::drivers::serial
