// Step 1 of paying: how much, and how.
#include "kiosk/screens/pay_choices.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen pay_amount(const State& state, const pay::Choosing& form, const Texts& texts) {
    Draft draft(state, texts, "pay_amount", ui::Template::form, Ways::all, Whose::current);
    auto& page = draft.page;
    const auto& account = form.purpose.account;
    const Money fee = state.house ? state.house->fee : Money{0};
    page.title.text = texts.say<"pay.title">();
    page.step = {1, 2, texts.say<"nav.step">(1, 2)};
    draft.add(ui::Heading{texts.say<"pay.how_much">()});
    draft.add(amount_options(draft, state, form, texts));
    const bool phone_helps = offers_phone(state) && is_about_terminal(form.refusal);
    if (form.refusal == pay::Refusal::none || phone_helps) {
        add_methods(draft, state, form, texts);
    } else {
        draft.add(ui::Note{.tone = ui::Tone::bad,
                           .icon = ui::Icon::alert,
                           .text = rich(refusal_words(state, form.refusal, texts))},
                  ui::Side::act);
    }
    draft.dock(
        ui::KeyValues{.rows = {{texts.say<"pay.account">(),
                                texts.say<"fmt.masked_company">(masked(account.number),
                                                                texts.name(account.payee.company))},
                               {texts.say<"pay.fee">(), texts.sum(fee)}},
                      .total = {texts.say<"pay.total">(), texts.sum(pay::amount_of(form) + fee)},
                      .large_total = true});
    draft.dock(
        ui::Paragraph{.text = texts.say<"pay.legal">(texts.name(state.site.payment_operator)),
                      .style = ui::TextStyle::caption,
                      .icon = ui::Icon::shield_outline});
    auto go = button(draft, texts.say<"pay.go">(), ui::Look::primary, press::Pay{},
                     ui::Icon::arrow_right);
    go.icon_after = true;
    go.enabled = pay::amount_of(form) > Money{0};
    page.bottom = {go};
    return draft.take();
}

}  // namespace kvitok::screens
