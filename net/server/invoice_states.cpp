// What the acquirer's word does to a phone payment and to the ledger.
#include <fmt/format.h>

#include <algorithm>

#include "net/server/invoices.h"
#include "net/server/store_ledger.h"
#include "net/server/store_money.h"

namespace kvitok::server {
namespace {

constexpr const char* phone_book = "acquirer:moneta";
constexpr Milliseconds second{1'000};
constexpr Milliseconds minute{60'000};
constexpr Milliseconds hour{3'600'000};
// The acquirer repeats its notice for a day and completes without us afterwards.
constexpr Milliseconds watched_unpaid = 30 * hour;
constexpr Milliseconds watched_paid = 72 * hour;

// When the acquirer is asked next, so that nothing depends on its notices; 0: never again.
TimePoint next_ask(const StoredInvoice& stored, TimePoint now) {
    switch (stored.invoice.state) {
        case InvoiceState::created:
        case InvoiceState::waiting:
            return std::min(now + 15 * second, std::max(stored.expires, now) + 5 * second);
        case InvoiceState::confirming:
            return now + 30 * second;
        case InvoiceState::cancelled:
        case InvoiceState::expired:
            return now < stored.expires + watched_unpaid ? now + 30 * minute : TimePoint{};
        case InvoiceState::paid:
            return now < stored.expires + watched_paid ? now + hour : TimePoint{};
        case InvoiceState::refunded:
            break;
    }
    return {};
}

PostedPayment payment_of(Context& context, const StoredInvoice& stored) {
    const Invoice& invoice = stored.invoice;
    PostedPayment payment;
    payment.id = invoice.id;
    payment.number = invoice.number;
    payment.account = invoice.account;
    payment.source = std::string(to_word(invoice.method));
    payment.amount = invoice.amount;
    payment.fee = invoice.fee;
    payment.device = stored.device;
    payment.approval.amount = invoice.amount + invoice.fee;
    payment.approval.rrn = invoice.operation;
    payment.created = invoice.created;
    payment.posted = context.now;
    payment.fingerprint = "invoice";
    return payment;
}

// The ledger's reference and the payment's id each happen once for ever.
void post_phone_payment(Context& context, StoredInvoice& stored) {
    Invoice& invoice = stored.invoice;
    invoice.state = InvoiceState::paid;
    if (find_payment(context.store, invoice.id)) return;
    PostedPayment payment = payment_of(context, stored);
    std::vector<EntryRow> rows{{phone_book, payment.approval.amount, {}},
                               {resident_book(payment.account), {}, payment.amount}};
    if (payment.fee.kopecks > 0) {
        const auto account = find_account(context.store, payment.account);
        rows.push_back({"fees:" + (account ? account->payee.inn : ""), {}, payment.fee});
    }
    const auto entry = post_entry(
        context.store, {0, "payment:" + invoice.id.hex, context.now, std::nullopt, rows});
    if (!entry) throw StoreFailed("an entry without its phone payment");
    payment.entry = *entry;
    payment.balance_after = balance_of(context.store, resident_book(payment.account));
    invoice.balance_after = payment.balance_after;
    add_payment(context.store, payment);
    ++context.counters.payments;
}

// The acquirer gave the money back: the debt is there again.
void post_phone_refund(Context& context, StoredInvoice& stored) {
    Invoice& invoice = stored.invoice;
    invoice.state = InvoiceState::refunded;
    const auto payment = find_payment(context.store, invoice.id);
    if (!payment || find_refund(context.store, invoice.id)) return;
    std::vector<EntryRow> rows{{resident_book(payment->account), payment->amount, {}},
                               {phone_book, {}, payment->amount + payment->fee}};
    if (payment->fee.kopecks > 0) rows.push_back({"fees:refunded", payment->fee, {}});
    post_entry(context.store, {0, "refund:" + invoice.id.hex, context.now, std::nullopt, rows});
    add_refund(context.store, {invoice.id, payment->approval.amount, invoice.operation, "",
                               stored.device, context.now, context.now, "invoice"});
    invoice.balance_after = balance_of(context.store, resident_book(payment->account));
}

void hear_nothing_taken(Context& context, StoredInvoice& stored, OperationState heard) {
    InvoiceState& state = stored.invoice.state;
    const bool ended = heard == OperationState::cancelled;
    // What was taken once is given up only when the acquirer says so.
    const bool over =
        context.now >= stored.expires && stored.invoice.state != InvoiceState::confirming;
    if (state == InvoiceState::paid) {
        if (ended) post_phone_refund(context, stored);
    } else if (is_open(state) && (ended || over)) {
        state = over ? InvoiceState::expired : InvoiceState::cancelled;
    }
}

}  // namespace

void hear_operation(Context& context, StoredInvoice& stored, const Operation& operation) {
    Invoice& invoice = stored.invoice;
    stored.asked = context.now;
    const bool taken =
        operation.state == OperationState::confirming || operation.state == OperationState::paid;
    const bool other_sum = taken && operation.amount != invoice.amount + invoice.fee;
    if (other_sum) {
        context.log.write(Severity::error,
                          fmt::format("operation {} of payment {} is over another sum: not posted",
                                      operation.id, invoice.number));
    } else {
        if (!operation.id.empty() && invoice.operation.empty()) invoice.operation = operation.id;
        switch (operation.state) {
            case OperationState::unheard:
            case OperationState::waiting:
            case OperationState::cancelled:
                hear_nothing_taken(context, stored, operation.state);
                break;
            case OperationState::confirming:
                if (invoice.state != InvoiceState::paid && invoice.state != InvoiceState::refunded)
                    invoice.state = InvoiceState::confirming;
                break;
            case OperationState::paid:
                // Also of a code that has run out or was given up: the money is the resident's.
                if (invoice.state != InvoiceState::refunded) post_phone_payment(context, stored);
                break;
        }
    }
    stored.next_ask = next_ask(stored, context.now);
    change_invoice(context.store, stored);
}

void ask_acquirer(Context& context, const PaymentId& id) {
    tl::expected<Operation, AcquirerError> heard = tl::unexpected(AcquirerError::no_answer);
    context.away([&] { heard = context.acquirer.find(id); });
    auto stored = find_invoice(context.store, id);
    if (!stored) return;
    Transaction transaction(context.store);
    if (heard) {
        hear_operation(context, *stored, *heard);
    } else {
        stored->next_ask = context.now + 15 * second;
        change_invoice(context.store, *stored);
    }
    transaction.commit();
}

}  // namespace kvitok::server
