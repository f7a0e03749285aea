// The meters of the account: what was read last, what is wanted, what is done.
#include <algorithm>

#include "kiosk/screens/meter_row.h"
#include "kiosk/screens/readings.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen meters(const State& state, const server::Meters& list, const Texts& texts) {
    Draft draft(state, texts, "meters", ui::Template::list, Ways::all, Whose::current);
    auto& page = draft.page;
    const auto today = local_now(state).date;
    const auto total = std::count_if(list.meters.begin(), list.meters.end(),
                                     [](const Meter& meter) { return !meter.remote; });
    const auto sent =
        std::count_if(list.meters.begin(), list.meters.end(), [&](const Meter& meter) {
            return !meter.remote && reading_of_month(state, meter).has_value();
        });
    page.title.text = texts.say<"meters.title">();
    if (total > 0) {
        page.title.side =
            texts.say<"meters.progress">(static_cast<int>(sent), static_cast<int>(total));
        page.title.side_lit = static_cast<int>(sent);
        page.title.side_windows = static_cast<int>(total);
    }
    const auto month = texts.month(counts_for(list.window, today));
    draft.add(ui::Paragraph{
        .text = is_open(list.window, today)
                    ? texts.say<"meters.window">(month, list.window.from_day, list.window.to_day)
                    : texts.say<"meters.closed">(month),
        .style = ui::TextStyle::small});
    for (const auto& meter : list.meters) {
        draft.add(meter_row(draft, state, meter, list.window, texts), ui::Side::act);
    }
    if (std::none_of(list.meters.begin(), list.meters.end(), is_known) && total > 0) {
        draft.add(ui::Note{.tone = ui::Tone::warn,
                           .icon = ui::Icon::alert_circle_outline,
                           .text = texts.say<"meters.offline">()},
                  ui::Side::act);
    }
    if (list.meters.empty()) draft.add(ui::Note{.text = texts.say<"meters.none">()});
    auto print = button(draft, texts.say<"meters.print">(), ui::Look::outline,
                        press::ReadingsDone{}, ui::Icon::printer);
    print.enabled = !state.session.handed.empty();
    draft.dock(ui::ButtonRow{.buttons = {{.label = texts.say<"meters.history">(),
                                          .look = ui::Look::outline,
                                          .icon = ui::Icon::history,
                                          .enabled = false},
                                         print}});
    return draft.take();
}

}  // namespace kvitok::screens
