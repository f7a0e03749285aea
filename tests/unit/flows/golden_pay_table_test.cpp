// The pay flow against tests/golden/pay_table.txt: every state with every event.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "kiosk/flows/pay.h"
#include "tests/source_folder.h"

namespace kvitok::pay {
namespace {

constexpr std::uint64_t asked = 7, asked_quote = 8, given_up = 6;
const std::string unit = "VTK-1", other_unit = "VTK-2";
const Money sum = roubles(500);

Quote quote(Money amount = sum) {
    return {.id = "q", .account = {"0154208731"}, .amount = amount, .signature = "00"};
}
Choosing form() {
    return {.purpose = {{.number = {"0154208731"}, .balance = sum, .charged_last = sum}, ""}};
}
PaymentRecord record(PaymentState state, bool commit_required = true) {
    return {.id = {std::string(32, 'a')},
            .number = "261122-0001",
            .state = state,
            .quote = quote(),
            .terminal_serial = unit,
            .terminal_number = 42,
            .traits = {commit_required, commit_required, commit_required}};
}
Intent intent_state(Waiting waiting, bool querying, bool commit_required = true) {
    return {.record = record(PaymentState::intent, commit_required),
            .waiting = waiting,
            .querying = querying,
            .request = asked};
}
Intent cancelling() {
    Intent state = intent_state(Waiting::answer, false);
    state.cancelling = true;
    return state;
}
terminal::Ready ready() {
    return {unit, {}, 42, {true, true, true}};
}
Preparing preparing(bool has_terminal) {
    Preparing state{
        .form = form(), .amount = sum, .terminal_request = asked, .quote_request = asked_quote};
    if (has_terminal) state.terminal = ready();
    if (!has_terminal) state.quote = quote();
    return state;
}
PaymentRecord taken(PaymentState state) {
    PaymentRecord with_approval = record(state);
    with_approval.approval = Approval{.amount = sum, .rrn = "1"};
    return with_approval;
}

const std::map<std::string, State>& states() {
    using enum PaymentState;
    static const std::map<std::string, State> all{
        {"Idle", Idle{}},
        {"Choosing", form()},
        {"Choosing-full", form()},
        {"Choosing-clockless", form()},
        {"Preparing-quote", preparing(true)},
        {"Preparing-terminal", preparing(false)},
        {"Preparing-paperless", preparing(false)},
        {"AskPaper", AskPaper{preparing(true)}},
        {"AskPaper-full", AskPaper{preparing(true)}},
        {"Intent-authorising", intent_state(Waiting::answer, false)},
        {"Intent-cancelling", cancelling()},
        {"Intent-authorising-final", intent_state(Waiting::answer, false, false)},
        {"Intent-querying", intent_state(Waiting::answer, true)},
        {"Intent-querying-final", intent_state(Waiting::answer, true, false)},
        {"Intent-pausing", intent_state(Waiting::pause, true)},
        {"Approved", Approved{.record = taken(approved), .request = asked}},
        {"Approved-pausing",
         Approved{.record = taken(approved), .waiting = Waiting::pause, .request = asked}},
        {"Reversing", Reversing{.record = taken(reversing), .request = asked}},
        {"Reversing-pausing",
         Reversing{.record = taken(reversing), .waiting = Waiting::pause, .request = asked}},
        {"Paid", Paid{taken(paid)}},
        {"Declined", Declined{record(declined)}},
        {"Abandoned", Abandoned{record(abandoned)}},
        {"Reversed", Reversed{record(reversed)}},
        {"Manual", Manual{record(manual)}},
    };
    return all;
}

Event answer(terminal::Answer what, std::uint64_t request = asked) {
    return terminal::Answered{request, std::move(what)};
}
terminal::Approved approval(Money amount, std::uint32_t number = 42) {
    return {number, Approval{.amount = amount, .rrn = "1"}};
}

// The limit that runs in a state.
Timer limit_of(const std::string& state) {
    if (state.starts_with("Preparing")) return Timer::preparation;
    return state.ends_with("pausing") ? Timer::terminal_again : Timer::terminal_answer;
}

std::map<std::string, Event> events(const std::string& state) {
    const Timer limit = limit_of(state);
    using namespace terminal;
    return {
        {"Opened", Opened{}},
        {"AmountChosen", AmountChosen{Choice::month, std::nullopt}},
        {"MethodChosen", MethodChosen{Method::phone}},
        {"PayPressed", PayPressed{}},
        {"PaperAccepted", PaperAccepted{}},
        {"PaperDeclined", PaperDeclined{}},
        {"CancelPressed", CancelPressed{}},
        {"Closed", Closed{}},
        {"QuoteArrived", QuoteArrived{asked_quote, quote()}},
        {"QuoteOther", QuoteArrived{asked_quote, quote(sum + Money{1})}},
        {"QuoteFailed", QuoteFailed{asked_quote, server::Failure::no_connection}},
        {"Restarted", Restarted{}},
        {"Restarted-alone", Restarted{}},
        {"Restarted-other", Restarted{}},
        {"TerminalBack", Attached{"VTK", unit, {true, true, true}}},
        {"TerminalOther", Attached{"VTK", other_unit, {true, true, true}}},
        {"Lost", Lost{}},
        {"Progressed", Progressed{asked, Stage::card_read}},
        {"TimedOut", TimedOut{limit, asked}},
        {"TimedOut-old", TimedOut{limit, given_up}},
        {"StillWaiting", TimedOut{Timer::still_waiting, 0}},
        {"Release", TimedOut{Timer::release, 0}},
        {"Ready", answer(ready())},
        {"NotReady", answer(NotReady{NotReadyReason::busy})},
        {"Approved", answer(approval(sum))},
        {"Approved-sum", answer(approval(sum + Money{1}))},
        {"Approved-number", answer(approval(sum, 43))},
        {"Approved-old", answer(approval(sum), given_up)},
        {"Declined", answer(terminal::Declined{PayReason::declined_by_bank})},
        {"Unknown", answer(Unknown{})},
        {"NotSeen", answer(NotSeen{})},
        {"InProgress", answer(InProgress{})},
        {"Foreign", answer(Foreign{false})},
        {"Foreign-serial", answer(Foreign{true})},
        {"Committed", answer(Committed{})},
        {"CommitRefused", answer(CommitRefused{})},
        {"Reversed", answer(terminal::Reversed{})},
        {"ReverseRefused", answer(ReverseRefused{})},
    };
}

std::string name_of(const State& state) {
    constexpr const char* names[] = {"Idle",     "Choosing",  "Preparing", "AskPaper",
                                     "Intent",   "Approved",  "Reversing", "Paid",
                                     "Declined", "Abandoned", "Reversed",  "Manual"};
    static_assert(std::size(names) == std::variant_size_v<State>);
    return names[state.index()];
}

std::string asks_of(const Consequences& consequences) {
    constexpr const char* commands[] = {"prepare", "authorise", "query",
                                        "commit",  "reverse",   "cancel"};
    static_assert(std::size(commands) == std::variant_size_v<terminal::Command>);
    std::string text;
    for (const Effect& one : consequences.effects) {
        if (const auto* command = std::get_if<effect::Command>(&one)) {
            text += std::string(" ") + commands[command->command.index()];
        } else if (const auto* ask = std::get_if<effect::Ask>(&one)) {
            EXPECT_TRUE(std::holds_alternative<server::AskQuote>(ask->question));
            text += " ask-quote";
        } else if (const auto* timer = std::get_if<effect::StartTimer>(&one)) {
            if (timer->timer == Timer::terminal_again) text += " pause";
        }
    }
    return text;
}

// What the code does, in the words of the table.
std::string answer_of_the_code(const std::string& state, const std::string& event) {
    Surroundings around{.attached_serial = unit,
                        .can_print = state != "Preparing-paperless",
                        .has_space = !state.ends_with("-full"),
                        .clock_right = !state.ends_with("-clockless"),
                        .next_request = 100};
    if (event == "Lost" || event == "Restarted-alone") around.attached_serial.reset();
    if (event == "TerminalOther" || event == "Restarted-other") around.attached_serial = other_unit;
    const Moment now{{1'000}, {1'000}, std::string(32, 'c')};
    const Step step = pay::step(states().at(state), events(state).at(event), around, now);
    std::string text = name_of(step.next);
    for (const journal::Write& write : step.consequences.writes) {
        const auto& changed = std::get<journal::PaymentChanged>(write);
        EXPECT_EQ(changed.record, *record_of(step.next)) << state << " " << event;
        EXPECT_EQ(changed.event.empty(), false);
        text += "!";
    }
    return text + asks_of(step.consequences);
}

using Table = std::map<std::string, std::map<std::string, std::string>>;

// "stays" is written out as the state itself without anything asked.
Table golden() {
    std::ifstream in(test::source_folder() / "tests/golden/pay_table.txt");
    Table table;
    std::string line, state;
    bool staying = false;
    const auto put = [&](const std::string& event, const std::string& what) {
        EXPECT_TRUE(table[state].emplace(event, what).second) << state << " twice: " << event;
    };
    while (std::getline(in, line)) {
        if (line.empty() || line[0] == '#') continue;
        if (line[0] == '[') {
            state = line.substr(1, line.size() - 2);
            staying = false;
            continue;
        }
        if (line.starts_with("stays:")) staying = true;
        std::istringstream words(line.substr(line.starts_with("stays:") ? 6 : 0));
        std::string event, next, word;
        if (staying) {
            while (words >> event) put(event, state.substr(0, state.find('-')));
            continue;
        }
        words >> event >> next;
        while (words >> word) next += " " + word;
        put(event, next);
    }
    return table;
}

TEST(GoldenPayTable, says_every_state_and_every_event_once) {
    const Table table = golden();
    EXPECT_EQ(table.size(), states().size());
    std::size_t rows = 0;
    for (const auto& [state, row] : table) {
        ASSERT_TRUE(states().contains(state)) << state;
        const auto known = events(state);
        for (const auto& [event, what] : row) EXPECT_TRUE(known.contains(event)) << event;
        EXPECT_EQ(row.size(), known.size()) << state;
        rows += row.size();
    }
    EXPECT_EQ(rows, 24u * 38u);
}

TEST(GoldenPayTable, is_what_the_code_does) {
    for (const auto& [state, row] : golden()) {
        for (const auto& [event, what] : row) {
            EXPECT_EQ(answer_of_the_code(state, event), what) << "in " << state << " on " << event;
        }
    }
}

TEST(GoldenPayTable, pauses_grow_from_five_seconds_to_a_minute) {
    std::string pauses;
    for (int attempt = 1; attempt <= 8; ++attempt) {
        pauses += std::to_string(pause_before(attempt).count() / 1000) + " ";
    }
    EXPECT_EQ(pauses, "5 10 20 40 60 60 60 60 ");
}

}  // namespace
}  // namespace kvitok::pay
