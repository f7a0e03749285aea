#include "net/server/store_appeals.h"

#include "net/server/store_db.h"
#include "net/wire/appeals.h"

namespace kvitok::server {
namespace {

constexpr const char* appeal_columns =
    "SELECT a.id, a.number, a.user_id, a.account, a.kind, a.subject, a.state, a.note_ru, a.note_en,"
    " a.email, a.phone, a.way, a.created_at, a.updated_at, a.answer_by, a.seen, a.fingerprint,"
    " (SELECT COUNT(*) FROM appeal_messages m WHERE m.appeal_id = a.id AND m.from_company = 1"
    " AND m.place >= a.seen) FROM appeals a ";

// The variables that a row is read into, and the appeal that they make.
struct AppealRow {
    StoredAppeal stored;
    std::string kind, state, way, answer_by;
    long long number = 0, created = 0, updated = 0;
    int unread = 0;

    void exchange(soci::details::prepare_temp_type& statement) {
        Appeal& appeal = stored.appeal;
        AppealSummary& summary = appeal.summary;
        statement, soci::into(summary.id), soci::into(number), soci::into(stored.user_id),
            soci::into(appeal.account.digits), soci::into(kind), soci::into(summary.subject),
            soci::into(state), soci::into(summary.note.russian), soci::into(summary.note.english),
            soci::into(appeal.email), soci::into(appeal.phone), soci::into(way),
            soci::into(created), soci::into(updated), soci::into(answer_by),
            soci::into(stored.seen), soci::into(stored.fingerprint), soci::into(unread);
    }
    StoredAppeal made() const {
        StoredAppeal result = stored;
        AppealSummary& summary = result.appeal.summary;
        summary.number = static_cast<int>(number);
        summary.kind = server::stored(wire::parse_appeal_kind(kind));
        summary.state = server::stored(wire::parse_appeal_state(state));
        summary.unread = unread > 0;
        summary.updated = TimePoint{updated};
        result.appeal.way = server::stored(wire::parse_answer_way(way));
        result.appeal.answer_by = server::stored(parse_date(answer_by));
        result.created = TimePoint{created};
        return result;
    }
};

template <class... Uses>
std::vector<StoredAppeal> appeals_where(Store& store, const std::string& condition,
                                        const Uses&... uses) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<StoredAppeal> found;
        AppealRow row;
        auto statement = (sql.prepare << appeal_columns + condition);
        row.exchange(statement);
        (void)(statement, ..., soci::use(uses));
        soci::statement rows = statement;
        rows.execute();
        while (rows.fetch()) found.push_back(row.made());
        return found;
    });
}

std::vector<AppealMessage> messages_of(Store& store, const std::string& id) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<AppealMessage> messages;
        AppealMessage message;
        int company = 0;
        long long at = 0;
        soci::statement rows =
            (sql.prepare << "SELECT from_company, text, at FROM appeal_messages"
                            " WHERE appeal_id = :id ORDER BY place LIMIT 64",
             soci::use(id), soci::into(company), soci::into(message.text), soci::into(at));
        rows.execute();
        while (rows.fetch()) {
            message.from_company = company != 0;
            message.at = TimePoint{at};
            messages.push_back(message);
        }
        return messages;
    });
}

std::optional<StoredAppeal> whole(Store& store, std::vector<StoredAppeal> found) {
    if (found.empty()) return std::nullopt;
    found.front().appeal.messages = messages_of(store, found.front().appeal.summary.id);
    return std::move(found.front());
}

void insert_message(soci::session& sql, const std::string& appeal_id, int place,
                    const std::string& id, const AppealMessage& message) {
    const int company = message.from_company;
    const long long at = message.at.ms;
    sql << "INSERT INTO appeal_messages (id, appeal_id, place, from_company, text, at)"
           " VALUES (:id, :appeal, :place, :company, :text, :at)",
        soci::use(id), soci::use(appeal_id), soci::use(place), soci::use(company),
        soci::use(message.text), soci::use(at);
}

}  // namespace

std::optional<StoredAppeal> find_appeal(Store& store, const std::string& id) {
    return whole(store, appeals_where(store, "WHERE a.id = :id", id));
}

std::optional<StoredAppeal> find_appeal_by_number(Store& store, int number) {
    return whole(store, appeals_where(store, "WHERE a.number = :number", number));
}

std::vector<StoredAppeal> appeals_of(Store& store, const std::string& user_id,
                                     const AccountNumber& account) {
    return appeals_where(store,
                         "WHERE a.user_id = :user AND a.account = :account"
                         " ORDER BY a.updated_at DESC, a.number DESC LIMIT 64",
                         user_id, account.digits);
}

std::vector<StoredAppeal> all_appeals(Store& store) {
    return appeals_where(store,
                         "ORDER BY CASE a.state WHEN 'sent' THEN 0 WHEN 'working' THEN 1 ELSE 2"
                         " END, a.answer_by, a.number");
}

