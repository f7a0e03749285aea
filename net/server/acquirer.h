// The seam to the bank that took the card: it gives money back. May be asked twice for the same
// payment and gives back once.
#pragma once

#include <string>

#include "kiosk/domain/payment.h"

namespace kvitok::server {

enum class RefundResult { refunded, pending };

// One thread at a time.
class Acquirer {
public:
    virtual ~Acquirer() = default;
    virtual RefundResult refund(const PaymentId& payment, const Approval& approval) = 0;
};

// Of the demo and of tests: gives back at once.
class PromptAcquirer : public Acquirer {
public:
    RefundResult refund(const PaymentId&, const Approval&) override {
        return RefundResult::refunded;
    }
};

}  // namespace kvitok::server
