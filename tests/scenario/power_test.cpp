// The power fails at the very moment when a record has become durable, or just before; the desk is
// started again on what was on the disk, and terminal, bank, journal and books come to agree.
#include <gtest/gtest.h>

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

// Until neither a payment is unresolved nor anything waits for the server.
Json settled(DeskProcess& desk, std::size_t payments, std::size_t readings) {
    for (int i = 0; i < 60; ++i) {
        const Json ledger = books_with(*desk, payments, readings, 100ms);
        const Json& state = ledger["terminal"]["payment"];
        const bool open = state == "intent" || state == "approved" || state == "reversing";
        const bool there = payments_in(ledger) >= payments && readings_in(ledger) >= readings;
        if (!open && there && ledger["terminal"]["waiting_for_server"] == 0) return ledger;
        desk->advance(5s);
    }
    return desk->ledger();
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
        } catch (const desk::Unexpected&) {
            return true;
        }
    };
    bool died = until_death({{"command", "tap"}, {"label", "Go to payment"}});
    if (!died) {
        died = until_death({{"command", "wait"},
                            {"screen", "pay_terminal"},
                            {"text", "Tap your card"},
                            {"limit_ms", 10000}});
    }
    if (!died) {
        died = until_death({{"command", "bench"},
                            {"device", "terminal"},
                            {"verb", "present-card"},
                            {"argument", "approved"}});
    }
    for (int i = 0; i < 300 && !died; ++i) {
        died = until_death({{"command", "wait"}, {"screen", "none"}, {"limit_ms", 40}}) ||
               until_death({{"command", "advance"}, {"ms", 200}});
    }
    ASSERT_TRUE(died) << "the power was never cut";
    desk.come_back();
    const Json ledger = settled(desk, cut.paid ? 1 : 0, 0);
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
        for (int i = 0; i < 50; ++i) {
            desk->ask({{"command", "wait"}, {"screen", "none"}, {"limit_ms", 200}});
        }
    } catch (const desk::Unexpected&) {
        died = true;
    }
    ASSERT_TRUE(died) << "the power was never cut";
    desk.come_back();
    const Json ledger = settled(desk, 0, cut.paid ? 1 : 0);
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
    for (int i = 0; i < 60 && !desk::says(desk->page(), "You may leave"); ++i) desk->advance(5s);
    desk->tap("Finish");
    find_account(*desk, neighbour_account);
    desk->tap("Pay");
    desk->wait_screen("pay_blocked");
    EXPECT_EQ(payments_in(desk->ledger()), 0U);
    desk->bench("terminal", "plug");
    expect_agreement(settled(desk, 1, 0), guide_debt);
}

TEST(Power, with_its_supervisor_the_desk_comes_back_by_itself) {
    DeskProcess desk(DeskProcess::Supervisor::own);
    pay(*desk);
    arrive(*desk, {{"screen", "pay_success"}});
    desk->cut_power();
    const Json ledger = settled(desk, 1, 0);
    expect_agreement(ledger, guide_debt);
    expect_finished_journal(desk);
}

}  // namespace
}  // namespace kvitok::scenario
