#include "kiosk/journal/verify.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "kiosk/journal/journal.h"

namespace kvitok::journal {

namespace {

std::string_view text(const SQLite::Column& column) {
    return {column.getText(), static_cast<std::size_t>(column.getBytes())};
}

Digest digest(const SQLite::Column& column) {
    Digest value{};
    const auto* bytes = static_cast<const std::uint8_t*>(column.getBlob());
    if (bytes != nullptr && column.getBytes() == static_cast<int>(value.size())) {
        std::copy_n(bytes, value.size(), value.begin());
    }
    return value;
}

void check_pages(SQLite::Database& database) {
    SQLite::Statement query(database, "PRAGMA integrity_check(1)");
    const bool answered = query.executeStep();
    const std::string answer = answered ? query.getColumn(0).getString() : "no answer";
    if (answer != "ok") throw JournalDamaged(Damage::integrity, answer);
}

Tail walk(SQLite::Database& database) {
    SQLite::Statement query(database,
                            "SELECT seq, kind, subject, from_word, to_word, event, wall_ms, boot, "
                            "data, data_hash, prev_hash, hash FROM pay_event ORDER BY seq");
    Tail tail;
    while (query.executeStep()) {
        const auto sequence = static_cast<std::uint64_t>(query.getColumn(0).getInt64());
        const auto broken = [&](const char* what) {
            return JournalDamaged(Damage::chain_broken,
                                  "event " + std::to_string(sequence) + ": " + what);
        };
        if (sequence != tail.sequence + 1) throw broken("does not follow the one before");
        const SQLite::Column kind = query.getColumn(1), subject = query.getColumn(2),
                             from = query.getColumn(3), to = query.getColumn(4),
                             event = query.getColumn(5), boot = query.getColumn(7),
                             data = query.getColumn(8);
        const Digest data_hash = digest(query.getColumn(9));
        if (!data.isNull() && sha256(text(data)) != data_hash) throw broken("its data was changed");
        if (digest(query.getColumn(10)) != tail.hash) throw broken("another event stood before it");
        const Link link{.sequence = sequence,
                        .kind = text(kind),
                        .subject = text(subject),
                        .from = text(from),
                        .to = text(to),
                        .event = text(event),
                        .wall_ms = query.getColumn(6).getInt64(),
                        .boot = text(boot),
                        .data = data_hash,
                        .previous = tail.hash};
        tail = {sequence, hash_of(link)};
        if (digest(query.getColumn(11)) != tail.hash) throw broken("it was changed");
    }
    return tail;
}

// Every row names the event that made it: the last of its subject, with the same word and data.
void check_state(SQLite::Database& database) {
    constexpr const char* queries[] = {
        R"(SELECT p.id FROM payment p LEFT JOIN pay_event e ON e.seq = p.seq
           WHERE e.seq IS NULL OR e.kind <> 'payment' OR e.subject <> p.id OR e.to_word <> p.state
              OR e.data IS NOT p.data
              OR p.seq <> (SELECT max(seq) FROM pay_event
                           WHERE subject = p.id AND kind = 'payment')
              OR p.amount <> json_extract(p.data, '$.quote.amount')
              OR p.fee <> json_extract(p.data, '$.quote.fee')
              OR p.number <> json_extract(p.data, '$.number') LIMIT 1)",
        R"(SELECT r.id FROM reading r LEFT JOIN pay_event e ON e.seq = r.seq
           WHERE e.seq IS NULL OR e.kind <> 'reading' OR e.subject <> r.id OR e.to_word <> r.state
              OR e.data IS NOT r.data
              OR r.seq <> (SELECT max(seq) FROM pay_event
                           WHERE subject = r.id AND kind = 'reading')
              OR r.number <> json_extract(r.data, '$.number') LIMIT 1)",
        R"(SELECT r.slip FROM receipt r LEFT JOIN pay_event e ON e.seq = r.seq
           WHERE e.seq IS NULL OR e.kind <> 'receipt' OR e.subject <> r.slip
              OR e.to_word <> r.state OR r.copy <> json_extract(e.data, '$.copy') LIMIT 1)",
        R"(SELECT e.subject FROM pay_event e
           WHERE (e.kind = 'payment' AND NOT EXISTS (SELECT 1 FROM payment WHERE id = e.subject))
              OR (e.kind = 'reading' AND NOT EXISTS (SELECT 1 FROM reading WHERE id = e.subject))
              OR (e.kind = 'receipt' AND NOT EXISTS (SELECT 1 FROM receipt WHERE slip = e.subject))
           LIMIT 1)",
    };
    for (const char* text : queries) {
        SQLite::Statement query(database, text);
        if (query.executeStep()) {
            throw JournalDamaged(Damage::state_disagrees,
                                 query.getColumn(0).getString() + " is not what its events say");
        }
    }
}

}  // namespace

Tail verify(SQLite::Database& database) {
    check_pages(database);
    const Tail tail = walk(database);
    check_state(database);
    return tail;
}

}  // namespace kvitok::journal
