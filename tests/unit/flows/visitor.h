// A resident and a world for tests of the flows: steps are adopted at once, effects are remembered.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/flows/state.h"

namespace kvitok::test {

inline AccountSummary sample_account() {
    return {.number = {"0154208731"},
            .address = {{"ул. Гражданская, д. 12", "Grazhdanskaya St. 12"}, "154"},
            .payee = {{"ОАО «Камал»", "Kamal JSC"}, "1600000000"},
            .balance = roubles(5589, 37),
            .last_period = {2026, 10},
            .charged_last = roubles(3195, 3),
            .meters_waiting = 1};
}

inline Meter sample_meter(std::string id = "cold") {
    return {.id = std::move(id),
            .account = {"0154208731"},
            .serial = "18-204417",
            .unit = {"м³", "m³"},
            .zones = {{.previous = {327250, 3}, .tariff = {1194, 2}}},
            .previous_period = {2026, 10},
            .verification_due = {2030, 1, 1},
            .usage = std::vector<Decimal>(12, Decimal{8300, 3})};
}

inline Quote sample_quote(Money amount) {
    const AccountSummary account = sample_account();
    return {.id = "q1",
            .account = account.number,
            .payee = account.payee,
            .amount = amount,
            .balance_after = account.balance - amount,
            .period = {2026, 10},
            .signature = "00"};
}

inline constexpr TerminalTraits two_phase{true, true, true};
inline constexpr TerminalTraits one_phase{false, false, false};

class Visitor {
public:
    explicit Visitor(const Site& site = {}) : state(initial_state(site, start)), wall(start) {
        happen(Restarted{});
    }

    static constexpr TimePoint start{1'795'347'120'000};  // 2026-11-22 14:32 in the house

    void happen(const Event& event) {
        chance += 1;
        std::string hex(32, '0');
        const std::string digits = std::to_string(chance);
        hex.replace(32 - digits.size(), digits.size(), digits);
        Step step = kvitok::step(state, event, {wall, mono, hex});
        state = std::move(step.next);
        effects = std::move(step.consequences.effects);
        writes = std::move(step.consequences.writes);
        for (const auto& write : writes) all_writes.push_back(write);
        for (const auto& effect : effects) all_effects.push_back(effect);
    }
    void press(const Press& button) { happen(Event{button}); }
    void type(const std::string& keys) {
        for (const char key : keys) press(press::Key{std::string(1, key)});
    }

    // The latest question of this kind, as asked; the request to answer.
    template <class Question>
    std::optional<std::uint64_t> asked() const {
        for (auto it = all_effects.rbegin(); it != all_effects.rend(); ++it) {
            const auto* ask = std::get_if<effect::Ask>(&*it);
            if (ask && std::holds_alternative<Question>(ask->question)) return ask->request;
        }
        return std::nullopt;
    }
    template <class Question>
    void answer(server::Answer with) {
        happen(ServerAnswered{asked<Question>().value(), std::move(with)});
    }
    template <class Command>
    std::optional<Command> commanded() const {
        for (auto it = all_effects.rbegin(); it != all_effects.rend(); ++it) {
            const auto* command = std::get_if<effect::Command>(&*it);
            if (!command) continue;
            if (const auto* one = std::get_if<Command>(&command->command)) return *one;
        }
        return std::nullopt;
    }
    template <class Command>
    void terminal_answers(terminal::Answer with) {
        happen(
            Event{terminal::Event{terminal::Answered{commanded<Command>().value().request, with}}});
    }
    std::vector<Slip> printed() const {
        std::vector<Slip> slips;
        for (const auto& effect : all_effects) {
            if (const auto* print = std::get_if<effect::Print>(&effect))
                slips.push_back(print->slip);
        }
        return slips;
    }
    std::size_t count_authorisations() const {
        return static_cast<std::size_t>(
            std::count_if(all_effects.begin(), all_effects.end(), [](const Effect& effect) {
                const auto* command = std::get_if<effect::Command>(&effect);
                return command && std::holds_alternative<terminal::Authorise>(command->command);
            }));
    }

    void attach(TerminalTraits traits = two_phase, std::string serial = "T1") {
        happen(Event{terminal::Event{terminal::Attached{"sim", std::move(serial), traits}}});
    }
    void load_paper(printer::Status status = printer::Status::ready) {
        happen(Event{printer::Event{printer::StatusChanged{status}}});
    }
    void be_online() {
        answer<server::AskHouse>(server::House{{}, {15, 25}, roubles(10), roubles(60000), {}, ""});
    }

    // Types the account number and is shown the masked account.
    void find_account() {
        press(press::Start{});
        press(press::EnterNumber{});
        type("0154208731");
        press(press::Submit{});
        answer<server::FindAccount>(server::AccountFound{sample_account()});
    }
    // Everything up to the authorisation of the whole debt.
    void pay_all(TerminalTraits traits = two_phase) {
        press(press::PayAccount{sample_account().number});
        press(press::Pay{});
        answer<server::AskQuote>(server::Quoted{sample_quote(sample_account().balance)});
        terminal_answers<terminal::Prepare>(
            terminal::Ready{"T1", {41, "", roubles(1)}, 42, traits});
    }
    terminal::Approved approval(Money amount = sample_account().balance) const {
        return {42, {amount, "632614000317", "704118", "•••• 4417, Мир", "25201221"}};
    }

    State state;
    std::vector<Effect> effects;
    std::vector<journal::Write> writes;
    std::vector<Effect> all_effects;
    std::vector<journal::Write> all_writes;
    TimePoint wall;
    MonoTime mono{1000};
    int chance = 0;
};

}  // namespace kvitok::test
