// An earlier payment at this terminal is still being checked: no new one until it is settled.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen pay_blocked(const State& state, const Texts& texts) {
    Draft draft(state, texts, "pay_blocked", ui::Template::status, Ways::all, Whose::current);
    auto& page = draft.page;
    page.stack = 24;
    draft.add(ui::StatusHead{.tone = ui::Tone::warn,
                             .icon = ui::Icon::clock,
                             .headline = texts.say<"blocked.title">(),
                             .lead = texts.say<"bad.lead">()});
    draft.add(explanation(texts, texts.say<"blocked.what">(), texts.say<"bad.nothing_taken">(),
                          texts.say<"blocked.do">(phone_of(state))),
              ui::Side::act);
    page.bottom = {button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Done{})};
    if (state.session.current && state.site.sections.readings) {
        page.bottom.insert(
            page.bottom.begin(),
            button(draft, texts.say<"ok.readings">(), ui::Look::outline,
                   press::ShowMeters{state.session.current->number}, ui::Icon::gauge));
    }
    return draft.take();
}

}  // namespace kvitok::screens
