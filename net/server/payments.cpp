// Payments and refunds: double entry, once per id for ever, answered after the commit.
#include <fmt/format.h>

#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/store_ledger.h"
#include "net/server/store_money.h"

namespace kvitok::server {
namespace {

constexpr int days_to_credit = 2;
constexpr const char* acquirer_book = "acquirer";
constexpr const char* suspense_book = "suspense:refunds";

// Every fact that moves money; the slip's number and times may be told again otherwise.
std::string fingerprint_of(const wire::PaymentPost& post) {
    return sha256_hex(
        fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", post.quote.id, post.quote.account.digits,
                    post.quote.payee.inn, post.quote.amount.kopecks, post.quote.fee.kopecks,
                    post.approval.amount.kopecks, post.approval.rrn, post.approval.terminal_id));
}

Response taken(Context& context, int status, const PostedPayment& payment) {
    const Date posted = to_local(payment.posted, context.house.utc_offset_minutes).date;
    wire::PaymentTaken message;
    message.reference = fmt::format("L{:08}", payment.entry);
    message.balance_after = payment.balance_after;
    message.credited_by = plus_days(posted, days_to_credit);
    message.payment = payment.id;
    return answer(status, message);
}

// The checks that need no payment before it. A quote that ran out before the card was read is not
// refused here: the money is taken, and payee and sum are the server's own.
std::optional<Response> refused(Context& context, const wire::PaymentPost& post) {
    if (find_refund(context.store, post.id))
        return refusal(wire::ErrorCode::payment_mismatch, "this payment was given back");
    const auto decision = find_decision(context.store, post.id);
    if (decision && decision->verdict == "reversed")
        return refusal(wire::ErrorCode::payment_mismatch, "this payment was decided reversed");
    if (!find_account(context.store, post.quote.account))
        return refusal(wire::ErrorCode::account_unknown, "no such account");
    if (!equal_in_constant_time(signature_of(context.quote_key, post.quote), post.quote.signature))
        return refusal(wire::ErrorCode::quote_unknown, "the quote is not ours");
    if (post.approval.amount != post.quote.amount + post.quote.fee)
        return refusal(wire::ErrorCode::payment_mismatch, "the card paid another sum");
    return std::nullopt;
}

std::vector<EntryRow> rows_of(const wire::PaymentPost& post) {
    std::vector<EntryRow> rows{
        {acquirer_book, post.approval.amount, {}},
        {resident_book(post.quote.account), {}, post.quote.amount},
    };
    if (post.quote.fee.kopecks > 0)
        rows.push_back({"fees:" + post.quote.payee.inn, {}, post.quote.fee});
    return rows;
}

PostedPayment posted(Context& context, const wire::PaymentPost& post) {
    PostedPayment payment;
    payment.id = post.id;
    payment.number = post.number;
    payment.account = post.quote.account;
    payment.source = "terminal";
    payment.amount = post.quote.amount;
    payment.fee = post.quote.fee;
    payment.quote_id = post.quote.id;
    payment.device = context.device;
    payment.approval = post.approval;
    payment.created = post.created;
    payment.posted = context.now;
    payment.fingerprint = fingerprint_of(post);
    Transaction transaction(context.store);
    const auto entry = post_entry(
        context.store, {0, "payment:" + post.id.hex, context.now, std::nullopt, rows_of(post)});
    if (!entry) throw StoreFailed("an entry without its payment");
    payment.entry = *entry;
    payment.balance_after = balance_of(context.store, resident_book(payment.account));
    add_payment(context.store, payment);
    transaction.commit();
    ++context.counters.payments;
    return payment;
}

// Takes the payment out of the resident's book again, or records money that never came into it.
void post_back(Context& context, const Refund& refund, const std::optional<PostedPayment>& before) {
    if (before) {
        std::vector<EntryRow> rows{
            {resident_book(before->account), before->amount, {}},
            {acquirer_book, {}, before->amount + before->fee},
        };
        if (before->fee.kopecks > 0) rows.push_back({"fees:refunded", before->fee, {}});
        post_entry(context.store,
                   {0, "refund:" + refund.payment.hex, context.now, std::nullopt, rows});
        return;
    }
    post_entry(context.store, {0, "captured:" + refund.payment.hex, context.now, std::nullopt,
                               moved(refund.amount, acquirer_book, suspense_book)});
    post_entry(context.store, {0, "refund:" + refund.payment.hex, context.now, std::nullopt,
                               moved(refund.amount, suspense_book, acquirer_book)});
}

Refund asked(Context& context, const wire::PaymentPost& post) {
    Refund refund{
        post.id,        post.approval.amount, post.approval.rrn, post.approval.terminal_id,
        context.device, context.now,          std::nullopt,      fingerprint_of(post)};
    Transaction transaction(context.store);
    add_refund(context.store, refund);
    transaction.commit();
    return refund;
}

Response refunding(Context& context, int status, Refund refund, const Approval& approval) {
    if (!refund.refunded &&
        context.acquirer.refund(refund.payment, approval) == RefundResult::refunded) {
        Transaction transaction(context.store);
        mark_refunded(context.store, refund.payment, context.now);
        post_back(context, refund, find_payment(context.store, refund.payment));
        transaction.commit();
        refund.refunded = context.now;
    }
    wire::RefundTaken message;
    message.state = refund.refunded ? wire::RefundState::refunded : wire::RefundState::refunding;
    message.payment = refund.payment;
    return answer(status, message);
}

}  // namespace

