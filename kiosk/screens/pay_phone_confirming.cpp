// The money has left the payer, or nobody knows yet: nobody pays again.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen pay_phone_confirming(const State& state, const phone::Following& at, const Texts& texts) {
    Draft draft(state, texts, "pay_phone_confirming", ui::Template::status, Ways::all,
                Whose::current);
    auto& page = draft.page;
    page.stack = 24;
    const bool taken = at.invoice.state == InvoiceState::confirming;
    const auto sum = texts.sum(at.invoice.amount + at.invoice.fee);
    draft.add(ui::StatusHead{
        .tone = ui::Tone::warn,
        .icon = ui::Icon::clock,
        .headline = taken ? texts.say<"phone.confirming">() : texts.say<"check.title">(),
        .lead = texts.say<"phone.do_not_pay">()});
    draft.add(explanation(
        texts, taken ? texts.say<"phone.what_taken">() : texts.say<"phone.what_unknown">(),
        taken ? texts.say<"phone.money_taken">(sum) : texts.say<"phone.money_unknown">(sum),
        texts.say<"phone.do_wait">()));
    draft.add(
        ui::SplitLine{.left = {ui::Icon::none, rich(texts.say<"bad.operation">(at.invoice.number))},
                      .right = {ui::Icon::phone, rich(texts.say<"bad.phone">(phone_of(state)))},
                      .inset = true});
    draft.add(ui::Progress{.icon = ui::Icon::clock,
                           .title = texts.say<"phone.asking">(),
                           .windows = waiting_windows(state)},
              ui::Side::act);
    page.bottom = {button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Done{})};
    return draft.take();
}

}  // namespace kvitok::screens
