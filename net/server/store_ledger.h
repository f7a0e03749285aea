// The ledger: double entry in whole kopecks. An entry's rows have equal debit and credit, its
// reference happens once for ever. See store.h for the rules.
//
// Books: "resident:<account>" (debit: owes), "income:<inn>", "acquirer", "cash:<source>",
// "fees:<inn>".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/account.h"
#include "kiosk/domain/money.h"
#include "kiosk/domain/time.h"
#include "net/server/store.h"

namespace kvitok::server {

// Exactly one of the two is above zero.
struct EntryRow {
    std::string book;
    Money debit;
    Money credit;
    friend bool operator==(const EntryRow&, const EntryRow&) = default;
};

struct Entry {
    std::int64_t number = 0;
    std::string reference;  // «payment:<id>», «charge:0154208731:2026-10»
    TimePoint at;
    std::optional<Period> period;  // of a bill
    std::vector<EntryRow> rows;
    friend bool operator==(const Entry&, const Entry&) = default;
};

std::string resident_book(const AccountNumber& number);

// Two rows that move `amount` (> 0) from the credited book to the debited one.
std::vector<EntryRow> moved(Money amount, const std::string& debit, const std::string& credit);

// Writes the entry with the next number and returns it; entry.number is not read. Aborts if the
// rows do not balance. Nothing if the reference was there before. Inside the caller's transaction.
std::optional<std::int64_t> post_entry(Store& store, const Entry& entry);

// Debits less credits: what a resident owes.
Money balance_of(Store& store, const std::string& book);

std::vector<Entry> entries_of(Store& store, const std::string& book);
std::vector<Entry> entries_from(Store& store, std::int64_t first_number, int limit);

struct LedgerCheck {
    std::int64_t entries = 0;
    std::int64_t unbalanced = 0;  // entries whose debit and credit differ, or without rows
    Money debit;
    Money credit;
    Money taken_by_card;  // net of refunds: the acquirer's book
};
LedgerCheck check_ledger(Store& store);

}  // namespace kvitok::server
