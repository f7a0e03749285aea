// How things are done here.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen help(const State& state, const Texts& texts) {
    Draft draft(state, texts, "help", ui::Template::list, Ways::none, Whose::nobody);
    auto& page = draft.page;
    page.title.text = texts.say<"help.title">();
    draft.add(ui::Explanation{{{.icon = ui::Icon::credit,
                                .heading = texts.say<"help.pay_title">(),
                                .text = texts.say<"help.pay">()}}});
    draft.add(ui::Explanation{{{.icon = ui::Icon::gauge,
                                .heading = texts.say<"help.readings_title">(),
                                .text = texts.say<"help.readings">()}}});
    draft.add(ui::Explanation{{{.icon = ui::Icon::shield_outline,
                                .tint = ui::Tint::ok,
                                .heading = texts.say<"help.privacy_title">(),
                                .text = texts.say<"help.privacy">()}}});
    draft.add(ui::Paragraph{.text = rich(texts.say<"help.phone">(phone_of(state))),
                            .icon = ui::Icon::phone});
    page.bottom = {
        button(draft, texts.say<"help.terms_title">(), ui::Look::outline, press::Terms{},
               ui::Icon::file_document),
        button(draft, texts.say<"help.close">(), ui::Look::primary, press::CloseOverlay{})};
    return draft.take();
}

}  // namespace kvitok::screens
