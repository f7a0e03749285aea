// Users as persons in the store: profile, password, accounts, deletion. See store.h for the rules.
// User names and addresses are kept in lower case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/account.h"
#include "kiosk/domain/people.h"
#include "net/server/store.h"

namespace kvitok::server {

struct UserRow {
    std::string id;
    std::string login;
    std::string password_hash;
    people::FullName name;
    std::string email;
    std::string phone;
    Language language = Language::russian;  // of letters
    TimePoint password_at;                  // 0: nobody knows
    std::optional<Period> bills_from;       // the first month whose bill is sent by e-mail
};

std::optional<UserRow> user_by_id(Store& store, const std::string& id);
std::optional<UserRow> user_by_login(Store& store, const std::string& login);
std::optional<UserRow> user_by_email(Store& store, const std::string& email);
// Whose bills are sent by e-mail.
std::vector<UserRow> bill_subscribers(Store& store);

// Login and address must be free, or StoreFailed.
void add_user(Store& store, const UserRow& user);
// Everything but login and id.
void put_user(Store& store, const UserRow& user);
// False if it was not in the cabinet.
bool remove_account(Store& store, const std::string& user_id, const AccountNumber& account);
// All but the one whose hash is given.
void end_sessions_of(Store& store, const std::string& user_id, const std::string& but = {});
// Erases the person and the cabinet's accounts; the row stays for what refers to it.
void erase_user(Store& store, const std::string& id, TimePoint now);

// What a user changed under this id before: the fingerprint of it.
std::optional<std::string> find_change(Store& store, const std::string& id,
                                       const std::string& user_id);
void add_change(Store& store, const std::string& id, const std::string& user_id,
                const std::string& fingerprint, TimePoint now);

}  // namespace kvitok::server
