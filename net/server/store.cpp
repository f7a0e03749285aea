#include "net/server/store.h"

#include <soci/sqlite3/soci-sqlite3.h>

#include <vector>

#include "net/server/store_db.h"
#include "net/server/store_schema.h"

namespace kvitok::server {
namespace {

// Cuts a migration at the semicolons that end a line; no statement of ours has one inside.
std::vector<std::string> statements_of(const std::string& text) {
    std::vector<std::string> found;
    std::size_t begin = 0;
    for (auto end = text.find(";\n"); end != std::string::npos; end = text.find(";\n", begin)) {
        found.push_back(text.substr(begin, end - begin));
        begin = end + 2;
    }
    return found;
}

void migrate(soci::session& sql) {
    sql << "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY)";
    for (const Migration& migration : migrations()) {
        int applied = 0;
        sql << "SELECT COUNT(*) FROM schema_migrations WHERE name = :name", soci::into(applied),
            soci::use(migration.name);
        if (applied) continue;
        soci::transaction transaction(sql);
        for (const std::string& statement : statements_of(migration.text)) sql << statement;
        sql << "INSERT INTO schema_migrations (name) VALUES (:name)", soci::use(migration.name);
        transaction.commit();
    }
}

sqlite_api::sqlite3* handle(soci::session& sql) {
    return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

void prepare(soci::session& sql, const std::string& path) {
    sql.open(soci::sqlite3, "dbname=" + path + " timeout=10");
    std::string mode;
    sql << "PRAGMA journal_mode = WAL", soci::into(mode);
    sql << "PRAGMA synchronous = FULL";
    sql << "PRAGMA foreign_keys = ON";
    if (path != ":memory:") check(mode == "wal", "the database can write ahead");
}

}  // namespace

Store::Store(const std::string& path) : Store() {
    try {
        prepare(database_->sql, path);
        migrate(database_->sql);
    } catch (const soci::soci_error& error) {
        throw StoreFailed("cannot open " + path + ": " + error.get_error_message());
    }
}

Store::Store() : database_(std::make_unique<Database>()) {}

Store::~Store() = default;

std::unique_ptr<Store> Store::copy_in_memory() const {
    std::unique_ptr<Store> copy(new Store);
    with_sql(*copy, [](soci::session& sql) { prepare(sql, ":memory:"); });
    auto* to = handle(copy->database_->sql);
    auto* backup = sqlite_api::sqlite3_backup_init(to, "main", handle(database_->sql), "main");
    if (!backup) throw StoreFailed("cannot copy the database");
    const int stepped = sqlite_api::sqlite3_backup_step(backup, -1);
    sqlite_api::sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE) throw StoreFailed("cannot copy the database");
    return copy;
}

Transaction::Transaction(Store& store) : store_(store) {
    with_sql(store_, [](soci::session& sql) { sql << "BEGIN IMMEDIATE"; });
}

Transaction::~Transaction() {
    if (!open_) return;
    try {
        store_.database().sql << "ROLLBACK";
    } catch (const soci::soci_error&) {
        check(false, "a transaction can be rolled back");
    }
}

void Transaction::commit() {
    with_sql(store_, [](soci::session& sql) { sql << "COMMIT"; });
    open_ = false;
}

}  // namespace kvitok::server
