// Typing a reading on the face of the meter.
#include "kiosk/screens/consumption.h"
#include "kiosk/screens/draft.h"
#include "kiosk/screens/readings.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

// The next zone without a reading after the current one, if any.
std::optional<std::size_t> next_empty(const read_meter::Typing& form) {
    const auto zones = form.meter.zones.size();
    for (std::size_t i = 1; i < zones; ++i) {
        const auto zone = (form.zone + i) % zones;
        if (!read_meter::value_of(form, zone)) return zone;
    }
    return std::nullopt;
}

ui::Button submit(Draft& draft, const read_meter::Typing& form, const Texts& texts) {
    const auto typed = read_meter::value_of(form, form.zone);
    if (const auto zone = next_empty(form); typed && zone) {
        return button(draft, texts.say<"entry.next_zone">(texts.name(form.meter.zones[*zone].name)),
                      ui::Look::primary, press::ChooseZone{static_cast<int>(*zone)});
    }
    const bool single = form.meter.zones.size() == 1 && typed;
    auto go = button(draft,
                     single ? texts.say<"entry.submit">(
                                  texts.number(with_places(*typed, form.meter.fraction_digits)))
                            : texts.say<"entry.submit_all">(),
                     ui::Look::primary, press::Submit{});
    go.enabled = typed.has_value();
    return go;
}

}  // namespace

Screen meter_entry(const State& state, const read_meter::Typing& form, const Texts& texts) {
    Draft draft(state, texts, "meter_entry", ui::Template::keypad, Ways::all, Whose::current);
    auto& page = draft.page;
    page.title = {.text = meter_name(form.meter, texts),
                  .hint = is_known(form.meter) ? texts.say<"fmt.meter_no">(form.meter.serial)
                                               : texts.say<"entry.unknown_meter">(),
                  .icon = icon_of(form.meter.resource),
                  .tint = tint_of(form.meter.resource),
                  .reach_hint = page.title.reach_hint};
    auto face = drum(form, texts);
    if (form.complaint == read_meter::Complaint::empty) face.hint = texts.say<"entry.empty">();
    if (form.complaint == read_meter::Complaint::too_long) {
        face.hint = texts.say<"entry.too_long">();
    }
    for (std::size_t i = 0; face.zones.size() > 1 && i < face.zones.size(); ++i) {
        face.zones[i].action = draft.on(press::ChooseZone{static_cast<int>(i)});
    }
    draft.add(face);
    if (is_known(form.meter)) draft.add(consumption(form, texts));
    draft.add(ui::Keypad{.corner = form.meter.fraction_digits > 0 ? ui::Keypad::Corner::comma
                                                                  : ui::Keypad::Corner::none,
                         .comma = texts.say<"fmt.decimal">()},
              ui::Side::act);
    page.bottom = {submit(draft, form, texts)};
    return draft.take();
}

}  // namespace kvitok::screens
