#include "drivers/usb/transcript.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "drivers/serial/ftdi.h"
#include "drivers/vtk/terminal.h"
#include "drivers/worker.h"
#include "tests/source_folder.h"
#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers {
namespace {

using usb::Transcript;
using usb::TranscriptPort;

constexpr Milliseconds limit{10};

struct StillClock final : Clock {
    TimePoint wall() const override { return {}; }
    MonoTime mono() const override { return now; }
    MonoTime now{1000};
};

Transcript read_file(const std::string& name) {
    std::ifstream file(test::source_folder() / "tests/transcripts" / name);
    std::stringstream text;
    text << file.rdbuf();
    return usb::parse_transcript(text.str()).value();
}

TEST(Transcript, is_read_and_written_alike) {
    const std::string text =
        "device 0403:6001 serial=A1 location=1-2\n"
        "c> 40 03 001a 0000 : \n"
        "c< c0 0a 0000 0000 : 10\n"
        "> 1f 00\n"
        "< b1 60\n";
    const auto transcript = usb::parse_transcript("# what it is\n\n" + text);
    ASSERT_TRUE(transcript);
    std::string again = to_line(transcript->device) + "\n";
    for (const auto& transfer : transcript->transfers) again += to_line(transfer) + "\n";
    EXPECT_EQ(again, text);
}

TEST(Transcript, tells_the_line_that_is_none) {
    for (const std::string_view bad : {"x 00", "> 0", "> 0g", "c> 40 03 001a 0000 00", "c> 40",
                                       "device 0403", "device 0403:6001 colour=red"}) {
        const auto transcript = usb::parse_transcript("# one\n" + std::string(bad) + "\n");
        ASSERT_FALSE(transcript) << bad;
        EXPECT_EQ(transcript.error().line, 2u);
    }
}

TEST(Transcript, plays_the_device_however_the_driver_cuts_its_bytes) {
    TranscriptPort port(usb::parse_transcript("> 0102\n> 0304\n< aabb\n").value());
    std::vector<std::uint8_t> data(1);
    EXPECT_EQ(port.in(data, limit).error().error, usb::TransferError::timed_out);
    EXPECT_TRUE(port.out(from_hex("01"), limit));
    EXPECT_TRUE(port.out(from_hex("020304"), limit));
    EXPECT_EQ(port.in(data, limit)->bytes, 1u);
    EXPECT_EQ(data[0], 0xAA);
    EXPECT_FALSE(port.finished());
    EXPECT_EQ(port.in(data, limit)->bytes, 1u);
    EXPECT_TRUE(port.finished());
}

TEST(Transcript, fails_at_the_first_wrong_byte_and_stays_failed) {
    TranscriptPort port(usb::parse_transcript("> 0102\n> 03\n").value());
    EXPECT_FALSE(port.out(from_hex("0109"), limit));
    EXPECT_NE(port.failure().find("wrong from byte 1"), std::string::npos) << port.failure();
    EXPECT_FALSE(port.out(from_hex("02"), limit));
    EXPECT_FALSE(port.finished());
}

TEST(Transcript, fails_when_more_is_said_than_recorded) {
    TranscriptPort port(usb::parse_transcript("> 01\n").value());
    EXPECT_FALSE(port.out(from_hex("0102"), limit));
    EXPECT_FALSE(port.failure().empty());
}

TEST(Transcript, a_recording_can_be_played) {
    std::string text;
    {
        usb::RecordingPort port(
            std::make_unique<TranscriptPort>(
                usb::parse_transcript("device 04b8:0202\nc> 21 02 0000 0000 :\n> 1b40\n< 12\n")
                    .value()),
            [&](const std::string& line) { text += line + "\n"; });
        std::vector<std::uint8_t> data(8);
        EXPECT_TRUE(port.control_out({0x21, 0x02, 0, 0}, {}, limit));
        EXPECT_TRUE(port.out(from_hex("1b40"), limit));
        EXPECT_TRUE(port.in(data, limit));
        EXPECT_FALSE(port.in(data, limit));
    }
    EXPECT_EQ(text, "device 04b8:0202\nc> 21 02 0000 0000 : \n> 1b 40\n< 12\n");
    EXPECT_TRUE(usb::parse_transcript(text));
}

TEST(Transcript, a_card_payment_says_every_byte_as_recorded) {
    TranscriptPort port(read_file("vtk_payment.txt"));
    serial::FtdiLine line(port);
    ASSERT_TRUE(line.open(serial::LineSettings()));
    std::vector<DeviceEvent> events;
    const auto talk = make_talk(
        std::make_unique<vtk::Terminal>(vtk::Unit{.model = "VTK", .serial = port.info().serial}),
        [&](DeviceEvent event) { events.push_back(std::move(event)); });
    const StillClock clock;
    Pump pump(line, *talk, clock);
    const auto turn = [&] {
        for (int i = 0; i < 4; ++i) EXPECT_EQ(pump.turn(limit), Line::alive) << port.failure();
    };
    pump.begin();
    turn();
    pump.command(terminal::Command(terminal::Authorise{1, {}, 42, Money{125050}}));
    turn();
    pump.command(terminal::Command(terminal::Commit{2, 42, Money{125050}}));
    turn();
    EXPECT_TRUE(port.finished()) << port.failure();
    ASSERT_EQ(events.size(), 4u);
    const auto& approved = std::get<terminal::Answered>(std::get<terminal::Event>(events[2]));
    EXPECT_EQ(std::get<terminal::Approved>(approved.answer).approval.masked_card, "•••• 1118, Мир");
    const auto& committed = std::get<terminal::Answered>(std::get<terminal::Event>(events[3]));
    EXPECT_TRUE(std::holds_alternative<terminal::Committed>(committed.answer));
}

}  // namespace
}  // namespace kvitok::drivers
