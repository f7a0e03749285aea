// Links and codes that went out by letter, and who registered and has not opened it yet. See
// store.h for the rules.
#pragma once

#include <optional>
#include <string>

#include "net/server/store_users.h"

namespace kvitok::server {

enum class Purpose { activate, recover, email };
enum class ProofState { open, used, over };

struct Proof {
    std::string id;  // of the request that it answers
    Purpose purpose = Purpose::activate;
    std::string user_id;  // empty for a registration, and where nobody was written to
    std::string email;    // the new address of Purpose::email
    std::string token_hash;
    std::string code_hash;
    std::string fingerprint;  // of the request
    int wrong_codes = 0;
    TimePoint expires;
    ProofState state = ProofState::open;
};

void add_proof(Store& store, const Proof& proof);
std::optional<Proof> find_proof(Store& store, const std::string& id);
std::optional<Proof> find_proof_by_token(Store& store, const std::string& token_hash);
void count_wrong_code(Store& store, const std::string& id);
// Also forgets its registration.
void end_proof(Store& store, const std::string& id, ProofState state);
// The same for all of a user's with this purpose.
void end_proofs_of(Store& store, const std::string& user_id, Purpose purpose);
// Whatever was not used in time.
void forget_expired_proofs(Store& store, TimePoint now);

// The user to be, without an id.
void add_registration(Store& store, const std::string& proof, const UserRow& user);
std::optional<UserRow> find_registration(Store& store, const std::string& proof);
// Of the newest registration under this name that waits for its letter.
std::optional<std::string> waiting_password(Store& store, const std::string& login);

}  // namespace kvitok::server
