#include "net/server/store_cards.h"

#include "net/server/store_db.h"

namespace kvitok::server {
namespace {

std::optional<TimePoint> moment_or_none(long long ms) {
    return ms == 0 ? std::nullopt : std::optional(TimePoint{ms});
}

std::optional<StoredCard> card_where(Store& store, const char* condition, const std::string& key) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<StoredCard> {
        StoredCard card;
        long long bound = 0, used = 0;
        int ended = 0;
        sql << "SELECT id, user_id, code, mark, bound_at, used_at, ended FROM entry_cards WHERE "
            << condition,
            soci::use(key), soci::into(card.shown.id), soci::into(card.user_id),
            soci::into(card.code_hash), soci::into(card.shown.mark), soci::into(bound),
            soci::into(used), soci::into(ended);
        if (!sql.got_data()) return std::nullopt;
        card.shown.bound = TimePoint{bound};
        card.shown.used = moment_or_none(used);
        card.ended = ended != 0;
        return card;
    });
}

}  // namespace

std::optional<StoredCard> find_bound_card(Store& store, const std::string& card_hash) {
    return card_where(store, "card = :key AND ended = 0", card_hash);
}

std::optional<StoredCard> find_entry_card(Store& store, const std::string& id) {
    return card_where(store, "id = :key", id);
}

std::vector<entry_card::EntryCard> cards_of_user(Store& store, const std::string& user_id) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<entry_card::EntryCard> cards;
        entry_card::EntryCard card;
        long long bound = 0, used = 0;
        soci::statement rows =
            (sql.prepare << "SELECT id, mark, bound_at, used_at FROM entry_cards"
                            " WHERE user_id = :user AND ended = 0 ORDER BY bound_at, id",
             soci::use(user_id), soci::into(card.id), soci::into(card.mark), soci::into(bound),
             soci::into(used));
        rows.execute();
        while (rows.fetch()) {
            card.bound = TimePoint{bound};
            card.used = moment_or_none(used);
            cards.push_back(card);
        }
        return cards;
    });
}

void add_entry_card(Store& store, const StoredCard& card, const std::string& card_hash) {
    with_sql(store, [&](soci::session& sql) {
        const long long bound = card.shown.bound.ms;
        sql << "INSERT INTO entry_cards (id, user_id, card, code, mark, bound_at, used_at, ended)"
               " VALUES (:id, :user, :card, :code, :mark, :bound, 0, 0)",
            soci::use(card.shown.id), soci::use(card.user_id), soci::use(card_hash),
            soci::use(card.code_hash), soci::use(card.shown.mark), soci::use(bound);
    });
}

void touch_entry_card(Store& store, const std::string& id, TimePoint used) {
    with_sql(store, [&](soci::session& sql) {
        const long long moment = used.ms;
        sql << "UPDATE entry_cards SET used_at = :used WHERE id = :id", soci::use(moment),
            soci::use(id);
    });
}

void end_entry_card(Store& store, const std::string& id) {
    with_sql(store, [&](soci::session& sql) {
        const std::string nothing = "ended:" + id;
        sql << "UPDATE entry_cards SET card = :nothing, code = '', mark = '', ended = 1"
               " WHERE id = :id",
            soci::use(nothing), soci::use(id);
    });
}

std::optional<StoredUser> user_of_id(Store& store, const std::string& id) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<StoredUser> {
        StoredUser user;
        user.id = id;
        sql << "SELECT password_hash, given_ru, given_en, short_ru, short_en FROM users"
               " WHERE id = :id",
            soci::use(id), soci::into(user.password_hash), soci::into(user.given_name.russian),
            soci::into(user.given_name.english), soci::into(user.short_name.russian),
            soci::into(user.short_name.english);
        if (!sql.got_data()) return std::nullopt;
        return user;
    });
}

}  // namespace kvitok::server
