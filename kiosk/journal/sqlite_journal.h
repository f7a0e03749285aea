// The journal in SQLite: write-ahead log, synchronous=FULL, one connection that keeps the file
// locked for itself. The seam is journal.h; this header is for its own folder.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>

#include "kiosk/journal/journal.h"
#include "kiosk/journal/verify.h"

namespace kvitok::journal {

class SqliteJournal final : public Journal {
public:
    // Throws SQLite::Exception or JournalDamaged.
    explicit SqliteJournal(const Options& options);

    ChainHead commit(std::span<const Write> writes, TimePoint wall) override;
    Recovered load() override;
    void trim(TimePoint before) override;

private:
    void prepare_file();
    void migrate();
    // Runs `body` in one transaction; any error makes the object refuse all that follows.
    template <class Body>
    void in_transaction(const Body& body);
    void checkpoint_when_long();

    // Appends one event to the chain and returns its sequence number.
    struct Happening {
        std::string_view kind;
        std::string_view subject;
        std::string_view from;
        std::string_view to;
        std::string_view event;
        std::string_view data;
        TimePoint wall;
    };
    std::int64_t append(const Happening& happening);
    void apply(const PaymentChanged& change, TimePoint wall);
    void apply(const ReceiptChanged& change, TimePoint wall);
    void apply(const ReadingChanged& change, TimePoint wall);
    void count(std::string_view counter);
    std::uint32_t counter(std::string_view name);
    ChainHead head() const;
    // The first column of the first row; empty when there is none.
    template <class... Values>
    std::string word_for(std::string_view sql, const Values&... values);
    // `sql` is a literal: the prepared statement is kept under it.
    SQLite::Statement& statement(std::string_view sql);

    SQLite::Database database_;
    std::map<std::string_view, SQLite::Statement> statements_;
    std::string boot_;
    Tail tail_;
    int log_pages_ = 0;
    bool failed_ = false;
};

// What an error of SQLite at opening or loading means.
JournalDamaged damaged(const SQLite::Exception& error);

}  // namespace kvitok::journal
