#include "net/server/store_people.h"

#include "net/server/store_db.h"

namespace kvitok::server {

std::optional<StoredUser> find_user(Store& store, const std::string& login) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<StoredUser> {
        StoredUser user;
        sql << "SELECT id, password_hash, given_ru, given_en, short_ru, short_en FROM users"
               " WHERE login = :login",
            soci::use(login), soci::into(user.id), soci::into(user.password_hash),
            soci::into(user.given_name.russian), soci::into(user.given_name.english),
            soci::into(user.short_name.russian), soci::into(user.short_name.english);
        if (!sql.got_data()) return std::nullopt;
        return user;
    });
}

std::vector<AccountNumber> accounts_of_user(Store& store, const std::string& user_id) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<AccountNumber> numbers;
        std::string digits;
        soci::statement rows = (sql.prepare << "SELECT account FROM user_accounts"
                                               " WHERE user_id = :user ORDER BY place",
                                soci::use(user_id), soci::into(digits));
        rows.execute();
        while (rows.fetch()) numbers.push_back({digits});
        return numbers;
    });
}

std::optional<Session> find_session(Store& store, const std::string& token_hash) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<Session> {
        Session session;
        session.token_hash = token_hash;
        long long created = 0, used = 0;
        sql << "SELECT user_id, device, created_at, used_at FROM sessions"
               " WHERE token_hash = :hash",
            soci::use(token_hash), soci::into(session.user_id), soci::into(session.device),
            soci::into(created), soci::into(used);
        if (!sql.got_data()) return std::nullopt;
        session.created = TimePoint{created};
        session.used = TimePoint{used};
        return session;
    });
}

void add_session(Store& store, const Session& session) {
    with_sql(store, [&](soci::session& sql) {
        const long long created = session.created.ms, used = session.used.ms;
        sql << "INSERT INTO sessions (token_hash, user_id, device, created_at, used_at)"
               " VALUES (:hash, :user, :device, :created, :used)",
            soci::use(session.token_hash), soci::use(session.user_id), soci::use(session.device),
            soci::use(created), soci::use(used);
    });
}

void touch_session(Store& store, const std::string& token_hash, TimePoint used) {
    with_sql(store, [&](soci::session& sql) {
        const long long moment = used.ms;
        sql << "UPDATE sessions SET used_at = :used WHERE token_hash = :hash", soci::use(moment),
            soci::use(token_hash);
    });
}

void end_session(Store& store, const std::string& token_hash) {
    with_sql(store, [&](soci::session& sql) {
        sql << "DELETE FROM sessions WHERE token_hash = :hash", soci::use(token_hash);
    });
}

void end_sessions_before(Store& store, TimePoint created, TimePoint used) {
    with_sql(store, [&](soci::session& sql) {
        const long long made = created.ms, last = used.ms;
        sql << "DELETE FROM sessions WHERE created_at < :created OR used_at < :used",
            soci::use(made), soci::use(last);
    });
}

std::optional<Attempts> find_attempts(Store& store, const std::string& scope,
                                      const std::string& subject) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<Attempts> {
        Attempts attempts;
        attempts.scope = scope;
        attempts.subject = subject;
        long long last = 0, locked = 0;
        sql << "SELECT failures, last_at, locked_until FROM attempts WHERE scope = :scope"
               " AND subject = :subject",
            soci::use(scope), soci::use(subject), soci::into(attempts.failures), soci::into(last),
            soci::into(locked);
        if (!sql.got_data()) return std::nullopt;
        attempts.last = TimePoint{last};
        attempts.locked_until = TimePoint{locked};
        return attempts;
    });
}

void put_attempts(Store& store, const Attempts& attempts) {
    with_sql(store, [&](soci::session& sql) {
        const long long last = attempts.last.ms, locked = attempts.locked_until.ms;
        sql << "INSERT INTO attempts (scope, subject, failures, last_at, locked_until)"
               " VALUES (:scope, :subject, :failures, :last, :locked)"
               " ON CONFLICT (scope, subject) DO UPDATE SET failures = excluded.failures,"
               " last_at = excluded.last_at, locked_until = excluded.locked_until",
            soci::use(attempts.scope), soci::use(attempts.subject), soci::use(attempts.failures),
            soci::use(last), soci::use(locked);
    });
}

void clear_attempts(Store& store, const std::string& scope, const std::string& subject) {
    with_sql(store, [&](soci::session& sql) {
        sql << "DELETE FROM attempts WHERE scope = :scope AND subject = :subject", soci::use(scope),
            soci::use(subject);
    });
}

}  // namespace kvitok::server
