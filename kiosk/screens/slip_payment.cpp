// The receipt of a payment, as receipts/receipt_payment of the design without its fiscal lines.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/slips.h"

namespace kvitok::screens {
namespace {

namespace paper = ui::paper;

void add_service(paper::Document& document, const PaymentRecord& record, const Texts& texts) {
    const auto& quote = record.quote;
    auto& blocks = document.blocks;
    blocks.emplace_back(paper::Line{.text = texts.say<"slip.services">(),
                                    .size = paper::Size::heading,
                                    .align = ui::Align::start});
    blocks.emplace_back(paper::Pair{texts.say<"slip.account">(), grouped(quote.account)});
    if (!texts.name(record.address.street_and_house).empty()) {
        blocks.emplace_back(
            paper::Pair{texts.say<"slip.address">(), texts.address(record.address)});
    }
    blocks.emplace_back(paper::Pair{texts.say<"slip.period">(), texts.month_year(quote.period)});
    blocks.emplace_back(paper::Pair{texts.say<"slip.payee">(), texts.name(quote.payee.company)});
    blocks.emplace_back(paper::Pair{texts.say<"slip.inn">(), quote.payee.inn});
}

void add_total(paper::Document& document, const Quote& quote, const Texts& texts) {
    auto& blocks = document.blocks;
    blocks.emplace_back(paper::Rule{paper::Stroke::solid});
    blocks.emplace_back(paper::Pair{.label = texts.say<"slip.total">(),
                                    .value = texts.sum(quote.amount + quote.fee),
                                    .size = paper::Size::strong,
                                    .value_size = paper::Size::strong,
                                    .bold = true});
    blocks.emplace_back(
        paper::Pair{texts.say<"slip.cashless">(), texts.amount(quote.amount + quote.fee)});
    blocks.emplace_back(paper::Pair{texts.say<"slip.fee">(), texts.amount(quote.fee)});
    blocks.emplace_back(paper::Rule{});
}

void add_bank(paper::Document& document, const PaymentRecord& record, const Texts& texts) {
    auto& blocks = document.blocks;
    if (const auto& approval = record.approval) {
        blocks.emplace_back(paper::Pair{texts.say<"slip.card">(), approval->masked_card});
        blocks.emplace_back(paper::Pair{texts.say<"slip.auth_code">(), approval->auth_code});
        blocks.emplace_back(paper::Pair{texts.say<"slip.rrn">(), approval->rrn});
    }
    blocks.emplace_back(paper::Pair{texts.say<"slip.operation">(), record.number});
    blocks.emplace_back(paper::Pair{
        .label = texts.say<"slip.status">(), .value = texts.say<"slip.approved">(), .bold = true});
    blocks.emplace_back(paper::Rule{});
}

void add_balance(paper::Document& document, const Slip& slip, const Quote& quote,
                 const Texts& texts) {
    auto& blocks = document.blocks;
    const auto balance = slip.balance_after.value_or(quote.balance_after);
    blocks.emplace_back(paper::Pair{.label = balance < Money{0} ? texts.say<"slip.credit_after">()
                                                                : texts.say<"slip.balance_after">(),
                                    .value = texts.sum(magnitude(balance)),
                                    .bold = true});
    if (slip.credited_by) {
        blocks.emplace_back(
            paper::Line{.text = texts.say<"slip.credited_by">(texts.date(*slip.credited_by)),
                        .size = paper::Size::fine,
                        .align = ui::Align::start});
    }
    blocks.emplace_back(paper::Rule{});
}

}  // namespace

paper::Document slip_payment(const Slip& slip, const PaymentRecord& record, const Site& site,
                             std::string_view receipt_url, const Texts& texts) {
    paper::Document document;
    const auto& quote = record.quote;
    add_head(document, slip, site, texts.say<"slip.payment">(), texts);
    auto& blocks = document.blocks;
    blocks.emplace_back(paper::Line{.text = texts.say<"slip.not_fiscal">()});
    blocks.emplace_back(
        paper::Line{.text = texts.sum(quote.amount + quote.fee), .size = paper::Size::amount});
    blocks.emplace_back(
        paper::Line{.text = texts.moment(to_local(record.created, site.utc_offset_minutes))});
    blocks.emplace_back(paper::Rule{});
    add_service(document, record, texts);
    add_total(document, quote, texts);
    add_bank(document, record, texts);
    add_balance(document, slip, quote, texts);
    blocks.emplace_back(paper::Pair{.label = texts.say<"slip.operator">(),
                                    .value = texts.name(site.payment_operator),
                                    .size = paper::Size::fine,
                                    .value_size = paper::Size::fine});
    if (!receipt_url.empty()) {
        blocks.emplace_back(paper::Qr{.bytes = std::string(receipt_url) + record.id.hex});
        blocks.emplace_back(
            paper::Line{.text = texts.say<"slip.receipt_link">(), .size = paper::Size::fine});
    }
    blocks.emplace_back(paper::Space{});
    add_dispatcher(document, site, texts);
    return document;
}

}  // namespace kvitok::screens
