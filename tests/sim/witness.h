// Who saw what: the residents' screens and papers, the journal's writes. At the end it holds them
// against the bank and the server's books (invariants I1-I9 and I11 of the payments' design).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "drivers/sim/bank.h"
#include "kiosk/flows/state.h"
#include "tests/sim/ledger.h"

namespace kvitok::simulated {

class Witness {
public:
    Witness(const sim::Bank& bank, const Ledger& ledger) : bank_(bank), ledger_(ledger) {}

    // The journal has these on its disk.
    void committed(const std::vector<journal::Write>& writes);
    // The screen that this state shows.
    void shown(const State& state);
    // The first byte of a paper is out.
    void paper(const Slip& slip);
    void complain(std::string what);

    // The payment that is not resolved on the disk, if any.
    const PaymentRecord* unresolved() const;
    bool all_final() const;
    // Everything that is not final, by id and state: what stuck.
    std::string unfinished() const;
    // Faults are over and everything is settled: what must be true now.
    void check_end();

    const std::vector<std::string>& violations() const { return violations_; }
    const std::map<std::string, PaymentRecord>& payments() const { return payments_; }

private:
    void check_payment(const std::string& id, const PaymentRecord& record);
    void said_paid(const PaymentRecord& record, const char* where);

    const sim::Bank& bank_;
    const Ledger& ledger_;
    std::map<std::string, PaymentRecord> payments_;
    std::map<std::string, ReadingState> readings_;
    std::set<std::string> numbers_;
    std::set<std::string> said_not_charged_;
    std::set<std::string> said_refunded_;
    std::map<std::string, int> originals_;
    std::vector<std::string> violations_;
};

}  // namespace kvitok::simulated
