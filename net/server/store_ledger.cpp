#include "net/server/store_ledger.h"

#include "net/server/store_db.h"

namespace kvitok::server {
namespace {

std::vector<EntryRow> rows_of(soci::session& sql, std::int64_t number) {
    std::vector<EntryRow> found;
    EntryRow row;
    long long debit = 0, credit = 0;
    const long long entry = number;
    soci::statement rows =
        (sql.prepare << "SELECT book, debit, credit FROM entry_rows"
                        " WHERE entry = :entry ORDER BY line",
         soci::use(entry), soci::into(row.book), soci::into(debit), soci::into(credit));
    rows.execute();
    while (rows.fetch()) {
        row.debit = Money{debit};
        row.credit = Money{credit};
        found.push_back(row);
    }
    return found;
}

Entry entry_of(soci::session& sql, long long number, const std::string& reference, long long at,
               const std::string& period) {
    return Entry{.number = number,
                 .reference = reference,
                 .at = TimePoint{at},
                 .period = period.empty() ? std::nullopt : parse_period(period),
                 .rows = rows_of(sql, number)};
}

}  // namespace

std::string resident_book(const AccountNumber& number) {
    return "resident:" + number.digits;
}

std::vector<EntryRow> moved(Money amount, const std::string& debit, const std::string& credit) {
    check(amount.kopecks > 0, "money moves in whole kopecks above zero");
    return {{debit, amount, Money{}}, {credit, Money{}, amount}};
}

std::optional<std::int64_t> post_entry(Store& store, const Entry& entry) {
    Money sum;
    for (const EntryRow& row : entry.rows) sum = sum + row.debit - row.credit;
    check(!entry.rows.empty() && sum.kopecks == 0, "an entry has equal debit and credit");
    return with_sql(store, [&](soci::session& sql) -> std::optional<std::int64_t> {
        int known = 0;
        sql << "SELECT COUNT(*) FROM entries WHERE reference = :reference", soci::into(known),
            soci::use(entry.reference);
        if (known) return std::nullopt;
        long long number = 0;
        sql << "SELECT COALESCE(MAX(number), 0) + 1 FROM entries", soci::into(number);
        const long long at = entry.at.ms;
        const std::string period = entry.period ? to_iso(*entry.period) : "";
        sql << "INSERT INTO entries (number, reference, at, period)"
               " VALUES (:number, :reference, :at, :period)",
            soci::use(number), soci::use(entry.reference), soci::use(at), soci::use(period);
        int line = 0;
        std::string book;
        long long debit = 0, credit = 0;
        soci::statement insert =
            (sql.prepare << "INSERT INTO entry_rows (entry, line, book, debit, credit)"
                            " VALUES (:entry, :line, :book, :debit, :credit)",
             soci::use(number), soci::use(line), soci::use(book), soci::use(debit),
             soci::use(credit));
        for (const EntryRow& row : entry.rows) {
            ++line;
            book = row.book;
            debit = row.debit.kopecks;
            credit = row.credit.kopecks;
            insert.execute(true);
        }
        return number;
    });
}

Money balance_of(Store& store, const std::string& book) {
    return with_sql(store, [&](soci::session& sql) {
        long long balance = 0;
        sql << "SELECT COALESCE(SUM(debit) - SUM(credit), 0) FROM entry_rows WHERE book = :book",
            soci::use(book), soci::into(balance);
        return Money{balance};
    });
}

std::vector<Entry> entries_of(Store& store, const std::string& book) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<Entry> found;
        long long number = 0, at = 0;
        std::string reference, period;
        soci::statement rows =
            (sql.prepare << "SELECT number, reference, at, period FROM entries WHERE number IN"
                            " (SELECT entry FROM entry_rows WHERE book = :book) ORDER BY number",
             soci::use(book), soci::into(number), soci::into(reference), soci::into(at),
             soci::into(period));
        rows.execute();
        while (rows.fetch()) found.push_back(entry_of(sql, number, reference, at, period));
        return found;
    });
}

std::vector<Entry> entries_from(Store& store, std::int64_t first_number, int limit) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<Entry> found;
        const long long first = first_number;
        long long number = 0, at = 0;
        std::string reference, period;
        soci::statement rows =
            (sql.prepare << "SELECT number, reference, at, period FROM entries"
                            " WHERE number >= :first ORDER BY number LIMIT :limit",
             soci::use(first), soci::use(limit), soci::into(number), soci::into(reference),
             soci::into(at), soci::into(period));
        rows.execute();
        while (rows.fetch()) found.push_back(entry_of(sql, number, reference, at, period));
        return found;
    });
}

LedgerCheck check_ledger(Store& store) {
    LedgerCheck found;
    with_sql(store, [&](soci::session& sql) {
        long long entries = 0, unbalanced = 0, debit = 0, credit = 0;
        sql << "SELECT COUNT(*) FROM entries", soci::into(entries);
        sql << "SELECT COUNT(*) FROM entries e WHERE COALESCE((SELECT SUM(debit) - SUM(credit)"
               " FROM entry_rows r WHERE r.entry = e.number), 1) <> 0",
            soci::into(unbalanced);
        sql << "SELECT COALESCE(SUM(debit), 0), COALESCE(SUM(credit), 0) FROM entry_rows",
            soci::into(debit), soci::into(credit);
        found.entries = entries;
        found.unbalanced = unbalanced;
        found.debit = Money{debit};
        found.credit = Money{credit};
    });
    found.taken_by_card = balance_of(store, "acquirer");
    return found;
}

}  // namespace kvitok::server
