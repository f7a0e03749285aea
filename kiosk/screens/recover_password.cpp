// A forgotten password, the second step: the letter's code, and a new password.
#include "kiosk/screens/people_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen recover_password(const State& state, const people::NewPassword& place, const Texts& texts) {
    Draft draft(state, texts, "recover_password", ui::Template::form, Ways::all, Whose::nobody);
    auto& page = draft.page;
    page.title.text = texts.say<"recover.title">();
    page.step = {2, 2, texts.say<"nav.step">(2, 2)};
    draft.add(ui::Paragraph{.text = texts.say<"recover.sent">(), .style = ui::TextStyle::small});
    const FormWords words{
        {.label = texts.say<"code.label">(),
         .refused = place.refusal ? refusal_words(state, *place.refusal, texts) : std::string()},
        new_password_words(state, place.refusal, texts),
        password_again_words(texts)};
    add_fields(draft, place.form, words, texts);
    add_refusal_note(draft, state, place.form, place.refusal, texts);
    auto enter =
        send_button(draft, place.form, texts.say<"recover.submit">(), place.request, texts);
    add_keys(draft, place.form, words, enter, texts);
    return draft.take();
}

}  // namespace kvitok::screens
