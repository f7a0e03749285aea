#include <gtest/gtest.h>

#include "tests/unit/drivers/vtk_table.h"

namespace kvitok::drivers::vtk {
namespace {

using namespace std::chrono_literals;

TEST(VtkTerminal, greets_with_an_idle_and_is_attached_when_it_is_answered) {
    Table table;
    table.attach();
    EXPECT_EQ(to_hex(table.out.bytes), "1f000796fb010349444c714e");
    EXPECT_EQ(table.event<t::Attached>(), nullptr);
    table.hear(idle(41));
    ASSERT_NE(table.event<t::Attached>(), nullptr);
    EXPECT_EQ(table.event<t::Attached>()->serial, "VT-77");
    EXPECT_TRUE(table.event<t::Attached>()->traits.commit_required);
    EXPECT_TRUE(table.event<t::Attached>()->traits.query_by_number);
    table.hear(idle(41));
    EXPECT_TRUE(table.is_silent());
}

TEST(VtkTerminal, takes_its_own_name_or_its_place_where_usb_has_no_serial) {
    Table named("", "1-2");
    named.attach();
    named.hear(idle(1).add(tag_system, "SN 123"));
    EXPECT_EQ(named.event<t::Attached>()->serial, "SN123");
    Table placed("", "1-2");
    placed.attach();
    placed.hear(idle(1));
    EXPECT_EQ(placed.event<t::Attached>()->serial, "1-2");
}

TEST(VtkTerminal, keeps_the_line_alive_at_the_terminals_interval) {
    Table table;
    table.attach();
    table.hear(idle(41).add(tag_keepalive, "30"));
    table.pass(9s);
    EXPECT_TRUE(table.names().empty());
    table.pass(1s);
    EXPECT_EQ(table.names(), std::vector<std::string>{"IDL"});
    table.hear(idle(41).add(tag_keepalive, "0"));
    table.pass(29s);
    EXPECT_TRUE(table.names().empty());
    table.pass(1s);
    EXPECT_EQ(table.names(), std::vector<std::string>{"IDL"});
}

TEST(VtkTerminal, is_lost_after_three_intervals_and_eight_seconds_of_silence_and_comes_back) {
    Table table;
    table.be_idle();
    table.pass(37'999ms);
    EXPECT_EQ(table.event<t::Lost>(), nullptr);
    table.pass(1ms);
    EXPECT_NE(table.event<t::Lost>(), nullptr);
    table.pass(60s);
    EXPECT_EQ(table.event<t::Lost>(), nullptr);
    table.hear(idle(41));
    EXPECT_NE(table.event<t::Attached>(), nullptr);
}

TEST(VtkTerminal, rests_only_while_nothing_is_expected) {
    Table table;
    table.attach();
    EXPECT_TRUE(table.terminal.listens());
    table.hear(idle(41));
    EXPECT_FALSE(table.terminal.listens());
    table.command(t::Authorise{7, {}, number, amount});
    EXPECT_TRUE(table.terminal.listens());
}

TEST(VtkTerminal, is_ready_with_the_terminals_last_number) {
    Table table;
    table.be_idle();
    table.command(t::Prepare{5});
    EXPECT_EQ(table.names(), std::vector<std::string>{"IDL"});
    table.hear(idle(41));
    const auto* ready = table.answer<t::Ready>(5);
    ASSERT_NE(ready, nullptr);
    EXPECT_EQ(ready->serial, "VT-77");
    EXPECT_EQ(ready->snapshot.number, 41u);
    EXPECT_EQ(ready->next_number, 42u);
}

TEST(VtkTerminal, is_not_ready_when_disabled_silent_or_out_of_numbers) {
    Table table;
    table.be_idle();
    table.command(t::Prepare{5});
    table.hear(say("DIS").add(tag_number, std::uint64_t{41}));
    ASSERT_NE(table.answer<t::NotReady>(5), nullptr);
    EXPECT_EQ(table.answer<t::NotReady>(5)->reason, t::NotReadyReason::disabled);
    table.command(t::Prepare{6});
    table.pass(7'999ms);
    EXPECT_EQ(table.names().size(), 3u);
    EXPECT_EQ(table.answer<t::NotReady>(6), nullptr);
    table.pass(1ms);
    EXPECT_EQ(table.answer<t::NotReady>(6)->reason, t::NotReadyReason::fault);
    table.command(t::Prepare{8});
    table.hear(idle(99'999'999));
    EXPECT_EQ(table.answer<t::NotReady>(8)->reason, t::NotReadyReason::fault);
}

TEST(VtkTerminal, asks_for_the_amount_under_the_given_number) {
    Table table;
    table.authorise();
    EXPECT_EQ(to_hex(table.out.bytes),
              to_hex(encode_frame(message("VRP").add(tag_number, "42").add(tag_amount, "125050"))));
    ASSERT_NE(table.event<t::Progressed>(), nullptr);
    EXPECT_EQ(table.event<t::Progressed>()->stage, t::Stage::present_card);
}

TEST(VtkTerminal, understands_an_approval_with_its_receipt) {
    Table table;
    table.authorise();
    table.hear(verdict(number, 125050,
                       "ACTION:SALE\nTOTAL:1250.50 RUB\nRESULT:APPROVED\nCARD:MIR\n"
                       "PAN:************1118\nRRN:028810000045\nAUTH ID:005991\n"
                       "TERMINAL:25201221\nRESPONSE CODE:000\n"));
    const auto* approved = table.answer<t::Approved>(7);
    ASSERT_NE(approved, nullptr);
    EXPECT_EQ(approved->number, number);
    EXPECT_EQ(approved->approval,
              (Approval{amount, "028810000045", "005991", "•••• 1118, Мир", "25201221"}));
    // FIN comes next, whatever it takes: nothing disturbs the terminal until then.
    table.pass(59s);
    EXPECT_TRUE(table.is_silent());
}

TEST(VtkTerminal, tells_an_approval_of_another_amount_as_it_is) {
    Table table;
    table.authorise();
    table.hear(verdict(number, 100000));
    ASSERT_NE(table.answer<t::Approved>(7), nullptr);
    EXPECT_EQ(table.answer<t::Approved>(7)->approval.amount, Money{100000});
}

TEST(VtkTerminal, tells_a_decline_and_its_reason) {
    const std::vector<std::pair<std::string, PayReason>> cases{
        {"", PayReason::declined_by_bank},
        {"RESPONSE CODE:005", PayReason::declined_by_bank},
        {"RESPONSE CODE:51", PayReason::not_enough_money},
        {"RESPONSE CODE:051\nRESULT:DECLINED", PayReason::not_enough_money},
    };
    for (const auto& [receipt, reason] : cases) {
        Table table;
        table.authorise();
        table.hear(verdict(number, 0, receipt));
        ASSERT_NE(table.answer<t::Declined>(7), nullptr) << receipt;
        EXPECT_EQ(table.answer<t::Declined>(7)->reason, reason) << receipt;
        EXPECT_EQ(table.names(), std::vector<std::string>{"IDL"});
    }
}

TEST(VtkTerminal, a_cancelled_authorisation_is_still_awaited) {
    Table table;
    table.authorise();
    table.command(t::Cancel{8});
    EXPECT_EQ(to_hex(table.out.bytes), "1f000796fb010341425281b6");
    EXPECT_TRUE(table.out.events.empty());
    table.hear(verdict(number, 0));
    ASSERT_NE(table.answer<t::Declined>(7), nullptr);
    EXPECT_EQ(table.answer<t::Declined>(7)->reason, PayReason::cancelled_by_resident);
}

TEST(VtkTerminal, an_approval_that_won_over_the_cancel_is_an_approval) {
    Table table;
    table.authorise();
    table.command(t::Cancel{8});
    table.hear(verdict(number, 125050));
    EXPECT_NE(table.answer<t::Approved>(7), nullptr);
}

TEST(VtkTerminal, cancels_nothing_when_nothing_runs) {
    Table table;
    table.be_idle();
    table.command(t::Cancel{8});
    EXPECT_TRUE(table.is_silent());
}

TEST(VtkTerminal, does_not_know_after_the_operation_limit_and_ignores_the_late_answer) {
    Table table;
    table.attach();
    table.hear(idle(41).add(tag_operation_timeout, "120"));
    table.command(t::Authorise{7, {}, number, amount});
    table.pass(119'999ms);
    EXPECT_TRUE(table.is_silent());
    table.pass(1ms);
    EXPECT_NE(table.answer<t::Unknown>(7), nullptr);
    EXPECT_EQ(table.names(), std::vector<std::string>{"IDL"});
    table.hear(verdict(number, 125050));
    EXPECT_TRUE(table.out.events.empty());
    EXPECT_EQ(table.terminal.counters().late_answers, 1u);
}

TEST(VtkTerminal, an_answer_of_another_number_is_not_ours) {
    Table table;
    table.authorise();
    table.hear(verdict(number - 1, 125050));
    table.hear(say("VRP").add(tag_amount, "125050"));
    table.hear(say("VRP").add(tag_number, "42"));
    EXPECT_TRUE(table.out.events.empty());
    EXPECT_EQ(table.terminal.counters().late_answers, 1u);
    EXPECT_EQ(table.terminal.counters().unreadable, 2u);
    table.hear(verdict(number, 125050));
    EXPECT_NE(table.answer<t::Approved>(7), nullptr);
}

// VRP with the terminal's present number would be answered with somebody else's approval.
TEST(VtkTerminal, never_asks_under_a_number_that_is_not_the_next) {
    for (const std::uint32_t wrong : {40u, 41u, 43u, 0u}) {
        Table table;
        table.be_idle();
        table.command(t::Authorise{7, {}, wrong, amount});
        EXPECT_TRUE(table.out.bytes.empty());
        ASSERT_NE(table.answer<t::Declined>(7), nullptr);
        EXPECT_EQ(table.answer<t::Declined>(7)->reason, PayReason::terminal_saw_nothing);
    }
}

TEST(VtkTerminal, never_asks_for_an_absurd_amount) {
    for (const std::int64_t absurd : {0LL, -1LL, 1'000'000'000'000LL}) {
        Table table;
        table.be_idle();
        table.command(t::Authorise{7, {}, number, Money{absurd}});
        EXPECT_TRUE(table.out.bytes.empty());
        EXPECT_NE(table.answer<t::Declined>(7), nullptr);
    }
}

TEST(VtkTerminal, asks_nothing_of_a_terminal_that_has_not_answered) {
    Table table;
    table.attach();
    table.command(t::Authorise{7, {}, number, amount});
    EXPECT_TRUE(table.out.bytes.empty());
    EXPECT_NE(table.answer<t::Declined>(7), nullptr);
}

TEST(VtkTerminal, runs_one_command_at_a_time) {
    Table table;
    table.authorise();
    table.command(t::Prepare{20});
    EXPECT_EQ(table.answer<t::NotReady>(20)->reason, t::NotReadyReason::busy);
    table.command(t::Authorise{21, {}, number, amount});
    EXPECT_NE(table.answer<t::Unknown>(21), nullptr);
    table.command(t::Commit{22, number, amount});
    EXPECT_NE(table.answer<t::Unknown>(22), nullptr);
    table.command(t::Query{23, number, amount, "VT-77", {}});
    EXPECT_NE(table.answer<t::InProgress>(23), nullptr);
    EXPECT_TRUE(table.out.bytes.empty());
    table.hear(verdict(number, 125050));
    EXPECT_NE(table.answer<t::Approved>(7), nullptr);
}

TEST(VtkTerminal, finalises_with_the_full_amount) {
    Table table;
    table.approve();
    table.command(t::Commit{9, number, amount});
    EXPECT_EQ(to_hex(table.out.bytes), "1f001396fb010346494e030234320406313235303530179a");
    table.hear(final(number, 125050));
    EXPECT_NE(table.answer<t::Committed>(9), nullptr);
    EXPECT_EQ(table.names(), std::vector<std::string>{"IDL"});
}

TEST(VtkTerminal, a_refused_finalisation_is_told) {
    Table table;
    table.approve();
    table.command(t::Commit{9, number, amount});
    table.hear(final(number, 0));
    EXPECT_NE(table.answer<t::CommitRefused>(9), nullptr);
}

TEST(VtkTerminal, repeats_a_finalisation_until_the_limit) {
    Table table;
    table.approve();
    table.command(t::Commit{9, number, amount});
    table.pass(59'999ms);
    EXPECT_EQ(table.names(), std::vector<std::string>(7, "FIN"));
    EXPECT_TRUE(table.out.events.empty());
    table.pass(1ms);
    EXPECT_NE(table.answer<t::Unknown>(9), nullptr);
    table.command(t::Commit{10, number, amount});
    EXPECT_EQ(table.names(), std::vector<std::string>{"IDL"});
    table.hear(idle(number));
    EXPECT_EQ(table.names(), std::vector<std::string>{"FIN"});
    table.hear(final(number, 125050));
    EXPECT_NE(table.answer<t::Committed>(10), nullptr);
}

TEST(VtkTerminal, gives_the_money_back_with_an_amount_of_nothing) {
    Table table;
    table.approve();
    table.command(t::Reverse{9, number, "028810000045", amount});
    EXPECT_EQ(to_hex(table.out.bytes), "1f000e96fb010346494e030234320401301627");
    table.hear(final(number, 0));
    EXPECT_NE(table.answer<t::Reversed>(9), nullptr);
}

TEST(VtkTerminal, what_was_finalised_cannot_be_reversed) {
    Table table;
    table.approve();
    table.command(t::Reverse{9, number, {}, amount});
    table.hear(final(number, 125050));
    EXPECT_NE(table.answer<t::ReverseRefused>(9), nullptr);
}

}  // namespace
}  // namespace kvitok::drivers::vtk
