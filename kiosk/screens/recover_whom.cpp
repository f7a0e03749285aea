// A forgotten password, the first step: whose it is.
#include "kiosk/screens/people_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen recover_whom(const State& state, const people::Whom& place, const Texts& texts) {
    Draft draft(state, texts, "recover_whom", ui::Template::form, Ways::all, Whose::nobody);
    auto& page = draft.page;
    page.title.text = texts.say<"recover.title">();
    page.step = {1, 2, texts.say<"nav.step">(1, 2)};
    draft.add(ui::Paragraph{.text = texts.say<"recover.lead">(), .ink = ui::Ink::ink});
    const FormWords words{{.label = texts.say<"recover.whom">(), .letters = ui::Letters::english}};
    add_fields(draft, place.form, words, texts);
    add_refusal_note(draft, state, place.form, place.refusal, texts);
    auto enter = send_button(draft, place.form, texts.say<"recover.send">(), place.request, texts);
    add_keys(draft, place.form, words, enter, texts);
    return draft.take();
}

}  // namespace kvitok::screens
