// The power fails at the very moment when a record has become durable, or just before; the desk is
// started again on what was on the disk, and terminal, bank, journal and books come to agree.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include "kiosk/journal/journal.h"
#include "tests/scenario/desk_process.h"

namespace kvitok::scenario {
namespace {

struct Cut {
    const char* when;
    const char* record;
    bool paid;  // what must have become of the payment
};

std::string name_of(const testing::TestParamInfo<Cut>& info) {
    std::string name = std::string(info.param.when) + "_" + info.param.record;
    for (char& letter : name) {
        if (letter == '-' || letter == ' ') letter = '_';
    }
    return name;
}

// The journal is whole, and nothing in it waits any more.
void expect_finished_journal(DeskProcess& desk) {
    ASSERT_EQ(desk.end(), 0);
    const auto journal = journal::open_journal(
        {.path = desk.data() / "journal.sqlite", .boot_id = "after the test"});
    const auto found = journal->load();
    EXPECT_TRUE(found.open.empty());
    EXPECT_TRUE(found.queued.empty());
}

class PowerCut : public testing::TestWithParam<Cut> {};

TEST_P(PowerCut, leaves_bank_journal_and_books_in_agreement) {
    const Cut& cut = GetParam();
    DeskProcess desk;
    choose_sum(*desk);
    desk->bench("power", cut.when, cut.record);
    // From here on the desk may die at any request.
    const auto until_death = [&](const Json& request) {
        try {
            desk->ask(request);
            return false;
        } catch (const desk::Gone&) {
            return true;
        }
    };
    const Json terminal{{"command", "wait"},
                        {"screen", "pay_terminal"},
                        {"text", "Tap your card"},
                        {"within_ms", 60'000}};
    const Json card{{"command", "bench"},
                    {"device", "terminal"},
                    {"verb", "present-card"},
                    {"argument", "approved"}};
    const bool died = until_death({{"command", "tap"}, {"label", "Go to payment"}}) ||
                      until_death(terminal) || until_death(card) ||
                      until_death({{"command", "advance"}, {"ms", 60'000}});
    ASSERT_TRUE(died) << "the power was never cut";
    desk.come_back();
    const Json ledger = books_with(*desk, cut.paid ? 1 : 0, 0);
    EXPECT_EQ(payments_in(ledger), cut.paid ? 1U : 0U);
    expect_agreement(ledger, cut.paid ? guide_debt : 0);
    expect_finished_journal(desk);
}

INSTANTIATE_TEST_SUITE_P(
    Power, PowerCut,
    testing::Values(
        Cut{"cut-before", "payment intent", false}, Cut{"cut-after", "payment intent", false},
        Cut{"cut-before", "payment approved", true}, Cut{"cut-after", "payment approved", true},
        Cut{"cut-before", "payment paid", true}, Cut{"cut-after", "payment paid", true},
        Cut{"cut-before", "receipt printing", true}, Cut{"cut-after", "receipt printing", true},
        Cut{"cut-before", "receipt printed", true}, Cut{"cut-after", "receipt printed", true},
        Cut{"cut-before", "payment delivered", true}, Cut{"cut-after", "payment delivered", true}),
    name_of);

class PowerCutAtReadings : public testing::TestWithParam<Cut> {};

TEST_P(PowerCutAtReadings, keeps_every_reading_that_was_accepted) {
    const Cut& cut = GetParam();
    DeskProcess desk;
    open_meters(*desk);
    desk->bench("power", cut.when, cut.record);
    bool died = false;
    try {
        hand_in_first_reading(*desk, "99999");
        desk->advance(60s);
    } catch (const desk::Gone&) {
        died = true;
    }
    ASSERT_TRUE(died) << "the power was never cut";
    desk.come_back();
    const Json ledger = books_with(*desk, 0, cut.paid ? 1 : 0);
    EXPECT_EQ(readings_in(ledger), cut.paid ? 1U : 0U);
    expect_finished_journal(desk);
}

INSTANTIATE_TEST_SUITE_P(Power, PowerCutAtReadings,
                         testing::Values(Cut{"cut-before", "reading queued", false},
                                         Cut{"cut-after", "reading queued", true},
                                         Cut{"cut-before", "reading accepted", true},
                                         Cut{"cut-after", "reading accepted", true}),
                         name_of);

TEST(Power, a_payment_that_nobody_finished_closes_the_next_one_until_it_is_known) {
    DeskProcess desk;
    go_to_terminal(*desk);
    desk->bench("terminal", "fault", "unplug-in-answer");
    desk->bench("terminal", "present-card", "approved");
    arrive(*desk, {{"screen", "pay_checking"}});
    // The resident leaves, and the next one comes.
    arrive(*desk, {{"text", "You may leave"}});
    desk->tap("Finish");
    find_account(*desk, neighbour_account);
    desk->tap("Pay");
    desk->wait_screen("pay_blocked");
    EXPECT_EQ(payments_in(desk->ledger()), 0U);
    desk->bench("terminal", "plug");
    expect_agreement(books_with(*desk, 1, 0), guide_debt);
}

TEST(Power, with_its_supervisor_the_desk_comes_back_by_itself) {
    DeskProcess desk;
    pay(*desk);
    arrive(*desk, {{"screen", "pay_success"}});
    desk->cut_power();
    const Json ledger = books_with(*desk, 1, 0);
    expect_agreement(ledger, guide_debt);
    expect_finished_journal(desk);
}

TEST(Power, without_its_supervisor_the_desk_stays_dead) {
    DeskProcess desk(Supervisor::none);
    EXPECT_THROW(desk->bench("power", "cut"), desk::Gone);
    const int status = desk.wait_for_end();
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

}  // namespace
}  // namespace kvitok::scenario
