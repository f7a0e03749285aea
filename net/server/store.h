// The server's books: SQLite (WAL, synchronous FULL) through SOCI, or memory for tests. This header
// is the handle only; what can be asked of it is in the store_*.h of each subject.
// One thread at a time (Core's lock sees to it). Every call may throw StoreFailed.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

namespace kvitok::server {

// The database said no: disk, corruption, a broken constraint that the code did not foresee.
struct StoreFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Store {
public:
    // `path` is a file, made and migrated if needed, or ":memory:".
    explicit Store(const std::string& path);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    // A copy of everything in memory: a prepared world for each run of a simulation.
    std::unique_ptr<Store> copy_in_memory() const;

    struct Database;
    Database& database() const { return *database_; }

private:
    Store();
    std::unique_ptr<Database> database_;
};

// Begins at once, as the only one that writes, so that what it read stays true until its commit;
// rolled back unless committed. Transactions do not nest.
class Transaction {
public:
    explicit Transaction(Store& store);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    // Returns when the change is durable.
    void commit();

private:
    Store& store_;
    bool open_ = true;
};

}  // namespace kvitok::server
