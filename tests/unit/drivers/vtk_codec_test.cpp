#include "drivers/vtk/codec.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers::vtk {
namespace {

constexpr MonoTime start{1000};

std::vector<Message> read(std::string_view hex) {
    FrameReader reader;
    return reader.feed(from_hex(hex), start);
}

// The frames of the manual and of a real device whose checksum is right.
const std::vector<std::string> good_frames{
    "1f0026 96fb 010349444c 080131 07054353415050 0903313233 0f08d09ad09ed0a4d095 040439303030 "
    "c1cb",
    "1f0011 96fb 010349444c 03083030303030303030 10f8",
    "1f0012 97fb 010349444c 030130 0603313230 080130 67c6",
    "1f001d 96fb 010349444c 11143230323630393135543036323034352b30333030 e1a2",
    "1f000a 97fb 010349444c 030130 d90c",
    "1f001d 96fb 010349444c 11143230323630313237543038343035332b30333030 977e",
    "1f0025 96fb 010349444c 11143230323630313232543132333930302b30333030 1206535441545553 2349",
    "1f0007 96fb 010349444c 714e",
    "1f0007 96fb 0103444953 a69d",
    "1f0017 97fb 010349444c 03023431 05023330 0603313230 080130 7ebd",
    "1f001e 96fb 0103565250 03023432 0406313235303530 090131 0f06d096d09ad0a3 608a",
    "1f000e 97fb 0103565250 03023432 040130 0d30",
    "1f0013 96fb 010346494e 03023432 0406313235303530 179a",
    "1f0013 97fb 010346494e 03023432 0406313235303530 c985",
    "1f000e 96fb 010346494e 03023432 040130 1627",
    "1f000e 97fb 010346494e 03023432 040130 6d46",
    "1f0007 96fb 0103414252 81b6",
    "1f000a 97fb 0103535441 040130 fdc6",
};

constexpr std::string_view approved_frame =
    "1f00a697fb0103565250030234320406313235303530138190414354494f4e3a53414c450a544f54414c3a31323530"
    "2e3530205255420a524553554c543a415050524f5645440a434152443a4d49520a50414e3a2a2a2a2a2a2a2a2a2a2a"
    "2a2a313131380a52524e3a3032383831303030303034350a415554482049443a3030353939310a5445524d494e414c"
    "3a32353230313232310a524553504f4e534520434f44453a3030300ad4a8";

TEST(VtkCodec, checksum_of_the_check_string_is_29b1) {
    const std::string_view text = "123456789";
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    EXPECT_EQ(crc16(bytes), 0x29B1);
}

TEST(VtkCodec, reads_and_writes_every_good_frame_of_the_manual) {
    for (const std::string& hex : good_frames) {
        const auto messages = read(hex);
        ASSERT_EQ(messages.size(), 1u) << hex;
        EXPECT_EQ(encode_frame(messages[0]), from_hex(hex)) << hex;
    }
}

TEST(VtkCodec, reads_a_receipt_with_a_long_length) {
    const auto messages = read(approved_frame);
    ASSERT_EQ(messages.size(), 1u);
    const Message& approved = messages[0];
    EXPECT_EQ(approved.name(), "VRP");
    EXPECT_EQ(approved.number(tag_number, 8), 42u);
    EXPECT_EQ(approved.number(tag_amount, 12), 125050u);
    ASSERT_TRUE(approved.text(tag_receipt));
    EXPECT_EQ(approved.text(tag_receipt)->size(), 144u);
    EXPECT_EQ(encode_frame(approved), from_hex(approved_frame));
}

TEST(VtkCodec, reads_and_writes_lengths_of_one_two_and_three_bytes) {
    for (const std::size_t size : {0u, 1u, 127u, 128u, 255u, 256u, 1000u}) {
        Message sent = message("IDL");
        sent.discriminator = from_terminal;
        sent.add(tag_receipt, std::string_view(std::string(size, 'x')));
        FrameReader reader;
        const auto messages = reader.feed(encode_frame(sent), start);
        ASSERT_EQ(messages.size(), 1u) << size;
        EXPECT_EQ(messages[0], sent) << size;
    }
}

TEST(VtkCodec, refuses_the_example_whose_amount_lacks_its_length) {
    FrameReader reader;
    const auto frame = from_hex("1F 000F 96FB 01 03 565250 03 01 35 04 39393030 F404");
    EXPECT_TRUE(reader.feed(frame, start).empty());
    EXPECT_EQ(reader.counters().bad_parameters, 1u);
    EXPECT_EQ(reader.counters().bad_crc, 0u);
}

TEST(VtkCodec, refuses_the_slide_whose_checksum_leaves_out_the_start) {
    FrameReader reader;
    const auto wrong = from_hex("1f 0012 97FB 010349444C 030131 0603313230 080131 159E");
    EXPECT_TRUE(reader.feed(wrong, start).empty());
    EXPECT_EQ(reader.counters().bad_crc, 1u);
    EXPECT_EQ(read("1f 0012 97FB 010349444C 030131 0603313230 080131 9CC4").size(), 1u);
}

TEST(VtkCodec, ignores_the_card_reader_sub_protocol) {
    FrameReader reader;
    const auto frame = from_hex("1F 0014 96FC 01 0001 01 20 0004 00000001 11 0004 000000FF 72C9");
    EXPECT_TRUE(reader.feed(frame, start).empty());
    EXPECT_EQ(reader.counters().foreign, 1u);
    EXPECT_EQ(reader.feed(from_hex(good_frames[4]), start).size(), 1u);
}

TEST(VtkCodec, puts_a_frame_together_from_any_two_pieces) {
    const auto frame = from_hex(approved_frame);
    for (std::size_t cut = 0; cut <= frame.size(); ++cut) {
        FrameReader reader;
        const std::span<const std::uint8_t> bytes(frame);
        const auto first = reader.feed(bytes.first(cut), start);
        const auto second = reader.feed(bytes.subspan(cut), start + Milliseconds(10));
        EXPECT_EQ(first.size() + second.size(), 1u) << cut;
    }
}

TEST(VtkCodec, puts_frames_together_byte_by_byte) {
    FrameReader reader;
    std::size_t count = 0;
    for (const std::string& hex : good_frames) {
        for (const std::uint8_t byte : from_hex(hex)) {
            count += reader.feed({&byte, 1}, start).size();
        }
    }
    EXPECT_EQ(count, good_frames.size());
    EXPECT_EQ(reader.counters().skipped_bytes, 0u);
}

TEST(VtkCodec, takes_frames_apart_that_come_together) {
    std::string all;
    for (const std::string& hex : good_frames) all += hex;
    EXPECT_EQ(read(all).size(), good_frames.size());
}

TEST(VtkCodec, skips_everything_before_a_start_byte) {
    FrameReader reader;
    const auto noise = from_hex("00 ff 41 96 fb" + good_frames[4]);
    EXPECT_EQ(reader.feed(noise, start).size(), 1u);
    EXPECT_EQ(reader.counters().skipped_bytes, 5u);
}

TEST(VtkCodec, a_stray_start_byte_does_not_hide_the_message_behind_it) {
    EXPECT_EQ(read("1f" + good_frames[4]).size(), 1u);
    EXPECT_EQ(read("1f ff ff" + good_frames[4]).size(), 1u);
    EXPECT_EQ(read("1f 00 01 97 fb" + good_frames[4]).size(), 1u);
}

TEST(VtkCodec, finds_a_message_inside_a_damaged_one) {
    // Half a frame, then the terminal began again.
    const auto half = good_frames[2].substr(0, 30);
    FrameReader reader;
    EXPECT_TRUE(reader.feed(from_hex(half), start).empty());
    std::vector<Message> found = reader.feed(from_hex(good_frames[4]), start);
    for (Message& late : reader.expire(start + frame_limit)) found.push_back(std::move(late));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].number(tag_number, 8), 0u);
}

