// The six digits of a letter, or the word that its link does as well.
#include "kiosk/screens/people_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen letter_code(const State& state, const people::Code& place, const Texts& texts) {
    const bool own = !place.registering;
    Draft draft(state, texts, "letter_code", ui::Template::form, Ways::all, Whose::nobody);
    auto& page = draft.page;
    page.title.text = own ? texts.say<"code.title_email">() : texts.say<"reg.done">();
    const std::string to = people::masked_email(place.email);
    draft.add(ui::Paragraph{
        .text = own ? texts.say<"code.lead_email">(to) : texts.say<"reg.done_lead">(to),
        .ink = ui::Ink::ink});
    const FormWords words{
        {.label = texts.say<"code.label">(),
         .hint = texts.say<"code.hint">(),
         .refused = place.refusal ? refusal_words(state, *place.refusal, texts) : std::string()}};
    add_fields(draft, place.form, words, texts);
    if (!own) draft.add(ui::Note{.icon = ui::Icon::email, .text = texts.say<"code.nothing">()});
    add_refusal_note(draft, state, place.form, place.refusal, texts);
    auto enter = send_button(draft, place.form, texts.say<"code.submit">(), place.request, texts);
    add_keys(draft, place.form, words, enter, texts);
    return draft.take();
}

}  // namespace kvitok::screens
