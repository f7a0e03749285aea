#include "kiosk/journal/sqlite_journal.h"

#include <sqlite3.h>

#include <nlohmann/json.hpp>

#include "kiosk/journal/records.h"
#include "kiosk/journal/schema.h"

namespace kvitok::journal {

namespace {

constexpr int checkpoint_pages = 512;

void bind(SQLite::Statement&, int) {}

void bind_one(SQLite::Statement& statement, int index, std::string_view text) {
    statement.bind(index, std::string(text));
}
void bind_one(SQLite::Statement& statement, int index, std::int64_t value) {
    statement.bind(index, value);
}
void bind_one(SQLite::Statement& statement, int index, const Digest& digest) {
    statement.bind(index, digest.data(), static_cast<int>(digest.size()));
}

template <class First, class... Rest>
void bind(SQLite::Statement& statement, int index, const First& first, const Rest&... rest) {
    bind_one(statement, index, first);
    bind(statement, index + 1, rest...);
}

// Returns the number of rows changed.
template <class... Values>
int run(SQLite::Statement& statement, const Values&... values) {
    statement.reset();
    bind(statement, 1, values...);
    const int rows = statement.exec();
    statement.reset();
    return rows;
}

void require(bool holds, const char* what) {
    if (!holds) throw JournalFailure(what);
}

std::int64_t pragma(SQLite::Database& database, const std::string& name) {
    return database.execAndGet("PRAGMA " + name).getInt64();
}

}  // namespace

SqliteJournal::SqliteJournal(const Options& options)
    : database_(options.path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0, options.vfs),
      boot_(options.boot_id) {
    sqlite3_wal_hook(
        database_.getHandle(),
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<SqliteJournal*>(self)->log_pages_ = pages;
            return SQLITE_OK;
        },
        this);
    prepare_file();
    migrate();
    tail_ = verify(database_);
}

void SqliteJournal::prepare_file() {
    // Before the first page is read: the lock is then kept, and no second process can write.
    database_.exec("PRAGMA locking_mode = EXCLUSIVE");
    const std::int64_t id = pragma(database_, "application_id");
    const std::int64_t tables =
        database_.execAndGet("SELECT count(*) FROM sqlite_schema").getInt64();
    if (id != application_id && (id != 0 || tables != 0)) {
        throw JournalDamaged(Damage::not_a_journal, "the file belongs to another program");
    }
    const std::string mode = database_.execAndGet("PRAGMA journal_mode = WAL").getString();
    if (mode != "wal")
        throw JournalDamaged(Damage::cannot_open, "no write-ahead log here: " + mode);
    database_.exec("PRAGMA synchronous = FULL");
    database_.exec("PRAGMA foreign_keys = ON");
    if (id == 0) database_.exec("PRAGMA application_id = " + std::to_string(application_id));
}

void SqliteJournal::migrate() {
    const std::int64_t version = pragma(database_, "user_version");
    const auto steps = static_cast<std::int64_t>(migrations().size());
    if (version < 0 || version > steps) {
        throw JournalDamaged(Damage::unknown_version, "schema " + std::to_string(version) +
                                                          " is newer than this program's " +
                                                          std::to_string(steps));
    }
    for (std::int64_t step = version; step < steps; ++step) {
        SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
        database_.exec(std::string(migrations()[static_cast<std::size_t>(step)]));
        database_.exec("PRAGMA user_version = " + std::to_string(step + 1));
        transaction.commit();
    }
}

template <class Body>
void SqliteJournal::in_transaction(const Body& body) {
    require(!failed_, "the journal has failed before; the process must be started again");
    failed_ = true;  // until the disk has everything
    try {
        SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
        body();
        transaction.commit();
        checkpoint_when_long();
    } catch (const JournalFailure&) {
        throw;
    } catch (const std::exception& error) {
        throw JournalFailure(error.what());
    }
    failed_ = false;
}

// The log is copied into the database here and not behind our back, so that a failure is seen.
void SqliteJournal::checkpoint_when_long() {
    if (log_pages_ < checkpoint_pages) return;
    SQLite::Statement& checkpoint = statement("PRAGMA wal_checkpoint(PASSIVE)");
    checkpoint.reset();
    require(checkpoint.executeStep() && checkpoint.getColumn(0).getInt() == 0,
            "the write-ahead log cannot be copied into the database");
    checkpoint.reset();
    log_pages_ = 0;
}

