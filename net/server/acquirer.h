// The seam to whoever takes money for the company: the bank behind the card terminal, which gives
// money back, and the acquirer of phone payments (MONETA and, through it, СБП).
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "kiosk/domain/invoice.h"

namespace kvitok::server {

enum class RefundResult { refunded, pending };

// What a phone is to pay. The payment's id is the acquirer's client transaction: ordering or asking
// twice means the same operation.
struct PhoneOrder {
    PaymentId payment;
    PhoneMethod method = PhoneMethod::sbp;
    Money total;
    std::string description;  // what the payer's bank shows; no personal data
    int life_minutes = 10;    // how long the code can be paid
};
struct PhoneOrderTaken {
    std::string operation;  // empty where the payer's own step makes it
    std::string code;       // an https address for the phone's camera
};

enum class OperationState {
    unheard,     // the acquirer knows no operation of this payment
    waiting,     // nothing was taken
    confirming,  // taken from the payer, not yet through
    paid,
    cancelled,
};
struct Operation {
    OperationState state = OperationState::unheard;
    std::string id;
    Money amount;
};

// no_answer: it may or may not have been done; ask.
enum class AcquirerError { not_offered, no_answer, refused };

// What the acquirer says by itself, its signature proven.
struct Notice {
    bool only_asks = false;  // before it takes money: is this payment still wanted?
    PaymentId payment;
    std::string operation;
    Money amount;
};
enum class NoticeError { malformed, wrong_signature, other_shop, other_currency, other_mode };
std::string_view to_word(NoticeError error);

// How the server answers a notice.
enum class NoticeAnswer { paid, processing, unpaid, not_actual };

// refund(): one thread at a time. All others: any thread, also at once, and they may take as long
// as their network does.
class Acquirer {
public:
    virtual ~Acquirer() = default;
    // Of a payment by card. May be asked twice for the same payment and gives back once.
    virtual RefundResult refund(const PaymentId& payment, const Approval& approval) = 0;

    virtual bool offers(PhoneMethod) const { return false; }
    virtual tl::expected<PhoneOrderTaken, AcquirerError> order(const PhoneOrder&) {
        return tl::unexpected(AcquirerError::not_offered);
    }
    virtual tl::expected<Operation, AcquirerError> find(const PaymentId&) {
        return tl::unexpected(AcquirerError::not_offered);
    }
    // Ends an operation that nobody has paid; refused when it is too late.
    virtual tl::expected<void, AcquirerError> cancel(const PaymentId&,
                                                     const std::string& /*operation*/) {
        return tl::unexpected(AcquirerError::not_offered);
    }
    // `form` is the body of the request, application/x-www-form-urlencoded.
    virtual tl::expected<Notice, NoticeError> read_notice(std::string_view /*form*/) const {
        return tl::unexpected(NoticeError::malformed);
    }
    // The text that answers a notice; `contact` is where the acquirer's receipt goes, or empty.
    virtual std::string reply_to(const Notice&, NoticeAnswer, std::string_view /*contact*/) const {
        return "FAIL";
    }
};

// Of tests: gives back at once, and takes no phone.
class PromptAcquirer : public Acquirer {
public:
    RefundResult refund(const PaymentId&, const Approval&) override {
        return RefundResult::refunded;
    }
};

}  // namespace kvitok::server
