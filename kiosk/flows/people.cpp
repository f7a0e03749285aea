#include "kiosk/flows/people.h"

namespace kvitok::people {
namespace {

using form::Allowed;
using form::Field;

Field name_field() {
    return {.most = most_name};
}
Field phone_field() {
    return {.allowed = Allowed::digits, .least = 10, .most = 11};
}
Field email_field() {
    return {.allowed = Allowed::email, .most = 100};
}
Field user_field() {
    return {.allowed = Allowed::latin, .least = least_user_name, .most = most_user_name};
}
Field new_secret() {
    return {.least = least_password, .most = most_password, .secret = true};
}
Field code_field() {
    return {.allowed = Allowed::digits, .least = code_digits, .most = code_digits};
}

// Complains about the field unless `holds`; gives `holds`.
bool needs(form::Form& form, std::size_t index, bool holds) {
    if (!holds) form::refuse(form, index);
    return holds;
}

bool are_equal(form::Form& form, std::size_t one, std::size_t again) {
    return needs(form, again, form.fields[one].text == form.fields[again].text);
}

}  // namespace

form::Form person_form() {
    return {.fields = {name_field(), name_field(), name_field(), phone_field(), email_field()}};
}
form::Form account_form() {
    return {.fields = {user_field(), new_secret(), new_secret()}};
}
form::Form code_form() {
    return {.fields = {code_field()}};
}
form::Form whom_form() {
    return {.fields = {Field{.allowed = Allowed::latin, .least = least_user_name, .most = 100}}};
}
form::Form new_password_form() {
    return {.fields = {code_field(), new_secret(), new_secret()}};
}

form::Form edit_form(Edit what, const Profile& before) {
    form::Form form;
    switch (what) {
        case Edit::name:
            form.fields = {name_field(), name_field(), name_field()};
            form.fields[0].text = before.name.surname;
            form.fields[1].text = before.name.first_name;
            form.fields[2].text = before.name.patronymic;
            return form;
        case Edit::email:
            form.fields = {email_field()};
            return form;
        case Edit::phone:
            form.fields = {phone_field()};
            return form;
        case Edit::password:
            form.fields = {Field{.secret = true}, new_secret(), new_secret()};
            return form;
    }
    return form;
}

form::Form* form_of(Place& place) {
    return std::visit(
        [](auto& at) -> form::Form* {
            if constexpr (requires { at.form; }) return &at.form;
            return nullptr;
        },
        place);
}

bool is_locked(const Place& place) {
    return std::visit(
        [](const auto& at) {
            if constexpr (requires { at.request; }) return at.request != 0;
            return false;
        },
        place);
}

bool is_waiting(const Place& place) {
    const auto* shown = std::get_if<Shown>(&place);
    return is_locked(place) || (shown && std::holds_alternative<server::Loading>(shown->profile));
}

bool is_whole(Person& at) {
    if (!form::is_complete(at.form)) return false;
    for (const std::size_t name : {Person::surname, Person::first_name, Person::patronymic})
        if (!needs(at.form, name, is_name(at.form.fields[name].text))) return false;
    return needs(at.form, Person::phone,
                 parse_phone(at.form.fields[Person::phone].text).has_value()) &&
           needs(at.form, Person::email, is_email(at.form.fields[Person::email].text));
}

bool is_whole(Account& at) {
    return form::is_complete(at.form) &&
           needs(at.form, Account::user, is_user_name(at.form.fields[Account::user].text)) &&
           are_equal(at.form, Account::password, Account::again);
}

bool is_whole(NewPassword& at) {
    return form::is_complete(at.form) &&
           are_equal(at.form, NewPassword::password, NewPassword::again);
}

bool is_whole(Editing& at) {
    if (!form::is_complete(at.form)) return false;
    switch (at.what) {
        case Edit::name:
            for (std::size_t i = 0; i < at.form.fields.size(); ++i)
                if (!needs(at.form, i, is_name(at.form.fields[i].text))) return false;
            return true;
        case Edit::email:
            return needs(at.form, 0, is_email(at.form.fields[0].text));
        case Edit::phone:
            return needs(at.form, 0, parse_phone(at.form.fields[0].text).has_value());
        case Edit::password:
            return are_equal(at.form, 1, 2);
    }
    return true;
}

Application application_of(const Account& at, Language language) {
    const auto text = [&](std::size_t index) { return at.person.fields[index].text; };
    return {at.sent.id,
            language,
            {text(Person::surname), text(Person::first_name), text(Person::patronymic)},
            parse_phone(text(Person::phone)).value_or(""),
            text(Person::email),
            at.form.fields[Account::user].text,
            at.form.fields[Account::password].text};
}

}  // namespace kvitok::people
