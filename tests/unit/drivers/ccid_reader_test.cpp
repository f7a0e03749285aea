// The conversation with a reader, message by message, with time passed in.
#include "drivers/ccid/reader.h"

#include <gtest/gtest.h>

#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers::ccid {
namespace {

using reader::CardKind;
using reader::CardTapped;

Profile profile(std::uint32_t features, bool tells_changes = true) {
    Profile one;
    one.model = "Reader";
    one.serial = "R1";
    one.traits.descriptor.features = features;
    one.traits.descriptor.voltages = 7;
    one.traits.descriptor.tells_changes = tells_changes;
    return one;
}

constexpr std::uint32_t short_apdu = 0x000204BA;
constexpr std::uint32_t plain_tpdu = 0x00010000;

// Plays the reader's part by hand. Answers are given with the sequence number of the command.
struct Talk {
    Reader reader;
    MonoTime now{1000};
    std::vector<std::uint8_t> said;
    std::vector<reader::Event> events;

    explicit Talk(Profile of) : reader(std::move(of)) { keep(reader.on_attached(now)); }
    void keep(CardReader::Out out) {
        if (!out.bytes.empty()) said = std::move(out.bytes);
        for (auto& event : out.events) events.push_back(std::move(event));
    }
    // Type and data of the last command, without slot and sequence.
    std::string last() const {
        const auto hex = to_hex(said);
        return hex.size() < 20 ? hex : hex.substr(0, 2) + " " + hex.substr(14);
    }
    void hear(std::string_view hex) { keep(reader.on_bytes(from_hex(hex), now)); }
    void answer(std::uint8_t type, std::string_view data, std::string_view status = "000000") {
        auto bytes = from_hex(data);
        std::vector<std::uint8_t> message{
            type, static_cast<std::uint8_t>(bytes.size()), 0, 0, 0, said[5], said[6]};
        for (const auto byte : from_hex(status)) message.push_back(byte);
        message.insert(message.end(), bytes.begin(), bytes.end());
        keep(reader.on_bytes(message, now));
    }
    void empty() { answer(0x81, "", "020000"); }
    void ok() { answer(0x81, ""); }
    void data(std::string_view hex) { answer(0x80, hex); }
    void wait(Milliseconds time) {
        now = now + time;
        keep(reader.on_time(now));
    }
    std::vector<CardTapped> cards() const {
        std::vector<CardTapped> all;
        for (const auto& event : events) {
            if (const auto* one = std::get_if<CardTapped>(&event)) all.push_back(*one);
        }
        return all;
    }
    template <class Kind>
    int count() const {
        int n = 0;
        for (const auto& event : events) n += std::holds_alternative<Kind>(event) ? 1 : 0;
        return n;
    }
};

constexpr std::string_view classic = "3B8F8001804F0CA000000306030001000000006A";
constexpr std::string_view smart = "3B80800101";  // without contacts, with commands
constexpr std::string_view select_ppse = "00a404000e325041592e5359532e444446303100";

TEST(CcidReader, asks_for_the_state_of_its_slot_and_then_rests) {
    Talk talk(profile(short_apdu));
    EXPECT_EQ(talk.count<reader::Attached>(), 1);
    EXPECT_EQ(talk.last(), "65 000000");
    talk.empty();
    EXPECT_EQ(talk.reader.next_wake(), talk.now + Milliseconds(30'000));
}

TEST(CcidReader, without_an_event_pipe_asks_four_times_a_second) {
    Talk talk(profile(short_apdu, false));
    talk.empty();
    EXPECT_EQ(talk.reader.next_wake(), talk.now + Milliseconds(250));
    talk.said.clear();
    talk.wait(Milliseconds(250));
    EXPECT_EQ(talk.last(), "65 000000");
}

TEST(CcidReader, tells_the_identifier_of_a_transport_card_and_switches_it_off) {
    Talk talk(profile(short_apdu));
    talk.empty();
    talk.hear("50 03");
    EXPECT_EQ(talk.last(), "62 000000");
    talk.data(classic);
    EXPECT_EQ(talk.last(), "6f 000000ffca000000");
    talk.data("04A1B2C3D4E5F69000");
    EXPECT_EQ(talk.last(), "63 000000");
    talk.ok();
    ASSERT_EQ(talk.cards().size(), 1U);
    EXPECT_EQ(talk.cards()[0].kind, CardKind::lasting);
    EXPECT_EQ(to_hex(talk.cards()[0].identifier), "04a1b2c3d4e5f6");
    talk.hear("50 02");
    EXPECT_EQ(talk.count<reader::CardRemoved>(), 1);
}

TEST(CcidReader, asks_a_card_with_commands_first_whether_it_is_a_bank_card) {
    Talk talk(profile(short_apdu));
    talk.empty();
    talk.hear("50 03");
    talk.data(smart);
    EXPECT_EQ(talk.last(), "6f 000000" + std::string(select_ppse));
    talk.data("6A82");
    EXPECT_EQ(talk.last(), "6f 000000ffca000000");
    talk.data("080102039000");
    ASSERT_EQ(talk.cards().size(), 1U);
    EXPECT_EQ(talk.cards()[0].kind, CardKind::random);
    EXPECT_TRUE(talk.cards()[0].identifier.empty());
}

TEST(CcidReader, of_a_bank_card_nothing_is_read_after_its_first_word) {
    Talk talk(profile(short_apdu));
    talk.empty();
    talk.hear("50 03");
    talk.data(smart);
    talk.data("6F0A840E325041592E53599000");
    EXPECT_EQ(talk.last(), "63 000000");
    ASSERT_EQ(talk.cards().size(), 1U);
    EXPECT_EQ(talk.cards()[0].kind, CardKind::payment);
    EXPECT_TRUE(talk.cards()[0].identifier.empty());
}

// The bytes of hardware notes B5: QEMU passes GET DATA to the card, which does not know it.
TEST(CcidReader, a_card_with_contacts_is_a_bank_card_or_nameless) {
    auto qemu = profile(0x000104FE);
    Talk talk(qemu);
    talk.answer(0x81, "");
    EXPECT_EQ(talk.last(), "62 000000");
    talk.data("3b600000");
    EXPECT_EQ(talk.last(), "6c 000000");
    talk.answer(0x82, "1100000a00");
    EXPECT_EQ(talk.last(), "6f 00000000a404000e315041592e5359532e4444463031");
    talk.data("6a82");
    ASSERT_EQ(talk.cards().size(), 1U);
    EXPECT_EQ(talk.cards()[0].kind, CardKind::nameless);
}

TEST(CcidReader, of_identifiers_only_real_ones_are_taken) {
    for (const auto& [answer, kind] :
         {std::pair{"6A81", CardKind::nameless}, std::pair{"000000009000", CardKind::nameless},
          std::pair{"0102039000", CardKind::nameless}, std::pair{"6D00", CardKind::nameless},
          std::pair{"010203049000", CardKind::lasting},
          std::pair{"08A1B2C3D4E5F69000", CardKind::lasting},
          std::pair{"010203040506070809109000", CardKind::lasting}}) {
        Talk talk(profile(short_apdu));
        talk.answer(0x81, "");
        talk.data(classic);
        talk.data(answer);
        ASSERT_EQ(talk.cards().size(), 1U) << answer;
        EXPECT_EQ(talk.cards()[0].kind, kind) << answer;
    }
}

TEST(CcidReader, what_slipped_is_asked_once_more_and_then_said) {
    Talk talk(profile(short_apdu));
    talk.answer(0x81, "");
    talk.data(classic);
    talk.data("6300");
    EXPECT_EQ(talk.last(), "63 000000");
    EXPECT_TRUE(talk.cards().empty());
    talk.ok();
    EXPECT_EQ(talk.last(), "62 000000");
    talk.answer(0x80, "", "41FE00");  // mute
    ASSERT_EQ(talk.cards().size(), 1U);
    EXPECT_EQ(talk.cards()[0].kind, CardKind::unreadable);
}

TEST(CcidReader, tries_the_voltages_in_turn_where_the_reader_does_not) {
    Talk talk(profile(0x000204B2));
    talk.answer(0x81, "");
    EXPECT_EQ(talk.last(), "62 010000");
    talk.answer(0x80, "", "41FE00");
    EXPECT_EQ(talk.last(), "62 020000");
    talk.answer(0x80, "", "41FE00");
    EXPECT_EQ(talk.last(), "62 030000");
    talk.data(classic);
    EXPECT_EQ(talk.last(), "6f 000000ffca000000");
}

TEST(CcidReader, of_tpdu_level_proposes_a_speed_sets_it_and_speaks_t1) {
    Talk talk(profile(plain_tpdu | 0x08));
    talk.answer(0x81, "");
    talk.data("3BDA18FF81B1FE751F030031F573C78A40009000B0");
    EXPECT_EQ(talk.last(), "6f 000000ff1118f6");
    talk.data("ff1118f6");
    EXPECT_EQ(talk.last(), "61 0100001810ff7500fe00");
    talk.answer(0x82, "1810ff7500fe00");
    EXPECT_EQ(talk.last(), "6f 00000000c101fe3e");
    talk.data("00E101FE1E");
    EXPECT_EQ(talk.last(), "6f 00000000001400a404000e315041592e5359532e444446303100dd");
    talk.data("0000026a82ea");
    ASSERT_EQ(talk.cards().size(), 1U);
    EXPECT_EQ(talk.cards()[0].kind, CardKind::nameless);
}

TEST(CcidReader, a_card_that_declines_the_speed_is_reset_and_left_at_the_usual_one) {
    Talk talk(profile(plain_tpdu | 0x08));
    talk.answer(0x81, "");
    talk.data("3BDA18FF81B1FE751F030031F573C78A40009000B0");
    talk.data("ff0100fe");
    EXPECT_EQ(talk.last(), "62 000000");
    talk.data("3BDA18FF81B1FE751F030031F573C78A40009000B0");
    EXPECT_EQ(talk.last(), "61 0100001110ff7500fe00");
}

TEST(CcidReader, a_card_that_wants_another_check_than_lrc_is_unreadable) {
    Talk talk(profile(plain_tpdu | 0x08));
    talk.answer(0x81, "");
    talk.data(
        "3B8081710A4101"
        "bb");
    talk.ok();
    EXPECT_EQ(talk.last(), "62 000000");
}

TEST(CcidReader, gives_a_reader_the_time_that_it_asks_for) {
    Talk talk(profile(short_apdu));
    talk.answer(0x81, "");
    EXPECT_EQ(talk.reader.next_wake(), talk.now + Milliseconds(3'000));
    talk.answer(0x80, "", "800400");
    EXPECT_EQ(talk.reader.next_wake(), talk.now + Milliseconds(12'000));
    talk.data(classic);
    EXPECT_EQ(talk.last(), "6f 000000ffca000000");
}

TEST(CcidReader, but_no_card_may_keep_it_for_ever) {
    Talk talk(profile(short_apdu));
    talk.answer(0x81, "");
    for (int i = 0; i < 100 && talk.cards().empty(); ++i) {
        talk.wait(Milliseconds(1'000));
        if (talk.last() == "63 000000" || talk.last() == "65 000000") {
            talk.ok();
        } else {
            talk.answer(0x80, "", "800100");
        }
    }
    ASSERT_EQ(talk.cards().size(), 1U);
    EXPECT_EQ(talk.cards()[0].kind, CardKind::unreadable);
    EXPECT_LT(talk.now.ms, 60'000);
}

TEST(CcidReader, drops_answers_to_earlier_commands) {
    Talk talk(profile(short_apdu));
    talk.answer(0x81, "");
    talk.hear("80 06000000 00 77 000000 0102030490 00");
    talk.hear("81 00000000 01 01 000000");
    EXPECT_EQ(talk.reader.counters().stale, 2U);
    talk.data(classic);
    EXPECT_EQ(talk.last(), "6f 000000ffca000000");
}

TEST(CcidReader, says_again_what_came_while_the_reader_was_busy) {
    Talk talk(profile(short_apdu));
    talk.answer(0x81, "");
    talk.answer(0x80, "", "40E000");
    talk.said.clear();
    talk.wait(Milliseconds(50));
    EXPECT_TRUE(talk.said.empty());
    talk.wait(Milliseconds(50));
    EXPECT_EQ(talk.last(), "62 000000");
}

TEST(CcidReader, that_does_not_answer_three_times_is_faulty_until_it_does) {
    Talk talk(profile(short_apdu));
    for (int i = 0; i < 6; ++i) talk.wait(Milliseconds(3'000));
    EXPECT_EQ(talk.count<reader::Faulted>(), 1);
    talk.empty();
    EXPECT_EQ(talk.count<reader::Attached>(), 2);
}

TEST(CcidReader, that_says_it_is_broken_is_faulty) {
    Talk talk(profile(short_apdu));
    talk.empty();
    talk.hear("51 00 00 01");
    EXPECT_EQ(talk.count<reader::Faulted>(), 1);
}

TEST(CcidReader, a_card_that_left_in_the_middle_is_nobody) {
    Talk talk(profile(short_apdu));
    talk.answer(0x81, "");
    talk.data(classic);
    talk.answer(0x80, "", "42FE00");
    EXPECT_TRUE(talk.cards().empty());
    EXPECT_EQ(talk.count<reader::CardRemoved>(), 0);
    talk.hear("50 03");
    EXPECT_EQ(talk.last(), "62 000000");
}

TEST(CcidReader, another_card_in_the_same_moment_is_read_as_well) {
    Talk talk(profile(short_apdu));
    talk.answer(0x81, "");
    talk.data(classic);
    talk.data("010203049000");
    talk.ok();
    talk.hear("50 03");
    EXPECT_EQ(talk.count<reader::CardRemoved>(), 1);
    talk.data(classic);
    talk.data("050607089000");
    EXPECT_EQ(talk.cards().size(), 2U);
}

TEST(CcidReader, of_three_slots_the_module_in_the_last_is_left_alone) {
    auto three = profile(short_apdu);
    three.traits.descriptor.max_slot = 2;
    three.slots = 2;
    Talk talk(three);
    talk.empty();
    EXPECT_EQ(talk.said[5], 1);
    talk.empty();
    talk.said.clear();
    talk.hear("50 30");
    EXPECT_TRUE(talk.said.empty());
    talk.hear("50 0C");
    EXPECT_EQ(talk.said[5], 1);
}

}  // namespace
}  // namespace kvitok::drivers::ccid
