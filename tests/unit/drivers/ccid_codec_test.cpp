// CCID messages, against the layouts of the specification and the bytes of QEMU's usb-ccid.
#include "drivers/ccid/codec.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers::ccid {
namespace {

// QEMU's reader: it says TPDU, negotiation and automatic voltage, and has an event pipe.
constexpr std::string_view qemu_class =
    "36 21 10 01 00 07 01 00 00 00 a0 0f 00 00 00 00 01 00 00 80 25 00 00 00 c2 01 00 00 fe 00 00 "
    "00 00 00 00 00 00 00 00 00 fe 04 01 00 12 00 01 00 ff ff 00 00 01 01";
constexpr std::string_view configuration_head = "09 02 5d 00 01 01 00 a0 32";
constexpr std::string_view interface_0 = "09 04 00 00 03 0b 00 00 00";
constexpr std::string_view interface_1 = "09 04 01 00 03 0b 00 00 00";
constexpr std::string_view event_pipe = "07 05 81 03 40 00 ff";
constexpr std::string_view bulk_pipes = "07 05 82 02 40 00 00 07 05 03 02 40 00 00";

std::vector<std::uint8_t> joined(std::initializer_list<std::string_view> parts) {
    std::string all;
    for (const auto part : parts) all += part;
    return from_hex(all);
}

Response only(const std::vector<News>& news) {
    EXPECT_EQ(news.size(), 1U);
    if (news.size() != 1 || !std::holds_alternative<Response>(news[0])) return {};
    return std::get<Response>(news[0]);
}

TEST(CcidDescriptor, tells_level_features_and_the_event_pipe) {
    const auto found = find_class_descriptor(
        joined({configuration_head, interface_0, qemu_class, event_pipe, bulk_pipes}), 0);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->level(), Level::tpdu);
    EXPECT_EQ(found->features, 0x000104FEU);
    EXPECT_EQ(found->max_message, 0x10012U);
    EXPECT_EQ(found->max_ifsd, 254U);
    EXPECT_EQ(found->max_slot, 0);
    EXPECT_EQ(found->voltages, 7);
    EXPECT_TRUE(found->has(feature::ifsd));
    EXPECT_TRUE(found->has(feature::negotiation));
    EXPECT_TRUE(found->tells_changes);
}

TEST(CcidDescriptor, a_reader_without_event_pipe_is_polled) {
    const auto found =
        find_class_descriptor(joined({configuration_head, interface_0, qemu_class, bulk_pipes}), 0);
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->tells_changes);
}

TEST(CcidDescriptor, some_readers_put_it_behind_an_endpoint_or_before_the_interface) {
    EXPECT_TRUE(find_class_descriptor(
        joined({configuration_head, interface_0, bulk_pipes, qemu_class}), 0));
    EXPECT_TRUE(find_class_descriptor(
        joined({configuration_head, qemu_class, interface_0, bulk_pipes}), 0));
}

TEST(CcidDescriptor, of_two_interfaces_each_has_its_own) {
    // ACR1252 Dual: extended APDU for the cards, short APDU for the security module.
    auto other = from_hex(qemu_class);
    other[40] = 0xBA;
    other[42] = 0x02;
    auto both = joined({configuration_head, interface_0, qemu_class, bulk_pipes, interface_1});
    both.insert(both.end(), other.begin(), other.end());
    EXPECT_EQ(find_class_descriptor(both, 0)->level(), Level::tpdu);
    EXPECT_EQ(find_class_descriptor(both, 1)->level(), Level::short_apdu);
}

TEST(CcidDescriptor, without_one_or_cut_off_or_of_character_level_it_is_no_reader) {
    EXPECT_EQ(
        find_class_descriptor(joined({configuration_head, interface_0, bulk_pipes}), 0).error(),
        DescriptorError::missing);
    EXPECT_EQ(find_class_descriptor(joined({configuration_head, "36 21 10"}), 0).error(),
              DescriptorError::cut_off);
    EXPECT_EQ(find_class_descriptor(from_hex("00 00"), 0).error(), DescriptorError::cut_off);
    auto character = from_hex(qemu_class);
    character[42] = 0;
    EXPECT_EQ(parse_class_descriptor(character).error(), DescriptorError::character_level);
}

TEST(CcidCommand, has_the_layout_of_the_specification) {
    EXPECT_EQ(to_hex(encode(get_slot_status(), 0, 1)), "65000000000001000000");
    EXPECT_EQ(to_hex(encode(power_on(Power::automatic), 0, 2)), "62000000000002000000");
    EXPECT_EQ(to_hex(encode(power_on(Power::v1_8), 1, 3)), "62000000000103030000");
    EXPECT_EQ(to_hex(encode(power_off(), 0, 4)), "63000000000004000000");
    EXPECT_EQ(to_hex(encode(xfr_block(from_hex("ffca000000"), 0, Chain::whole), 0, 4)),
              "6f050000000004000000ffca000000");
    EXPECT_EQ(to_hex(encode(xfr_block({}, 0, Chain::next), 0, 5)), "6f000000000005001000");
    EXPECT_EQ(to_hex(encode(xfr_block({0x01}, 3, Chain::begins), 0, 6)), "6f01000000000603010001");
    EXPECT_EQ(to_hex(encode(get_parameters(), 0, 7)), "6c000000000007000000");
    EXPECT_EQ(to_hex(encode(reset_parameters(), 0, 8)), "6d000000000008000000");
    EXPECT_EQ(to_hex(encode(escape({0xAA}), 0, 9)), "6b010000000009000000aa");
}

