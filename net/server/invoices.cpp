// Phone payments as terminals order, follow and cancel them, and as the acquirer reports them.
#include "net/server/invoices.h"

#include <algorithm>

#include "net/server/crypto.h"
#include "net/server/store_ledger.h"

namespace kvitok::server {
namespace {

constexpr Milliseconds asked_every{4'000};

Response invoice_answer(Context& context, int status, const StoredInvoice& stored) {
    return answer(status, shown_invoice(context, stored));
}

bool same_facts(const StoredInvoice& stored, const InvoiceOrder& order) {
    const Invoice& one = stored.invoice;
    return one.account == order.account && one.amount == order.amount && one.fee == order.fee &&
           one.method == order.method;
}

// The invoice of this terminal, or nothing: another's is as unknown as one that never was.
std::optional<StoredInvoice> own_invoice(Context& context, const std::string& id) {
    if (!is_hex_id(id, 32)) return std::nullopt;
    auto stored = find_invoice(context.store, {id});
    if (!stored || stored->device != context.device) return std::nullopt;
    return stored;
}

Response unknown_invoice() {
    return refusal(wire::ErrorCode::invoice_unknown, "no such invoice");
}

StoredInvoice new_invoice(Context& context, const InvoiceOrder& order) {
    StoredInvoice stored;
    Invoice& one = stored.invoice;
    one.id = order.id;
    one.account = order.account;
    one.amount = order.amount;
    one.fee = order.fee;
    one.balance_after = balance_of(context.store, resident_book(order.account)) - order.amount;
    one.period = last_period(context.store, order.account).value_or(period_of(context.today()));
    one.method = order.method;
    one.created = context.now;
    stored.contact = order.contact;
    stored.device = context.device;
    stored.expires = context.now + context.config.invoice_life;
    stored.next_ask = stored.expires;
    return stored;
}

// The checks that need no invoice before it.
std::optional<Response> order_refused(Context& context, const InvoiceOrder& order) {
    using enum wire::ErrorCode;
    if (!context.acquirer.offers(order.method))
        return refusal(phone_not_offered, "no acquirer for this");
    if (!order.contact.empty() && parse_contact(order.contact) != order.contact)
        return refusal(bad_request, "the contact is neither a telephone number nor an address");
    const auto account = looked_up(context, order.account.digits);
    if (!account) return account.error();
    const auto house = find_house(context.store, account->house_id);
    if (order.amount < house->pay_min || order.amount > house->pay_max)
        return refusal(sum_out_of_range, "the sum is out of range");
    if (order.fee != house->fee) return refusal(payment_mismatch, "the fee has changed");
    for (const StoredInvoice& earlier : open_invoices(context.store, order.account)) {
        if (earlier.invoice.state == InvoiceState::confirming)
            return refusal(invoice_pending, "an earlier payment is being confirmed");
    }
    return std::nullopt;
}

// One invoice waits for a phone, not two: the earlier code is given up. Returns the refusal when it
// turns out to have been paid just now.
std::optional<Response> give_up_earlier(Context& context, const AccountNumber& account) {
    for (const StoredInvoice& earlier : open_invoices(context.store, account)) {
        const PaymentId id = earlier.invoice.id;
        context.away([&] { (void)context.acquirer.cancel(id, earlier.invoice.operation); });
        ask_acquirer(context, id);
        const auto now = find_invoice(context.store, id);
        if (now && (now->invoice.state == InvoiceState::confirming ||
                    now->invoice.state == InvoiceState::paid))
            return refusal(wire::ErrorCode::invoice_pending, "an earlier payment has come");
    }
    return std::nullopt;
}

// Asks the acquirer for the code; an answer that may not be shown is as good as none.
Response ordered(Context& context, int status, StoredInvoice stored) {
    PhoneOrder order{.payment = stored.invoice.id,
                     .method = stored.invoice.method,
                     .total = stored.invoice.amount + stored.invoice.fee,
                     .description = "Счёт " + stored.invoice.number,
                     .life_minutes = static_cast<int>(context.config.invoice_life.count())};
    tl::expected<PhoneOrderTaken, AcquirerError> taken = tl::unexpected(AcquirerError::no_answer);
    context.away([&] { taken = context.acquirer.order(order); });
    const bool shown = taken && is_presentable(taken->code, order.method, order.total);
    if (taken && !shown) context.log.write(Severity::error, "the acquirer's code is not sound");
    const auto now = find_invoice(context.store, order.payment);
    if (!shown || !now)
        return refusal(wire::ErrorCode::acquirer_silent, "the acquirer gave no code");
    stored = *now;
    if (stored.invoice.state == InvoiceState::created) stored.invoice.state = InvoiceState::waiting;
    stored.invoice.code = taken->code;
    if (!taken->operation.empty()) stored.invoice.operation = taken->operation;
    Transaction transaction(context.store);
    change_invoice(context.store, stored);
    transaction.commit();
    return invoice_answer(context, status, stored);
}

NoticeAnswer answer_for(const StoredInvoice& stored, TimePoint now) {
    switch (stored.invoice.state) {
        case InvoiceState::paid:
            return NoticeAnswer::paid;
        case InvoiceState::confirming:
            return NoticeAnswer::processing;
        case InvoiceState::created:
        case InvoiceState::waiting:
            return now < stored.expires ? NoticeAnswer::unpaid : NoticeAnswer::not_actual;
        case InvoiceState::cancelled:
        case InvoiceState::expired:
        case InvoiceState::refunded:
            break;
    }
    return NoticeAnswer::not_actual;
}

Response to_acquirer(std::string text) {
    const bool xml = text.starts_with('<');
    return {.status = 200,
            .content_type = xml ? "application/xml; charset=utf-8" : "text/plain; charset=utf-8",
            .body = std::move(text),
            .retry_after_s = 0};
}

Response not_taken(Context& context, std::string_view why) {
    context.log.write(Severity::warning,
                      "a notice of the acquirer was refused: " + std::string(why));
    return to_acquirer("FAIL");
}

}  // namespace

Invoice shown_invoice(Context& context, const StoredInvoice& stored) {
    Invoice shown = stored.invoice;
    if (const auto account = find_account(context.store, shown.account))
        shown.payee = account->payee;
    const std::int64_t left = stored.expires.ms - context.now.ms;
    const bool waiting = shown.state == InvoiceState::waiting;
    shown.seconds_left = waiting && left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
    if (!waiting) shown.code.clear();
    return shown;
}

Response post_invoice(Context& context, const Request& request) {
    const auto order = wire::from_json<InvoiceOrder>(request.body);
    if (!order) return undecodable(order.error());
    if (!is_hex_id(order->id.hex, 32) || request.idempotency_key != order->id.hex)
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the invoice's id");
    if (const auto before = find_invoice(context.store, order->id)) {
        if (before->device != context.device || !same_facts(*before, *order))
            return refusal(wire::ErrorCode::payment_mismatch, "the id came with other facts");
        if (before->invoice.state == InvoiceState::created) return ordered(context, 200, *before);
        return invoice_answer(context, 200, *before);
    }
    if (auto no = order_refused(context, *order)) return *no;
    if (auto no = give_up_earlier(context, order->account)) return *no;
    if (find_invoice(context.store, order->id))
        return refusal(wire::ErrorCode::in_progress, "the same order is under way");
    StoredInvoice stored = new_invoice(context, *order);
    Transaction transaction(context.store);
    add_invoice(context.store, stored, context.today());
    transaction.commit();
    return ordered(context, 201, stored);
}

Response get_invoice(Context& context, const std::string& id) {
    auto stored = own_invoice(context, id);
    if (!stored) return unknown_invoice();
    if (is_open(stored->invoice.state) && stored->asked + asked_every <= context.now) {
        ask_acquirer(context, stored->invoice.id);
        stored = own_invoice(context, id);
        if (!stored) return unknown_invoice();
    }
    return invoice_answer(context, 200, *stored);
}

// Cancelled is what the acquirer says is cancelled; until then the answer is the state as it was.
Response delete_invoice(Context& context, const std::string& id) {
    auto stored = own_invoice(context, id);
    if (!stored) return unknown_invoice();
    if (!is_open(stored->invoice.state)) return invoice_answer(context, 200, *stored);
    const PaymentId payment = stored->invoice.id;
    const std::string operation = stored->invoice.operation;
    tl::expected<void, AcquirerError> ended = tl::unexpected(AcquirerError::no_answer);
    context.away([&] { ended = context.acquirer.cancel(payment, operation); });
    if (!ended) {
        ask_acquirer(context, payment);
    } else if (auto now = find_invoice(context.store, payment);
               now && is_open(now->invoice.state)) {
        Transaction transaction(context.store);
        hear_operation(context, *now, {OperationState::cancelled, operation, {}});
        transaction.commit();
    }
    stored = own_invoice(context, id);
    return stored ? invoice_answer(context, 200, *stored) : unknown_invoice();
}

Response post_moneta_notice(Context& context, const Request& request) {
    const auto notice = context.acquirer.read_notice(request.body);
    if (!notice) return not_taken(context, to_word(notice.error()));
    auto stored = is_hex_id(notice->payment.hex, 32) ? find_invoice(context.store, notice->payment)
                                                     : std::nullopt;
    if (!stored) return not_taken(context, "no such invoice");
    if (notice->amount != stored->invoice.amount + stored->invoice.fee)
        return not_taken(context, "another sum, invoice " + stored->invoice.number);
    if (!notice->only_asks) {
        Transaction transaction(context.store);
        hear_operation(context, *stored, {OperationState::paid, notice->operation, notice->amount});
        transaction.commit();
    }
    NoticeAnswer said = answer_for(*stored, context.now);
    // Of money that went back since, the acquirer need not tell again.
    if (!notice->only_asks && stored->invoice.state == InvoiceState::refunded)
        said = NoticeAnswer::paid;
    return to_acquirer(context.acquirer.reply_to(*notice, said, stored->contact));
}

}  // namespace kvitok::server
