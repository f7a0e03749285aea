// Quotes, payments, refunds and decisions in the store; each once per id for ever. See store.h for
// the rules; the ledger beside them is store_ledger.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/account.h"
#include "kiosk/domain/payment.h"
#include "net/server/store.h"

namespace kvitok::server {

void put_quote(Store& store, const Quote& quote, TimePoint created, const std::string& device);

// A payment as it was posted. `source`: "terminal", or how money came that no terminal took.
struct PostedPayment {
    PaymentId id;
    std::string number;
    AccountNumber account;
    std::string source;
    Money amount;  // credited to the account
    Money fee;
    std::string quote_id;
    std::string device;
    Approval approval;  // its amount is what the card paid: amount + fee
    TimePoint created;
    TimePoint posted;
    std::string fingerprint;
    std::int64_t entry = 0;
    Money balance_after;
};

std::optional<PostedPayment> find_payment(Store& store, const PaymentId& id);
// Throws StoreFailed if the id is there already: the primary key arbitrates.
void add_payment(Store& store, const PostedPayment& payment);
// Newest first.
std::vector<PostedPayment> payments_of(Store& store, const AccountNumber& account);

struct Refund {
    PaymentId payment;
    Money amount;
    std::string rrn;
    std::string terminal_id;
    std::string device;
    TimePoint asked;
    std::optional<TimePoint> refunded;
    std::string fingerprint;
};
std::optional<Refund> find_refund(Store& store, const PaymentId& payment);
void add_refund(Store& store, const Refund& refund);
void mark_refunded(Store& store, const PaymentId& payment, TimePoint at);

struct StoredDecision {
    PaymentId payment;
    std::string verdict;  // "paid" or "reversed"
    std::string first_person;
    std::string second_person;
    TimePoint at;
    Approval approval;  // of the acquirer's register; without rrn if it was not looked up
};
std::optional<StoredDecision> find_decision(Store& store, const PaymentId& payment);
void add_decision(Store& store, const StoredDecision& decision);

}  // namespace kvitok::server
