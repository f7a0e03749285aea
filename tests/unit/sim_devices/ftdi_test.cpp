#include "drivers/sim/ftdi.h"

#include <algorithm>

#include "hand.h"

namespace kvitok::sim {
namespace {

TEST(FtdiChip, leads_every_packet_of_64_bytes_with_two_status_bytes) {
    FtdiChip chip;
    chip.power_on({});
    chip.push(Bytes(171, 0x55));
    const auto reply = chip.read(512, {});
    ASSERT_EQ(reply.bytes.size(), 177u);
    for (const std::size_t at : {0u, 64u, 128u}) {
        EXPECT_EQ(reply.bytes[at], 0xB1);
        EXPECT_EQ(reply.bytes[at + 1], 0x00);
    }
    EXPECT_EQ(std::count(reply.bytes.begin(), reply.bytes.end(), 0x55), 171);
}

TEST(FtdiChip, sends_an_empty_packet_once_a_latency_period) {
    FtdiChip chip;
    chip.power_on({});
    EXPECT_FALSE(chip.read(64, MonoTime{15}).answered);
    EXPECT_EQ(chip.read(64, MonoTime{16}).bytes, (Bytes{0xB1, 0x60}));
    EXPECT_FALSE(chip.read(64, MonoTime{17}).answered);
    EXPECT_TRUE(chip.control_out({0x40, 0x09, 200, 0}, {}).bytes.empty());
    EXPECT_FALSE(chip.read(64, MonoTime{215}).answered);
    EXPECT_TRUE(chip.read(64, MonoTime{216}).answered);
}

TEST(FtdiChip, decodes_the_divisors_of_the_manual) {
    FtdiChip chip;
    const auto baud = [&](std::uint16_t value, std::uint16_t index = 0) {
        chip.control_out({0x40, 0x03, value, index}, {});
        return chip.baud();
    };
    EXPECT_EQ(baud(0x001A), 115384);
    EXPECT_EQ(baud(0xC034), 57553);
    EXPECT_EQ(baud(0xC04E), 38400);
    EXPECT_EQ(baud(0x809C), 19200);
    EXPECT_EQ(baud(0x4138), 9600);
    EXPECT_EQ(baud(0x0000), 3000000);
    EXPECT_EQ(baud(0x0002, 1), 3000000 * 8 / 19);
}

TEST(FtdiChip, answers_latency_and_modem_status_and_stalls_what_it_does_not_know) {
    FtdiChip chip;
    chip.power_on({});
    EXPECT_EQ(chip.control_in({0xC0, 0x0A, 0, 0}, 1).bytes, Bytes{0x10});
    EXPECT_EQ(chip.control_in({0xC0, 0x05, 0, 0}, 2).bytes, (Bytes{0xB1, 0x60}));
    EXPECT_EQ(chip.control_in({0xA1, 0x05, 0, 0}, 2).error, usb::TransferError::stalled);
    EXPECT_EQ(chip.control_out({0x40, 0x33, 0, 0}, {}).error, usb::TransferError::stalled);
}

TEST(FtdiChip, overflows_a_buffer_that_is_no_multiple_of_a_packet) {
    FtdiChip chip;
    chip.power_on({});
    chip.push(Bytes(110, 1));
    EXPECT_EQ(chip.read(100, {}).error, usb::TransferError::overflowed);
    EXPECT_EQ(chip.read(64, {}).bytes.size(), 50u) << "what overflowed is lost";
}

TEST(FtdiChip, purging_drops_what_the_host_has_not_read) {
    FtdiChip chip;
    chip.power_on({});
    chip.push(Bytes(10, 1));
    chip.control_out({0x40, 0x00, 2, 0}, {});
    EXPECT_FALSE(chip.empty());
    chip.control_out({0x40, 0x00, 1, 0}, {});
    EXPECT_TRUE(chip.empty());
}

}  // namespace
}  // namespace kvitok::sim
