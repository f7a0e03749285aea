// Places, navigation and idleness of a visit.
#include <algorithm>

#include "kiosk/flows/work.h"

namespace kvitok {

namespace {

constexpr Milliseconds attract_step{3'000};
constexpr Milliseconds waiting_step{500};
constexpr Milliseconds second{1'000};
constexpr Milliseconds anonymous_idle{45'000};
constexpr Milliseconds phone_in_hand{180'000};
constexpr Milliseconds busy_again{5'000};
constexpr Milliseconds letter_idle{180'000};

bool any_mode(const Modes& modes) {
    return modes.large || modes.contrast || modes.reach;
}

}  // namespace

bool Work::is_resident_here() const {
    return std::holds_alternative<place::Pay>(s.session.place);
}

void Work::enter(Place place) {
    visit().trail.push_back(visit().place);
    replace(std::move(place));
}

void Work::replace(Place place) {
    visit().place = std::move(place);
    visit().overlay = overlay::None{};
    restart_idle();
}

void Work::back() {
    if (back_in_people()) return;
    if (const auto* form = std::get_if<place::PhoneForm>(&visit().place)) {
        const phone::Form left = *form;
        return back_to_amount(left);
    }
    if (visit().trail.empty()) return home();
    Place place = std::move(visit().trail.back());
    visit().trail.pop_back();
    close_payment();
    replace(std::move(place));
    if (auto* card = std::get_if<place::Card>(&visit().place)) {
        card->card = server::Loading{ask(server::AskCard{token(), card->number})};
    } else if (std::holds_alternative<place::Accounts>(visit().place)) {
        ask(server::AskAccounts{token()});
    } else {
        reload_contact();
    }
}

// Home inside the session is the list of accounts.
void Work::home() {
    print_readings();
    close_payment();
    visit().trail.clear();
    if (!visit().user) {
        visit().current.reset();
        visit().meters.clear();
        return replace(place::Home{});
    }
    replace(place::Accounts{});
    ask(server::AskAccounts{token()});
}

void Work::finish() {
    print_readings();
    close_payment();
    if (visit().user) ask(server::SignOut{visit().user->token}, true);
    const bool had_content = visit().user || visit().current;
    if (s.paper.state != PaperState::printing) s.paper = {};
    const Milliseconds tick_every = visit().tick_every;
    visit() = Session{.language = s.site.first_language};
    visit().tick_every = tick_every;
    visit().goodbye = had_content;
    want(effect::StopTimer{Timer::session});
    want(effect::Wipe{});
    restart_idle();
}

bool Work::would_lose_input() {
    const auto* entry = std::get_if<place::EnterReading>(&visit().place);
    if (entry) return read_meter::is_started(entry->reading);
    // Name and password are no work that anybody would miss.
    const form::Form* typed = form_of(visit().place);
    return typed && !std::holds_alternative<place::SignIn>(visit().place) && !is_empty(*typed);
}

void Work::leave(overlay::Leave how) {
    switch (how) {
        case overlay::Leave::back:
            return back();
        case overlay::Leave::home:
            return home();
        case overlay::Leave::finish:
            return finish();
    }
}

bool Work::navigation_is_off() const {
    return is_resident_here() && !pay::may_leave(s.pay);
}

bool Work::is_waiting() const {
    if (is_resident_here() && !pay::may_leave(s.pay)) return true;
    if (s.paper.state == PaperState::printing) return true;
    if (const auto* there = std::get_if<people::Place>(&s.session.place))
        return people::is_waiting(*there);
    if (const auto* there = std::get_if<contact::Place>(&s.session.place)) {
        return contact::is_waiting(*there);
    }
    return std::visit(
        [](const auto& at) {
            if constexpr (requires { at.request; }) return at.request != 0;
            if constexpr (requires { at.at; }) {
                const auto* showing = std::get_if<payments::Showing>(&at.at);
                return showing && std::holds_alternative<server::Loading>(showing->statement);
            }
            if constexpr (requires { at.card; }) {
                return std::holds_alternative<server::Loading>(at.card);
            }
            if constexpr (requires { at.meters; }) {
                return std::holds_alternative<server::Loading>(at.meters);
            }
            return false;
        },
        s.session.place);
}

Milliseconds Work::tick_wanted() const {
    if (std::holds_alternative<overlay::Inactive>(s.session.overlay)) return second;
    if (std::holds_alternative<place::Attract>(s.session.place)) return attract_step;
    const auto* phone = std::get_if<place::PhonePay>(&s.session.place);
    if (phone && is_open(phone->invoice.state)) return second;
    return is_waiting() ? waiting_step : Milliseconds{0};
}

void Work::restart_idle() {
    const Place& place = visit().place;
    const bool nobody = std::holds_alternative<place::Attract>(place);
    if (nobody || navigation_is_off()) return want(effect::StopTimer{Timer::idle});
    const auto* phone = std::get_if<place::PhonePay>(&place);
    const bool result = std::holds_alternative<place::ReadingDone>(place) ||
                        (phone && !is_open(phone->invoice.state)) ||
                        (std::holds_alternative<place::Pay>(place) && pay::record_of(s.pay));
    const IdleSettings& idle = s.site.idle;
    Milliseconds limit = any_mode(visit().modes) ? idle.warning_assisted : idle.warning;
    if (result) limit = idle.result;
    // Whoever looks at the phone does not touch the screen.
    if (phone && is_open(phone->invoice.state)) limit = phone_in_hand;
    if (!visit().user && !visit().current) limit = anonymous_idle;
    if (awaits_letter()) limit = std::max(limit, letter_idle);
    want(effect::StartTimer{Timer::idle, limit});
}

// However busy the resident is: what is unlocked must not stay so. Nobody is sent away from a
// payment or from paper that comes, and whoever is in the middle of something is warned.
void Work::on_session_over() {
    if (navigation_is_off() || s.paper.state == PaperState::printing) {
        return want(effect::StartTimer{Timer::session, busy_again});
    }
    if (visit().time_over) return finish();
    const auto seconds = countdown();
    visit().time_over = true;
    visit().overlay =
        overlay::Inactive{static_cast<int>(seconds.count()), overlay::Ending::time_over};
    want(effect::StartTimer{Timer::session, seconds});
}

std::chrono::seconds Work::countdown() const {
    const IdleSettings& idle = s.site.idle;
    return any_mode(s.session.modes) ? idle.countdown_assisted : idle.countdown;
}

void Work::on_idle() {
    if (std::holds_alternative<overlay::Inactive>(visit().overlay)) return;
    // The paper is still coming out: nobody is hurried away from it.
    if (navigation_is_off() || s.paper.state == PaperState::printing) return restart_idle();
    const bool stranger = !visit().user && !visit().current;
    const auto* entry = std::get_if<place::EnterNumber>(&visit().place);
    const form::Form* form = form_of(visit().place);
    const bool typed = (entry && !entry->digits.empty()) || (form && !is_empty(*form));
    if (stranger && !typed && !awaits_letter()) return finish();
    visit().overlay = overlay::Inactive{static_cast<int>(countdown().count())};
}

void Work::on_tick() {
    visit().tick += 1;
    if (auto* warning = std::get_if<overlay::Inactive>(&visit().overlay)) {
        warning->seconds_left -= 1;
        if (warning->seconds_left <= 0) return finish();
    }
    if (auto* attract = std::get_if<place::Attract>(&visit().place)) attract->step += 1;
    on_phone_tick();
    // The reminder of receipt and card has been seen by then.
    if (visit().tick > 3) visit().goodbye = false;
    if (visit().tick_every.count() > 0) {
        want(effect::StartTimer{Timer::tick, visit().tick_every});
    }
}

void Work::on(const Touched&) {
    if (!std::holds_alternative<overlay::Inactive>(visit().overlay)) restart_idle();
}

bool Work::press_mode(const Press& event) {
    Modes& modes = visit().modes;
    if (const auto* chosen = std::get_if<press::ChooseLanguage>(&event)) {
        if (chosen->language == Language::russian || s.site.english) {
            visit().language = chosen->language;
        }
    } else if (std::holds_alternative<press::ToggleLarge>(event)) {
        modes.large = !modes.large;
    } else if (std::holds_alternative<press::ToggleContrast>(event)) {
        modes.contrast = !modes.contrast;
    } else if (std::holds_alternative<press::ToggleReach>(event)) {
        modes.reach = !modes.reach;
    } else if (std::holds_alternative<press::Help>(event)) {
        visit().overlay = overlay::Help{};
    } else if (std::holds_alternative<press::Terms>(event)) {
        visit().overlay = overlay::Terms{};
    } else if (std::holds_alternative<press::CloseOverlay>(event) ||
               std::holds_alternative<press::Stay>(event)) {
        visit().overlay = overlay::None{};
    } else {
        return false;
    }
    return true;
}

bool Work::press_navigation(const Press& event) {
    std::optional<overlay::Leave> how;
    if (std::holds_alternative<press::Back>(event)) how = overlay::Leave::back;
    if (std::holds_alternative<press::Home>(event)) how = overlay::Leave::home;
    if (std::holds_alternative<press::Finish>(event)) how = overlay::Leave::finish;
    if (std::holds_alternative<press::Leave>(event)) {
        const auto* asked = std::get_if<overlay::ConfirmLeave>(&visit().overlay);
        if (asked) leave(asked->leave);
        return true;
    }
    if (!how) return false;
    if (navigation_is_off()) return true;
    // Whoever lets the countdown run or finishes from it has been warned already.
    const bool warned = std::holds_alternative<overlay::Inactive>(visit().overlay);
    const bool kept = *how == overlay::Leave::back && keeps_input_on_back();
    if (would_lose_input() && !warned && !kept) {
        visit().overlay = overlay::ConfirmLeave{*how};
    } else {
        leave(*how);
    }
    return true;
}

void Work::on(const Press& event) {
    visit().goodbye = false;
    restart_idle();
    if (press_mode(event) || is_out_of_service(s) || press_navigation(event)) return;
    press(event);
}

}  // namespace kvitok
