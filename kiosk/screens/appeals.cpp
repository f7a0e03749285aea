// The letters to the company about this account, the latest first.
#include "kiosk/screens/contact_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

std::string news_of(const State& state, const AppealSummary& appeal, const Texts& texts) {
    if (appeal.state == AppealState::done && !appeal.unread) {
        const auto closed = to_local(appeal.updated, state.site.utc_offset_minutes).date;
        return texts.say<"appeal.closed">(texts.day(closed));
    }
    const auto& note = texts.name(appeal.note);
    if (!note.empty() && !appeal.unread) return note;
    return texts.say<"appeal.updated">(moment_of(state, appeal.updated, texts));
}

}  // namespace

Screen appeals(const State& state, const server::contact::Appeals& list, const Texts& texts) {
    Draft draft(state, texts, "appeals", ui::Template::list, Ways::all, Whose::current);
    auto& page = draft.page;
    page.title.text = texts.say<"appeal.title">();
    page.title.side = texts.count<"appeal.term">(list.reply_days);
    page.parts.previous = texts.say<"pager.newer">();
    page.parts.next = texts.say<"pager.older">();
    draft.add(ui::ButtonRow{.buttons = {button(draft, texts.say<"appeal.new">(), ui::Look::primary,
                                               contact::NewAppeal{}, ui::Icon::message_plus)},
                            .height = ui::RowHeight::large});
    for (const auto& appeal : list.appeals) {
        draft.add(ui::Story{
            .kind = ui::Story::Kind::letter,
            .tag = appeal_tag(appeal.state, appeal.unread, texts),
            .title = appeal.subject,
            .text = texts.say<"appeal.line">(appeal.number, news_of(state, appeal, texts)),
            .action = draft.on(contact::OpenAppeal{appeal.id})});
    }
    if (list.appeals.empty()) draft.add(ui::Note{.text = texts.say<"appeal.none">()});
    draft.dock(ui::Note{.icon = ui::Icon::phone,
                        .text = rich(texts.say<"appeal.emergency">(phone_of(state)))});
    return draft.take();
}

}  // namespace kvitok::screens
