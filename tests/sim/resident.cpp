#include "tests/sim/resident.h"

#include <array>

#include "tests/sim/stage.h"

namespace kvitok::simulated {

namespace {

sim::CardOutcome draw_card(Chance& chance) {
    using enum sim::CardOutcome;
    constexpr std::array rare{declined_05, declined_51, no_answer, bank_silent, other_amount, slow};
    if (chance.in_1000(600)) return approved;
    return rare[static_cast<std::size_t>(chance.between(0, rare.size() - 1))];
}

}  // namespace

void Resident::arrive() {
    if (here_) return;
    here_ = true;
    visits_ += 1;
    patience_ = static_cast<int>(world_.chance().between(30, 160));
    wants_reading_ = world_.chance().in_1000(250);
    has_paid_ = false;
    card_ = draw_card(world_.chance());
    has_card_ = !world_.chance().in_1000(80);
    world_.note("resident arrives");
}

void Resident::leave() {
    here_ = false;
    world_.note("resident leaves");
}

void Resident::act() {
    if (!here_) return;
    Chance& chance = world_.chance();
    if (--patience_ <= 0) return leave();
    if (has_card_ && world_.unit().waits_for_card() && chance.in_1000(500)) {
        world_.note("card", sim::name_in(sim::card_outcome_names, card_));
        world_.unit().present_card(card_, world_.now());
        return;
    }
    const State* state = world_.state();
    if (state == nullptr) return;
    if (chance.in_1000(60)) return press_anything();
    act_at(*state);
}

// Impatient hands: what is pressed need not stand on the screen.
void Resident::press_anything() {
    switch (world_.chance().between(0, 9)) {
        case 0:
            return world_.press(press::Back{});
        case 1:
            return world_.press(press::Home{});
        case 2:
            return world_.press(press::Finish{});
        case 3:
            return world_.press(press::CancelPayment{});
        case 4:
            return world_.press(press::PrintAgain{});
        case 5:
            return world_.press(press::RetryPayment{});
        case 6:
            return world_.press(press::Done{});
        case 7:
            return world_.press(press::AcceptNoPaper{});
        case 8:
            return world_.press(press::Submit{});
        default:
            world_.press(press::Pay{});
            return world_.press(press::Pay{});
    }
}

void Resident::act_at(const State& state) {
    if (std::holds_alternative<overlay::Inactive>(state.session.overlay)) {
        return world_.press(press::Stay{});
    }
    if (std::holds_alternative<overlay::ConfirmLeave>(state.session.overlay)) {
        return world_.press(press::Leave{});
    }
    const Place& place = state.session.place;
    if (std::holds_alternative<place::Attract>(place)) return world_.press(press::Start{});
    if (std::holds_alternative<place::Home>(place)) {
        if (has_paid_ && world_.chance().in_1000(700)) return leave();
        return world_.press(press::EnterNumber{});
    }
    if (const auto* entry = std::get_if<place::EnterNumber>(&place)) {
        if (entry->request != 0) return;
        if (entry->error != place::NumberError::none) return world_.press(press::Home{});
        for (const char digit : std::string_view("0154208731").substr(entry->digits.size())) {
            world_.press(press::Key{std::string(1, digit)});
        }
        return world_.press(press::Submit{});
    }
    if (const auto* found = std::get_if<place::Found>(&place)) {
        if (wants_reading_) return world_.press(press::ShowMeters{found->account.number});
        return world_.press(press::PayAccount{found->account.number});
    }
    if (std::holds_alternative<place::Pay>(place)) return act_at_payment(state);
    if (std::holds_alternative<place::PayBlocked>(place)) return world_.press(press::Home{});
    hand_in(state);
}

void Resident::hand_in(const State& state) {
    const Place& place = state.session.place;
    if (const auto* meters = std::get_if<place::Meters>(&place)) {
        const auto* ready = std::get_if<server::Ready<server::Meters>>(&meters->meters);
        wants_reading_ = false;
        if (ready && !ready->value.meters.empty()) {
            return world_.press(press::ChooseMeter{ready->value.meters.front().id});
        }
        if (std::holds_alternative<server::NotLoaded>(meters->meters)) world_.press(press::Home{});
    } else if (std::holds_alternative<place::EnterReading>(place)) {
        for (const char key : std::string_view("335,1")) {
            world_.press(press::Key{std::string(1, key)});
        }
        world_.press(press::Submit{});
        world_.press(press::ConfirmReading{});
    } else if (std::holds_alternative<place::ReadingDone>(place)) {
        world_.press(press::ReadingsDone{});
        world_.press(press::Done{});
    } else if (!std::holds_alternative<place::Meters>(place)) {
        world_.press(press::Home{});
    }
}

void Resident::act_at_payment(const State& state) {
    Chance& chance = world_.chance();
    if (std::holds_alternative<pay::Choosing>(state.pay)) {
        world_.press(press::Pay{});
        if (chance.in_1000(200)) world_.press(press::Pay{});
    } else if (std::holds_alternative<pay::AskPaper>(state.pay)) {
        world_.press(chance.in_1000(700) ? Press{press::AcceptNoPaper{}}
                                         : Press{press::DeclineNoPaper{}});
    } else if (pay::is_unresolved(state.pay)) {
        if (pay::may_leave(state.pay) && chance.in_1000(300)) world_.press(press::Finish{});
        if (chance.in_1000(15)) world_.press(press::CancelPayment{});
    } else if (pay::record_of(state.pay) != nullptr && chance.in_1000(300)) {
        press_result();
    } else if (std::holds_alternative<pay::Idle>(state.pay)) {
        world_.press(press::Home{});
    }
}

void Resident::press_result() {
    Chance& chance = world_.chance();
    has_paid_ = true;
    card_ = draw_card(chance);
    const auto choice = chance.between(0, 3);
    if (choice == 0) return world_.press(press::PrintAgain{});
    if (choice == 1) return world_.press(press::RetryPayment{});
    world_.press(choice == 2 ? Press{press::Done{}} : Press{press::Finish{}});
}

}  // namespace kvitok::simulated
