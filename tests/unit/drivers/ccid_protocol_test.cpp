// Answer to reset, T=0 and T=1, against the vectors of the standards and of emv-utils.
#include <random>

#include <gtest/gtest.h>

#include "drivers/ccid/apdu.h"
#include "drivers/ccid/atr.h"
#include "drivers/ccid/exchange.h"
#include "drivers/ccid/t0.h"
#include "drivers/ccid/t1.h"
#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers::ccid {
namespace {

tl::expected<Atr, AtrError> atr(std::string_view hex) {
    return parse_atr(from_hex(hex));
}

TEST(AnswerToReset, of_contactless_memory_cards) {
    for (const std::string_view hex :
         {"3B8F8001804F0CA000000306030001000000006A", "3B8F8001804F0CA0000003060300020000000069",
          "3B8F8001804F0CA0000003060300030000000068"}) {
        const auto card = atr(hex);
        ASSERT_TRUE(card) << hex;
        EXPECT_TRUE(card->contactless);
        EXPECT_TRUE(is_storage_card(*card));
        EXPECT_EQ(card->historical.size(), 15U);
    }
}

TEST(AnswerToReset, of_a_plain_t0_card_has_no_check_byte) {
    const auto card = atr("3B600000");
    ASSERT_TRUE(card);
    EXPECT_EQ(card->first_protocol, 0);
    EXPECT_TRUE(card->offers(0));
    EXPECT_FALSE(card->offers(1));
    EXPECT_FALSE(card->contactless);
}

TEST(AnswerToReset, of_a_t1_card_tells_its_block_size_and_waiting_times) {
    const auto card = atr("3BE000FF81317C4192");
    ASSERT_TRUE(card);
    EXPECT_EQ(card->first_protocol, 1);
    EXPECT_EQ(card->guard, 0xFF);
    EXPECT_EQ(card->ifsc, 0x7C);
    EXPECT_EQ(card->bwi, 4);
    EXPECT_EQ(card->cwi, 1);
    EXPECT_FALSE(card->crc);
    EXPECT_FALSE(card->specific);
}

TEST(AnswerToReset, of_odd_but_valid_cards) {
    const auto three = atr("3BDA18FF81B1FE751F030031F573C78A40009000B0");
    ASSERT_TRUE(three);
    EXPECT_EQ(three->fi_di, 0x18);
    EXPECT_EQ(three->ifsc, 0xFE);
    EXPECT_EQ(to_hex(three->historical), "0031f573c78a40009000");
    const auto zero = atr("3BF41300FFD0000A3F0300DEADBEEFDC");
    ASSERT_TRUE(zero);
    EXPECT_EQ(zero->specific, 0);
    EXPECT_EQ(zero->waiting, 0x0A);
    EXPECT_EQ(to_hex(zero->historical), "deadbeef");
    const auto one = atr("3BF41300FF9101717C4100DEADBEEFE6");
    ASSERT_TRUE(one);
    EXPECT_EQ(one->specific, 1);
    EXPECT_EQ(one->ifsc, 0x7C);
}

TEST(AnswerToReset, that_is_none_is_told_apart) {
    EXPECT_EQ(atr("").error(), AtrError::cut_off);
    EXPECT_EQ(atr("3B").error(), AtrError::cut_off);
    EXPECT_EQ(atr("3C600000").error(), AtrError::bad_start);
    EXPECT_EQ(atr("3BE000FF81317C4193").error(), AtrError::bad_check);
    EXPECT_EQ(atr("3BE000FF81317C41").error(), AtrError::cut_off);
    EXPECT_EQ(atr("3B8F8001804F0CA0").error(), AtrError::cut_off);
    EXPECT_EQ(parse_atr(std::vector<std::uint8_t>(34, 0x3B)).error(), AtrError::too_long);
}

TEST(AnswerToReset, random_bytes_do_no_harm) {
    std::mt19937 random(8);
    int valid = 0;
    for (int i = 0; i < 100'000; ++i) {
        std::vector<std::uint8_t> bytes(random() % 34);
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
        if (!bytes.empty()) bytes[0] = 0x3B;
        valid += parse_atr(bytes).has_value() ? 1 : 0;
    }
    EXPECT_GT(valid, 0);
}

TEST(Pps, has_its_check_byte) {
    EXPECT_EQ(to_hex(pps_request(0, 0x11)), "ff1011fe");
    EXPECT_EQ(to_hex(pps_request(1, 0x11)), "ff1111ff");
    EXPECT_EQ(to_hex(pps_request(0, 0x94)), "ff10947b");
}

TEST(Commands, are_those_of_the_standards) {
    EXPECT_EQ(to_hex(get_identifier()), "ffca000000");
    EXPECT_EQ(to_hex(select_payment_environment(false)),
              "00a404000e315041592e5359532e444446303100");
    EXPECT_EQ(to_hex(select_payment_environment(true)), "00a404000e325041592e5359532e444446303100");
    EXPECT_EQ(case_of(get_identifier()), Case::two);
    EXPECT_EQ(case_of(select_payment_environment(false)), Case::four);
    EXPECT_EQ(case_of(from_hex("00a40400")), Case::one);
    EXPECT_EQ(case_of(from_hex("00a4040001aa")), Case::three);
    EXPECT_FALSE(case_of(from_hex("00a4040003aa")));
    EXPECT_FALSE(status_of(from_hex("90")));
}

// T=0: 00A404000E… without Le -> 6126 -> GET RESPONSE 00C0000026.
TEST(T0, fetches_the_answer_of_a_command_with_data_both_ways) {
    T0 t0;
    const auto first = t0.transmit(select_payment_environment(false));
    EXPECT_EQ(to_hex(*first.send), "00a404000e315041592e5359532e4444463031");
    EXPECT_EQ(to_hex(*t0.receive(from_hex("6126")).send), "00c0000026");
    const auto data =
        from_hex("6F20840E315041592E5359532E4444463031A50E8801015F2D046E6C656E9F11010190 00");
    EXPECT_EQ(*t0.receive(data).answer, data);
}

// 00B2010C00 -> 6C1C, 00B2010C1C.
TEST(T0, says_a_wrong_length_again_with_the_right_one) {
    T0 t0;
    EXPECT_EQ(to_hex(*t0.transmit(from_hex("00B2010C00")).send), "00b2010c00");
    EXPECT_EQ(to_hex(*t0.receive(from_hex("6C1C")).send), "00b2010c1c");
    EXPECT_EQ(to_hex(*t0.receive(from_hex("AA9000")).answer), "aa9000");
}

TEST(T0, gives_up_on_a_card_that_never_ends) {
    T0 t0;
    t0.transmit(from_hex("00A40400"));
    int rounds = 0;
    while (t0.receive(from_hex("AA6101")).send) ++rounds;
    EXPECT_GT(rounds, 10);
    EXPECT_LT(rounds, 100);
}

TEST(T0, a_case_that_is_none_is_not_sent) {
    EXPECT_FALSE(T0().transmit(from_hex("00A4")).send);
}

// T=1

std::string sent(const T1::Step& step) {
    return step.state == T1::State::goes_on ? to_hex(step.send) : "";
}
T1::Step hear(T1& t1, std::string_view hex) {
    return t1.receive(from_hex(hex));
}

TEST(T1, says_the_vectors_of_the_block_format) {
    T1 t1(0xFE);
    EXPECT_EQ(sent(t1.announce(254)), "00c101fe3e");
    EXPECT_EQ(hear(t1, "00E101FE1E").state, T1::State::ready);
    EXPECT_EQ(sent(t1.transmit(select_payment_environment(true))),
              "00001400a404000e325041592e5359532e444446303100de");
    EXPECT_EQ(hear(t1,
                   "0000026a8268"
                   "00")
                  .state,
              T1::State::goes_on);  // one byte too long
    EXPECT_EQ(to_hex(hear(t1, "0000026a82ea").answer), "6a82");
    // The next command has the other number.
    EXPECT_EQ(sent(t1.transmit(select_payment_environment(true))),
              "00401400a404000e325041592e5359532e4444463031009e");
}

TEST(T1, asks_again_for_what_came_damaged_and_says_why) {
    T1 t1(32);
    t1.transmit(from_hex("00A40400"));
    EXPECT_EQ(sent(hear(t1, "0000029000FF")), "00810081");
    EXPECT_EQ(sent(t1.silent()), "00820082");
    EXPECT_EQ(to_hex(hear(t1, "000002900092").answer), "9000");
    t1.transmit(from_hex("00A40400"));
    EXPECT_EQ(sent(hear(t1, "004002900001")), "00910091");
}

TEST(T1, sends_its_block_again_when_the_card_asks_for_it) {
    T1 t1(32);
    const std::string first = sent(t1.transmit(from_hex("00A40400")));
    EXPECT_EQ(sent(hear(t1, "00800080")), first);
    EXPECT_EQ(sent(hear(t1, "00810081")), first);
    EXPECT_EQ(to_hex(hear(t1, "000002900092").answer), "9000");
}

TEST(T1, chains_a_long_command_and_a_long_answer) {
    T1 t1(4);
    EXPECT_EQ(sent(t1.transmit(from_hex("00A4040002AABB"))), "00200400a4040084");
    EXPECT_EQ(sent(hear(t1, "00900090")), "00400302aabb50");
    EXPECT_EQ(sent(hear(t1, "002002010221")), "00900090");
    EXPECT_EQ(sent(hear(t1, "006001035e")), "00910091");  // the check is wrong: 62
    EXPECT_EQ(to_hex(hear(t1,
                          "00400290"
                          "00d2")
                         .answer),
              "01029000");
}

TEST(T1, gives_the_card_more_time_and_takes_another_block_size) {
    T1 t1(32);
    t1.transmit(from_hex("00A40400"));
    const auto more = hear(t1, "00C30101C3");
    EXPECT_EQ(sent(more), "00e30101e3");
    EXPECT_EQ(hear(t1, "00C30105C7").waits, 5);
    EXPECT_EQ(sent(hear(t1, "00C10104C4")), "00e10104e4");
    hear(t1, "000002900092");
    EXPECT_EQ(sent(t1.transmit(from_hex("00A4040001AA"))).substr(0, 6), "006004");
}

TEST(T1, sets_both_numbers_to_their_beginning_after_four_errors_and_says_all_again) {
    T1 t1(32);
    const std::string first = sent(t1.transmit(from_hex("00A40400")));
    for (int i = 0; i < 3; ++i) EXPECT_EQ(sent(t1.silent()), "00820082");
    EXPECT_EQ(sent(t1.silent()), "00c000c0");
    EXPECT_EQ(sent(t1.silent()), "00c000c0");
    EXPECT_EQ(sent(hear(t1, "00E000E0")), first);
    EXPECT_EQ(to_hex(hear(t1, "000002900092").answer), "9000");
}

TEST(T1, fails_when_the_card_does_not_come_back) {
    T1 t1(32);
    t1.transmit(from_hex("00A40400"));
    int steps = 0;
    while (t1.silent().state == T1::State::goes_on && steps < 100) ++steps;
    EXPECT_EQ(steps, 6);
}

TEST(T1, fails_when_the_card_gives_the_chain_up) {
    T1 t1(32);
    t1.transmit(from_hex("00A40400"));
    EXPECT_EQ(hear(t1, "00C200C2").state, T1::State::failed);
}

TEST(T1, an_announcement_that_nobody_answers_does_not_hinder) {
    T1 t1(32);
    t1.announce(254);
    EXPECT_EQ(sent(t1.silent()), "00c101fe3e");
    EXPECT_EQ(sent(t1.silent()), "00c101fe3e");
    EXPECT_EQ(t1.silent().state, T1::State::ready);
}

TEST(T1, blocks_that_are_none_are_told_apart) {
    EXPECT_EQ(parse_block(from_hex("0000")).error(), BlockError::cut_off);
    EXPECT_EQ(parse_block(from_hex("00000190")).error(), BlockError::bad_length);
    EXPECT_EQ(parse_block(from_hex("00810080")).error(), BlockError::bad_check);
}

TEST(T1, random_blocks_always_come_to_an_end) {
    std::mt19937 random(11);
    for (int i = 0; i < 2'000; ++i) {
        T1 t1(static_cast<std::uint8_t>(random() % 255));
        auto step = t1.transmit(from_hex("00A404000E325041592E5359532E444446303100"));
        int steps = 0;
        while (step.state == T1::State::goes_on && steps < 10'000) {
            // No request for more time: that limit is the reader conversation's.
            Block block{0, static_cast<std::uint8_t>(random() % 0xC0), {}};
            block.information.resize(random() % 20);
            auto bytes = encode(block);
            if (random() % 3 == 0) bytes.back() ^= 1;
            step = t1.receive(bytes);
            ++steps;
        }
        ASSERT_LT(steps, 10'000);
    }
}

// Chained messages of the extended APDU level.

Response block(std::string_view hex, std::uint8_t chain) {
    Response one;
    one.type = response::data_block;
    one.outcome = Outcome::done;
    one.specific = chain;
    one.data = from_hex(hex);
    return one;
}

TEST(Chain, cuts_a_long_command_and_puts_a_long_answer_together) {
    Exchange exchange(Bare{4});
    const auto first = exchange.transmit(from_hex("00A4040005AABBCCDDEE"));
    EXPECT_EQ(to_hex(encode(first.send, 0, 0)),
              "6f040000000000000100"
              "00a40400");
    const auto middle = exchange.receive(block("", 0x10));
    EXPECT_EQ(to_hex(encode(middle.send, 0, 0)),
              "6f040000000000000300"
              "05aabbcc");
    const auto last = exchange.receive(block("", 0x10));
    EXPECT_EQ(to_hex(encode(last.send, 0, 0)),
              "6f020000000000000200"
              "ddee");
    const auto more = exchange.receive(block("0102", 0x01));
    EXPECT_EQ(to_hex(encode(more.send, 0, 0)), "6f000000000000001000");
    exchange.receive(block("03", 0x03));
    const auto done = exchange.receive(block("9000", 0x02));
    EXPECT_EQ(done.state, Exchange::State::answered);
    EXPECT_EQ(to_hex(done.answer), "0102039000");
}

TEST(Chain, out_of_order_it_has_failed) {
    Exchange exchange(Bare{4});
    exchange.transmit(from_hex("00A4040005AABBCCDDEE"));
    EXPECT_EQ(exchange.receive(block("9000", 0x00)).state, Exchange::State::failed);
    exchange.transmit(from_hex("00A40400"));
    EXPECT_EQ(exchange.receive(block("01", 0x03)).state, Exchange::State::failed);
}

}  // namespace
}  // namespace kvitok::drivers::ccid
