#include "net/server/store_mail.h"

#include "kiosk/domain/people.h"
#include "net/server/crypto.h"
#include "net/server/store_db.h"

namespace kvitok::server {
namespace {

constexpr std::size_t letter_id_bytes = 16;

std::string letter_word(LetterState state) {
    switch (state) {
        case LetterState::waiting:
            return "waiting";
        case LetterState::sent:
            return "sent";
        case LetterState::refused:
            return "refused";
        case LetterState::given_up:
            return "given_up";
    }
    check_failed("a state of a letter has a word", std::source_location::current());
}

LetterState letter_state(const std::string& word) {
    for (const auto state : {LetterState::waiting, LetterState::sent, LetterState::refused})
        if (letter_word(state) == word) return state;
    return LetterState::given_up;
}

std::vector<Attachment> attachments_of(soci::session& sql, const std::string& id) {
    std::vector<Attachment> files;
    Attachment file;
    std::string content;
    soci::statement rows =
        (sql.prepare << "SELECT name, type, content_base64 FROM letter_attachments"
                        " WHERE letter = :id ORDER BY place",
         soci::use(id), soci::into(file.name), soci::into(file.type), soci::into(content));
    rows.execute();
    while (rows.fetch()) {
        file.content = from_base64(content);
        files.push_back(file);
    }
    return files;
}

// `where` is ours; `value` is what it compares with.
template <class Value>
std::optional<StoredLetter> letter_where(Store& store, const std::string& where,
                                         const Value& value) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<StoredLetter> {
        StoredLetter found;
        long long created = 0, useless = 0;
        std::string state;
        sql << "SELECT id, recipient, subject, text, created_at, useless_at, state, tries"
               " FROM letters WHERE " +
                   where,
            soci::use(value), soci::into(found.id), soci::into(found.letter.to),
            soci::into(found.letter.subject), soci::into(found.letter.text), soci::into(created),
            soci::into(useless), soci::into(state), soci::into(found.tries);
        if (!sql.got_data()) return std::nullopt;
        found.created = TimePoint{created};
        found.useless = TimePoint{useless};
        found.state = letter_state(state);
        found.letter.attachments = attachments_of(sql, found.id);
        return found;
    });
}

}  // namespace

bool queue_letter(Store& store, Random& random, const std::string& reference, const Letter& letter,
                  TimePoint now, TimePoint useless) {
    if (!people::is_email(letter.to) || find_letter(store, reference)) return false;
    const std::string id = random_hex(random, letter_id_bytes);
    with_sql(store, [&](soci::session& sql) {
        const long long at = now.ms, until = useless.ms;
        sql << "INSERT INTO letters (id, reference, recipient, subject, text, created_at,"
               " useless_at, state, tries, next_at, ended_at)"
               " VALUES (:id, :reference, :to, :subject, :text, :at, :until, 'waiting', 0, :next,"
               " 0)",
            soci::use(id), soci::use(reference), soci::use(letter.to), soci::use(letter.subject),
            soci::use(letter.text), soci::use(at), soci::use(until), soci::use(at);
        int place = 0;
        for (const Attachment& file : letter.attachments) {
            const std::string content = base64(file.content);
            sql << "INSERT INTO letter_attachments (letter, place, name, type, content_base64)"
                   " VALUES (:id, :place, :name, :type, :content)",
                soci::use(id), soci::use(place), soci::use(file.name), soci::use(file.type),
                soci::use(content);
            ++place;
        }
    });
    return true;
}

std::optional<StoredLetter> due_letter(Store& store, TimePoint now) {
    const long long at = now.ms;
    return letter_where(store, "state = 'waiting' AND next_at <= :now ORDER BY next_at, id LIMIT 1",
                        at);
}

std::optional<TimePoint> next_letter_at(Store& store) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<TimePoint> {
        long long at = -1;
        sql << "SELECT COALESCE(MIN(next_at), -1) FROM letters WHERE state = 'waiting'",
            soci::into(at);
        if (at < 0) return std::nullopt;
        return TimePoint{at};
    });
}

void postpone_letter(Store& store, const std::string& id, int tries, TimePoint next) {
    with_sql(store, [&](soci::session& sql) {
        const long long at = next.ms;
        sql << "UPDATE letters SET tries = :tries, next_at = :next WHERE id = :id"
               " AND state = 'waiting'",
            soci::use(tries), soci::use(at), soci::use(id);
    });
}

void end_letter(Store& store, const std::string& id, LetterState state, TimePoint now) {
    Transaction transaction(store);
    with_sql(store, [&](soci::session& sql) {
        const std::string word = letter_word(state);
        const long long at = now.ms;
        sql << "DELETE FROM letter_attachments WHERE letter = :id", soci::use(id);
        sql << "UPDATE letters SET state = :state, ended_at = :at, tries = tries + 1,"
               " recipient = '', subject = '', text = '' WHERE id = :id AND state = 'waiting'",
            soci::use(word), soci::use(at), soci::use(id);
    });
    transaction.commit();
}

std::optional<StoredLetter> find_letter(Store& store, const std::string& reference) {
    return letter_where(store, "reference = :reference", reference);
}

}  // namespace kvitok::server
