// The movement of an account's money and the payments in it.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/money_words.h"
#include "kiosk/screens/slips.h"

namespace kvitok::screens {

namespace paper = ui::paper;

paper::Document slip_statement(const Slip& slip, const Site& site, const Texts& texts) {
    paper::Document document;
    const Statement& statement = *slip.statement;
    add_head(document, slip, site, texts.say<"slip.statement">(), texts);
    auto& blocks = document.blocks;
    blocks.emplace_back(paper::Line{.text = span_of(statement, texts)});
    blocks.emplace_back(
        paper::Line{.text = texts.moment(to_local(slip.at, site.utc_offset_minutes)),
                    .size = paper::Size::fine});
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(paper::Pair{texts.say<"slip.account">(), grouped(slip.account)});
    blocks.emplace_back(paper::Pair{texts.say<"slip.address">(), texts.address(slip.address)});
    blocks.emplace_back(paper::Pair{texts.say<"slip.payee">(), texts.name(slip.payee.company)});
    blocks.emplace_back(paper::Rule{});
    for (const auto& row : movement_rows(statement, texts)) {
        const auto sign = row.sign.empty() ? std::string() : row.sign + "\u00a0";
        blocks.emplace_back(paper::Pair{row.label, sign + row.value});
    }
    blocks.emplace_back(paper::Rule{paper::Stroke::solid});
    const Date end = statement.until == to_local(slip.at, site.utc_offset_minutes).date
                         ? statement.until
                         : plus_days(statement.until, 1);
    blocks.emplace_back(paper::Pair{.label = owed_on(statement.closing, end, texts),
                                    .value = texts.sum(magnitude(statement.closing)),
                                    .bold = true});
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(paper::Line{
        .text = texts.say<"hist.list">(), .size = paper::Size::heading, .align = ui::Align::start});
    if (statement.payments.empty())
        blocks.emplace_back(paper::Line{.text = texts.say<"slip.statement_none">()});
    for (const auto& fact : statement.payments) {
        const auto date = texts.date(to_local(fact.at, site.utc_offset_minutes).date);
        blocks.emplace_back(paper::Pair{date, texts.amount(fact.amount)});
        blocks.emplace_back(paper::Line{
            .text = texts.say<"slip.channel">(where_paid(fact, texts), how_paid(fact, texts)),
            .size = paper::Size::fine,
            .align = ui::Align::start});
    }
    blocks.emplace_back(paper::Rule{});
    add_dispatcher(document, site, texts);
    return document;
}

}  // namespace kvitok::screens
