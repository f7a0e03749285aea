// Proof of an appeal and of an order: their numbers, and until when or when somebody comes. Neither
// e-mail nor telephone of the resident.
#include "kiosk/screens/contact_parts.h"
#include "kiosk/screens/slips.h"

namespace kvitok::screens {
namespace {

namespace paper = ui::paper;

void add_whose(paper::Document& document, const Slip& slip, const Site& site, const Texts& texts) {
    auto& blocks = document.blocks;
    blocks.emplace_back(
        paper::Line{.text = texts.moment(to_local(slip.at, site.utc_offset_minutes))});
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(paper::Pair{texts.say<"slip.account">(), grouped(slip.account)});
    if (!texts.name(slip.address.street_and_house).empty()) {
        blocks.emplace_back(paper::Pair{texts.say<"slip.address">(), texts.address(slip.address)});
    }
}

}  // namespace

paper::Document slip_appeal(const Slip& slip, const Appeal& appeal, const Site& site,
                            const Texts& texts) {
    paper::Document document;
    add_head(document, slip, site, texts.say<"appeal.number">(appeal.summary.number), texts);
    add_whose(document, slip, site, texts);
    auto& blocks = document.blocks;
    const auto created = to_local(appeal.messages.front().at, site.utc_offset_minutes);
    blocks.emplace_back(paper::Pair{texts.say<"appeal.slip_taken">(), texts.moment(created)});
    blocks.emplace_back(
        paper::Pair{texts.say<"appeal.slip_kind">(), kind_name(appeal.summary.kind, texts)});
    blocks.emplace_back(paper::Pair{.label = texts.say<"appeal.answer_by">(),
                                    .value = texts.date(appeal.answer_by),
                                    .value_size = paper::Size::strong});
    blocks.emplace_back(paper::Rule{});
    for (const auto& message : appeal.messages) {
        const auto at = texts.moment(to_local(message.at, site.utc_offset_minutes));
        blocks.emplace_back(paper::Line{.text = message.from_company
                                                    ? texts.say<"appeal.slip_company">(at)
                                                    : texts.say<"appeal.slip_you">(at),
                                        .size = paper::Size::fine,
                                        .align = ui::Align::start});
        blocks.emplace_back(paper::Line{.text = message.text, .align = ui::Align::start});
    }
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(paper::Line{.text = texts.say<"appeal.slip_keep">(), .bold = true});
    add_dispatcher(document, site, texts);
    return document;
}

paper::Document slip_order(const Slip& slip, const ServiceRequest& order, const Site& site,
                           const Texts& texts) {
    paper::Document document;
    add_head(document, slip, site, texts.say<"service.number">(order.number), texts);
    add_whose(document, slip, site, texts);
    auto& blocks = document.blocks;
    blocks.emplace_back(paper::Line{
        .text = texts.name(order.title), .size = paper::Size::heading, .align = ui::Align::start});
    blocks.emplace_back(
        paper::Pair{texts.say<"service.state">(), order_tag(order.state, texts).text});
    blocks.emplace_back(paper::Pair{texts.say<"service.when">(), visit_of(order, texts)});
    blocks.emplace_back(paper::Pair{.label = texts.say<"service.price">(),
                                    .value = price_of(order.price, order.price_from, texts),
                                    .value_size = paper::Size::strong});
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(paper::Line{.text = texts.say<"service.exact">()});
    add_dispatcher(document, site, texts);
    return document;
}

}  // namespace kvitok::screens
