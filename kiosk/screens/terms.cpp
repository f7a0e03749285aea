// The terms that the resident accepts by paying: short, and nothing that is not so.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen terms(const State& state, const Texts& texts) {
    Draft draft(state, texts, "terms", ui::Template::list, Ways::none, Whose::nobody);
    auto& page = draft.page;
    page.title.text = texts.say<"help.terms_title">();
    const auto company =
        texts.name(state.house ? state.house->notice.company.company : state.site.operator_name);
    draft.add(ui::Explanation{
        {{.icon = ui::Icon::domain,
          .heading = texts.say<"terms.who_title">(),
          .text = texts.say<"terms.who">(texts.name(state.site.payment_operator), company)}}});
    draft.add(ui::Explanation{{{.icon = ui::Icon::receipt,
                                .heading = texts.say<"terms.sum_title">(),
                                .text = texts.say<"terms.sum">()}}});
    draft.add(ui::Explanation{{{.icon = ui::Icon::history,
                                .heading = texts.say<"terms.back_title">(),
                                .text = texts.say<"terms.back">()}}});
    draft.add(ui::Explanation{{{.icon = ui::Icon::shield_outline,
                                .tint = ui::Tint::ok,
                                .heading = texts.say<"help.privacy_title">(),
                                .text = texts.say<"terms.privacy">()}}});
    draft.add(ui::Paragraph{.text = rich(texts.say<"help.phone">(phone_of(state))),
                            .icon = ui::Icon::phone});
    page.bottom = {
        button(draft, texts.say<"help.close">(), ui::Look::primary, press::CloseOverlay{})};
    return draft.take();
}

}  // namespace kvitok::screens