TEST(VtkCodec, gives_up_a_message_whose_rest_does_not_come_within_eight_seconds) {
    FrameReader reader;
    const auto frame = from_hex(good_frames[4]);
    const std::span<const std::uint8_t> bytes(frame);
    EXPECT_FALSE(reader.deadline());
    EXPECT_TRUE(reader.feed(bytes.first(9), start).empty());
    ASSERT_EQ(reader.deadline(), start + Milliseconds(8000));
    EXPECT_TRUE(reader.expire(start + Milliseconds(7999)).empty());
    EXPECT_EQ(reader.counters().timed_out, 0u);
    EXPECT_TRUE(reader.expire(start + Milliseconds(8000)).empty());
    EXPECT_EQ(reader.counters().timed_out, 1u);
    EXPECT_TRUE(reader.feed(bytes.subspan(9), start + Milliseconds(8001)).empty());
    EXPECT_FALSE(reader.deadline());
}

TEST(VtkCodec, one_flipped_bit_anywhere_never_passes) {
    const auto frame = from_hex(good_frames[9]);
    for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
        auto damaged = frame;
        damaged[bit / 8] = static_cast<std::uint8_t>(damaged[bit / 8] ^ (1u << (bit % 8)));
        FrameReader reader;
        auto messages = reader.feed(damaged, start);
        for (Message& late : reader.expire(start + frame_limit)) messages.push_back(late);
        EXPECT_TRUE(messages.empty()) << bit;
    }
}

