#include "net/wire/messages.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/domain/check.h"
#include "net/wire/words.h"

namespace kvitok::wire {
namespace {

constexpr std::array refund_words{
    Word<RefundState>{RefundState::refunding, "refunding"},
    Word<RefundState>{RefundState::refunded, "refunded"},
};
constexpr std::array ledger_words{
    Word<LedgerState>{LedgerState::unknown, "unknown"},
    Word<LedgerState>{LedgerState::posted, "posted"},
    Word<LedgerState>{LedgerState::refunding, "refunding"},
    Word<LedgerState>{LedgerState::refunded, "refunded"},
};
constexpr std::array decision_words{
    Word<Decision>{Decision::none, "none"},
    Word<Decision>{Decision::paid, "paid"},
    Word<Decision>{Decision::reversed, "reversed"},
};

struct ErrorRow {
    ErrorCode code;
    std::string_view word;
    int status;
};
constexpr std::array error_rows{
    ErrorRow{ErrorCode::bad_request, "bad_request", 400},
    ErrorRow{ErrorCode::not_signed_in, "not_signed_in", 401},
    ErrorRow{ErrorCode::credentials, "credentials", 401},
    ErrorRow{ErrorCode::not_active, "not_active", 403},
    ErrorRow{ErrorCode::forbidden, "forbidden", 403},
    ErrorRow{ErrorCode::not_found, "not_found", 404},
    ErrorRow{ErrorCode::account_unknown, "account_unknown", 404},
    ErrorRow{ErrorCode::meter_unknown, "meter_unknown", 404},
    ErrorRow{ErrorCode::method_not_allowed, "method_not_allowed", 405},
    ErrorRow{ErrorCode::in_progress, "in_progress", 409},
    ErrorRow{ErrorCode::id_reused, "id_reused", 409},
    ErrorRow{ErrorCode::too_large, "too_large", 413},
    ErrorRow{ErrorCode::other_company, "other_company", 422},
    ErrorRow{ErrorCode::sum_out_of_range, "sum_out_of_range", 422},
    ErrorRow{ErrorCode::quote_unknown, "quote_unknown", 422},
    ErrorRow{ErrorCode::quote_expired, "quote_expired", 422},
    ErrorRow{ErrorCode::payment_mismatch, "payment_mismatch", 422},
    ErrorRow{ErrorCode::reading_less, "reading_less", 422},
    ErrorRow{ErrorCode::reading_digits, "reading_digits", 422},
    ErrorRow{ErrorCode::reading_unconfirmed, "reading_unconfirmed", 422},
    ErrorRow{ErrorCode::reading_remote, "reading_remote", 422},
    ErrorRow{ErrorCode::password_weak, "password_weak", 422},
    ErrorRow{ErrorCode::password_wrong, "password_wrong", 422},
    ErrorRow{ErrorCode::code_wrong, "code_wrong", 422},
    ErrorRow{ErrorCode::code_over, "code_over", 422},
    ErrorRow{ErrorCode::taken, "taken", 422},
    ErrorRow{ErrorCode::card_unsuitable, "card_unsuitable", 422},
    ErrorRow{ErrorCode::card_taken, "card_taken", 422},
    ErrorRow{ErrorCode::cards_full, "cards_full", 422},
    ErrorRow{ErrorCode::code_easy, "code_easy", 422},
    ErrorRow{ErrorCode::phone_not_offered, "phone_not_offered", 422},
    ErrorRow{ErrorCode::acquirer_silent, "acquirer_silent", 422},
    ErrorRow{ErrorCode::invoice_pending, "invoice_pending", 422},
    ErrorRow{ErrorCode::invoice_unknown, "invoice_unknown", 404},
    ErrorRow{ErrorCode::locked, "locked", 429},
    ErrorRow{ErrorCode::too_many, "too_many", 429},
    ErrorRow{ErrorCode::internal, "internal", 500},
    ErrorRow{ErrorCode::unavailable, "unavailable", 503},
    ErrorRow{ErrorCode::other, "other", 500},
};

const ErrorRow& row_of(ErrorCode code) {
    for (const ErrorRow& row : error_rows)
        if (row.code == code) return row;
    check_failed("every error is in the table", std::source_location::current());
}

// Printable ASCII and whole letters of UTF-8, up to `most` bytes.
std::string fitted(std::string_view text, std::size_t most) {
    std::string kept;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7f) kept += c;
    }
    if (kept.size() <= most) return kept;
    // A continuation byte at the cut belongs to a letter that does not fit.
    while (most > 0 && (static_cast<unsigned char>(kept[most]) & 0xC0) == 0x80) --most;
    kept.resize(most);
    return kept;
}

Approval fitted(const Approval& approval) {
    Approval kept = approval;
    kept.rrn = fitted(approval.rrn, max_rrn);
    kept.auth_code = fitted(approval.auth_code, max_auth_code);
    kept.masked_card = fitted(approval.masked_card, max_masked_card);
    kept.terminal_id = fitted(approval.terminal_id, max_terminal_id);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (std::cmp_greater(std::ranges::count_if(kept.masked_card, is_digit), max_card_digits))
        kept.masked_card.clear();
    return kept;
}

}  // namespace

PaymentPost post_of(const PaymentRecord& record) {
    check(record.approval.has_value(), "only a payment that was taken is told to the server");
    return PaymentPost{record.id,
                       record.number,
                       record.quote,
                       fitted(*record.approval),
                       fitted(record.terminal_serial, max_serial),
                       record.terminal_number,
                       record.created};
}

ManualPayment manual_of(const PaymentRecord& record) {
    ManualPayment payment{record.id,
                          record.number,
                          record.quote.account,
                          record.quote.amount + record.quote.fee,
                          record.created,
                          fitted(record.terminal_serial, max_serial),
                          record.terminal_number,
                          record.reason,
                          {}};
    if (record.approval) payment.approval = fitted(*record.approval);
    return payment;
}

std::string_view to_word(RefundState state) {
    return word_of(state, refund_words);
}
std::optional<RefundState> parse_refund_state(std::string_view word) {
    return value_of(word, refund_words);
}

std::string_view to_word(LedgerState state) {
    return word_of(state, ledger_words);
}
std::optional<LedgerState> parse_ledger_state(std::string_view word) {
    return value_of(word, ledger_words);
}

std::string_view to_word(Decision decision) {
    return word_of(decision, decision_words);
}
std::optional<Decision> parse_decision(std::string_view word) {
    return value_of(word, decision_words);
}

std::string_view to_word(ErrorCode code) {
    return row_of(code).word;
}

ErrorCode parse_error_code(std::string_view word) {
    for (const ErrorRow& row : error_rows)
        if (row.word == word) return row.code;
    return ErrorCode::other;
}

int status_of(ErrorCode code) {
    return row_of(code).status;
}

}  // namespace kvitok::wire
