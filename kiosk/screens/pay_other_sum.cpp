// Typing a sum of one's own.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen pay_other_sum(const State& state, const place::OtherSum& place, const Texts& texts) {
    Draft draft(state, texts, "pay_other_sum", ui::Template::keypad, Ways::all, Whose::current);
    auto& page = draft.page;
    const auto range = texts.say<"pay.range">(texts.round_amount(least_sum(state)),
                                              texts.round_amount(most_sum(state)));
    page.title.text = texts.say<"pay.other">();
    draft.add(ui::Fields{{{.label = texts.say<"pay.other_field">(),
                           .value = place.typed,
                           .focused = true,
                           .error = place.out_of_range ? range : std::string(),
                           .hint = range}}});
    draft.add(ui::Keypad{.corner = ui::Keypad::Corner::comma,
                         .comma = texts.say<"fmt.decimal">(),
                         .comma_enabled = place.typed.find(',') == std::string::npos},
              ui::Side::act);
    const auto sum = parse_money(place.typed);
    auto go = button(
        draft, sum ? texts.say<"pay.other_done">(texts.sum(*sum)) : texts.say<"nav.continue">(),
        ui::Look::primary, press::Submit{});
    go.enabled = sum.has_value();
    page.bottom = {go};
    return draft.take();
}

}  // namespace kvitok::screens
