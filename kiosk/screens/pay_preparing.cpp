// The pre-flight: terminal, sum and paper are checked, nothing has moved yet.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen pay_preparing(const State& state, const pay::Preparing& preparing, const Texts& texts) {
    Draft draft(state, texts, "pay_preparing", ui::Template::status, Ways::disabled,
                Whose::current);
    auto& page = draft.page;
    page.title.text = texts.say<"pay.preparing">();
    page.step = {2, 2, texts.say<"nav.step">(2, 2)};
    draft.add(ui::KeyValues{
        .rows = {{texts.say<"pay.account">(), masked(preparing.form.purpose.account.number)}},
        .total = {texts.say<"pay.total">(), texts.sum(preparing.amount)},
        .large_total = true});
    draft.add(ui::Progress{.icon = ui::Icon::credit,
                           .title = texts.say<"pay.preparing_step">(),
                           .hint = texts.say<"pay.preparing_lead">(),
                           .windows = waiting_windows(state)},
              ui::Side::act);
    page.bottom = {
        button(draft, texts.say<"term.cancel">(), ui::Look::danger, press::CancelPayment{})};
    return draft.take();
}

}  // namespace kvitok::screens
