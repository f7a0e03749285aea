#include "kiosk/screens/readings_outcome.h"

#include <algorithm>

#include "kiosk/screens/payment.h"
#include "kiosk/screens/readings.h"

namespace kvitok::screens {

ui::StatusHead outcome_head(const State& state, const std::vector<HandedReading>& readings,
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

ui::RowsPanel handed_rows(const std::vector<HandedReading>& readings, const Texts& texts) {
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

void add_slip_progress(Draft& draft, const State& state, const std::string& number,
                       const Texts& texts) {
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

void add_outcome_note(Draft& draft, const State& state, const std::vector<HandedReading>& readings,
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

}  // namespace kvitok::screens
