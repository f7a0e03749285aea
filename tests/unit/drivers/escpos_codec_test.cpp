#include "drivers/escpos/codec.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers::escpos {
namespace {

std::vector<Answer> read(std::string_view hex) {
    AnswerReader reader;
    return reader.feed(from_hex(hex));
}

Condition automatic(std::string_view hex) {
    Condition condition;
    for (const Answer& answer : read(hex)) {
        if (const auto* status = std::get_if<AutomaticStatus>(&answer)) apply(condition, *status);
    }
    return condition;
}

printer::Status real_time(int n, std::uint8_t byte) {
    Condition condition;
    apply(condition, n, RealTimeStatus{byte});
    return classify(condition);
}

TEST(EscposCodec, commands_are_the_manuals) {
    EXPECT_EQ(to_hex(initialise()), "1b40");
    EXPECT_EQ(to_hex(cancel_kanji()), "1c2e");
    EXPECT_EQ(to_hex(automatic_status()), "1d61ff");
    EXPECT_EQ(to_hex(ask_status(1)), "100401");
    EXPECT_EQ(to_hex(ask_status(4)), "100404");
    EXPECT_EQ(to_hex(recover_and_clear()), "100502");
    EXPECT_EQ(to_hex(clear_buffers()), "10140801031401060208");
    EXPECT_EQ(to_hex(cut(Cut::partial)), "1d564200");
    EXPECT_EQ(to_hex(cut(Cut::full)), "1d564100");
    EXPECT_EQ(to_hex(ask_paper_sensor()), "1d7201");
    EXPECT_EQ(to_hex(ask_process_id({'1', '2', '3', '4'})), "1d28480600303031323334");
}

TEST(EscposCodec, one_black_dot_is_the_raster_of_the_vector) {
    Bitmap paper(1, 1);
    paper.set_black(0, 0);
    EXPECT_EQ(to_hex(raster_band(paper, 0, 1)),
              "1d763000"
              "0100"
              "0100"
              "80");
}

TEST(EscposCodec, a_band_holds_its_rows_and_nothing_beyond_the_width) {
    Bitmap paper(12, 3);
    paper.bytes = from_hex("ffff 0102 aaaf");
    EXPECT_EQ(to_hex(raster_band(paper, 1, 2)),
              "1d763000"
              "0200"
              "0200"
              "0100"
              "aaa0");
    EXPECT_EQ(to_hex(raster_band(paper, 0, 1)),
              "1d763000"
              "0200"
              "0100"
              "fff0");
}

TEST(EscposCodec, bands_fit_their_limit) {
    EXPECT_EQ(rows_of_band(Bitmap(576, 10), 4096), 56);
    EXPECT_EQ(rows_of_band(Bitmap(8, 10), 4096), 1024);
    EXPECT_EQ(rows_of_band(Bitmap(60000, 1), 4096), 1);
}

TEST(EscposCodec, tells_answers_apart_by_their_fixed_bits) {
    const auto answers = read("12 1400000f 372231323334 00 00 11 13");
    ASSERT_EQ(answers.size(), 4u);
    EXPECT_EQ(std::get<RealTimeStatus>(answers[0]).byte, 0x12);
    EXPECT_EQ(std::get<AutomaticStatus>(answers[1]).bytes[3], 0x0F);
    EXPECT_EQ(process_id_of(std::get<Block>(answers[2])), (ProcessId{'1', '2', '3', '4'}));
    EXPECT_EQ(std::get<SensorStatus>(answers[3]).byte, 0x00);
}

TEST(EscposCodec, real_time_answers_cut_into_others) {
    const auto answers = read("14 12 00 00 16 0f 3722 12 31323334 00");
    ASSERT_EQ(answers.size(), 5u);
    EXPECT_TRUE(std::holds_alternative<RealTimeStatus>(answers[0]));
    EXPECT_TRUE(std::holds_alternative<RealTimeStatus>(answers[1]));
    EXPECT_TRUE(std::holds_alternative<AutomaticStatus>(answers[2]));
    EXPECT_TRUE(std::holds_alternative<RealTimeStatus>(answers[3]));
    EXPECT_TRUE(process_id_of(std::get<Block>(answers[4])));
}

TEST(EscposCodec, answers_may_come_byte_by_byte) {
    AnswerReader reader;
    std::size_t count = 0;
    for (const std::uint8_t byte : from_hex("1400000f 372231323334 00 1c000c0f 12")) {
        count += reader.feed({&byte, 1}).size();
    }
    EXPECT_EQ(count, 4u);
    EXPECT_EQ(reader.noise(), 0u);
}

TEST(EscposCodec, a_broken_status_is_dropped_and_the_next_is_read) {
    AnswerReader reader;
    const auto answers = reader.feed(from_hex("14 00 90 ff 1400000f"));
    ASSERT_EQ(answers.size(), 1u);
    EXPECT_GT(reader.noise(), 0u);
}

TEST(EscposCodec, other_blocks_are_no_process_id) {
    EXPECT_FALSE(process_id_of(Block{from_hex("372531")}));
    EXPECT_FALSE(process_id_of(Block{from_hex("5f544d2d543838")}));
    EXPECT_FALSE(process_id_of(Block{from_hex("37223132")}));
}

TEST(EscposCodec, reported_conditions_have_one_word) {
    using printer::Status;
    EXPECT_EQ(classify(automatic("1400000f")), Status::ready);
    EXPECT_EQ(classify(automatic("1c000c0f")), Status::no_paper);
    EXPECT_EQ(classify(automatic("3c00000f")), Status::cover_open);
    EXPECT_EQ(classify(automatic("1400030f")), Status::low_paper);
    EXPECT_EQ(classify(automatic("1c08000f")), Status::cutter);
    EXPECT_EQ(classify(automatic("1c04000f")), Status::jam);
    EXPECT_EQ(classify(automatic("1c40000f")), Status::overheated);
    EXPECT_EQ(classify(automatic("1c20000f")), Status::fault);
    EXPECT_EQ(classify(automatic("1c00000f")), Status::fault);
    EXPECT_EQ(classify(automatic("3c000f0f")), Status::cover_open);
}

TEST(EscposCodec, asked_conditions_have_the_same_words) {
    using printer::Status;
    EXPECT_EQ(real_time(1, 0x12), Status::ready);
    EXPECT_EQ(real_time(1, 0x1A), Status::fault);
    EXPECT_EQ(real_time(2, 0x16), Status::cover_open);
    EXPECT_EQ(real_time(2, 0x32), Status::no_paper);
    EXPECT_EQ(real_time(2, 0x52), Status::fault);
    EXPECT_EQ(real_time(3, 0x16), Status::jam);
    EXPECT_EQ(real_time(3, 0x1A), Status::cutter);
    EXPECT_EQ(real_time(3, 0x32), Status::fault);
    EXPECT_EQ(real_time(3, 0x52), Status::overheated);
    EXPECT_EQ(real_time(4, 0x12), Status::ready);
    EXPECT_EQ(real_time(4, 0x1E), Status::low_paper);
    EXPECT_EQ(real_time(4, 0x72), Status::no_paper);
}

DeviceId id_of(std::string_view text, std::size_t length) {
    std::vector<std::uint8_t> bytes{static_cast<std::uint8_t>(length >> 8),
                                    static_cast<std::uint8_t>(length)};
    bytes.insert(bytes.end(), text.begin(), text.end());
    return parse_device_id(bytes);
}

TEST(EscposCodec, a_device_id_is_read_whatever_its_length_field_says) {
    constexpr std::string_view text = "MFG:CUSTOM SPA;MDL:VKP80;CMD:ESC/POS;CLS:PRINTER;SN:77";
    for (const std::size_t length :
         {text.size() + 2, text.size(), std::size_t{0}, std::size_t{0xFFFF}}) {
        const DeviceId id = id_of(text, length);
        EXPECT_EQ(id.maker, "CUSTOM SPA");
        EXPECT_EQ(id.model, "VKP80");
        EXPECT_EQ(id.commands, "ESC/POS");
        EXPECT_EQ(id.serial, "77");
    }
    EXPECT_EQ(id_of("manufacturer:A;model: B", 0).model, "B");
    EXPECT_TRUE(id_of("", 2).model.empty());
    EXPECT_TRUE(parse_device_id(from_hex("00")).model.empty());
}

TEST(EscposCodec, random_bytes_never_crash_it_nor_deafen_it) {
    std::mt19937 random(5);
    AnswerReader reader;
    for (int round = 0; round < 5000; ++round) {
        std::vector<std::uint8_t> bytes(random() % 100);
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
        static_cast<void>(reader.feed(bytes));
        static_cast<void>(parse_device_id(bytes));
        // At most what is on its way is spoiled: the second one is heard.
        const auto answers = reader.feed(from_hex("00 1400000f 1c000c0f"));
        ASSERT_FALSE(answers.empty());
        const auto* last = std::get_if<AutomaticStatus>(&answers.back());
        ASSERT_NE(last, nullptr);
        EXPECT_EQ(last->bytes[2], 0x0C);
    }
}

}  // namespace
}  // namespace kvitok::drivers::escpos
