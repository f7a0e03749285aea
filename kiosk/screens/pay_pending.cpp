// Taken and recorded here, not yet acknowledged by the management company.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen pay_pending(const State& state, const PaymentRecord& record, const Texts& texts) {
    Draft draft(state, texts, "pay_pending", ui::Template::status, Ways::all, Whose::current);
    auto& page = draft.page;
    page.stack = 24;
    draft.add(ui::StatusHead{.tone = ui::Tone::warn,
                             .icon = ui::Icon::clock,
                             .headline = texts.say<"wait.title">(),
                             .lead = texts.say<"wait.lead">()});
    const auto sum = texts.sum(record.quote.amount + record.quote.fee);
    draft.add(explanation(texts, texts.say<"wait.what">(), texts.say<"wait.money">(sum),
                          texts.say<"wait.do">()));
    draft.add(operation_line(state, record, texts));
    add_paper_note(draft, state, record, SlipKind::payment,
                   {texts.say<"wait.slip_printing">(), texts.say<"wait.slip">(),
                    texts.say<"wait.slip_failed">()});
    auto again = button(draft, texts.say<"ok.again">(), ui::Look::outline, press::PrintAgain{},
                        ui::Icon::printer);
    again.enabled = paper_of(state, record, SlipKind::payment) != PaperState::printing;
    page.bottom = {again, button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Done{})};
    return draft.take();
}

}  // namespace kvitok::screens
