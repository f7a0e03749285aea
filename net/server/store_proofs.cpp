#include "net/server/store_proofs.h"

#include "net/server/store_db.h"

namespace kvitok::server {
namespace {

std::string purpose_word(Purpose purpose) {
    switch (purpose) {
        case Purpose::activate:
            return "activate";
        case Purpose::recover:
            return "recover";
        case Purpose::email:
            return "email";
    }
    check_failed("a purpose has a word", std::source_location::current());
}

std::string proof_word(ProofState state) {
    switch (state) {
        case ProofState::open:
            return "open";
        case ProofState::used:
            return "used";
        case ProofState::over:
            return "over";
    }
    check_failed("a state of a proof has a word", std::source_location::current());
}

Purpose purpose_of(const std::string& word) {
    for (const auto purpose : {Purpose::activate, Purpose::recover})
        if (purpose_word(purpose) == word) return purpose;
    return Purpose::email;
}

ProofState proof_state(const std::string& word) {
    for (const auto state : {ProofState::open, ProofState::used})
        if (proof_word(state) == word) return state;
    return ProofState::over;
}

std::optional<Proof> proof_where(Store& store, const std::string& column,
                                 const std::string& value) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<Proof> {
        Proof proof;
        std::string purpose, state;
        long long expires = 0;
        sql << "SELECT id, purpose, user_id, email, token_hash, code_hash, fingerprint,"
               " wrong_codes, expires_at, state FROM proofs WHERE " +
                   column + " = :value",
            soci::use(value), soci::into(proof.id), soci::into(purpose), soci::into(proof.user_id),
            soci::into(proof.email), soci::into(proof.token_hash), soci::into(proof.code_hash),
            soci::into(proof.fingerprint), soci::into(proof.wrong_codes), soci::into(expires),
            soci::into(state);
        if (!sql.got_data()) return std::nullopt;
        proof.purpose = purpose_of(purpose);
        proof.state = proof_state(state);
        proof.expires = TimePoint{expires};
        return proof;
    });
}

}  // namespace

void add_proof(Store& store, const Proof& proof) {
    with_sql(store, [&](soci::session& sql) {
        const std::string purpose = purpose_word(proof.purpose);
        const long long expires = proof.expires.ms;
        sql << "INSERT INTO proofs (id, purpose, user_id, email, token_hash, code_hash,"
               " fingerprint, wrong_codes, expires_at, state) VALUES (:id, :purpose, :user,"
               " :email, :token, :code, :fingerprint, 0, :expires, 'open')",
            soci::use(proof.id), soci::use(purpose), soci::use(proof.user_id),
            soci::use(proof.email), soci::use(proof.token_hash), soci::use(proof.code_hash),
            soci::use(proof.fingerprint), soci::use(expires);
    });
}

std::optional<Proof> find_proof(Store& store, const std::string& id) {
    return proof_where(store, "id", id);
}

std::optional<Proof> find_proof_by_token(Store& store, const std::string& token_hash) {
    return proof_where(store, "token_hash", token_hash);
}

void count_wrong_code(Store& store, const std::string& id) {
    with_sql(store, [&](soci::session& sql) {
        sql << "UPDATE proofs SET wrong_codes = wrong_codes + 1 WHERE id = :id", soci::use(id);
    });
}

void end_proof(Store& store, const std::string& id, ProofState state) {
    with_sql(store, [&](soci::session& sql) {
        const std::string word = proof_word(state);
        sql << "DELETE FROM registrations WHERE proof = :id", soci::use(id);
        sql << "UPDATE proofs SET state = :state, email = '' WHERE id = :id", soci::use(word),
            soci::use(id);
    });
}

void end_proofs_of(Store& store, const std::string& user_id, Purpose purpose) {
    with_sql(store, [&](soci::session& sql) {
        const std::string word = purpose_word(purpose);
        sql << "UPDATE proofs SET state = 'over', email = '' WHERE user_id = :user AND"
               " purpose = :purpose AND state = 'open'",
            soci::use(user_id), soci::use(word);
    });
}

void forget_expired_proofs(Store& store, TimePoint now) {
    with_sql(store, [&](soci::session& sql) {
        const long long at = now.ms;
        sql << "DELETE FROM registrations WHERE proof IN"
               " (SELECT id FROM proofs WHERE state = 'open' AND expires_at <= :now)",
            soci::use(at);
        sql << "UPDATE proofs SET state = 'over', email = '' WHERE state = 'open' AND"
               " expires_at <= :now",
            soci::use(at);
    });
}

void add_registration(Store& store, const std::string& proof, const UserRow& user) {
    with_sql(store, [&](soci::session& sql) {
        const std::string language = user.language == Language::english ? "en" : "ru";
        sql << "INSERT INTO registrations (proof, login, password_hash, surname, first_name,"
               " patronymic, email, phone, language) VALUES (:proof, :login, :hash, :surname,"
               " :first, :patronymic, :email, :phone, :language)",
            soci::use(proof), soci::use(user.login), soci::use(user.password_hash),
            soci::use(user.name.surname), soci::use(user.name.first_name),
            soci::use(user.name.patronymic), soci::use(user.email), soci::use(user.phone),
            soci::use(language);
    });
}

std::optional<UserRow> find_registration(Store& store, const std::string& proof) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<UserRow> {
        UserRow user;
        std::string language;
        sql << "SELECT login, password_hash, surname, first_name, patronymic, email, phone,"
               " language FROM registrations WHERE proof = :proof",
            soci::use(proof), soci::into(user.login), soci::into(user.password_hash),
            soci::into(user.name.surname), soci::into(user.name.first_name),
            soci::into(user.name.patronymic), soci::into(user.email), soci::into(user.phone),
            soci::into(language);
        if (!sql.got_data()) return std::nullopt;
        user.language = language == "en" ? Language::english : Language::russian;
        return user;
    });
}

std::optional<std::string> waiting_password(Store& store, const std::string& login) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<std::string> {
        std::string hash;
        sql << "SELECT password_hash FROM registrations JOIN proofs ON proofs.id = proof"
               " WHERE login = :login AND state = 'open' ORDER BY expires_at DESC LIMIT 1",
            soci::use(login), soci::into(hash);
        if (!sql.got_data()) return std::nullopt;
        return hash;
    });
}

}  // namespace kvitok::server
