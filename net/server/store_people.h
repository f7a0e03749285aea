// Users, their accounts, sessions and failed attempts in the store. See store.h for the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/account.h"
#include "net/server/store.h"

namespace kvitok::server {

struct StoredUser {
    std::string id;
    std::string password_hash;
    Name given_name;
    Name short_name;
};
std::optional<StoredUser> find_user(Store& store, const std::string& login);
std::vector<AccountNumber> accounts_of_user(Store& store, const std::string& user_id);

struct Session {
    std::string token_hash;
    std::string user_id;
    std::string device;
    TimePoint created;
    TimePoint used;
};
std::optional<Session> find_session(Store& store, const std::string& token_hash);
void add_session(Store& store, const Session& session);
void touch_session(Store& store, const std::string& token_hash, TimePoint used);
void end_session(Store& store, const std::string& token_hash);
// Ends what was created or last used too long ago.
void end_sessions_before(Store& store, TimePoint created, TimePoint used);

// What went wrong lately: scope "name" or "device" (wrong passwords), "lookup" (unknown accounts).
struct Attempts {
    std::string scope;
    std::string subject;
    int failures = 0;
    TimePoint last;
    TimePoint locked_until;
};
std::optional<Attempts> find_attempts(Store& store, const std::string& scope,
                                      const std::string& subject);
void put_attempts(Store& store, const Attempts& attempts);
void clear_attempts(Store& store, const std::string& scope, const std::string& subject);

}  // namespace kvitok::server
