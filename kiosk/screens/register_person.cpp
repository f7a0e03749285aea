// Registering, the first step: who it is.
#include "kiosk/screens/people_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen register_person(const State& state, const people::Person& place, const Texts& texts) {
    Draft draft(state, texts, "register_person", ui::Template::form, Ways::all, Whose::nobody);
    auto& page = draft.page;
    page.title.text = texts.say<"reg.title">();
    page.step = {1, 2, texts.say<"nav.step">(1, 2)};
    draft.add(ui::Paragraph{.text = texts.say<"reg.lead">(), .style = ui::TextStyle::small});
    const std::string letters = texts.say<"reg.name_letters">();
    const FormWords words{{.label = texts.say<"reg.surname">(), .refused = letters},
                          {.label = texts.say<"reg.name">(), .refused = letters, .beside = true},
                          {.label = texts.say<"reg.patronymic">(), .refused = letters},
                          {.label = texts.say<"reg.phone">(),
                           .example = texts.say<"reg.phone_example">(),
                           .refused = texts.say<"reg.phone_form">(),
                           .beside = true},
                          {.label = texts.say<"reg.email">(),
                           .refused = texts.say<"err.email">(),
                           .letters = ui::Letters::english}};
    add_fields(draft, place.form, words, texts);
    auto enter = next_or_submit(draft, place.form, texts.say<"key.next">(), texts);
    add_keys(draft, place.form, words, enter, texts);
    return draft.take();
}

}  // namespace kvitok::screens
