// What was handed in during this visit to the meters, and how it got on.
#include <algorithm>

#include "kiosk/screens/readings_outcome.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

// The next meter while one waits; paying and the end when all are done.
std::vector<ui::Button> answers(Draft& draft, const State& state, const Texts& texts) {
    const auto& session = state.session;
    const bool waiting =
        std::any_of(session.meters.begin(), session.meters.end(), [](const Meter& meter) {
            return !meter.remote &&
                   std::none_of(meter.zones.begin(), meter.zones.end(),
                                [](const Zone& zone) { return zone.submitted.has_value(); });
        });
    if (waiting) {
        return {
            button(draft, texts.say<"nav.done">(), ui::Look::outline, press::Done{}),
            button(draft, texts.say<"entry.next_meter">(), ui::Look::primary, press::NextMeter{})};
    }
    const auto done = button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Done{});
    if (!state.site.sections.payment) return {done};
    auto pay = ui::Button{.label = texts.say<"accounts.pay">(),
                          .look = ui::Look::outline,
                          .icon = ui::Icon::credit,
                          .enabled = false};
    if (session.current && can_pay_by_card(state)) {
        pay.action = draft.on(press::PayAccount{session.current->number});
        pay.enabled = true;
    }
    return {pay, done};
}

}  // namespace

Screen readings_done(const State& state, const Texts& texts) {
    Draft draft(state, texts, "readings_done", ui::Template::status, Ways::all, Whose::current);
    draft.page.stack = 24;
    const auto& session = state.session;
    const auto& readings = session.handed.empty() ? session.printed : session.handed;
    if (!readings.empty()) {
        draft.add(outcome_head(state, readings, texts));
        draft.add(handed_rows(readings, texts), ui::Side::act);
        add_slip_progress(draft, state, readings.front().reading.number, texts);
        add_outcome_note(draft, state, readings, texts);
    }
    draft.page.bottom = answers(draft, state, texts);
    return draft.take();
}

}  // namespace kvitok::screens
