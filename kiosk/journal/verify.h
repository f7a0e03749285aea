// The three checks of an opened journal: SQLite's pages, the hash chain, and that the present state
// is what the chain says. Reads everything: 100 000 events take about a second (tests/bench).
#pragma once

#include "kiosk/journal/chain.h"

namespace SQLite {
class Database;
}

namespace kvitok::journal {

// The end of a chain that was walked.
struct Tail {
    std::uint64_t sequence = 0;
    Digest hash{};
};

// Throws JournalDamaged (integrity, chain_broken, state_disagrees), or SQLite::Exception when the
// disk does not answer.
Tail verify(SQLite::Database& database);

}  // namespace kvitok::journal
