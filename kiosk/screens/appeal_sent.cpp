// An appeal has reached the company: its number, and until when it is answered; and the thanks for
// a report.
#include "kiosk/screens/contact_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen appeal_sent(const State& state, const Appeal& appeal, const Texts& texts) {
    Draft draft(state, texts, "appeal_sent", ui::Template::status, Ways::all, Whose::current);
    draft.page.stack = 24;
    const auto& where = appeal.way == AnswerWay::email ? appeal.email : appeal.phone;
    draft.add(ui::StatusHead{.headline = texts.say<"appeal.sent_title">(appeal.summary.number),
                             .lead = appeal.summary.subject});
    draft.add(ui::KeyValues{
        .rows = {{texts.say<"appeal.number_label">(), std::to_string(appeal.summary.number)},
                 {texts.say<"appeal.answer_by">(), texts.date_long(appeal.answer_by)},
                 {texts.say<"appeal.answer_to">(), where}}});
    add_slip_progress(draft, state, SlipKind::appeal, texts);
    auto again = button(draft, texts.say<"appeal.print">(), ui::Look::outline, contact::PrintIt{},
                        ui::Icon::printer);
    again.enabled =
        state.paper.state != PaperState::printing && printer::can_print(state.health.printer);
    draft.page.bottom = {again,
                         button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Back{})};
    return draft.take();
}

Screen report_sent(const State& state, const Texts& texts) {
    Draft draft(state, texts, "report_sent", ui::Template::status, Ways::all, Whose::nobody);
    draft.add(ui::StatusHead{.headline = texts.say<"report.thanks">(),
                             .lead = texts.say<"report.thanks_lead">()});
    draft.page.bottom = {button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Back{})};
    return draft.take();
}

}  // namespace kvitok::screens