int unread_appeals(Store& store, const std::string& user_id, const AccountNumber& account) {
    return with_sql(store, [&](soci::session& sql) {
        int count = 0;
        sql << "SELECT COUNT(DISTINCT a.id) FROM appeals a JOIN appeal_messages m"
               " ON m.appeal_id = a.id AND m.from_company = 1 AND m.place >= a.seen"
               " WHERE a.user_id = :user AND a.account = :account",
            soci::use(user_id), soci::use(account.digits), soci::into(count);
        return count;
    });
}

int appeals_since(Store& store, const std::string& user_id, TimePoint since) {
    return with_sql(store, [&](soci::session& sql) {
        int count = 0;
        const long long from = since.ms;
        sql << "SELECT COUNT(*) FROM appeals WHERE user_id = :user AND created_at > :since",
            soci::use(user_id), soci::use(from), soci::into(count);
        return count;
    });
}

int add_appeal(Store& store, const StoredAppeal& stored,
               const std::vector<std::string>& message_ids) {
    return with_sql(store, [&](soci::session& sql) {
        const Appeal& appeal = stored.appeal;
        const AppealSummary& summary = appeal.summary;
        long long number = summary.number;
        if (number == 0)
            sql << "SELECT COALESCE(MAX(number), 0) + 1 FROM appeals", soci::into(number);
        const std::string kind(wire::to_word(summary.kind));
        const std::string state(wire::to_word(summary.state));
        const std::string way(wire::to_word(appeal.way));
        const std::string answer_by = to_iso(appeal.answer_by);
        const long long created = stored.created.ms, updated = summary.updated.ms;
        sql << "INSERT INTO appeals (id, number, user_id, account, kind, subject, state, note_ru,"
               " note_en, email, phone, way, created_at, updated_at, answer_by, seen, fingerprint)"
               " VALUES (:id, :number, :user, :account, :kind, :subject, :state, :nru, :nen,"
               " :email, :phone, :way, :created, :updated, :by, :seen, :print)",
            soci::use(summary.id), soci::use(number), soci::use(stored.user_id),
            soci::use(appeal.account.digits), soci::use(kind), soci::use(summary.subject),
            soci::use(state), soci::use(summary.note.russian), soci::use(summary.note.english),
            soci::use(appeal.email), soci::use(appeal.phone), soci::use(way), soci::use(created),
            soci::use(updated), soci::use(answer_by), soci::use(stored.seen),
            soci::use(stored.fingerprint);
        check(message_ids.size() == appeal.messages.size(), "every message has an id");
        for (std::size_t i = 0; i < message_ids.size(); ++i)
            insert_message(sql, summary.id, static_cast<int>(i), message_ids[i],
                           appeal.messages[i]);
        return static_cast<int>(number);
    });
}

bool add_message(Store& store, const StoredAppeal& to, const std::string& message_id,
                 const AppealMessage& message, AppealState state) {
    return with_sql(store, [&](soci::session& sql) {
        const std::string& id = to.appeal.summary.id;
        if (find_message(store, id, message_id)) return false;
        const int place = static_cast<int>(to.appeal.messages.size());
        insert_message(sql, id, place, message_id, message);
        const std::string word(wire::to_word(state));
        const long long at = message.at.ms;
        const int seen = message.from_company ? to.seen : place + 1;
        sql << "UPDATE appeals SET state = :state, updated_at = :at, seen = :seen WHERE id = :id",
            soci::use(word), soci::use(at), soci::use(seen), soci::use(id);
        return true;
    });
}

std::optional<std::string> find_message(Store& store, const std::string& appeal_id,
                                        const std::string& message_id) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<std::string> {
        std::string text;
        sql << "SELECT text FROM appeal_messages WHERE id = :id AND appeal_id = :appeal",
            soci::use(message_id), soci::use(appeal_id), soci::into(text);
        if (!sql.got_data()) return std::nullopt;
        return text;
    });
}

void mark_seen(Store& store, const std::string& id, int messages) {
    with_sql(store, [&](soci::session& sql) {
        sql << "UPDATE appeals SET seen = :seen WHERE id = :id AND seen < :least AND"
               " (SELECT COUNT(*) FROM appeal_messages WHERE appeal_id = :same) >= :all",
            soci::use(messages), soci::use(id), soci::use(messages), soci::use(id),
            soci::use(messages);
    });
}

void choose_way(Store& store, const std::string& id, AnswerWay way) {
    with_sql(store, [&](soci::session& sql) {
        const std::string word(wire::to_word(way));
        sql << "UPDATE appeals SET way = :way WHERE id = :id", soci::use(word), soci::use(id);
    });
}

void set_note(Store& store, const std::string& id, const Name& note) {
    with_sql(store, [&](soci::session& sql) {
        sql << "UPDATE appeals SET note_ru = :ru, note_en = :en WHERE id = :id",
            soci::use(note.russian), soci::use(note.english), soci::use(id);
    });
}

}  // namespace kvitok::server
