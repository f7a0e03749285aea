// Registration, a forgotten password and the profile, with the data of the mock-ups.
#include "kiosk/screens/samples_people.h"
#include "kiosk/screens/sample_data.h"

namespace kvitok::screens {
namespace {

form::Form filled(form::Form form, const std::vector<std::string>& texts, std::size_t focus) {
    for (std::size_t i = 0; i < texts.size(); ++i) form.fields[i].text = texts[i];
    form.focus = focus;
    return form;
}

people::Profile sample_profile() {
    return {"ivanov",
            {"Муравьёв", "Сергей", "Викторович"},
            "muravyov@mail.example",
            "+79175554567",
            Date{2026, 3, 3},
            true};
}

struct PeopleSamples {
    std::vector<Sample>& all;

    void add(std::string name, State state, people::Place place) {
        state.session.place = std::move(place);
        all.push_back({std::move(name), std::move(state)});
    }
    void add_registration();
    void add_recovery();
    void add_profile();
};

void PeopleSamples::add_registration() {
    using people::Person;
    const auto person = people::person_form();
    Person typed{filled(person, {"Муравьёв", "Сергей", "Викторов", "", "muravyov@mail"}, 2)};
    typed.form.fields[Person::email].complaint = form::Complaint::refused;
    add("register_person", sample::state(), typed);
    Person empty;
    form::is_complete(empty.form);
    add("register_person_empty", sample::state(), empty);
    people::Account account;
    account.form = filled(account.form, {"muravyov", "secret-1", "secret-2"}, 2);
    add("register_account", sample::state(), account);
    people::is_whole(account);
    add("register_account_differs", sample::state(), account);
    account.form = filled(people::account_form(), {"muravyov", "12345678", "12345678"}, 1);
    form::refuse(account.form, people::Account::password);
    account.refusal = people::Refusal{server::Failure::password_weak, 0, 0};
    add("register_account_weak", sample::state(), account);
    people::Account offline;
    offline.form = filled(offline.form, {"muravyov", "secret-1", "secret-1"}, 2);
    offline.refusal = people::Refusal{server::Failure::no_connection, 0, 0};
    add("register_account_offline", sample::state(), offline);
    people::Code code;
    code.email = "muravyov@mail.example";
    add("letter_code", sample::state(), code);
    code.refusal = people::Refusal{server::Failure::code_wrong, 4, 0};
    form::refuse(code.form, 0);
    add("letter_code_wrong", sample::state(), code);
    code.refusal = people::Refusal{server::Failure::code_over, 0, 0};
    add("letter_code_over", sample::state(), code);
    add("registered", sample::state(), people::Activated{});
}

void PeopleSamples::add_recovery() {
    people::Whom whom;
    whom.form = filled(whom.form, {"ivanov"}, 0);
    add("recover_whom", sample::state(), whom);
    whom.refusal = people::Refusal{server::Failure::locked, 0, 42};
    add("recover_whom_often", sample::state(), whom);
    people::NewPassword fresh;
    fresh.form = filled(fresh.form, {"012345", "secret-1"}, 2);
    add("recover_password", sample::state(), fresh);
    fresh.form.focus = 0;
    fresh.refusal = people::Refusal{server::Failure::code_wrong, 1, 0};
    form::refuse(fresh.form, people::NewPassword::code);
    add("recover_password_wrong", sample::state(), fresh);
    add("recovered", sample::state(), people::Recovered{});
}

void PeopleSamples::add_profile() {
    people::Shown shown{.profile = server::Ready<people::Profile>{sample_profile()}};
    add("profile", sample::signed_in(), shown);
    shown.revealed = true;
    add("profile_revealed", sample::signed_in(), shown);
    shown.revealed = false;
    shown.refusal = people::Refusal{server::Failure::no_connection, 0, 0};
    add("profile_offline", sample::signed_in(), shown);
    add("profile_loading", sample::signed_in(), people::Shown{});
    add("profile_failed", sample::signed_in(),
        people::Shown{.profile = server::NotLoaded{server::Failure::no_connection}});
    for (const auto& [what, name] : {std::pair{people::Edit::name, "profile_name"},
                                     {people::Edit::email, "profile_email"},
                                     {people::Edit::phone, "profile_phone"},
                                     {people::Edit::password, "profile_password"}}) {
        people::Editing editing;
        editing.what = what;
        editing.before = sample_profile();
        editing.form = people::edit_form(what, editing.before);
        add(name, sample::signed_in(), editing);
    }
    people::Code code;
    code.registering = false;
    code.email = "new@mail.example";
    add("profile_email_code", sample::signed_in(), code);
    shown.refusal.reset();
    add("unlink_confirm", sample::signed_in(), people::Unlinking{shown, sample::number(), 0});
    people::Deleting deleting;
    add("profile_delete", sample::signed_in(), deleting);
    deleting.refusal = people::Refusal{server::Failure::password_wrong, 3, 0};
    form::refuse(deleting.form, 0);
    add("profile_delete_wrong", sample::signed_in(), deleting);
    add("profile_deleted", sample::state(), people::Deleted{});
}

}  // namespace

void add_people(std::vector<Sample>& all) {
    PeopleSamples samples{all};
    samples.add_registration();
    samples.add_recovery();
    samples.add_profile();
}

Slip registration_slip_sample() {
    Slip slip{.kind = SlipKind::registration,
              .id = "00112233445566778899aabbccddeeff",
              .at = sample::at(14, 32)};
    slip.valid_to = slip.at + std::chrono::hours(24);
    return slip;
}

}  // namespace kvitok::screens
