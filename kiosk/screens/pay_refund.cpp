// The management company cannot take the payment: the money goes back.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen pay_refund(const State& state, const PaymentRecord& record, const Texts& texts) {
    Draft draft(state, texts, "pay_refund", ui::Template::status, Ways::all, Whose::current);
    auto& page = draft.page;
    page.stack = 24;
    const bool done = record.state == PaymentState::refunded;
    draft.add(ui::StatusHead{
        .tone = ui::Tone::warn,
        .icon = ui::Icon::close,
        .headline = done ? texts.say<"refund.done_title">() : texts.say<"refund.title">(),
        .lead = texts.say<"refund.lead">()});
    const auto sum = texts.sum(record.quote.amount + record.quote.fee);
    draft.add(
        explanation(texts, texts.say<"refund.what">(),
                    done ? texts.say<"refund.done_money">(sum) : texts.say<"refund.money">(sum),
                    texts.say<"refund.do">()));
    draft.add(operation_line(state, record, texts));
    add_paper_note(draft, state, record, SlipKind::refund,
                   {texts.say<"refund.slip">(), texts.say<"refund.slip_printed">(),
                    texts.say<"bad.slip_failed">()});
    page.bottom = {button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Done{})};
    return draft.take();
}

}  // namespace kvitok::screens
