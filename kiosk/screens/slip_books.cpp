// Papers made of the company's books: a receipt or its copy, a statement; and the code of a phone.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/money_words.h"
#include "kiosk/screens/slips.h"

namespace kvitok::screens {
namespace {

namespace paper = ui::paper;

void add_whose(paper::Document& document, const Slip& slip, const Texts& texts) {
    auto& blocks = document.blocks;
    blocks.emplace_back(paper::Pair{texts.say<"slip.account">(), grouped(slip.account)});
    if (!texts.name(slip.address.street_and_house).empty())
        blocks.emplace_back(paper::Pair{texts.say<"slip.address">(), texts.address(slip.address)});
    blocks.emplace_back(paper::Pair{texts.say<"slip.payee">(), texts.name(slip.payee.company)});
    blocks.emplace_back(paper::Pair{texts.say<"slip.inn">(), slip.payee.inn});
}

// The end of a fact: what the bank or the acquirer calls it, and whether it went back.
void add_traces(paper::Document& document, const PostedFact& fact, const Texts& texts) {
    auto& blocks = document.blocks;
    const auto& approval = fact.approval;
    if (!approval.auth_code.empty())
        blocks.emplace_back(paper::Pair{texts.say<"slip.auth_code">(), approval.auth_code});
    const bool by_phone = fact.channel == Channel::sbp || fact.channel == Channel::moneta;
    if (!approval.rrn.empty()) {
        blocks.emplace_back(
            paper::Pair{by_phone ? texts.say<"slip.acquirer_operation">() : texts.say<"slip.rrn">(),
                        approval.rrn});
    }
    blocks.emplace_back(paper::Pair{texts.say<"slip.operation">(), fact.number});
    if (fact.state == PostedState::posted) {
        blocks.emplace_back(paper::Pair{.label = texts.say<"slip.status">(),
                                        .value = texts.say<"slip.posted">(),
                                        .bold = true});
        return;
    }
    blocks.emplace_back(paper::Line{.text = fact.state == PostedState::refunded
                                                ? texts.say<"slip.refunded_note">()
                                                : texts.say<"slip.refunding_note">(),
                                    .bold = true});
}

}  // namespace

paper::Document slip_posted(const Slip& slip, const Site& site, std::string_view receipt_url,
                            const Texts& texts) {
    paper::Document document;
    const PostedFact& fact = *slip.fact;
    const auto sum = texts.sum(fact.amount + fact.fee);
    add_head(document, slip, site, texts.say<"slip.payment">(), texts);
    auto& blocks = document.blocks;
    if (slip.copy > 0)
        blocks.emplace_back(
            paper::Line{.text = texts.say<"slip.copy_of">(), .size = paper::Size::fine});
    blocks.emplace_back(paper::Line{.text = texts.say<"slip.not_fiscal">()});
    blocks.emplace_back(paper::Line{.text = sum, .size = paper::Size::amount});
    blocks.emplace_back(
        paper::Line{.text = texts.moment(to_local(fact.at, site.utc_offset_minutes))});
    blocks.emplace_back(paper::Rule{});
    add_whose(document, slip, texts);
    blocks.emplace_back(paper::Rule{paper::Stroke::solid});
    blocks.emplace_back(paper::Pair{texts.say<"slip.total">(), sum});
    blocks.emplace_back(paper::Pair{texts.say<"slip.fee">(), texts.amount(fact.fee)});
    blocks.emplace_back(
        paper::Pair{texts.say<"slip.paid_by">(),
                    texts.say<"slip.channel">(where_paid(fact, texts), how_paid(fact, texts))});
    add_traces(document, fact, texts);
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(paper::Pair{.label = fact.balance_after < Money{0}
                                                 ? texts.say<"slip.credit_after">()
                                                 : texts.say<"slip.balance_after">(),
                                    .value = texts.sum(magnitude(fact.balance_after)),
                                    .bold = true});
    if (!receipt_url.empty()) {
        blocks.emplace_back(paper::Qr{.bytes = std::string(receipt_url) + fact.id.hex});
        blocks.emplace_back(
            paper::Line{.text = texts.say<"slip.receipt_link">(), .size = paper::Size::fine});
    }
    blocks.emplace_back(paper::Rule{});
    add_dispatcher(document, site, texts);
    return document;
}

paper::Document slip_phone_code(const Slip& slip, const Site& site, const Texts& texts) {
    paper::Document document;
    const Invoice& invoice = *slip.invoice;
    add_head(document, slip, site, texts.say<"slip.phone_code">(), texts);
    auto& blocks = document.blocks;
    blocks.emplace_back(
        paper::Line{.text = texts.sum(invoice.amount + invoice.fee), .size = paper::Size::amount});
    blocks.emplace_back(paper::Line{.text = texts.say<"slip.not_paid_yet">(), .bold = true});
    blocks.emplace_back(paper::Rule{});
    add_whose(document, slip, texts);
    blocks.emplace_back(paper::Pair{texts.say<"slip.operation">(), invoice.number});
    blocks.emplace_back(paper::Pair{texts.say<"slip.valid_until">(),
                                    texts.moment(to_local(slip.until, site.utc_offset_minutes))});
    blocks.emplace_back(paper::Qr{.bytes = invoice.code});
    blocks.emplace_back(
        paper::Line{.text = texts.say<"slip.scan_to_pay">(), .size = paper::Size::fine});
    blocks.emplace_back(paper::Rule{});
    add_dispatcher(document, site, texts);
    return document;
}

}  // namespace kvitok::screens
