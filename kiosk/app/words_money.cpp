#include "kiosk/app/words_money.h"

#include "net/wire/codec.h"

namespace kvitok::app {
namespace {

bool is_about(const Invoice& invoice, const InvoiceOrder& order) {
    return invoice.account == order.account && invoice.amount == order.amount &&
           invoice.fee == order.fee && invoice.method == order.method;
}

}  // namespace

client::Ask ask_of(const server::AskStatement& question) {
    return {.endpoint = wire::EndpointName::statement,
            .token = question.token,
            .body = wire::to_json(question.query)};
}

std::optional<server::Answer> read(const server::AskStatement& question, const std::string& body) {
    auto statement = wire::from_json<Statement>(body);
    if (!statement || statement->account != question.query.account || !adds_up(*statement))
        return std::nullopt;
    return server::StatementTold{std::move(*statement)};
}

client::Ask ask_of(const server::AskInvoice& question) {
    using enum server::AskInvoice::Deed;
    const std::string& id = question.order.id.hex;
    switch (question.deed) {
        case order:
            return {.endpoint = wire::EndpointName::invoice,
                    .body = wire::to_json(question.order),
                    .once = id};
        case look:
            return {.endpoint = wire::EndpointName::invoice_state, .parameter = id};
        case cancel:
            break;
    }
    return {.endpoint = wire::EndpointName::invoice_cancel, .parameter = id};
}

std::optional<server::Answer> read(const server::AskInvoice& question, const std::string& body) {
    auto invoice = wire::from_json<Invoice>(body);
    if (!invoice || invoice->id != question.order.id) return std::nullopt;
    const bool ordered = question.deed == server::AskInvoice::Deed::order;
    if (ordered && !is_about(*invoice, question.order)) return std::nullopt;
    const bool sound = invoice->code.empty() || is_presentable(invoice->code, invoice->method,
                                                               invoice->amount + invoice->fee);
    if (!sound) return std::nullopt;
    return server::InvoiceTold{std::move(*invoice)};
}

}  // namespace kvitok::app