TEST(CcidCommand, sets_the_parameters_of_both_protocols) {
    // 61 07 00 00 00 | 00 | SEQ | 01 00 00 | 11 10 00 4D 00 FE 00
    T1Parameters t1;
    t1.ifsc = 0xFE;
    EXPECT_EQ(to_hex(encode(set_parameters(t1), 0, 0x2A)),
              "610700000000"
              "2a"
              "010000"
              "1110004d00fe00");
    T0Parameters t0;
    t0.inverse = true;
    t0.fi_di = 0x94;
    EXPECT_EQ(to_hex(encode(set_parameters(t0), 0, 1)),
              "610500000000"
              "01"
              "000000"
              "9402000a00");
}

TEST(CcidResponse, is_read_as_qemu_sends_it) {
    ResponseReader reader(271);
    const auto status = only(reader.feed(from_hex("81000000000001000000")));
    EXPECT_EQ(status.type, response::slot_status);
    EXPECT_EQ(status.sequence, 1);
    EXPECT_EQ(status.icc, Icc::active);
    EXPECT_EQ(status.outcome, Outcome::done);

    const auto atr = only(reader.feed(from_hex("80 04000000 00 02 00 00 00 3b600000")));
    EXPECT_EQ(atr.type, response::data_block);
    EXPECT_EQ(to_hex(atr.data), "3b600000");

    const auto absent = only(reader.feed(from_hex("81 00000000 00 09 02 00 00")));
    EXPECT_EQ(absent.icc, Icc::absent);
    const auto unknown = only(reader.feed(from_hex("81 00000000 00 06 40 00 00")));
    EXPECT_EQ(unknown.outcome, Outcome::failed);
    EXPECT_EQ(unknown.error, slot_error::unsupported);
    const auto slot = only(reader.feed(from_hex("81 00000000 03 07 42 05 00")));
    EXPECT_EQ(slot.error, 0x05);
    EXPECT_EQ(slot.slot, 3);
    const auto later = only(reader.feed(from_hex("80 00000000 00 07 80 04 00")));
    EXPECT_EQ(later.outcome, Outcome::more_time);
    EXPECT_EQ(later.error, 4);
}

TEST(CcidResponse, an_escape_that_is_answered_by_a_slot_status_is_no_escape_answer) {
    ResponseReader reader(271);
    EXPECT_NE(only(reader.feed(from_hex("81 00000000 00 05 40 00 00"))).type, response::escape);
}

TEST(CcidResponse, may_come_in_pieces_and_two_at_once) {
    ResponseReader reader(271);
    EXPECT_TRUE(reader.feed(from_hex("80 04000000 00")).empty());
    EXPECT_TRUE(reader.feed(from_hex("02 00 00 00 3b")).empty());
    EXPECT_EQ(to_hex(only(reader.feed(from_hex("600000"))).data), "3b600000");
    EXPECT_EQ(reader.feed(from_hex("81000000000001000000 81000000000002000000")).size(), 2U);
}

TEST(CcidEvent, tells_of_every_slot) {
    ResponseReader reader(271);
    const auto one = reader.feed(from_hex("50 03"));
    ASSERT_EQ(one.size(), 4U);
    EXPECT_TRUE(std::get<SlotChange>(one[0]).present);
    EXPECT_TRUE(std::get<SlotChange>(one[0]).changed);
    EXPECT_FALSE(std::get<SlotChange>(one[1]).changed);
    const auto gone = reader.feed(from_hex("50 02"));
    EXPECT_FALSE(std::get<SlotChange>(gone[0]).present);
    EXPECT_TRUE(std::get<SlotChange>(gone[0]).changed);
    const auto third = reader.feed(from_hex("50 30"));
    EXPECT_TRUE(std::get<SlotChange>(third[2]).present);
    const auto broken = reader.feed(from_hex("51 00 07 01"));
    ASSERT_EQ(broken.size(), 1U);
    EXPECT_EQ(std::get<HardwareError>(broken[0]).sequence, 7);
}

TEST(CcidResponse, what_is_no_message_is_dropped_and_the_next_is_read) {
    ResponseReader reader(271);
    EXPECT_TRUE(reader.feed(from_hex("42 00000000")).empty());
    EXPECT_TRUE(reader.feed(from_hex("80 ffffff7f 00 02 00 00 00")).empty());
    EXPECT_EQ(reader.dropped(), 2U);
    EXPECT_EQ(only(reader.feed(from_hex("81000000000001000000"))).sequence, 1);
}

TEST(CcidResponse, random_bytes_do_no_harm) {
    std::mt19937 random(4);
    ResponseReader reader(271);
    std::size_t messages = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::vector<std::uint8_t> bytes(random() % 80);
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
        if (!bytes.empty() && random() % 2 == 0) {
            bytes[0] = static_cast<std::uint8_t>(0x80 + random() % 5);
        }
        messages += reader.feed(bytes).size();
        static_cast<void>(find_class_descriptor(bytes, 0));
    }
    EXPECT_LT(messages, 200'000U);
    EXPECT_GT(reader.dropped(), 0U);
}

}  // namespace
}  // namespace kvitok::drivers::ccid
