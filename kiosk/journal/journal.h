// What must survive a power cut: payments, their paper, and meter readings. One append-only chain
// of events and the present state derived from it, changed together or not at all.
//
// Thread: one at a time; main loads, then hands the object to the journal's thread.
// Ownership: main owns it; it outlives the runner. Times are wall time (a label, never a limit).
// Failure: commit throws JournalFailure, after which the object refuses everything and the process
// must end before its next effect (a failed fsync is never tried again). Opening throws
// JournalDamaged: no money and no readings until a technician has looked.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/domain/meter.h"
#include "kiosk/domain/payment.h"
#include "kiosk/domain/time.h"

namespace kvitok::journal {

// A payment enters its next state (or stays, with news worth keeping). `event` is the word for
// what happened; it goes to the chain only.
struct PaymentChanged {
    PaymentRecord record;
    std::string event;
};

// A slip's paper. `printing` begins a paper and can be written once for a slip and copy: copy 0 is
// the original, so a second original is refused by the journal itself.
struct ReceiptChanged {
    // PaymentId::hex, with ':' and a word where it is not the receipt; or Reading::number.
    std::string slip;
    ReceiptState state = ReceiptState::none;
    int copy = 0;
    std::string content_hash;  // hex SHA-256 of the bitmap
};

// A reading is first written `queued`, then `accepted` or `refused` with the server's reason.
struct ReadingChanged {
    Reading reading;
    ReadingState state = ReadingState::queued;
    std::string reason;
};

using Write = std::variant<PaymentChanged, ReceiptChanged, ReadingChanged>;

struct ReceiptRecord {
    std::string slip;
    ReceiptState state = ReceiptState::none;
    int copy = 0;
    std::string content_hash;
    friend bool operator==(const ReceiptRecord&, const ReceiptRecord&) = default;
};

// How many payments, and how many reading slips, this terminal ever began. The next number is made
// of this plus one, and the journal counts it in the transaction that first holds it: a number that
// was shown is never given again.
struct Counters {
    std::uint32_t payments = 0;
    std::uint32_t reading_slips = 0;
    friend bool operator==(const Counters&, const Counters&) = default;
};

// The end of the chain; the heartbeat carries it, so that the server sees a swapped or rolled-back
// disk.
struct ChainHead {
    std::uint64_t sequence = 0;  // 0: nothing was ever written
    std::string hash;            // hex SHA-256
    friend bool operator==(const ChainHead&, const ChainHead&) = default;
};

// All that has a future, oldest first.
struct Recovered {
    std::vector<PaymentRecord> open;      // every payment that is not final
    std::vector<ReceiptRecord> receipts;  // those of open payments, and all still `printing`
    std::vector<Reading> queued;          // not yet answered by the server
    Counters counters;
    ChainHead head;
    std::optional<TimePoint> last;  // when the latest event was written; none in an empty journal
};

class JournalFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

enum class Damage {
    cannot_open = 1,       // no such folder, no right, or another process holds it
    not_a_journal = 2,     // another kind of file
    unknown_version = 3,   // written by a newer program
    integrity = 4,         // SQLite's own check of its pages
    chain_broken = 5,      // an event was changed, added or removed
    state_disagrees = 6,   // the present state is not what the chain says
    unreadable_record = 7  // a record that this program cannot read
};

class JournalDamaged : public std::runtime_error {
public:
    JournalDamaged(Damage damage, const std::string& what)
        : std::runtime_error(what), damage_(damage) {}
    Damage damage() const { return damage_; }
    // "J4": what the out-of-service screen shows.
    std::string code() const { return "J" + std::to_string(static_cast<int>(damage_)); }

private:
    Damage damage_;
};

class Journal {
public:
    virtual ~Journal() = default;
    // All writes, in order, in one transaction that is on the disk when this returns. Throws
    // JournalFailure: on any error of the disk, on a second unresolved payment of a terminal, on a
    // change of a final payment or of its sums, on a second paper of the same slip and copy.
    virtual ChainHead commit(std::span<const Write> writes, TimePoint wall) = 0;
    // Throws JournalDamaged.
    virtual Recovered load() = 0;
    // Forgets all but ids, numbers, states and sums of what became final before `before`; the chain
    // stays whole. Throws JournalFailure.
    virtual void trim(TimePoint before) = 0;
};

struct Options {
    std::string path;     // the database file; "-wal" stands beside it
    std::string boot_id;  // of this start of the machine, written into every event
    std::string vfs;      // a registered SQLite VFS; empty: the platform's
};

// Opens or creates the journal, brings its schema up to date, and verifies pages, chain and state.
// Throws JournalDamaged.
std::unique_ptr<Journal> open_journal(const Options& options);

// What paper and screens call it: «261122-0317» and «П-261122-0064», from the day and the count
// that includes it (Counters plus one). Unique as long as there are under 10 000 a day.
std::string payment_number(Date day, std::uint32_t count);
std::string reading_number(Date day, std::uint32_t count);

}  // namespace kvitok::journal
