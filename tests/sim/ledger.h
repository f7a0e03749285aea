// The management company's server at the level of messages: quotes it gave, payments it credited
// once per id for ever, refunds, and the decisions that two persons take from the acquirer's
// register. It loses nothing; the network around it does.
#pragma once

#include <map>
#include <set>
#include <string>

#include "drivers/sim/bank.h"
#include "kiosk/flows/server.h"
#include "tests/sim/chance.h"

namespace kvitok::simulated {

class Ledger {
public:
    Ledger(sim::Bank& bank, Chance& chance) : bank_(bank), chance_(chance) {}

    server::Answer answer(const server::Question& question, TimePoint now);

    // From now on Manual payments are decided from the register.
    void close_register() { register_closed_ = true; }
    // One payment in so many is refused for good (its account was closed meanwhile).
    void refuse_in_1000(int permille) { refuse_permille_ = permille; }

    // What stands in the books for a payment; zero when nothing was credited.
    Money credited(const std::string& payment) const;
    // How often its crediting was written: never more than once.
    int credits_of(const std::string& payment) const;
    const std::map<std::string, Reading>& readings() const { return readings_; }
    // Sum of both sides of the double entry: always zero.
    Money balance() const { return residents_ + company_; }
    // A message that contradicts an earlier one with the same id.
    int alarms() const { return alarms_; }

private:
    server::Answer on(const server::AskHouse&, TimePoint);
    server::Answer on(const server::FindAccount& question, TimePoint);
    server::Answer on(const server::AskQuote& question, TimePoint now);
    server::Answer on(const server::Deliver& question, TimePoint);
    server::Answer on(const server::Refund& question, TimePoint);
    server::Answer on(const server::AskPayment& question, TimePoint);
    server::Answer on(const server::HandIn& question, TimePoint);
    server::Answer on(const server::AskMeters& question, TimePoint);
    template <class Other>
    server::Answer on(const Other&, TimePoint) {
        return server::Failed{server::Failure::not_found};
    }

    struct Entry {
        PaymentRecord record;
        int credits = 0;
    };

    sim::Bank& bank_;
    Chance& chance_;
    std::map<std::string, Quote> quotes_;
    std::map<std::string, Entry> credited_;
    std::set<std::string> refused_;
    std::map<std::string, int> refunds_asked_;
    std::map<std::string, Reading> readings_;
    Money residents_;
    Money company_;
    bool register_closed_ = false;
    int refuse_permille_ = 0;
    int alarms_ = 0;
};

}  // namespace kvitok::simulated
