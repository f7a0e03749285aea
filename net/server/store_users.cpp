#include "net/server/store_users.h"

#include "net/server/latin.h"
#include "net/server/store_db.h"

namespace kvitok::server {
namespace {

const std::string user_columns =
    "SELECT id, login, password_hash, surname, first_name, patronymic, email, phone, language,"
    " password_at, bills_from FROM users WHERE deleted_at = 0 AND ";

struct UserColumns {
    UserRow user{};
    std::string language{};
    long long password_at = 0;
    std::string bills_from{};

    UserRow take() {
        user.language = language == "en" ? Language::english : Language::russian;
        user.password_at = TimePoint{password_at};
        user.bills_from = std::nullopt;
        if (!bills_from.empty()) user.bills_from = stored(parse_period(bills_from));
        return user;
    }
};

std::optional<UserRow> user_where(Store& store, const std::string& column,
                                  const std::string& value) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<UserRow> {
        UserColumns row;
        sql << user_columns + column + " = :value", soci::use(value), soci::into(row.user.id),
            soci::into(row.user.login), soci::into(row.user.password_hash),
            soci::into(row.user.name.surname), soci::into(row.user.name.first_name),
            soci::into(row.user.name.patronymic), soci::into(row.user.email),
            soci::into(row.user.phone), soci::into(row.language), soci::into(row.password_at),
            soci::into(row.bills_from);
        if (!sql.got_data()) return std::nullopt;
        return row.take();
    });
}

}  // namespace

std::optional<UserRow> user_by_id(Store& store, const std::string& id) {
    return user_where(store, "id", id);
}

std::optional<UserRow> user_by_login(Store& store, const std::string& login) {
    return user_where(store, "login", login);
}

std::optional<UserRow> user_by_email(Store& store, const std::string& email) {
    if (email.empty()) return std::nullopt;
    return user_where(store, "email", email);
}

std::vector<UserRow> bill_subscribers(Store& store) {
    const auto ids = with_sql(store, [](soci::session& sql) {
        std::vector<std::string> found;
        std::string id;
        soci::statement rows = (sql.prepare << "SELECT id FROM users WHERE deleted_at = 0 AND"
                                               " bills_from <> '' AND email <> '' ORDER BY id",
                                soci::into(id));
        rows.execute();
        while (rows.fetch()) found.push_back(id);
        return found;
    });
    std::vector<UserRow> users;
    for (const std::string& id : ids) users.push_back(stored(user_by_id(store, id)));
    return users;
}

void add_user(Store& store, const UserRow& user) {
    with_sql(store, [&](soci::session& sql) {
        sql << "INSERT INTO users (id, login, password_hash, given_ru, given_en, short_ru,"
               " short_en) VALUES (:id, :login, '', '', '', '', '')",
            soci::use(user.id), soci::use(user.login);
    });
    put_user(store, user);
}

void put_user(Store& store, const UserRow& user) {
    with_sql(store, [&](soci::session& sql) {
        const std::string language = user.language == Language::english ? "en" : "ru";
        const std::string from = user.bills_from ? to_iso(*user.bills_from) : std::string();
        const long long password_at = user.password_at.ms;
        const std::string given_en = in_latin(user.name.first_name);
        const std::string short_ru = people::short_form(user.name), short_en = in_latin(short_ru);
        sql << "UPDATE users SET password_hash = :hash, surname = :surname, first_name = :first,"
               " patronymic = :patronymic, email = :email, phone = :phone, language = :language,"
               " password_at = :at, bills_from = :from, given_ru = :gru, given_en = :gen,"
               " short_ru = :sru, short_en = :sen WHERE id = :id",
            soci::use(user.password_hash), soci::use(user.name.surname),
            soci::use(user.name.first_name), soci::use(user.name.patronymic), soci::use(user.email),
            soci::use(user.phone), soci::use(language), soci::use(password_at), soci::use(from),
            soci::use(user.name.first_name), soci::use(given_en), soci::use(short_ru),
            soci::use(short_en), soci::use(user.id);
    });
}

bool remove_account(Store& store, const std::string& user_id, const AccountNumber& account) {
    return with_sql(store, [&](soci::session& sql) {
        int there = 0;
        sql << "SELECT COUNT(*) FROM user_accounts WHERE user_id = :user AND account = :account",
            soci::use(user_id), soci::use(account.digits), soci::into(there);
        sql << "DELETE FROM user_accounts WHERE user_id = :user AND account = :account",
            soci::use(user_id), soci::use(account.digits);
        return there > 0;
    });
}

void end_sessions_of(Store& store, const std::string& user_id, const std::string& but) {
    with_sql(store, [&](soci::session& sql) {
        sql << "DELETE FROM sessions WHERE user_id = :user AND token_hash <> :but",
            soci::use(user_id), soci::use(but);
    });
}

void erase_user(Store& store, const std::string& id, TimePoint now) {
    with_sql(store, [&](soci::session& sql) {
        const long long at = now.ms;
        // No name that anybody may choose holds a colon.
        const std::string login = "deleted:" + id;
        sql << "DELETE FROM user_accounts WHERE user_id = :id", soci::use(id);
        sql << "DELETE FROM sessions WHERE user_id = :id", soci::use(id);
        sql << "UPDATE proofs SET state = 'over', email = '' WHERE user_id = :id", soci::use(id);
        sql << "UPDATE users SET login = :login, password_hash = '', given_ru = '', given_en = '',"
               " short_ru = '', short_en = '', surname = '', first_name = '', patronymic = '',"
               " email = '', phone = '', bills_from = '', deleted_at = :at WHERE id = :id",
            soci::use(login), soci::use(at), soci::use(id);
    });
}

std::optional<std::string> find_change(Store& store, const std::string& id,
                                       const std::string& user_id) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<std::string> {
        std::string owner, fingerprint;
        sql << "SELECT user_id, fingerprint FROM user_changes WHERE id = :id", soci::use(id),
            soci::into(owner), soci::into(fingerprint);
        if (!sql.got_data()) return std::nullopt;
        // Somebody else's id counts as used for something else.
        return owner == user_id ? fingerprint : std::string();
    });
}

void add_change(Store& store, const std::string& id, const std::string& user_id,
                const std::string& fingerprint, TimePoint now) {
    with_sql(store, [&](soci::session& sql) {
        const long long at = now.ms;
        sql << "INSERT INTO user_changes (id, user_id, fingerprint, at)"
               " VALUES (:id, :user, :fingerprint, :at)",
            soci::use(id), soci::use(user_id), soci::use(fingerprint), soci::use(at);
    });
}

}  // namespace kvitok::server