ChainHead SqliteJournal::commit(std::span<const Write> writes, TimePoint wall) {
    in_transaction([&] {
        for (const Write& write : writes) {
            std::visit([&](const auto& change) { apply(change, wall); }, write);
        }
    });
    return head();
}

ChainHead SqliteJournal::head() const {
    return {tail_.sequence, to_hex(tail_.hash)};
}

std::int64_t SqliteJournal::append(const Happening& happening) {
    const Digest data_hash = sha256(happening.data);
    const Link link{.sequence = tail_.sequence + 1,
                    .kind = happening.kind,
                    .subject = happening.subject,
                    .from = happening.from,
                    .to = happening.to,
                    .event = happening.event,
                    .wall_ms = happening.wall.ms,
                    .boot = boot_,
                    .data = data_hash,
                    .previous = tail_.hash};
    const Digest hash = hash_of(link);
    const auto sequence = static_cast<std::int64_t>(link.sequence);
    run(statement("INSERT INTO pay_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"), sequence,
        link.kind, link.subject, link.from, link.to, link.event, happening.data, data_hash,
        link.wall_ms, link.boot, link.previous, hash);
    tail_ = {link.sequence, hash};
    return sequence;
}

void SqliteJournal::apply(const PaymentChanged& change, TimePoint wall) {
    const PaymentRecord& record = change.record;
    const std::string data = write_payment(record);
    const std::string_view to = to_word(record.state);
    const std::string from = word_for("SELECT state FROM payment WHERE id = ?", record.id.hex);
    const std::int64_t sequence =
        append({"payment", record.id.hex, from, to, change.event, data, wall});
    if (from.empty()) count("payments");
    const std::int64_t final = is_final(record.state) ? 1 : 0;
    run(statement("INSERT INTO payment (id, number, state, terminal_serial, amount, fee, final, "
                  "changed_ms, data, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                  "ON CONFLICT (id) DO UPDATE SET number = excluded.number, "
                  "state = excluded.state, terminal_serial = excluded.terminal_serial, "
                  "amount = excluded.amount, fee = excluded.fee, final = excluded.final, "
                  "changed_ms = excluded.changed_ms, data = excluded.data, seq = excluded.seq"),
        record.id.hex, record.number, to, record.terminal_serial, record.quote.amount.kopecks,
        record.quote.fee.kopecks, final, wall.ms, data, sequence);
}

void SqliteJournal::apply(const ReceiptChanged& change, TimePoint wall) {
    const std::int64_t copy = change.copy;
    const std::string data =
        nlohmann::json{{"copy", change.copy}, {"content_hash", change.content_hash}}.dump();
    const std::string_view to = to_word(change.state);
    const std::string from =
        word_for("SELECT state FROM receipt WHERE slip = ? AND copy = ?", change.slip, copy);
    const std::int64_t sequence = append({"receipt", change.slip, from, to, "", data, wall});
    run(statement("INSERT INTO receipt VALUES (?, ?, ?, ?, ?) ON CONFLICT (slip, copy) "
                  "DO UPDATE SET state = excluded.state, content_hash = excluded.content_hash, "
                  "seq = excluded.seq"),
        change.slip, copy, to, change.content_hash, sequence);
}

void SqliteJournal::apply(const ReadingChanged& change, TimePoint wall) {
    const Reading& reading = change.reading;
    const std::string data = write_reading(reading);
    const std::string_view to = to_word(change.state);
    const std::string from = word_for("SELECT state FROM reading WHERE id = ?", reading.id);
    const std::string slip =
        word_for("SELECT number FROM reading WHERE number = ? LIMIT 1", reading.number);
    const std::int64_t sequence =
        append({"reading", reading.id, from, to, change.reason, data, wall});
    if (slip.empty()) count("reading_slips");
    run(statement("INSERT INTO reading (id, number, state, reason, changed_ms, data, seq) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                  "number = excluded.number, state = excluded.state, reason = excluded.reason, "
                  "changed_ms = excluded.changed_ms, data = excluded.data, seq = excluded.seq"),
        reading.id, reading.number, to, change.reason, wall.ms, data, sequence);
}

