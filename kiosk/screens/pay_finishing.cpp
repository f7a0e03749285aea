// The bank has approved; the terminal is told that we have it.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen pay_finishing(const State& state, const pay::Approved& approved, const Texts& texts) {
    Draft draft(state, texts, "pay_finishing", ui::Template::status, Ways::disabled,
                Whose::current);
    draft.page.title.text = texts.say<"term.finishing">();
    draft.page.step = {2, 2, texts.say<"nav.step">(2, 2)};
    const auto& quote = approved.record.quote;
    draft.add(
        ui::KeyValues{.rows = {{texts.say<"pay.account">(), masked(quote.account)},
                               {texts.say<"ok.operation">(), approved.record.number}},
                      .total = {texts.say<"pay.total">(), texts.sum(quote.amount + quote.fee)},
                      .large_total = true});
    draft.add(ui::Progress{.icon = ui::Icon::credit,
                           .title = texts.say<"term.approved">(),
                           .hint = texts.say<"term.stay">(),
                           .windows = waiting_windows(state)},
              ui::Side::act);
    return draft.take();
}

}  // namespace kvitok::screens
