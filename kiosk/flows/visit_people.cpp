// Registration, recovery and profile: what their buttons do and what the server's answers mean.
#include "kiosk/flows/work.h"

namespace kvitok {
namespace {

namespace asking = server::people_asking;

constexpr Milliseconds profile_reveal_for{15'000};

people::Refusal refusal_in(const server::Answer& answer) {
    const auto* failed = std::get_if<server::Failed>(&answer);
    if (!failed) return {server::Failure::server_failed, 0, 0};
    return {failed->why, failed->tries_left, failed->minutes};
}

// The id under which the form goes: the one before, if it was sent like this and not answered.
std::string id_for(people::Sent& sent, const form::Form& form, const form::Form* also,
                   const std::string& fresh) {
    std::vector<std::string> texts;
    for (const auto& field : form.fields) texts.push_back(field.secret ? "" : field.text);
    if (also)
        for (const auto& field : also->fields) texts.push_back(field.text);
    if (sent.id.empty() || sent.texts != texts) sent = {fresh, std::move(texts)};
    return sent.id;
}

// Both passwords go, and the first is complained about.
void type_anew(form::Form& form, std::size_t password, std::size_t again) {
    for (const std::size_t field : {again, password}) {
        form::focus(form, field);
        form::clear(form);
    }
    form::refuse(form, password);
}

const asking::Answer* people_answer(const server::Answer& answer) {
    return std::get_if<asking::Answer>(&answer);
}

template <class T>
const T* answered(const server::Answer& answer) {
    const auto* of_people = people_answer(answer);
    return of_people ? std::get_if<T>(of_people) : nullptr;
}

}  // namespace

struct Work::PeopleRows {
    Work& w;
    const std::string& id = w.now_.chance;

