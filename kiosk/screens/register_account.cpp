// Registering, the second step: a name and a password to sign in with.
#include "kiosk/screens/people_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen register_account(const State& state, const people::Account& place, const Texts& texts) {
    Draft draft(state, texts, "register_account", ui::Template::form, Ways::all, Whose::nobody);
    auto& page = draft.page;
    page.title.text = texts.say<"reg.title">();
    page.step = {2, 2, texts.say<"nav.step">(2, 2)};
    const FormWords words{
        {.label = texts.say<"reg.login">(),
         .hint = texts.say<"reg.login_hint">(static_cast<int>(people::least_user_name)),
         .refused = texts.say<"reg.login_form">(),
         .letters = ui::Letters::english},
        new_password_words(state, place.refusal, texts),
        password_again_words(texts)};
    add_fields(draft, place.form, words, texts);
    add_refusal_note(draft, state, place.form, place.refusal, texts);
    auto enter = send_button(draft, place.form, texts.say<"reg.submit">(), place.request, texts);
    add_keys(draft, place.form, words, enter, texts);
    return draft.take();
}

}  // namespace kvitok::screens
