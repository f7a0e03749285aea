// Settling a payment in Manual: what two different persons say after looking into the acquirer's
// register. The terminal asks for it and goes on.
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "net/server/store_money.h"
#include "net/wire/messages.h"

namespace kvitok::server {

enum class DecideError {
    not_a_payment_id,
    two_persons_needed,  // fewer, more, the same one twice, or a nameless one
    decided_otherwise,   // the other verdict was given before
    already_posted,      // "reversed", but the ledger has the payment
};
std::string_view to_text(DecideError error);

// Keeps the decision; the same one again is no error. Throws StoreFailed.
tl::expected<void, DecideError> decide(Store& store, const PaymentId& payment,
                                       wire::Decision verdict,
                                       const std::vector<std::string>& persons,
                                       const Approval& approval, TimePoint now);

// What terminals cannot settle by themselves, from their last heartbeats, without what was decided.
struct OpenQuestion {
    std::string device;
    wire::ManualPayment payment;
};
std::vector<OpenQuestion> open_questions(Store& store);

}  // namespace kvitok::server
