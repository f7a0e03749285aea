// A new letter to the company, and a further message: what it is about, and where to answer.
#include "kiosk/screens/contact_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

void add_kinds(Draft& draft, AppealKind chosen, const Texts& texts) {
    ui::Chips chips;
    for (const auto kind :
         {AppealKind::charges, AppealKind::repair, AppealKind::documents, AppealKind::other}) {
        chips.chips.push_back(
            {kind_name(kind, texts), kind == chosen, draft.on(contact::ChooseKind{kind})});
    }
    draft.add(std::move(chips));
}

ui::Button send_button(Draft& draft, const form::Form& form, std::uint64_t request,
                       const Texts& texts) {
    auto send = next_or_submit(draft, form, texts.say<"send.go">(), texts);
    send.enabled = request == 0;
    return send;
}

FieldWords letter_words(std::string label, const Texts& texts) {
    return {.label = std::move(label),
            .hint = texts.count<"send.longest">(contact::longest_letter),
            .lines = 3};
}

}  // namespace

Screen appeal_write(const State& state, const contact::WritingAppeal& place, const Texts& texts) {
    Draft draft(state, texts, "appeal_write", ui::Template::form, Ways::all, Whose::current);
    draft.page.title.text = texts.say<"appeal.new_title">();
    add_not_sent(draft, state, place.sending.failed, texts);
    add_kinds(draft, place.kind, texts);
    const FormWords words{letter_words(texts.say<"appeal.text">(), texts),
                          {.label = texts.say<"appeal.email">(),
                           .refused = texts.say<"appeal.where_needed">(),
                           .letters = ui::Letters::english},
                          {.label = texts.say<"appeal.phone">(),
                           .hint = texts.say<"appeal.phone_hint">(),
                           .refused = texts.say<"appeal.phone_short">(),
                           .beside = true}};
    add_fields(draft, place.form, words, texts);
    add_keys(draft, place.form, words, send_button(draft, place.form, place.request, texts), texts);
    return draft.take();
}

Screen appeal_reply(const State& state, const contact::Replying& place, const Texts& texts) {
    Draft draft(state, texts, "appeal_reply", ui::Template::form, Ways::all, Whose::current);
    draft.page.title.text = place.appeal.subject;
    draft.page.title.hint = texts.say<"appeal.number">(place.appeal.number);
    draft.page.title.tag = appeal_tag(place.appeal.state, false, texts);
    add_not_sent(draft, state, place.sending.failed, texts);
    const FormWords words{letter_words(texts.say<"appeal.reply_text">(), texts)};
    add_fields(draft, place.form, words, texts);
    add_keys(draft, place.form, words, send_button(draft, place.form, place.request, texts), texts);
    return draft.take();
}

Screen report_write(const State& state, const contact::Reporting& place, const Texts& texts) {
    Draft draft(state, texts, "report", ui::Template::form, Ways::all, Whose::nobody);
    draft.page.title.text = texts.say<"report.title">();
    draft.page.title.hint = texts.say<"report.lead">();
    add_not_sent(draft, state, place.sending.failed, texts);
    const FormWords words{letter_words(texts.say<"report.text">(), texts)};
    add_fields(draft, place.form, words, texts);
    draft.add(ui::Note{.icon = ui::Icon::lock_outline, .text = texts.say<"report.privacy">()});
    add_keys(draft, place.form, words, send_button(draft, place.form, place.request, texts), texts);
    return draft.take();
}

}  // namespace kvitok::screens