Response post_payment(Context& context, const Request& request) {
    const auto post = wire::from_json<wire::PaymentPost>(request.body);
    if (!post) return undecodable(post.error());
    if (!is_hex_id(post->id.hex, 32) || request.idempotency_key != post->id.hex)
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the payment's id");
    if (const auto before = find_payment(context.store, post->id)) {
        if (before->fingerprint != fingerprint_of(*post)) {
            context.log.write(Severity::warning, "a payment id came again with other money facts");
            return refusal(wire::ErrorCode::payment_mismatch, "the id came with other facts");
        }
        return taken(context, 200, *before);
    }
    if (auto no = refused(context, *post)) return *no;
    return taken(context, 201, posted(context, *post));
}

Response post_refund(Context& context, const Request& request) {
    const auto wanted = wire::from_json<wire::RefundRequest>(request.body);
    if (!wanted) return undecodable(wanted.error());
    const wire::PaymentPost& post = wanted->payment;
    if (!is_hex_id(post.id.hex, 32) || request.idempotency_key != post.id.hex)
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the payment's id");
    if (post.approval.amount.kopecks <= 0)
        return refusal(wire::ErrorCode::payment_mismatch, "nothing was paid");
    const auto before = find_refund(context.store, post.id);
    if (before && before->fingerprint != fingerprint_of(post))
        return refusal(wire::ErrorCode::payment_mismatch, "the id came with other facts");
    const auto payment = find_payment(context.store, post.id);
    if (payment && payment->fingerprint != fingerprint_of(post))
        return refusal(wire::ErrorCode::payment_mismatch, "the id came with other facts");
    return refunding(context, before ? 200 : 201, before ? *before : asked(context, post),
                     post.approval);
}

Response get_payment(Context& context, const std::string& id) {
    if (!is_hex_id(id, 32)) return refusal(wire::ErrorCode::not_found, "no payment id");
    wire::PaymentStatus status;
    status.id = {id};
    if (find_payment(context.store, status.id)) status.state = wire::LedgerState::posted;
    if (const auto refund = find_refund(context.store, status.id))
        status.state =
            refund->refunded ? wire::LedgerState::refunded : wire::LedgerState::refunding;
    if (const auto decision = find_decision(context.store, status.id)) {
        status.decision = wire::parse_decision(decision->verdict).value_or(wire::Decision::none);
        if (!decision->approval.rrn.empty()) status.approval = decision->approval;
    }
    return answer(200, status);
}

}  // namespace kvitok::server
