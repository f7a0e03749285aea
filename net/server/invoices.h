// Phone payments between the handlers that speak to terminals and to the acquirer. Every state
// comes from the acquirer's word; what is paid is posted once per id for ever, however often and in
// whatever order it is heard. All inside Core's lock, which only the calls to the acquirer leave.
#pragma once

#include "net/server/handlers.h"
#include "net/server/store_invoices.h"

namespace kvitok::server {

// As a terminal sees it.
Invoice shown_invoice(Context& context, const StoredInvoice& stored);

// What was heard of the operation moves the invoice, and the ledger with it. An operation over
// another sum moves nothing and is an alarm.
void hear_operation(Context& context, StoredInvoice& stored, const Operation& operation);

// Asks the acquirer, without Core's lock, and hears the answer; what cannot be asked now is asked
// later. The invoice may have changed meanwhile: it is read anew.
void ask_acquirer(Context& context, const PaymentId& id);

}  // namespace kvitok::server
