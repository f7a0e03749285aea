// The cabinet works, the password is new, or the cabinet is gone.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

ui::StatusHead done_head(PeopleDone what, const Texts& texts) {
    switch (what) {
        case PeopleDone::activated:
            return {.headline = texts.say<"reg.active">(), .lead = texts.say<"reg.active_lead">()};
        case PeopleDone::recovered:
            return {.headline = texts.say<"recover.done">(),
                    .lead = texts.say<"recover.done_lead">()};
        case PeopleDone::deleted:
            return {.headline = texts.say<"prof.deleted">(),
                    .lead = texts.say<"prof.deleted_lead">()};
    }
    return {};
}

}  // namespace

Screen people_done(const State& state, PeopleDone what, const Texts& texts) {
    Draft draft(state, texts, "people_done", ui::Template::status, Ways::all, Whose::nobody);
    draft.add(done_head(what, texts));
    draft.page.bottom = {
        what == PeopleDone::deleted
            ? button(draft, texts.say<"nav.exit">(), ui::Look::primary, press::Finish{})
            : button(draft, texts.say<"login.submit">(), ui::Look::primary, press::SignIn{})};
    return draft.take();
}

}  // namespace kvitok::screens