    void operator()(const people::Register&) { w.enter(people::Place{people::Person{}}); }
    void operator()(const people::Forgot&) { w.enter(people::Place{people::Whom{}}); }
    void operator()(const people::Open&) {
        if (!w.visit().user) return;
        w.enter(people::Place{people::Shown{}});
        w.ask_profile();
    }
    void operator()(const people::Reveal&) {
        auto* shown = w.people_at<people::Shown>();
        if (!shown) return;
        shown->revealed = !shown->revealed;
        if (shown->revealed) w.want(effect::StartTimer{Timer::reveal, profile_reveal_for});
    }
    void operator()(const people::ToggleBills&) {
        auto* shown = w.people_at<people::Shown>();
        const auto* ready =
            shown ? std::get_if<server::Ready<people::Profile>>(&shown->profile) : nullptr;
        if (!ready || shown->request != 0) return;
        const bool wanted = !ready->value.bills_by_mail;
        shown->refusal.reset();
        shown->request =
            w.ask_people(asking::ChangeProfile{w.token(), id, std::nullopt, std::nullopt, wanted});
    }
    void operator()(const people::EditField& p) {
        const auto* shown = w.people_at<people::Shown>();
        const auto* ready =
            shown ? std::get_if<server::Ready<people::Profile>>(&shown->profile) : nullptr;
        if (!ready) return;
        people::Editing editing{p.what, ready->value, people::edit_form(p.what, ready->value),
                                {},     std::nullopt, 0};
        w.enter(people::Place{std::move(editing)});
    }
    void operator()(const people::Unlink& p) {
        if (auto* shown = w.people_at<people::Shown>())
            w.replace(people::Place{people::Unlinking{*shown, p.account, 0}});
    }
    void operator()(const people::Keep&) {
        auto* asked = w.people_at<people::Unlinking>();
        if (asked && asked->request == 0) w.replace(people::Place{people::Shown(asked->below)});
    }
    void operator()(const people::Confirm&) {
        auto* asked = w.people_at<people::Unlinking>();
        if (!asked || asked->request != 0) return;
        asked->request = w.ask_people(asking::RemoveAccount{w.token(), asked->account});
    }
    void operator()(const people::Delete&) { w.enter(people::Place{people::Deleting{}}); }
};

void Work::press_people(const people::Press& event) {
    std::visit(PeopleRows{*this}, event);
}

std::uint64_t Work::ask_people(asking::Question question) {
    return ask(server::Question{std::move(question)});
}

void Work::ask_profile() {
    if (auto* shown = people_at<people::Shown>())
        shown->profile = server::Loading{ask_people(asking::AskProfile{token()})};
}

bool Work::back_in_people() {
    if (auto* code = people_at<people::Code>(); code && code->registering) {
        people::Account before;
        before.form = code->account;
        before.person = code->person;
        replace(people::Place{std::move(before)});
        return true;
    }
    if (auto* account = people_at<people::Account>()) {
        people::Person before{account->person, account->form};
        replace(people::Place{std::move(before)});
        return true;
    }
    return false;
}

// A step back within registration loses nothing.
bool Work::keeps_input_on_back() {
    const auto* code = people_at<people::Code>();
    return people_at<people::Account>() || (code && code->registering);
}

// Reading one's mail takes longer than looking at a screen.
bool Work::awaits_letter() {
    return people_at<people::Code>() || people_at<people::NewPassword>();
}

void Work::send(people::Account& at) {
    if (!people::is_whole(at)) return;
    id_for(at.sent, at.form, &at.person, now_.chance);
    at.request = ask_people(asking::Register{people::application_of(at, visit().language)});
}

void Work::send(people::Editing& at) {
    if (!people::is_whole(at)) return;
    const std::string id = id_for(at.sent, at.form, nullptr, now_.chance);
    const auto text = [&](std::size_t index) { return at.form.fields[index].text; };
    switch (at.what) {
        case people::Edit::name:
            at.request = ask_people(
                asking::ChangeProfile{token(), id, people::FullName{text(0), text(1), text(2)},
                                      std::nullopt, std::nullopt});
            return;
        case people::Edit::phone:
            at.request = ask_people(asking::ChangeProfile{
                token(), id, std::nullopt, people::parse_phone(text(0)), std::nullopt});
            return;
        case people::Edit::email:
            at.request = ask_people(asking::ChangeEmail{token(), id, visit().language, text(0)});
            return;
        case people::Edit::password:
            at.request = ask_people(asking::ChangePassword{token(), id, text(0), text(1)});
            return;
    }
}

// True when the place was one of these.
bool Work::submit_people() {
    auto* place = std::get_if<people::Place>(&visit().place);
    if (!place) return false;
    if (people::is_locked(*place)) return true;
    if (auto* at = people_at<people::Person>()) {
        if (!people::is_whole(*at)) return true;
        people::Account next;
        next.form = at->account;
        next.person = at->form;
        replace(people::Place{std::move(next)});
    } else if (auto* account = people_at<people::Account>()) {
        send(*account);
    } else if (auto* code = people_at<people::Code>()) {
        if (!form::is_complete(code->form)) return true;
        const std::string digits = code->form.fields[0].text;
        code->request = code->registering
                            ? ask_people(asking::Activate{code->id, digits})
                            : ask_people(asking::ConfirmEmail{token(), code->id, digits});
    } else if (auto* whom = people_at<people::Whom>()) {
        if (!form::is_complete(whom->form)) return true;
        id_for(whom->sent, whom->form, nullptr, now_.chance);
        whom->request =
            ask_people(asking::Recover{whom->sent.id, visit().language, whom->form.fields[0].text});
    } else if (auto* fresh = people_at<people::NewPassword>()) {
        if (!people::is_whole(*fresh)) return true;
        fresh->request = ask_people(
            asking::SetPassword{fresh->id, fresh->form.fields[people::NewPassword::code].text,
                                fresh->form.fields[people::NewPassword::password].text});
    } else if (auto* editing = people_at<people::Editing>()) {
        send(*editing);
    } else if (auto* deleting = people_at<people::Deleting>()) {
        if (!form::is_complete(deleting->form)) return true;
        id_for(deleting->sent, deleting->form, nullptr, now_.chance);
        deleting->request = ask_people(
            asking::DeleteUser{token(), deleting->sent.id, deleting->form.fields[0].text});
    }
    return true;
}

// A slip reminds of the letter; it names nobody.
void Work::print_reminder(const std::string& id, TimePoint valid_to) {
    Slip slip{
        .kind = SlipKind::registration, .id = id, .language = visit().language, .at = now_.wall};
    slip.valid_to = valid_to;
    print(std::move(slip));
}

void Work::on_answer(people::Account& at, const server::Answer& answer) {
    using people::Account;
    if (const auto* sent = answered<asking::LetterSent>(answer)) {
        people::Code code;
        code.id = at.sent.id;
        code.email = at.person.fields[people::Person::email].text;
        code.person = at.person;
        code.account = at.form;
        print_reminder(code.id, sent->valid_to);
        return replace(people::Place{std::move(code)});
    }
    at.refusal = refusal_in(answer);
    const bool unreached = at.refusal->why == server::Failure::no_connection;
    if (!unreached) at.sent = {};
    if (at.refusal->why == server::Failure::password_weak)
        type_anew(at.form, Account::password, Account::again);
}

void Work::on_answer(people::Code& at, const server::Answer& answer) {
    if (answered<asking::Changed>(answer)) {
        if (at.registering) {
            visit().trail.clear();
            return replace(people::Place{people::Activated{}});
        }
        // Through the form to the profile that it began from.
        if (!visit().trail.empty()) visit().trail.pop_back();
        replace(people::Place{people::Shown{}});
        return ask_profile();
    }
    at.refusal = refusal_in(answer);
    if (at.refusal->why == server::Failure::no_connection) return;
    form::clear(at.form);
    form::refuse(at.form, 0);
}

void Work::on_answer(people::Whom& at, const server::Answer& answer) {
    if (answered<asking::LetterSent>(answer)) {
        people::NewPassword next;
        next.id = at.sent.id;
        return enter(people::Place{std::move(next)});
    }
    at.refusal = refusal_in(answer);
    if (at.refusal->why != server::Failure::no_connection) at.sent = {};
}

void Work::on_answer(people::NewPassword& at, const server::Answer& answer) {
    if (answered<asking::Changed>(answer)) {
        visit().trail.clear();
        return replace(people::Place{people::Recovered{}});
    }
    at.refusal = refusal_in(answer);
    if (at.refusal->why == server::Failure::no_connection) return;
    if (at.refusal->why == server::Failure::password_weak)
        return type_anew(at.form, people::NewPassword::password, people::NewPassword::again);
    form::focus(at.form, people::NewPassword::code);
    form::clear(at.form);
    form::refuse(at.form, people::NewPassword::code);
}

void Work::on_answer(people::Shown& at, const server::Answer& answer) {
    if (const auto* profile = answered<people::Profile>(answer)) {
        at.profile = server::Ready<people::Profile>{*profile};
        return;
    }
    at.refusal = refusal_in(answer);
    if (std::holds_alternative<server::Loading>(at.profile))
        at.profile = server::NotLoaded{at.refusal->why};
}

void Work::on_answer(people::Editing& at, const server::Answer& answer) {
    if (answered<asking::LetterSent>(answer)) {
        people::Code code;
        code.registering = false;
        code.id = at.sent.id;
        code.email = at.form.fields[0].text;
        return replace(people::Place{std::move(code)});
    }
    if (answered<people::Profile>(answer) || answered<asking::Changed>(answer)) {
        if (!visit().trail.empty()) visit().trail.pop_back();
        replace(people::Place{people::Shown{}});
        return ask_profile();
    }
    at.refusal = refusal_in(answer);
    if (at.refusal->why == server::Failure::no_connection) return;
    at.sent = {};
    if (at.refusal->why == server::Failure::password_weak) return type_anew(at.form, 1, 2);
    if (at.what == people::Edit::password) {
        form::focus(at.form, 0);
        form::clear(at.form);
    }
    form::refuse(at.form, 0);
}

void Work::on_answer(people::Unlinking& at, const server::Answer& answer) {
    if (const auto* left = answered<asking::AccountsLeft>(answer))
        visit().accounts = left->accounts;
    people::Shown below = at.below;
    if (std::holds_alternative<server::Failed>(answer)) below.refusal = refusal_in(answer);
    replace(people::Place{std::move(below)});
}

void Work::on_answer(people::Deleting& at, const server::Answer& answer) {
    if (answered<asking::Changed>(answer)) {
        visit().user.reset();
        visit().accounts.clear();
        visit().current.reset();
        visit().meters.clear();
        visit().trail.clear();
        want(effect::Wipe{});
        return replace(people::Place{people::Deleted{}});
    }
    at.refusal = refusal_in(answer);
    if (at.refusal->why == server::Failure::no_connection) return;
    at.sent = {};
    form::clear(at.form);
    form::refuse(at.form, 0);
}

bool Work::on_people_answer(std::uint64_t request, const server::Answer& answer) {
    auto* place = std::get_if<people::Place>(&visit().place);
    if (!place) return false;
    if (auto* shown = people_at<people::Shown>()) {
        const auto* loading = std::get_if<server::Loading>(&shown->profile);
        if ((loading && loading->request == request) || shown->request == request) {
            if (shown->request == request) shown->request = 0;
            on_answer(*shown, answer);
        }
        return true;
    }
    std::visit(
        [&](auto& at) {
            if constexpr (requires { at.request; }) {
                if (at.request != request) return;
                at.request = 0;
                on_answer(at, answer);
            }
        },
        *place);
    return true;
}

}  // namespace kvitok
