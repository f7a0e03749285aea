// Phone payments in the store; each once per id for ever. See store.h for the rules.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/domain/invoice.h"
#include "net/server/store.h"

namespace kvitok::server {

struct StoredInvoice {
    Invoice invoice;  // without payee and seconds_left
    std::string contact;
    std::string device;  // that ordered it
    TimePoint expires;
    TimePoint asked;     // when the acquirer was asked last
    TimePoint next_ask;  // 0: never again
};

std::optional<StoredInvoice> find_invoice(Store& store, const PaymentId& id);
// Throws StoreFailed if the id is there already. Gives it the next number of `day`.
void add_invoice(Store& store, StoredInvoice& stored, Date day);
// State, code, operation, balance and the times of asking.
void change_invoice(Store& store, const StoredInvoice& stored);
// Those that may still be paid or are being confirmed, newest first.
std::vector<StoredInvoice> open_invoices(Store& store, const AccountNumber& account);
// Those whose time to be asked for has come, longest waiting first.
std::vector<StoredInvoice> due_invoices(Store& store, TimePoint now, int limit);

}  // namespace kvitok::server
