// What registration, recovery and the profile ask of the server, and what comes back. Included by
// server.h. Whatever changes something carries an id of its own.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "kiosk/domain/account.h"
#include "kiosk/domain/people.h"

namespace kvitok::server {
inline namespace asked {
namespace people_asking {

struct Register {
    people::Application form;
};
struct Activate {
    std::string id;
    std::string code;
};
struct Recover {
    std::string id;
    Language language = Language::russian;
    std::string whom;
};
struct SetPassword {
    std::string id;
    std::string code;
    std::string password;
};
struct AskProfile {
    std::string token;
};
struct ChangeProfile {
    std::string token;
    std::string id;
    std::optional<people::FullName> name;
    std::optional<std::string> phone;
    std::optional<bool> bills_by_mail;
};
struct ChangeEmail {
    std::string token;
    std::string id;
    Language language = Language::russian;
    std::string email;
};
struct ConfirmEmail {
    std::string token;
    std::string id;
    std::string code;
};
struct ChangePassword {
    std::string token;
    std::string id;
    std::string old_password;
    std::string new_password;
};
struct RemoveAccount {
    std::string token;
    AccountNumber number;
};
struct DeleteUser {
    std::string token;
    std::string id;
    std::string password;
};
using Question = std::variant<Register, Activate, Recover, SetPassword, AskProfile, ChangeProfile,
                              ChangeEmail, ConfirmEmail, ChangePassword, RemoveAccount, DeleteUser>;

struct LetterSent {
    TimePoint valid_to;
};
struct Changed {};
struct AccountsLeft {
    std::vector<AccountSummary> accounts;
};
using Answer = std::variant<LetterSent, Changed, people::Profile, AccountsLeft>;

}  // namespace people_asking
}  // namespace asked
}  // namespace kvitok::server
