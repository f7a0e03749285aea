// What was handed in during this visit to the meters, and how it got on.
#include <algorithm>

#include "kiosk/screens/payment.h"
#include "kiosk/screens/readings.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

ui::StatusHead head(const State& state, const std::vector<HandedReading>& readings,
                    const Texts& texts) {
    TimePoint latest;
    for (const auto& handed : readings) latest = std::max(latest, handed.reading.taken_at);
    const auto lead = texts.count<"entry.done_n">(
        static_cast<int>(readings.size()),
        texts.day_time(to_local(latest, state.site.utc_offset_minutes)));
    switch (state_of(readings)) {
        case ReadingState::accepted:
            return {ui::Tone::ok, ui::Icon::check, texts.say<"entry.done">(), lead};
        case ReadingState::queued:
            return {ui::Tone::ok, ui::Icon::clock, texts.say<"entry.stored">(), lead};
        case ReadingState::refused:
            return {ui::Tone::warn, ui::Icon::close, texts.say<"entry.refused">(), lead};
    }
    return {};
}

ui::RowsPanel rows(const std::vector<HandedReading>& readings, const Texts& texts) {
    ui::RowsPanel panel;
    for (const auto& handed : readings) {
        panel.rows.push_back(
            {.icon = icon_of(handed.meter.resource),
             .tint = tint_of(handed.meter.resource),
             .title = meter_name(handed.meter, texts),
             .hint =
                 handed.state == ReadingState::refused
                     ? texts.say<"entry.row_refused">(joined(handed.reading.values, texts))
                     : texts.say<"entry.row">(joined(handed.reading.values, texts),
                                              texts.volume(total_used(handed), handed.meter.unit)),
             .value = texts.say<"fmt.about">(texts.sum(handed.estimate))});
    }
    return panel;
}

void add_slip(Draft& draft, const State& state, const std::string& number, const Texts& texts) {
    if (state.paper.slip.kind != SlipKind::readings || state.paper.slip.id != number) return;
    ui::Progress progress{.hint = texts.say<"entry.slip_no">(number)};
    switch (state.paper.state) {
        case PaperState::none:
            return;
        case PaperState::printing:
            progress.title = texts.say<"entry.printing">();
            progress.windows = waiting_windows(state);
            break;
        case PaperState::printed:
            progress.title = texts.say<"entry.printed">();
            progress.windows = {5, 5};
            break;
        case PaperState::failed:
        case PaperState::unknown:
            progress.title = texts.say<"entry.not_printed">();
            progress.hint = texts.say<"entry.slip_keep">(number);
            break;
    }
    draft.add(progress);
}

// What follows from the state: when the charge is seen, that it goes by itself, or what to do.
void add_note(Draft& draft, const State& state, const std::vector<HandedReading>& readings,
              const Texts& texts) {
    switch (state_of(readings)) {
        case ReadingState::queued:
            draft.add(ui::Note{.icon = ui::Icon::clock,
                               .text = state.health.server == Link::down
                                           ? texts.say<"entry.stored_note">()
                                           : texts.say<"entry.sending">(),
                               .style = ui::TextStyle::body});
            return;
        case ReadingState::refused:
            draft.add(ui::Note{.tone = ui::Tone::bad,
                               .icon = ui::Icon::alert,
                               .text = texts.say<"entry.refused_note">(phone_of(state)),
                               .style = ui::TextStyle::body});
            return;
        case ReadingState::accepted:
            break;
    }
    const auto* outcome = deliver::outcome_of(state.outbox, readings.front().reading.id);
    const auto* accepted = outcome ? std::get_if<server::ReadingAccepted>(&outcome->what) : nullptr;
    if (!accepted) return;
    draft.add(ui::Note{.icon = ui::Icon::calendar,
                       .text = texts.say<"entry.done_lead">(texts.month(accepted->counts_for),
                                                            texts.day(accepted->charged_on)),
                       .style = ui::TextStyle::body});
}

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
    auto pay = ui::Button{.label = texts.say<"accounts.pay">(),
                          .look = ui::Look::outline,
                          .icon = ui::Icon::credit,
                          .enabled = false};
    if (session.current && can_pay_by_card(state)) {
        pay.action = draft.on(press::PayAccount{session.current->number});
        pay.enabled = true;
    }
    return {pay, button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Done{})};
}

}  // namespace

Screen readings_done(const State& state, const Texts& texts) {
    Draft draft(state, texts, "readings_done", ui::Template::status, Ways::all, Whose::current);
    draft.page.stack = 24;
    const auto& session = state.session;
    const auto& readings = session.handed.empty() ? session.printed : session.handed;
    if (!readings.empty()) {
        draft.add(head(state, readings, texts));
        draft.add(rows(readings, texts), ui::Side::act);
        add_slip(draft, state, readings.front().reading.number, texts);
        add_note(draft, state, readings, texts);
    }
    draft.page.bottom = answers(draft, state, texts);
    return draft.take();
}

}  // namespace kvitok::screens