void SqliteJournal::count(std::string_view counter) {
    run(statement("UPDATE counter SET value = value + 1 WHERE name = ?"), counter);
}

template <class... Values>
std::string SqliteJournal::word_for(std::string_view sql, const Values&... values) {
    SQLite::Statement& query = statement(sql);
    query.reset();
    bind(query, 1, values...);
    std::string word = query.executeStep() ? query.getColumn(0).getString() : "";
    query.reset();
    return word;
}

// Prepared once: a commit is a handful of statements that are always the same.
SQLite::Statement& SqliteJournal::statement(std::string_view sql) {
    const auto found = statements_.find(sql);
    if (found != statements_.end()) return found->second;
    return statements_.emplace(sql, SQLite::Statement(database_, std::string(sql))).first->second;
}

Recovered SqliteJournal::load() {
    Recovered recovered;
    try {
        SQLite::Statement payments(database_, "SELECT data FROM open_payment ORDER BY row");
        while (payments.executeStep()) {
            recovered.open.push_back(read_payment(payments.getColumn(0).getString()));
        }
        SQLite::Statement readings(database_, "SELECT data FROM outbox_reading ORDER BY row");
        while (readings.executeStep()) {
            recovered.queued.push_back(read_reading(readings.getColumn(0).getString()));
        }
        SQLite::Statement receipts(
            database_,
            "SELECT slip, state, copy, content_hash FROM receipt WHERE state = 'printing' "
            "OR substr(slip, 1, 32) IN (SELECT id FROM open_payment) ORDER BY seq");
        while (receipts.executeStep()) {
            const auto state = parse_receipt_state(receipts.getColumn(1).getString());
            if (!state) throw std::runtime_error("unknown word for receipt state");
            recovered.receipts.push_back({receipts.getColumn(0).getString(), *state,
                                          receipts.getColumn(2).getInt(),
                                          receipts.getColumn(3).getString()});
        }
        recovered.counters.payments = counter("payments");
        recovered.counters.reading_slips = counter("reading_slips");
        SQLite::Statement last(database_,
                               "SELECT wall_ms FROM pay_event ORDER BY seq DESC LIMIT 1");
        if (last.executeStep()) recovered.last = TimePoint{last.getColumn(0).getInt64()};
    } catch (const SQLite::Exception& error) {
        throw damaged(error);
    } catch (const std::exception& error) {
        throw JournalDamaged(Damage::unreadable_record, error.what());
    }
    recovered.head = head();
    return recovered;
}

std::uint32_t SqliteJournal::counter(std::string_view name) {
    const std::string value = word_for("SELECT value FROM counter WHERE name = ?", name);
    return static_cast<std::uint32_t>(std::stoul(value));
}

void SqliteJournal::trim(TimePoint before) {
    in_transaction([&] {
        for (const char* sql : {
                 "UPDATE pay_event SET data = NULL WHERE kind = 'payment' AND data IS NOT NULL "
                 "AND subject IN (SELECT id FROM payment WHERE final = 1 AND changed_ms < ?)",
                 "UPDATE payment SET data = NULL "
                 "WHERE final = 1 AND changed_ms < ? AND data IS NOT NULL",
                 "UPDATE pay_event SET data = NULL WHERE kind = 'reading' AND data IS NOT NULL "
                 "AND subject IN (SELECT id FROM reading "
                 "WHERE state <> 'queued' AND changed_ms < ?)",
                 "UPDATE reading SET data = NULL "
                 "WHERE state <> 'queued' AND changed_ms < ? AND data IS NOT NULL",
             }) {
            run(statement(sql), before.ms);
        }
    });
}

JournalDamaged damaged(const SQLite::Exception& error) {
    switch (error.getErrorCode()) {
        case SQLITE_NOTADB:
            return {Damage::not_a_journal, error.what()};
        case SQLITE_CORRUPT:
            return {Damage::integrity, error.what()};
        case SQLITE_ERROR:
        case SQLITE_MISMATCH:
            return {Damage::state_disagrees, error.what()};
        default:
            return {Damage::cannot_open, error.what()};
    }
}

std::unique_ptr<Journal> open_journal(const Options& options) {
    try {
        return std::make_unique<SqliteJournal>(options);
    } catch (const SQLite::Exception& error) {
        throw damaged(error);
    }
}

}  // namespace kvitok::journal
