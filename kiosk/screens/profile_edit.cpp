// One thing of the profile, changed.
#include "kiosk/screens/people_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

using people::Edit;

std::string edit_title(Edit what, const Texts& texts) {
    switch (what) {
        case Edit::name:
            return texts.say<"prof.name_title">();
        case Edit::email:
            return texts.say<"prof.email_title">();
        case Edit::phone:
            return texts.say<"prof.phone_title">();
        case Edit::password:
            return texts.say<"prof.password_title">();
    }
    return {};
}

FormWords edit_words(const State& state, const people::Editing& place, const Texts& texts) {
    const std::string letters = texts.say<"reg.name_letters">();
    switch (place.what) {
        case Edit::name:
            return {{.label = texts.say<"reg.surname">(), .refused = letters},
                    {.label = texts.say<"reg.name">(), .refused = letters},
                    {.label = texts.say<"reg.patronymic">(), .refused = letters}};
        case Edit::email:
            return {{.label = texts.say<"reg.email">(),
                     .hint = texts.say<"prof.email_hint">(),
                     .refused = place.refusal ? refusal_words(state, *place.refusal, texts)
                                              : texts.say<"err.email">(),
                     .letters = ui::Letters::english}};
        case Edit::phone:
            return {{.label = texts.say<"reg.phone">(),
                     .example = texts.say<"reg.phone_example">(),
                     .refused = texts.say<"reg.phone_form">()}};
        case Edit::password:
            break;
    }
    return {{.label = texts.say<"prof.password_old">(),
             .refused = place.refusal ? refusal_words(state, *place.refusal, texts) : std::string(),
             .letters = ui::Letters::english},
            new_password_words(state, place.refusal, texts),
            password_again_words(texts)};
}

}  // namespace

Screen profile_edit(const State& state, const people::Editing& place, const Texts& texts) {
    Draft draft(state, texts, "profile_edit", ui::Template::form, Ways::all, Whose::nobody);
    draft.page.title.text = edit_title(place.what, texts);
    const FormWords words = edit_words(state, place, texts);
    add_fields(draft, place.form, words, texts);
    add_refusal_note(draft, state, place.form, place.refusal, texts);
    auto enter = send_button(draft, place.form, texts.say<"prof.save">(), place.request, texts);
    add_keys(draft, place.form, words, enter, texts);
    return draft.take();
}

}  // namespace kvitok::screens