TEST(VtkCodec, numbers_are_decimal_digits_within_their_length) {
    Message said = message("VRP");
    said.add(tag_number, "00000042")
        .add(tag_amount, "-1")
        .add(tag_keepalive, "")
        .add(tag_system, "123456789");
    EXPECT_EQ(said.number(tag_number, 8), 42u);
    EXPECT_FALSE(said.number(tag_amount, 12));
    EXPECT_FALSE(said.number(tag_keepalive, 3));
    EXPECT_FALSE(said.number(tag_system, 8));
    EXPECT_FALSE(said.number(tag_receipt, 8));
}

TEST(VtkCodec, parameters_may_have_tags_of_three_bytes) {
    const auto parameters = decode_parameters(from_hex("1f01 01 aa 1f8102 02 bbcc"));
    ASSERT_TRUE(parameters);
    ASSERT_EQ(parameters->size(), 2u);
    EXPECT_EQ((*parameters)[0].tag, 0x1F01u);
    EXPECT_EQ((*parameters)[1].tag, 0x1F8102u);
}

TEST(VtkCodec, says_what_is_wrong_with_parameters) {
    EXPECT_EQ(decode_parameters(from_hex("01")).error(), TlvError::cut_off);
    EXPECT_EQ(decode_parameters(from_hex("0103494c")).error(), TlvError::cut_off);
    EXPECT_EQ(decode_parameters(from_hex("0180")).error(), TlvError::bad_length);
    EXPECT_EQ(decode_parameters(from_hex("0183000001aa")).error(), TlvError::bad_length);
    EXPECT_EQ(decode_parameters(from_hex("1f818181 00")).error(), TlvError::bad_tag);
    EXPECT_EQ(decode_parameters(from_hex("018201")).error(), TlvError::cut_off);
    EXPECT_TRUE(decode_parameters({}).value().empty());
}

// Noise of any kind is survived, and does not stop what follows from being understood.
TEST(VtkCodec, random_bytes_never_crash_it_nor_deafen_it) {
    std::mt19937 random(20261122);
    for (int round = 0; round < 300; ++round) {
        FrameReader reader;
        MonoTime now = start;
        for (int piece = 0; piece < 20; ++piece) {
            std::vector<std::uint8_t> bytes(random() % 200);
            for (std::uint8_t& byte : bytes) {
                byte = random() % 4 == 0 ? frame_start : static_cast<std::uint8_t>(random());
            }
            if (piece % 5 == 0) {
                const auto head = from_hex("1f 01 00 97 fb 01 03");
                bytes.insert(bytes.end(), head.begin(), head.end());
            }
            static_cast<void>(reader.feed(bytes, now));
            now = now + Milliseconds(100);
        }
        while (reader.deadline()) {
            now = *reader.deadline();
            static_cast<void>(reader.expire(now));
        }
        EXPECT_EQ(reader.feed(from_hex(good_frames[4]), now).size(), 1u);
    }
}

TEST(VtkCodec, random_parameters_never_crash_it) {
    std::mt19937 random(7);
    for (int round = 0; round < 20000; ++round) {
        std::vector<std::uint8_t> bytes(random() % 40);
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
        if (const auto parameters = decode_parameters(bytes)) {
            std::size_t size = 0;
            for (const Parameter& one : *parameters) size += one.value.size();
            EXPECT_LE(size, bytes.size());
        }
    }
}

}  // namespace
}  // namespace kvitok::drivers::vtk
