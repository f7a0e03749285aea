// The journal's contract in memory, with the same rules, for worlds by the thousand: a test holds
// it to the real one, seed by seed. Power cuts leave it as it is: what was committed is there.
#pragma once

#include <map>
#include <set>

#include "kiosk/journal/journal.h"

namespace kvitok::simulated {

class MemoryJournal final : public journal::Journal {
public:
    journal::ChainHead commit(std::span<const journal::Write> writes, TimePoint wall) override;
    journal::Recovered load() override;
    void trim(TimePoint before) override;

private:
    struct Tables {
        std::map<std::string, PaymentRecord> payments;
        std::vector<std::string> order;  // of payments
        std::map<std::pair<std::string, int>, journal::ReceiptRecord> receipts;
        std::vector<std::pair<std::string, int>> receipt_order;  // by the last change
        std::vector<std::pair<Reading, ReadingState>> readings;
        std::set<std::string> slips;
        journal::Counters counters;
        std::uint64_t sequence = 0;
        std::optional<TimePoint> last;
    };
    static void apply(Tables& tables, const journal::PaymentChanged& change);
    static void apply(Tables& tables, const journal::ReceiptChanged& change);
    static void apply(Tables& tables, const journal::ReadingChanged& change);

    Tables tables_;
};

}  // namespace kvitok::simulated
