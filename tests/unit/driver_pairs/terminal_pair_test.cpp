// The VTK driver against the simulated VTK terminal: two readings of one manual.
#include <map>

#include "desk.h"

namespace kvitok {
namespace {

using terminal::Answer;

constexpr std::uint8_t vendor_class = 0xFF;
const Money asked{558'937};

sim::BenchOptions with(sim::VtkOptions terminal) {
    sim::BenchOptions options;
    options.terminal = std::move(terminal);
    return options;
}

enum class End { paid, declined, abandoned, reversed, manual, unresolved };

// The rows of the payment table that a driver takes part in, in the plainest form.
class Till {
public:
    explicit Till(sim::BenchOptions options = {}) : desk(vendor_class, std::move(options)) {}

    template <class Command>
    Answer ask(Command command) {
        command.request = ++request_;
        desk.command(command);
        const bool answered =
            desk.run_until([&] { return answer_to(request_).has_value(); }, Milliseconds(300'000));
        EXPECT_TRUE(answered) << "every command is answered";
        return answered ? *answer_to(request_) : Answer(terminal::Unknown{});
    }
    std::optional<Answer> answer_to(std::uint64_t request) const {
        for (const auto& event : desk.events) {
            const auto* of_terminal = std::get_if<terminal::Event>(&event);
            if (of_terminal == nullptr) continue;
            const auto* one = std::get_if<terminal::Answered>(of_terminal);
            if (one != nullptr && one->request == request) return one->answer;
        }
        return std::nullopt;
    }
    bool prepare() {
        for (int attempt = 0; attempt < 20; ++attempt) {
            const auto answer = ask(terminal::Prepare{});
            if (const auto* ready = std::get_if<terminal::Ready>(&answer)) {
                before = *ready;
                return true;
            }
            heal();
        }
        return false;
    }
    Answer authorise() {
        return ask(terminal::Authorise{0, {std::string(32, 'a')}, before.next_number, asked});
    }
    Answer query() {
        return ask(terminal::Query{0, before.next_number, asked, before.serial, before.snapshot});
    }
    Answer commit() { return ask(terminal::Commit{0, before.next_number, asked}); }
    Answer reverse() { return ask(terminal::Reverse{0, before.next_number, "", asked}); }

    // From Intent to an end, whatever happens on the way.
    End settle(Answer answer, int attempts = 60) {
        while (attempts-- > 0) {
            if (std::holds_alternative<terminal::Declined>(answer)) return End::declined;
            if (std::holds_alternative<terminal::NotSeen>(answer)) return End::abandoned;
            if (std::holds_alternative<terminal::Foreign>(answer)) return End::manual;
            if (const auto* approved = std::get_if<terminal::Approved>(&answer)) {
                return approved->approval.amount == asked ? finish(attempts) : give_back(attempts);
            }
            heal();
            answer = query();
        }
        return End::unresolved;
    }
    End pay(std::string_view card = "approved") {
        desk.hand("terminal", "hold-card", card);
        if (!prepare()) return End::unresolved;
        return settle(authorise());
    }
    Money net() { return desk.bench.bank().total(); }

    Desk desk;
    terminal::Ready before;
    bool replug = false;

private:
    End finish(int attempts) {
        while (attempts-- > 0) {
            const auto answer = commit();
            if (std::holds_alternative<terminal::Committed>(answer)) return End::paid;
            if (std::holds_alternative<terminal::CommitRefused>(answer)) return End::reversed;
            heal();
        }
        return End::unresolved;
    }
    End give_back(int attempts) {
        while (attempts-- > 0) {
            const auto answer = reverse();
            if (std::holds_alternative<terminal::Reversed>(answer)) return End::reversed;
            if (std::holds_alternative<terminal::ReverseRefused>(answer)) return End::manual;
            heal();
        }
        return End::unresolved;
    }
    // A pause; somebody puts the plug back.
    void heal() {
        desk.run_for(Milliseconds(5000));
        if (replug && !desk.bench.terminal_socket().visible()) {
            desk.hand("terminal", "plug");
            desk.run_for(Milliseconds(2000));
        }
    }
    std::uint64_t request_ = 0;
};

TEST(TerminalPair, approval_and_commit) {
    Till till;
    ASSERT_TRUE(till.prepare());
    EXPECT_EQ(till.before.next_number, 1u);
    EXPECT_EQ(till.before.serial, "VT25201221");
    till.desk.hand("terminal", "hold-card", "approved");
    const auto answer = till.authorise();
    ASSERT_TRUE(std::holds_alternative<terminal::Approved>(answer));
    const auto& approved = std::get<terminal::Approved>(answer);
    EXPECT_EQ(approved.number, 1u);
    EXPECT_EQ(approved.approval.amount, asked);
    EXPECT_EQ(approved.approval.rrn, "028810000045");
    EXPECT_EQ(approved.approval.auth_code, "005991");
    EXPECT_EQ(approved.approval.terminal_id, "25201221");
    EXPECT_NE(approved.approval.masked_card.find("4417"), std::string::npos);
    EXPECT_TRUE(std::holds_alternative<terminal::Committed>(till.commit()));
    EXPECT_EQ(till.desk.bench.state().terminal.last_step, "finalised");
    EXPECT_EQ(till.net(), asked);
}

TEST(TerminalPair, several_payments_one_after_the_other) {
    Till till;
    for (int i = 0; i < 3; ++i) EXPECT_EQ(till.pay(), End::paid);
    EXPECT_EQ(till.net().kopecks, 3 * asked.kopecks);
    EXPECT_EQ(till.desk.bench.state().terminal.number, 3u);
}

TEST(TerminalPair, declined_by_the_bank) {
    Till till;
    EXPECT_EQ(till.pay("declined-05"), End::declined);
    EXPECT_EQ(till.pay("declined-51"), End::declined);
    EXPECT_EQ(till.pay("bank-silent"), End::declined);
    EXPECT_EQ(till.net(), Money{});
}

TEST(TerminalPair, a_slow_bank_is_awaited) {
    Till till;
    EXPECT_EQ(till.pay("slow"), End::paid);
}

TEST(TerminalPair, nobody_presents_a_card) {
    Till till;
    ASSERT_TRUE(till.prepare());
    EXPECT_EQ(till.settle(till.authorise()), End::declined);
    EXPECT_TRUE(till.desk.bench.bank().entries().empty());
}

TEST(TerminalPair, cancel_before_the_card) {
    Till till;
    ASSERT_TRUE(till.prepare());
    till.desk.command(terminal::Authorise{900, {std::string(32, 'a')}, 1, asked});
    till.desk.run_for(Milliseconds(2000));
    EXPECT_EQ(till.desk.bench.state().terminal.phase, "waiting-for-card");
    till.desk.command(terminal::Cancel{901});
    ASSERT_TRUE(
        till.desk.run_until([&] { return till.answer_to(900).has_value(); }, Milliseconds(10'000)));
    EXPECT_TRUE(std::holds_alternative<terminal::Declined>(*till.answer_to(900)));
}

TEST(TerminalPair, a_lost_answer_is_asked_for_again) {
    Till till;
    till.desk.hand("terminal", "fault", "lost-vrp-answer");
    EXPECT_EQ(till.pay(), End::paid);
    EXPECT_EQ(till.net(), asked);
    EXPECT_EQ(till.desk.bench.bank().entries().size(), 1u) << "never charged again";
}

TEST(TerminalPair, a_card_that_the_terminal_is_silent_about) {
    Till till;
    EXPECT_EQ(till.pay("no-answer"), End::paid);
    EXPECT_EQ(till.desk.bench.bank().entries().size(), 1u);
}

TEST(TerminalPair, a_lost_fin_answer_is_committed_again) {
    Till till;
    till.desk.hand("terminal", "fault", "lost-fin-answer 3");
    EXPECT_EQ(till.pay(), End::paid);
    EXPECT_EQ(till.net(), asked);
}

TEST(TerminalPair, fin_of_zero_gives_another_amount_back) {
    Till till;
    EXPECT_EQ(till.pay("other-amount"), End::reversed);
    EXPECT_EQ(till.desk.bench.state().terminal.last_step, "reversed");
    EXPECT_EQ(till.net(), Money{});
}

TEST(TerminalPair, a_refused_fin_is_no_payment) {
    Till till;
    till.desk.hand("terminal", "fault", "refuse-fin");
    EXPECT_EQ(till.pay(), End::reversed);
    EXPECT_EQ(till.net(), Money{});
}

TEST(TerminalPair, somebody_else_used_the_terminal) {
    Till till;
    till.desk.hand("terminal", "fault", "lost-vrp-answer");
    ASSERT_TRUE(till.prepare());
    till.desk.hand("terminal", "hold-card", "approved");
    EXPECT_TRUE(std::holds_alternative<terminal::Unknown>(till.authorise()));
    till.desk.hand("terminal", "fault", "foreign-operation");
    EXPECT_TRUE(std::holds_alternative<terminal::Foreign>(till.query()));
}

TEST(TerminalPair, somebody_else_used_the_terminal_before_the_commit) {
    Till till;
    ASSERT_TRUE(till.prepare());
    till.desk.hand("terminal", "hold-card", "approved");
    ASSERT_TRUE(std::holds_alternative<terminal::Approved>(till.authorise()));
    till.desk.hand("terminal", "fault", "foreign-operation");
    // The first FIN is never answered; then the terminal is asked for its number.
    EXPECT_TRUE(std::holds_alternative<terminal::Unknown>(till.commit()));
    EXPECT_TRUE(std::holds_alternative<terminal::Foreign>(till.commit()));
    EXPECT_TRUE(std::holds_alternative<terminal::ReverseRefused>(till.reverse()));
}

TEST(TerminalPair, another_terminal_stands_in_its_place) {
    Till till;
    till.desk.hand("terminal", "fault", "lost-vrp-answer");
    ASSERT_TRUE(till.prepare());
    till.desk.hand("terminal", "hold-card", "approved");
    EXPECT_TRUE(std::holds_alternative<terminal::Unknown>(till.authorise()));
    till.desk.hand("terminal", "fault", "other-serial");
    till.desk.run_for(Milliseconds(15'000));
    const auto answer = till.query();
    ASSERT_TRUE(std::holds_alternative<terminal::Foreign>(answer));
    EXPECT_TRUE(std::get<terminal::Foreign>(answer).other_serial);
}

TEST(TerminalPair, a_restarted_kiosk_finds_the_approval_and_completes_it) {
    Till till;
    ASSERT_TRUE(till.prepare());
    till.desk.hand("terminal", "hold-card", "approved");
    till.desk.command(terminal::Authorise{900, {std::string(32, 'a')}, 1, asked});
    till.desk.run_for(Milliseconds(500));
    till.desk.restart_driver();
    till.desk.run_for(Milliseconds(10'000));
    EXPECT_EQ(till.settle(till.query()), End::paid);
    EXPECT_EQ(till.net(), asked);
}

struct NamedFault {
    const char* fault;
    End end;
};

class TerminalFaults : public ::testing::TestWithParam<NamedFault> {};
INSTANTIATE_TEST_SUITE_P(
    Names, TerminalFaults,
    ::testing::Values(NamedFault{"lost-answer", End::paid}, NamedFault{"lost-answer 4", End::paid},
                      NamedFault{"mute 3", End::paid}, NamedFault{"late-answer 2", End::paid},
                      NamedFault{"crc-error 2", End::paid}, NamedFault{"garbage 3", End::paid},
                      NamedFault{"framing-error 2", End::paid}, NamedFault{"stall", End::paid},
                      NamedFault{"babble", End::paid}, NamedFault{"unplug-in-answer", End::paid},
                      NamedFault{"power-cut-before-capture", End::declined},
                      NamedFault{"power-cut-during-bank", End::declined},
                      NamedFault{"power-cut-after-capture", End::paid},
                      NamedFault{"power-cut-before-fin-answer", End::paid}),
    [](const auto& one) {
        std::string name = one.param.fault;
        std::erase_if(name, [](char c) { return c == '-' || c == ' '; });
        return name;
    });

TEST_P(TerminalFaults, the_payment_ends_as_the_bank_has_it) {
    Till till;
    till.replug = true;
    ASSERT_TRUE(till.prepare());
    till.desk.hand("terminal", "fault", GetParam().fault);
    EXPECT_EQ(till.pay(), GetParam().end);
    EXPECT_EQ(till.net(), GetParam().end == End::paid ? asked : Money{});
    EXPECT_LE(till.desk.bench.bank().entries().size(), 1u);
}

TEST(TerminalPair, unplugged_at_every_byte_the_books_agree) {
    sim::VtkOptions options;
    options.idle_packets = false;
    std::map<End, int> ends;
    bool struck = true;
    for (std::size_t byte = 1; struck; ++byte) {
        ASSERT_LT(byte, 2000u);
        Till till(with(options));
        till.replug = true;
        ASSERT_TRUE(till.prepare());
        const auto plugged_before = till.desk.bench.terminal_socket().generation();
        till.desk.bench.terminal_socket().unplug_after(byte);
        const End end = till.pay();
        struck = till.desk.bench.terminal_socket().generation() != plugged_before;
        ++ends[end];
        ASSERT_TRUE(end == End::paid || end == End::abandoned) << "byte " << byte;
        ASSERT_EQ(till.net(), end == End::paid ? asked : Money{}) << "byte " << byte;
        ASSERT_LE(till.desk.bench.bank().entries().size(), 1u) << "byte " << byte;
    }
    EXPECT_GT(ends[End::abandoned], 5);
    EXPECT_GT(ends[End::paid], 100);
}

TEST(TerminalPair, a_reversal_on_restart_is_believed) {
    sim::VtkOptions options;
    options.reverse_on_restart = true;
    Till till(with(options));
    till.desk.hand("terminal", "fault", "power-cut-after-capture");
    EXPECT_EQ(till.pay(), End::reversed);
    EXPECT_EQ(till.net(), Money{});
}

TEST(TerminalPair, a_slow_line_and_a_terse_terminal) {
    sim::VtkOptions options;
    options.terse_idle = true;
    options.clock_unset = true;
    Till till(with(options));
    EXPECT_EQ(till.pay(), End::paid);
}

}  // namespace
}  // namespace kvitok
