// Becoming a user of the cabinet, getting back in without the password, and the user's own profile.
//
//   place        event                         next         effects
//   -----------  ----------------------------  -----------  -----------------------------------
//   SignIn       Register                      Person       -
//   Person       Submit, a field will not do   Person       says which
//   Person       Submit                        Account      -
//   Account      Submit, a field will not do   Account      says which
//   Account      Submit                        Account      ask Register
//   Account      LetterSent                    Code         print the reminder
//   Account      refused or no answer          Account      says why; the same form has the same id
//   Code         Submit                        Code         ask Activate or ConfirmEmail
//   Code         Changed                       Activated, or Profile with the new address
//   Code         refused                       Code         says why
//   Activated    SignIn                        SignIn       -
//   SignIn       Forgot                        Whom         -
//   Whom         Submit                        Whom         ask Recover
//   Whom         LetterSent                    NewPassword  -
//   NewPassword  Submit                        NewPassword  ask SetPassword
//   NewPassword  Changed                       Recovered    -
//   Recovered    SignIn                        SignIn       -
//   cabinet      Open                          Profile      ask AskProfile
//   Profile      Reveal                        Profile      all is readable, for a short time
//   Profile      ToggleBills                   Profile      ask ChangeProfile
//   Profile      Edit                          Editing      -
//   Profile      Unlink                        Unlinking    -
//   Unlinking    Confirm                       Unlinking    ask RemoveAccount
//   Unlinking    Keep                          Profile      -
//   Profile      Delete                        Deleting     -
//   Editing      Submit                        Editing      ask Change...
//   Editing      Profile or Changed            Profile      ask AskProfile
//   Editing      LetterSent                    Code         -
//   Deleting     Submit                        Deleting     ask DeleteUser
//   Deleting     Changed                       Deleted      the session is over
//
// Back goes from Code to Account to Person, with what was typed. Values and pure functions; any
// thread.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "kiosk/flows/form.h"
#include "kiosk/flows/server.h"

namespace kvitok::people {

// Why the server said no; the words are the screens'.
struct Refusal {
    server::Failure why = server::Failure::refused;
    int tries_left = 0;
    int minutes = 0;
};

// A form that was sent. Sent again as it was, it is the same request.
struct Sent {
    std::string id;
    std::vector<std::string> texts;
};

form::Form person_form();
form::Form account_form();
form::Form code_form();
form::Form whom_form();
form::Form new_password_form();

struct Account;
struct Person {
    static constexpr std::size_t surname = 0, first_name = 1, patronymic = 2, phone = 3, email = 4;
    form::Form form = person_form();
    form::Form account = account_form();
};
struct Account {
    static constexpr std::size_t user = 0, password = 1, again = 2;
    form::Form form = account_form();
    form::Form person = person_form();
    Sent sent;
    std::optional<Refusal> refusal;
    std::uint64_t request = 0;
};
// The code of a letter: of a registration, which it activates, or to a new address of the profile.
struct Code {
    bool registering = true;
    std::string id;  // of the request that the letter answers
    std::string email;
    form::Form form = code_form();
    form::Form person{};  // for Back
    form::Form account{};
    std::optional<Refusal> refusal;
    std::uint64_t request = 0;
};
struct Activated {};
struct Whom {
    form::Form form = whom_form();
    Sent sent;
    std::optional<Refusal> refusal;
    std::uint64_t request = 0;
};
struct NewPassword {
    static constexpr std::size_t code = 0, password = 1, again = 2;
    std::string id;
    form::Form form = new_password_form();
    std::optional<Refusal> refusal;
    std::uint64_t request = 0;
};
struct Recovered {};

struct Shown {
    server::Fetched<Profile> profile;
    bool revealed = false;
    std::uint64_t request = 0;  // a change is on its way
    std::optional<Refusal> refusal;
};
enum class Edit { name, email, phone, password };
struct Editing {
    Edit what = Edit::name;
    Profile before;
    form::Form form;
    Sent sent;
    std::optional<Refusal> refusal;
    std::uint64_t request = 0;
};
struct Unlinking {
    Shown below;
    AccountNumber account;
    std::uint64_t request = 0;
};
struct Deleting {
    form::Form form{.fields = {form::Field{.secret = true}}};
    Sent sent;
    std::optional<Refusal> refusal;
    std::uint64_t request = 0;
};
struct Deleted {};

using Place = std::variant<Person, Account, Code, Activated, Whom, NewPassword, Recovered, Shown,
                           Editing, Unlinking, Deleting, Deleted>;

struct Register {};
struct Forgot {};
struct Open {};
struct Reveal {};
struct ToggleBills {};
struct EditField {
    Edit what;
};
struct Unlink {
    AccountNumber account;
};
struct Keep {};
struct Confirm {};
struct Delete {};
using Press = std::variant<Register, Forgot, Open, Reveal, ToggleBills, EditField, Unlink, Keep,
                           Confirm, Delete>;

form::Form edit_form(Edit what, const Profile& before);

form::Form* form_of(Place& place);
// Whether an answer is awaited there that keeps the form from being changed, or any at all.
bool is_locked(const Place& place);
bool is_waiting(const Place& place);

// Marks what will not do, beyond what every form marks; whether there is nothing.
bool is_whole(Person& at);
bool is_whole(Account& at);
bool is_whole(NewPassword& at);
bool is_whole(Editing& at);

Application application_of(const Account& at, Language language);

}  // namespace kvitok::people
