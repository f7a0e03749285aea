#include <random>

#include <gtest/gtest.h>

#include "tests/unit/drivers/vtk_table.h"

namespace kvitok::drivers::vtk {
namespace {

using namespace std::chrono_literals;

TEST(VtkTerminal, finds_an_operation_again_by_its_number) {
    Table table;
    table.attach();
    table.command(t::Query{11, number, amount, "VT-77", {}});
    table.hear(idle(number));
    EXPECT_EQ(table.names(), std::vector<std::string>{"VRP"});
    EXPECT_EQ(table.sent()[0].number(tag_number, 8), number);
    EXPECT_EQ(table.sent()[0].number(tag_amount, 12), 125050u);
    table.hear(verdict(number, 125050, "RRN:028810000045"));
    ASSERT_NE(table.answer<t::Approved>(11), nullptr);
    EXPECT_EQ(table.answer<t::Approved>(11)->approval.rrn, "028810000045");
    table.command(t::Commit{12, number, amount});
    EXPECT_EQ(table.names(), std::vector<std::string>{"FIN"});
}

TEST(VtkTerminal, finds_a_declined_operation_again) {
    Table table;
    table.attach();
    table.command(t::Query{11, number, amount, "VT-77", {}});
    table.hear(idle(number));
    table.hear(verdict(number, 0));
    EXPECT_NE(table.answer<t::Declined>(11), nullptr);
}

TEST(VtkTerminal, says_not_seen_only_when_the_terminal_said_so_twice) {
    Table table;
    table.be_idle();
    table.command(t::Query{11, number, amount, "VT-77", {}});
    table.hear(idle(number - 1));
    EXPECT_TRUE(table.out.events.empty());
    EXPECT_EQ(table.names(), std::vector<std::string>{"IDL"});
    table.hear(idle(number - 1));
    EXPECT_NE(table.answer<t::NotSeen>(11), nullptr);
}

TEST(VtkTerminal, a_late_answer_to_a_keep_alive_does_not_make_an_operation_unseen) {
    Table table;
    table.be_idle();
    table.command(t::Query{11, number, amount, "VT-77", {}});
    table.hear(idle(number - 1));
    table.hear(idle(number));
    EXPECT_EQ(table.names(), std::vector<std::string>{"VRP"});
    table.hear(verdict(number, 125050));
    EXPECT_NE(table.answer<t::Approved>(11), nullptr);
}

TEST(VtkTerminal, another_operation_or_another_unit_is_foreign) {
    Table table;
    table.be_idle();
    table.command(t::Query{11, number, amount, "VT-77", {}});
    table.hear(idle(number + 1));
    ASSERT_NE(table.answer<t::Foreign>(11), nullptr);
    EXPECT_FALSE(table.answer<t::Foreign>(11)->other_serial);
    table.command(t::Query{12, number, amount, "VT-78", {}});
    ASSERT_NE(table.answer<t::Foreign>(12), nullptr);
    EXPECT_TRUE(table.answer<t::Foreign>(12)->other_serial);
}

TEST(VtkTerminal, what_is_no_longer_its_last_operation_is_neither_committed_nor_reversed) {
    Table table;
    table.approve();
    table.command(t::Commit{9, number, amount});
    table.pass(60'000ms);
    ASSERT_NE(table.answer<t::Unknown>(9), nullptr);
    table.command(t::Commit{10, number, amount});
    table.hear(idle(number + 1));
    ASSERT_NE(table.answer<t::Foreign>(10), nullptr);
    EXPECT_FALSE(table.answer<t::Foreign>(10)->other_serial);
    table.names();
    table.command(t::Commit{11, number, amount});
    EXPECT_NE(table.answer<t::Foreign>(11), nullptr);
    table.command(t::Reverse{12, number, "028810000045", amount});
    EXPECT_NE(table.answer<t::ReverseRefused>(12), nullptr);
    EXPECT_TRUE(table.names().empty());
}

TEST(VtkTerminal, another_unit_without_a_usb_serial_is_foreign_once_it_has_answered) {
    Table table("", "1-2");
    table.attach();
    table.command(t::Query{12, number, amount, "VT-78", {}});
    EXPECT_EQ(table.answer<t::Foreign>(12), nullptr);
    table.hear(idle(number));
    ASSERT_NE(table.answer<t::Foreign>(12), nullptr);
    EXPECT_TRUE(table.answer<t::Foreign>(12)->other_serial);
}

TEST(VtkTerminal, does_not_know_when_the_terminal_does_not_answer_the_question) {
    Table table;
    table.attach();
    table.command(t::Query{11, number, amount, "VT-77", {}});
    table.hear(say("IDL"));
    EXPECT_TRUE(table.out.events.size() == 1 && table.event<t::Attached>() != nullptr);
    table.pass(8s);
    EXPECT_NE(table.answer<t::Unknown>(11), nullptr);
}

TEST(VtkTerminal, repeats_the_approval_while_it_waits_to_be_finalised) {
    Table table;
    table.approve();
    table.command(t::Query{11, number, amount, "VT-77", {}});
    EXPECT_EQ(table.names(), std::vector<std::string>{"VRP"});
    table.hear(verdict(number, 125050));
    EXPECT_NE(table.answer<t::Approved>(11), nullptr);
}

TEST(VtkTerminal, tells_the_local_time_while_it_is_asked_for) {
    Table table;
    table.attach();
    table.hear(idle(41).add(tag_local_time, "19700101T000000+0300"));
    table.pass(10s);
    ASSERT_EQ(table.sent().size(), 1u);
    EXPECT_EQ(table.sent()[0].text(tag_local_time), "20261122T143210+0300");
    table.hear(idle(41));
    table.pass(10s);
    ASSERT_EQ(table.sent().size(), 1u);
    EXPECT_FALSE(table.sent()[0].text(tag_local_time));
}

TEST(VtkTerminal, refuses_to_lend_its_network) {
    Table table;
    table.be_idle();
    const std::string wanted("\x01\x0a\x00\x00\x01\x1f\x90", 7);
    table.hear(say("CON").add(tag_destination, std::string_view(wanted)));
    ASSERT_EQ(table.names(), std::vector<std::string>{"CON"});
    EXPECT_EQ(table.sent()[0].text(tag_destination), wanted + std::string(1, '\0'));
}

TEST(VtkTerminal, tells_that_a_card_was_read) {
    Table table;
    table.authorise();
    table.hear(say("STA").add(tag_amount, "0"));
    ASSERT_NE(table.event<t::Progressed>(), nullptr);
    EXPECT_EQ(table.event<t::Progressed>()->stage, t::Stage::card_read);
    EXPECT_EQ(table.event<t::Progressed>()->request, 7u);
}

TEST(VtkTerminal, ignores_its_own_echo) {
    Table table;
    table.authorise();
    Message echo = verdict(number, 125050);
    echo.discriminator = to_terminal;
    table.hear(echo);
    EXPECT_TRUE(table.is_silent());
}

TEST(VtkTerminal, no_approval_comes_out_of_noise) {
    std::mt19937 random(42);
    Table table;
    table.authorise();
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::uint8_t> bytes(random() % 64);
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
        table.out = table.terminal.on_bytes(bytes, table.now);
        EXPECT_TRUE(table.out.events.empty());
    }
}

}  // namespace
}  // namespace kvitok::drivers::vtk
