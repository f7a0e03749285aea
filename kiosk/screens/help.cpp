// How things are done here: about the screen below first, then about the place; and where to say
// that a screen is wrong.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/help_texts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

ui::Explanation part(ui::Icon icon, std::string heading, std::string text,
                     ui::Tint tint = ui::Tint::primary) {
    return {{{.icon = icon, .tint = tint, .heading = std::move(heading), .text = std::move(text)}}};
}

}  // namespace

Screen help(const State& state, const ui::Page& below, const Texts& texts) {
    Draft draft(state, texts, "help", ui::Template::list, Ways::none, Whose::nobody);
    auto& page = draft.page;
    page.title.text = texts.say<"help.title">();
    if (auto here = help_for(below.name, texts); !here.empty()) {
        draft.add(part(ui::Icon::help_circle_outline, texts.say<"help.here">(), std::move(here)));
    }
    draft.add(part(ui::Icon::credit, texts.say<"help.pay_title">(), texts.say<"help.pay">()));
    draft.add(
        part(ui::Icon::gauge, texts.say<"help.readings_title">(), texts.say<"help.readings">()));
    draft.add(part(ui::Icon::shield_outline, texts.say<"help.privacy_title">(),
                   texts.say<"help.privacy">(), ui::Tint::ok));
    // In the middle of a payment nobody is led away from it.
    if (below.nav.back != ui::Presence::disabled) {
        draft.add(ui::Note{.icon = ui::Icon::pencil,
                           .text = texts.say<"report.noticed">(),
                           .button = button(draft, texts.say<"report.tell">(), ui::Look::outline,
                                            contact::ReportError{below.name})});
    }
    draft.add(ui::Paragraph{.text = rich(texts.say<"help.phone">(phone_of(state))),
                            .icon = ui::Icon::phone});
    page.bottom = {
        button(draft, texts.say<"help.terms_title">(), ui::Look::outline, press::Terms{},
               ui::Icon::file_document),
        button(draft, texts.say<"help.close">(), ui::Look::primary, press::CloseOverlay{})};
    return draft.take();
}

}  // namespace kvitok::screens
