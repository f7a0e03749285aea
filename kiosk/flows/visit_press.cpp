// What each button of a visit does; modes and navigation have their own rows in visit.cpp.
#include <algorithm>

#include "kiosk/flows/work.h"

namespace kvitok {

namespace {
constexpr Milliseconds reveal_for{15'000};
}

struct Work::PressRows {
    Work& w;

    void operator()(const press::Start&) {
        w.enter(place::Home{});
        w.visit().trail.clear();
    }
    // A section that is off has no button; what is pressed all the same opens nothing.
    const SectionSettings& offered() const { return w.s.site.sections; }
    void operator()(const press::EnterNumber&) {
        if (offered().payment || offered().readings) w.enter(place::EnterNumber{});
    }
    void operator()(const press::SignIn&) {
        if (offered().login) w.enter(place::SignIn{});
    }
    void operator()(const press::Contacts&) { w.enter(place::Contacts{}); }
    void operator()(const press::News&) {
        if (!offered().news) return;
        w.enter(place::News{});
        w.ask_news_marks();
    }
    void operator()(const contact::Press& p) { w.press_contact(p); }
    void operator()(const press::Key& key) { w.type(key.text); }
    void operator()(const press::Erase&) { w.erase(); }
    void operator()(const press::Clear&) {
        if (auto* entry = std::get_if<place::EnterNumber>(&w.visit().place)) entry->digits.clear();
        if (auto* other = std::get_if<place::OtherSum>(&w.visit().place)) other->typed.clear();
        if (form::Form* form = w.form()) form::clear(*form);
    }
    void operator()(const press::Reveal&) {
        form::Form* form = w.form();
        if (!form) return;
        form->revealed = !form->revealed;
        if (form->revealed) w.want(effect::StartTimer{Timer::reveal, reveal_for});
    }
    void operator()(const press::FocusField& field) {
        if (form::Form* form = w.form()) form::focus(*form, field.index);
    }
    void operator()(const press::Submit&) { w.submit(); }
    void operator()(const people::Press& p) { w.press_people(p); }
    void operator()(const press::ChooseAccount& p) { w.choose(p.number); }
    void operator()(const press::PayAccount& p) { w.open_payment(p.number); }
    void operator()(const press::ShowMeters& p) { w.show_meters(p.number); }
    void operator()(const press::ChooseMeter& p) { w.choose_meter(p.id); }
    void operator()(const press::ChooseZone& p) {
        w.read(read_meter::ZoneChosen{static_cast<std::size_t>(std::max(0, p.zone))});
    }
    void operator()(const press::ConfirmReading&) { w.read(read_meter::Confirmed{}); }
    void operator()(const press::CorrectReading&) { w.read(read_meter::Corrected{}); }
    void operator()(const press::NextMeter&) { w.next_meter(); }
    void operator()(const press::ReadingsDone&) {
        if (w.visit().handed.empty()) return w.home();
        w.print_readings();
    }
    void operator()(const press::ChooseAmount& p) {
        if (p.choice == pay::Choice::other) return w.enter(place::OtherSum{});
        w.pay(pay::AmountChosen{p.choice, std::nullopt});
    }
    void operator()(const press::ChooseMethod& p) { w.pay(pay::MethodChosen{p.method}); }
    void operator()(const press::Pay&) {
        const auto* form = std::get_if<pay::Choosing>(&w.s.pay);
        if (form && w.is_resident_here() && form->method == pay::Method::phone)
            return w.open_phone_form();
        w.pay(pay::PayPressed{});
    }
    void operator()(const press::AcceptNoPaper&) { w.pay(pay::PaperAccepted{}); }
    void operator()(const press::DeclineNoPaper&) { w.pay(pay::PaperDeclined{}); }
    void operator()(const press::CancelPayment&) {
        if (auto* at = std::get_if<place::PhonePay>(&w.visit().place)) return w.cancel_invoice(*at);
        w.pay(pay::CancelPressed{});
    }
    void operator()(const press::RetryPayment&) {
        if (!w.visit().current || !pay::may_leave(w.s.pay)) return;
        const AccountNumber number = w.visit().current->number;
        w.close_payment();
        w.open_payment(number);
    }
    void operator()(const press::Done&) { w.navigation_is_off() ? void() : w.home(); }
    void operator()(const press::PrintAgain&) { w.print_again(); }
    void operator()(const press::TurnPage& p) {
        if (auto* at = std::get_if<place::News>(&w.visit().place))
            at->page = std::max(0, at->page + p.by);
        if (auto* at = std::get_if<place::Meters>(&w.visit().place))
            at->page = std::max(0, at->page + p.by);
    }
    void operator()(const press::Retry&) {
        w.ask_profile();
        if (auto* card = std::get_if<place::Card>(&w.visit().place)) {
            card->card = server::Loading{w.ask(server::AskCard{w.token(), card->number})};
        } else if (std::holds_alternative<place::Meters>(w.visit().place)) {
            w.ask_meters();
        } else {
            w.reload_contact();
            w.ask_statement();
        }
    }
    void operator()(const payments::Press& p) { w.press(p); }
    void operator()(const phone::Press& p) { w.press(p); }
    // Modes and navigation have their own rows.
    template <class Other>
    void operator()(const Other&) {}
};

void Work::press(const Press& event) {
    std::visit(PressRows{*this}, event);
}

}  // namespace kvitok
