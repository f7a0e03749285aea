#include "kiosk/domain/payment.h"

#include <array>

#include "kiosk/domain/check.h"

namespace kvitok {

namespace {

template <class Enum, std::size_t size>
using Words = std::array<std::string_view, size>;

constexpr Words<PaymentState, 11> payment_words{"intent",    "approved",  "reversing", "paid",
                                                "refunding", "manual",    "declined",  "abandoned",
                                                "reversed",  "delivered", "refunded"};
constexpr Words<PayReason, 11> reason_words{"none",
                                            "declined_by_bank",
                                            "not_enough_money",
                                            "cancelled_by_resident",
                                            "terminal_saw_nothing",
                                            "wrong_amount",
                                            "commit_refused",
                                            "foreign_operation",
                                            "other_terminal",
                                            "reversal_refused",
                                            "refused_by_server"};
constexpr Words<ReceiptState, 5> receipt_words{"none", "printing", "printed", "print_failed",
                                               "print_unknown"};

template <class Enum, std::size_t size>
std::string_view word_of(const Words<Enum, size>& words, Enum value) {
    const auto index = static_cast<std::size_t>(value);
    check(index < size, "the value has a word");
    return words[index];
}

template <class Enum, std::size_t size>
std::optional<Enum> value_of(const Words<Enum, size>& words, std::string_view word) {
    for (std::size_t i = 0; i < size; ++i) {
        if (words[i] == word) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace

bool is_unresolved(PaymentState state) {
    return state == PaymentState::intent || state == PaymentState::approved ||
           state == PaymentState::reversing;
}

bool is_final(PaymentState state) {
    switch (state) {
        case PaymentState::declined:
        case PaymentState::abandoned:
        case PaymentState::reversed:
        case PaymentState::delivered:
        case PaymentState::refunded:
            return true;
        default:
            return false;
    }
}

std::string_view to_word(PaymentState state) {
    return word_of<PaymentState>(payment_words, state);
}
std::optional<PaymentState> parse_payment_state(std::string_view word) {
    return value_of<PaymentState>(payment_words, word);
}
std::string_view to_word(PayReason reason) {
    return word_of<PayReason>(reason_words, reason);
}
std::optional<PayReason> parse_pay_reason(std::string_view word) {
    return value_of<PayReason>(reason_words, word);
}
std::string_view to_word(ReceiptState state) {
    return word_of<ReceiptState>(receipt_words, state);
}
std::optional<ReceiptState> parse_receipt_state(std::string_view word) {
    return value_of<ReceiptState>(receipt_words, word);
}

}  // namespace kvitok
