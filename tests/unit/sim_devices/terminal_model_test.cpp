#include "drivers/sim/terminal_model.h"

#include <gtest/gtest.h>

#include <map>

namespace kvitok::sim {
namespace {

using terminal::Answer;
using Kind = TerminalClass;

const Money asked{125'050};

// One unit and the kiosk's half before it; time runs to the answer.
struct Desk {
    explicit Desk(Kind kind, UnitOptions options = {}) {
        options.kind = kind;
        unit.emplace(options, bank);
        restart_kiosk();
    }
    void restart_kiosk() {
        model.emplace(*unit);
        note(model->on_attached(now));
    }
    void note(const TerminalModel::Out& out) {
        for (const auto& event : out.events) {
            if (const auto* one = std::get_if<terminal::Answered>(&event)) {
                answers.emplace(one->request, one->answer);
            }
            if (std::holds_alternative<terminal::Lost>(event)) ++lost;
        }
    }
    void run(Milliseconds by) {
        const MonoTime end = now + by;
        while (model->next_wake() <= end) {
            now = std::max(now, model->next_wake());
            note(model->on_time(now));
        }
        now = end;
    }
    template <class Command>
    Answer ask(Command command) {
        command.request = ++request;
        note(model->on_command(command, now));
        while (!answers.contains(request)) {
            now = std::max(now, model->next_wake());
            note(model->on_time(now));
        }
        return answers.at(request);
    }
    terminal::Ready prepare() { return std::get<terminal::Ready>(ask(terminal::Prepare{})); }
    Answer pay(CardOutcome outcome) {
        before = prepare();
        unit->hold_card_ready(outcome, now);
        return ask(terminal::Authorise{0, {"p1"}, before.next_number, asked});
    }
    Answer query() {
        return ask(terminal::Query{0, before.next_number, asked, before.serial, before.snapshot});
    }
    Answer commit() { return ask(terminal::Commit{0, before.next_number, asked}); }
    Answer reverse(const std::string& rrn) {
        return ask(terminal::Reverse{0, before.next_number, rrn, asked});
    }
    // Something goes wrong at one kind of step, once.
    void mishap_at(UnitStep step, Mishap what, int skip = 0) {
        unit->on_mishap([=, left = skip](UnitStep at) mutable {
            if (at != step || left-- != 0) return Mishap::none;
            return what;
        });
    }

    Bank bank;
    std::optional<TerminalUnit> unit;
    std::optional<TerminalModel> model;
    MonoTime now;
    std::uint64_t request = 0;
    std::map<std::uint64_t, Answer> answers;
    terminal::Ready before;
    int lost = 0;
};

template <class Wanted>
bool is(const Answer& answer) {
    return std::holds_alternative<Wanted>(answer);
}

class EveryClass : public ::testing::TestWithParam<Kind> {};
INSTANTIATE_TEST_SUITE_P(Classes, EveryClass,
                         ::testing::Values(Kind::two_phase, Kind::by_number, Kind::last_only,
                                           Kind::weak),
                         [](const auto& one) {
                             std::string name(name_in(terminal_class_names, one.param));
                             std::erase(name, '-');
                             return name;
                         });

TEST_P(EveryClass, approval_takes_the_money_once_under_the_payments_name) {
    Desk desk(GetParam());
    const auto answer = desk.pay(CardOutcome::approved);
    ASSERT_TRUE(is<terminal::Approved>(answer));
    EXPECT_EQ(std::get<terminal::Approved>(answer).approval.amount, asked);
    EXPECT_EQ(desk.bank.net_of("p1"), asked);
    EXPECT_EQ(desk.bank.captures_of("p1"), 1);
}

TEST_P(EveryClass, declines_say_why_and_take_nothing) {
    Desk desk(GetParam());
    const auto answer = desk.pay(CardOutcome::declined_51);
    ASSERT_TRUE(is<terminal::Declined>(answer));
    EXPECT_EQ(std::get<terminal::Declined>(answer).reason, PayReason::not_enough_money);
    EXPECT_EQ(desk.bank.total(), Money{});
}

TEST_P(EveryClass, a_command_that_never_arrives_is_unknown_and_takes_nothing) {
    Desk desk(GetParam());
    desk.mishap_at(UnitStep::command_received, Mishap::lose, 1);
    EXPECT_TRUE(is<terminal::Unknown>(desk.pay(CardOutcome::approved)));
    EXPECT_EQ(desk.bank.total(), Money{});
    if (GetParam() != Kind::weak) {
        EXPECT_TRUE(is<terminal::NotSeen>(desk.query()));
    }
}

TEST_P(EveryClass, a_lost_answer_is_asked_for_where_the_class_can) {
    Desk desk(GetParam());
    desk.mishap_at(UnitStep::answer_sent, Mishap::lose, 1);
    EXPECT_TRUE(is<terminal::Unknown>(desk.pay(CardOutcome::approved)));
    EXPECT_EQ(desk.bank.net_of("p1"), asked);
    const auto found = desk.query();
    if (GetParam() == Kind::weak) {
        EXPECT_TRUE(is<terminal::Foreign>(found));
    } else {
        EXPECT_TRUE(is<terminal::Approved>(found));
    }
    EXPECT_EQ(desk.bank.captures_of("p1"), 1);
}

TEST_P(EveryClass, power_cut_before_the_terminal_heard_is_given_back_unless_it_is_weak) {
    Desk desk(GetParam());
    desk.mishap_at(UnitStep::bank_took, Mishap::power_cut);
    EXPECT_TRUE(is<terminal::Unknown>(desk.pay(CardOutcome::approved)));
    EXPECT_EQ(desk.lost, 1);
    EXPECT_EQ(desk.bank.net_of("p1"), asked);
    desk.run(Milliseconds(3'100));
    EXPECT_EQ(desk.bank.net_of("p1"), GetParam() == Kind::weak ? asked : Money{});
    if (GetParam() == Kind::last_only) {
        EXPECT_TRUE(is<terminal::NotSeen>(desk.query()));
    }
    if (GetParam() == Kind::two_phase) {
        EXPECT_TRUE(is<terminal::Declined>(desk.query()));
    }
}

TEST_P(EveryClass, power_cut_after_the_terminal_heard_keeps_the_approval) {
    Desk desk(GetParam());
    desk.mishap_at(UnitStep::bank_heard, Mishap::power_cut);
    EXPECT_TRUE(is<terminal::Unknown>(desk.pay(CardOutcome::approved)));
    desk.run(Milliseconds(3'100));
    EXPECT_EQ(desk.bank.net_of("p1"), asked);
    if (GetParam() != Kind::weak) {
        EXPECT_TRUE(is<terminal::Approved>(desk.query()));
    }
}

TEST_P(EveryClass, a_foreign_operation_hides_ours) {
    Desk desk(GetParam());
    desk.mishap_at(UnitStep::answer_sent, Mishap::lose, 1);
    desk.pay(CardOutcome::approved);
    ASSERT_TRUE(desk.unit->foreign_operation(Money{700}));
    EXPECT_TRUE(is<terminal::Foreign>(desk.query()));
    const auto ours = GetParam() == Kind::two_phase ? Money{} : asked;
    EXPECT_EQ(desk.bank.net_of("p1"), ours) << "an uncommitted approval went back";
}

TEST_P(EveryClass, another_serial_is_foreign) {
    Desk desk(GetParam());
    desk.pay(CardOutcome::approved);
    desk.unit->replace_by("SIM0002");
    const auto answer = desk.query();
    ASSERT_TRUE(is<terminal::Foreign>(answer));
    EXPECT_TRUE(std::get<terminal::Foreign>(answer).other_serial);
}

TEST_P(EveryClass, the_unit_goes_on_while_the_kiosk_is_dead) {
    Desk desk(GetParam());
    desk.before = desk.prepare();
    desk.note(desk.model->on_command(terminal::Authorise{77, {"p1"}, 1, asked}, desk.now));
    ASSERT_TRUE(desk.unit->present_card(CardOutcome::approved, desk.now));
    desk.restart_kiosk();
    if (GetParam() != Kind::weak) {
        EXPECT_TRUE(is<terminal::InProgress>(desk.query()));
    }
    desk.run(Milliseconds(5'000));
    EXPECT_FALSE(desk.answers.contains(77)) << "the answer belongs to the dead";
    EXPECT_EQ(desk.bank.net_of("p1"), asked);
    if (GetParam() != Kind::weak) {
        EXPECT_TRUE(is<terminal::Approved>(desk.query()));
    }
}

TEST_P(EveryClass, cancel_ends_an_operation_without_a_card) {
    Desk desk(GetParam());
    desk.before = desk.prepare();
    desk.note(desk.model->on_command(terminal::Authorise{77, {"p1"}, 1, asked}, desk.now));
    desk.note(desk.model->on_command(terminal::Cancel{78}, desk.now));
    desk.run(Milliseconds(1'000));
    ASSERT_TRUE(desk.answers.contains(77));
    EXPECT_TRUE(is<terminal::Declined>(desk.answers.at(77)));
    EXPECT_TRUE(desk.bank.entries().empty());
}

TEST(TwoPhase, commits_once_and_says_so_again) {
    Desk desk(Kind::two_phase);
    desk.pay(CardOutcome::approved);
    EXPECT_TRUE(is<terminal::Committed>(desk.commit()));
    EXPECT_TRUE(is<terminal::Committed>(desk.commit()));
    EXPECT_TRUE(is<terminal::ReverseRefused>(desk.reverse("")));
    EXPECT_EQ(desk.bank.net_of("p1"), asked);
}

TEST(TwoPhase, a_lost_commit_answer_still_committed) {
    Desk desk(Kind::two_phase);
    desk.mishap_at(UnitStep::answer_sent, Mishap::lose, 2);
    desk.pay(CardOutcome::approved);
    EXPECT_TRUE(is<terminal::Unknown>(desk.commit()));
    EXPECT_TRUE(is<terminal::Committed>(desk.commit()));
}

TEST(TwoPhase, reverses_before_the_commit_and_then_refuses_it) {
    Desk desk(Kind::two_phase);
    desk.pay(CardOutcome::other_amount);
    EXPECT_TRUE(is<terminal::Reversed>(desk.reverse("")));
    EXPECT_TRUE(is<terminal::Reversed>(desk.reverse("")));
    EXPECT_EQ(desk.bank.net_of("p1"), Money{});
    EXPECT_TRUE(is<terminal::CommitRefused>(desk.commit()));
}

TEST(TwoPhase, restart_may_reverse_what_was_not_committed) {
    UnitOptions options;
    options.reverse_on_restart = true;
    Desk desk(Kind::two_phase, options);
    desk.pay(CardOutcome::approved);
    desk.unit->power_cut(desk.now);
    desk.run(Milliseconds(3'100));
    EXPECT_EQ(desk.bank.net_of("p1"), Money{});
    EXPECT_TRUE(is<terminal::CommitRefused>(desk.commit()));
}

TEST(TwoPhase, a_commit_that_another_operation_has_followed_is_foreign) {
    Desk desk(Kind::two_phase);
    desk.pay(CardOutcome::approved);
    ASSERT_TRUE(desk.unit->foreign_operation(Money{700}));
    EXPECT_TRUE(is<terminal::Foreign>(desk.commit()));
}

TEST(LastOnly, reverses_an_approval_by_its_reference_and_again) {
    Desk desk(Kind::last_only);
    const auto answer = desk.pay(CardOutcome::approved);
    const auto rrn = std::get<terminal::Approved>(answer).approval.rrn;
    EXPECT_TRUE(is<terminal::Reversed>(desk.reverse(rrn)));
    EXPECT_TRUE(is<terminal::Reversed>(desk.reverse(rrn)));
    EXPECT_TRUE(is<terminal::ReverseRefused>(desk.reverse("000")));
    EXPECT_EQ(desk.bank.net_of("p1"), Money{});
}

TEST(LastOnly, an_older_approval_of_the_same_amount_is_not_ours) {
    Desk desk(Kind::last_only);
    desk.pay(CardOutcome::approved);
    EXPECT_TRUE(is<terminal::Declined>(desk.pay(CardOutcome::declined_05)));
    EXPECT_TRUE(is<terminal::NotSeen>(desk.query())) << "the snapshot tells old from new";
}

}  // namespace
}  // namespace kvitok::sim
