// Ordering a service: the day and the hours on which somebody is to come.
#include "kiosk/screens/contact_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen service_order(const State& state, const contact::Ordering& place, const Texts& texts) {
    Draft draft(state, texts, "service_order", ui::Template::list, Ways::all, Whose::current);
    auto& page = draft.page;
    page.title.text = texts.name(place.offer.title);
    page.title.hint = texts.name(place.offer.hint);
    page.title.icon = icon_of(place.offer.sign);
    page.title.tint = ui::Tint::other;
    add_not_sent(draft, state, place.sending.failed, texts);
    draft.add(ui::Heading{texts.say<"service.day">()});
    ui::Chips days{.per_row = 3};
    for (std::size_t i = 0; i < place.days.size(); ++i) {
        days.chips.push_back(
            {texts.weekday_short(place.days[i]), i == place.day, draft.on(contact::ChooseDay{i})});
    }
    draft.add(std::move(days));
    draft.add(ui::Heading{texts.say<"service.time">()}, ui::Side::see, 36);
    ui::Chips hours{.per_row = 3};
    for (std::size_t i = 0; i < place.hours.size(); ++i) {
        hours.chips.push_back(
            {hours_of(place.hours[i], texts), i == place.hour, draft.on(contact::ChooseHours{i})});
    }
    draft.add(std::move(hours));
    draft.add(ui::KeyValues{.total = {texts.say<"service.price">(),
                                      price_of(place.offer.price, place.offer.price_from, texts)}},
              ui::Side::see, 36);
    draft.add(ui::Note{.text = texts.say<"service.exact">()});
    page.bottom = {
        button(draft, texts.say<"service.order">(), ui::Look::primary, contact::SendOrder{})};
    page.bottom.front().enabled = place.request == 0;
    return draft.take();
}

}  // namespace kvitok::screens
