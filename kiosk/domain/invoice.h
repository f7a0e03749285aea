// A payment with the resident's phone. The server owns its state, from the acquirer's word; the
// terminal shows it. Values; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/payment.h"

namespace kvitok {

// sbp: the code of the Faster Payments System, for a bank's app. moneta: the acquirer's page, for a
// card.
enum class PhoneMethod { sbp, moneta };
std::string_view to_word(PhoneMethod method);
std::optional<PhoneMethod> parse_phone_method(std::string_view word);

enum class InvoiceState {
    created,     // the acquirer has not answered yet
    waiting,     // for the resident's phone
    confirming,  // the money has left the payer: nobody may pay again
    paid,        // in the ledger
    cancelled,   // nothing was taken
    expired,     // nothing was taken, says the acquirer
    refunded,    // it was taken and went back
};
std::string_view to_word(InvoiceState state);
std::optional<InvoiceState> parse_invoice_state(std::string_view word);
// Something may still come of it.
bool is_open(InvoiceState state);

struct Invoice {
    PaymentId id;
    std::string number;  // «Т-261122-0001»: what paper and screens call it
    AccountNumber account;
    Payee payee;
    Money amount;
    Money fee;
    Money balance_after;
    Period period;
    PhoneMethod method = PhoneMethod::sbp;
    InvoiceState state = InvoiceState::created;
    std::string code;  // what the phone reads, an https address; empty until there is one
    int seconds_left = 0;
    TimePoint created;
    std::string operation;  // the acquirer's, once known
    friend bool operator==(const Invoice&, const Invoice&) = default;
};

// What the terminal asks the server to make. The id is made before it is asked, and asking twice
// makes one invoice.
struct InvoiceOrder {
    PaymentId id;
    AccountNumber account;
    Money amount;
    Money fee;  // as shown; the server refuses another one
    PhoneMethod method = PhoneMethod::sbp;
    std::string contact;  // e-mail or telephone for the receipt, or empty
    friend bool operator==(const InvoiceOrder&, const InvoiceOrder&) = default;
};

// "+79001234567" or an e-mail address; nothing if it is neither. Spaces, brackets and hyphens of a
// telephone number are dropped, a leading 8 becomes +7.
std::optional<std::string> parse_contact(std::string_view typed);

// СБП: CRC-16/CCITT-FALSE over an address up to "&crc=", as four upper-case hex digits.
std::string sbp_crc(std::string_view text);

// Whether a code may be shown for this sum: an https address; of СБП at qr.nspk.ru, with the sum in
// kopecks and the CRC right where it states them.
bool is_presentable(std::string_view code, PhoneMethod method, Money total);

}  // namespace kvitok
