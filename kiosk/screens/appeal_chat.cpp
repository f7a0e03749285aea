// One appeal: what was written and answered, and where the answer is announced.
#include "kiosk/screens/contact_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

void add_ways(Draft& draft, const Appeal& appeal, const Texts& texts) {
    ui::Chips chips;
    if (!appeal.email.empty()) {
        chips.chips.push_back({appeal.email, appeal.way == AnswerWay::email,
                               draft.on(contact::ChooseWay{AnswerWay::email}),
                               ui::Icon::email_outline});
    }
    if (!appeal.phone.empty()) {
        chips.chips.push_back({appeal.phone, appeal.way == AnswerWay::phone,
                               draft.on(contact::ChooseWay{AnswerWay::phone}), ui::Icon::phone});
    }
    draft.dock(ui::Paragraph{.text = texts.say<"appeal.where">(), .style = ui::TextStyle::small});
    draft.dock(std::move(chips));
}

}  // namespace

Screen appeal_chat(const State& state, const Appeal& appeal, const Texts& texts) {
    Draft draft(state, texts, "appeal_chat", ui::Template::list, Ways::all, Whose::current);
    auto& page = draft.page;
    const auto& summary = appeal.summary;
    page.title.text = summary.subject;
    page.title.hint = texts.say<"appeal.number">(summary.number);
    page.title.tag = appeal_tag(summary.state, false, texts);
    page.parts.previous = texts.say<"pager.earlier">();
    page.parts.next = texts.say<"pager.later">();
    const auto& company =
        state.session.current ? state.session.current->payee.company : state.site.operator_name;
    for (const auto& message : appeal.messages) {
        draft.add(ui::Bubble{
            .author = message.from_company ? texts.name(company) : texts.say<"appeal.you">(),
            .when = texts.day_time(to_local(message.at, state.site.utc_offset_minutes)),
            .text = message.text,
            .mine = !message.from_company});
    }
    add_ways(draft, appeal, texts);
    auto print = button(draft, texts.say<"appeal.print">(), ui::Look::outline, contact::PrintIt{},
                        ui::Icon::printer);
    print.enabled =
        state.paper.state != PaperState::printing && printer::can_print(state.health.printer);
    draft.dock(ui::ButtonRow{
        .buttons = {print, button(draft, texts.say<"appeal.reply">(), ui::Look::primary,
                                  contact::ReplyToIt{}, ui::Icon::message_reply)},
        .last_wide = true});
    return draft.take();
}

}  // namespace kvitok::screens
