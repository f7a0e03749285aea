#include "drivers/vtk/terminal.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers::vtk {
namespace {

using namespace std::chrono_literals;
namespace t = terminal;

constexpr Money amount{125050};
constexpr std::uint32_t number = 42;

Message say(std::string_view name) {
    Message said = message(name);
    said.discriminator = from_terminal;
    return said;
}

Message idle(std::uint64_t last) {
    return say("IDL").add(tag_number, last);
}

Message verdict(std::uint64_t of, std::uint64_t sum, std::string_view receipt = {}) {
    Message said = say("VRP");
    said.add(tag_number, of).add(tag_amount, sum);
    if (!receipt.empty()) said.add(tag_receipt, receipt);
    return said;
}

Message final(std::uint64_t of, std::uint64_t sum) {
    return say("FIN").add(tag_number, of).add(tag_amount, sum);
}

// A terminal and the time; the test plays the device by hand.
struct Table {
    Terminal terminal;
    MonoTime now{1'000'000};
    PaymentTerminal::Out out;

    explicit Table(std::string serial = "VT-77", std::string location = "1-2")
        : terminal(Unit{.model = "VTK",
                        .serial = std::move(serial),
                        .location = std::move(location),
                        .started = MonoTime{1'000'000},
                        .wall = from_local({{2026, 11, 22}, 14, 32, 0}, 180),
                        .utc_offset_minutes = 180}) {}

    // What was sent, as messages.
    std::vector<Message> sent() const {
        FrameReader reader;
        return reader.feed(out.bytes, MonoTime{});
    }
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const Message& one : sent()) names.push_back(one.name());
        return names;
    }
    void attach() { out = terminal.on_attached(now); }
    void hear(const Message& said) { out = terminal.on_bytes(encode_frame(said), now); }
    void command(const t::Command& one) { out = terminal.on_command(one, now); }
    // Wakes it whenever it wants to be, up to that moment.
    void pass(Milliseconds time) {
        const MonoTime until = now + time;
        PaymentTerminal::Out all;
        while (terminal.next_wake() <= until) {
            now = std::max(now, terminal.next_wake());
            auto step = terminal.on_time(now);
            all.bytes.insert(all.bytes.end(), step.bytes.begin(), step.bytes.end());
            for (auto& event : step.events) all.events.push_back(std::move(event));
        }
        now = until;
        out = std::move(all);
    }
    template <class One>
    const One* event() const {
        for (const auto& one : out.events) {
            if (const auto* found = std::get_if<One>(&one)) return found;
        }
        return nullptr;
    }
    template <class Answer>
    const Answer* answer(std::uint64_t request) const {
        for (const auto& one : out.events) {
            const auto* answered = std::get_if<t::Answered>(&one);
            if (answered == nullptr || answered->request != request) continue;
            return std::get_if<Answer>(&answered->answer);
        }
        return nullptr;
    }
    bool is_silent() const { return out.bytes.empty() && out.events.empty(); }

    void be_idle() {
        attach();
        hear(idle(number - 1));
    }
    void authorise() {
        be_idle();
        command(t::Authorise{7, {}, number, amount});
    }
    void approve() {
        authorise();
        hear(verdict(number, 125050));
    }
};

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
