// The catalogue of paid services by group; and what was ordered.
#include <algorithm>

#include "kiosk/screens/contact_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

void add_groups(Draft& draft, const std::optional<OfferGroup>& chosen, const Texts& texts) {
    ui::Chips chips;
    const auto add = [&](std::string label, std::optional<OfferGroup> group) {
        chips.chips.push_back(
            {std::move(label), group == chosen, draft.on(contact::ChooseGroup{group})});
    };
    add(texts.say<"service.all">(), std::nullopt);
    add(texts.say<"service.plumbing">(), OfferGroup::plumbing);
    add(texts.say<"service.electrics">(), OfferGroup::electrics);
    add(texts.say<"service.documents">(), OfferGroup::documents);
    draft.add(std::move(chips));
}

void add_order(Draft& draft, const ServiceRequest& order, const Texts& texts) {
    draft.add(ui::Story{.kind = ui::Story::Kind::letter,
                        .tag = order_tag(order.state, texts),
                        .title = texts.name(order.title),
                        .text = texts.say<"appeal.line">(order.number, visit_of(order, texts)),
                        .action = draft.on(contact::OpenOrder{order.id})});
}

}  // namespace

ui::Icon icon_of(OfferSign sign) {
    switch (sign) {
        case OfferSign::meter:
            return ui::Icon::gauge;
        case OfferSign::tap:
            return ui::Icon::water_pump;
        case OfferSign::radiator:
            return ui::Icon::radiator;
        case OfferSign::electrician:
            return ui::Icon::flash;
        case OfferSign::socket:
            return ui::Icon::lightbulb_outline;
        case OfferSign::paper:
            break;
    }
    return ui::Icon::file_document;
}

Screen services(const State& state, const contact::Services& place, const ServiceCatalogue& all,
                const Texts& texts) {
    Draft draft(state, texts, "services", ui::Template::list, Ways::all, Whose::current);
    draft.page.stack = 18;
    draft.page.title.text = texts.say<"service.title">();
    add_groups(draft, place.group, texts);
    for (const auto& order : all.requests) {
        const bool open =
            order.state == RequestState::sent || order.state == RequestState::accepted;
        if (!place.group && open) add_order(draft, order, texts);
    }
    for (const auto& offer : all.offers) {
        if (place.group && offer.group != *place.group) continue;
        draft.add(ui::Offer{.icon = icon_of(offer.sign),
                            .title = texts.name(offer.title),
                            .hint = texts.name(offer.hint),
                            .value = price_of(offer.price, offer.price_from, texts),
                            .action = draft.on(contact::ChooseOffer{offer.id})});
    }
    for (const auto& order : all.requests) {
        const bool over =
            order.state == RequestState::done || order.state == RequestState::cancelled;
        if (!place.group && over) add_order(draft, order, texts);
    }
    if (all.offers.empty()) draft.add(ui::Note{.text = texts.say<"service.none">()});
    draft.dock(ui::Note{.text = texts.say<"service.prices">(all.year)});
    return draft.take();
}

}  // namespace kvitok::screens
