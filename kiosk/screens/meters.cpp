// The meters of the account: what was read last, what is wanted, what is done.
#include <algorithm>

#include "kiosk/screens/draft.h"
#include "kiosk/screens/readings.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

// The reading of this month: handed in during the visit, or known to the server.
struct Known {
    std::vector<Decimal> values;
    std::optional<TimePoint> at;
};

std::optional<Known> known(const State& state, const Meter& meter) {
    for (const auto* batch : {&state.session.handed, &state.session.printed}) {
        for (const auto& handed : *batch) {
            if (handed.meter.id != meter.id || handed.state == ReadingState::refused) continue;
            return Known{handed.reading.values, handed.reading.taken_at};
        }
    }
    Known submitted{{}, meter.submitted_at};
    for (const auto& zone : meter.zones) {
        if (!zone.submitted) return std::nullopt;
        submitted.values.push_back(*zone.submitted);
    }
    return submitted;
}

std::string passport(const Meter& meter, Date today, const Texts& texts) {
    if (verification(meter, today) == Verification::good) {
        if (meter.resource == Resource::heat) {
            return texts.say<"meters.heat_passport">(meter.serial);
        }
        if (meter.resource == Resource::electricity) {
            return texts.count<"meters.tariffs">(static_cast<int>(meter.zones.size()),
                                                 meter.serial);
        }
    }
    return texts.say<"meters.passport">(meter.serial,
                                        texts.month_short(period_of(meter.verification_due)));
}

ui::Tag tag(const Meter& meter, const ReadingWindow& window, bool sent, Date today,
            const Texts& texts) {
    if (meter.remote) return {texts.say<"meters.remote">(), ui::Tone::neutral, ui::Icon::check};
    if (sent) return {texts.say<"meters.sent">(), ui::Tone::ok, ui::Icon::check};
    switch (verification(meter, today)) {
        case Verification::overdue:
            return {texts.say<"meters.check_overdue">(), ui::Tone::bad, ui::Icon::alert};
        case Verification::soon:
            return {texts.say<"meters.check_soon">(), ui::Tone::bad, ui::Icon::alert};
        case Verification::good:
            break;
    }
    if (!is_open(window, today)) return {};
    const Date last{today.year, today.month, window.to_day};
    return {texts.say<"meters.due">(texts.day(last)), ui::Tone::warn, ui::Icon::clock};
}

std::string when(const State& state, TimePoint at, const Texts& texts) {
    const auto moment = to_local(at, state.site.utc_offset_minutes);
    if (moment.date == local_now(state).date) return texts.say<"meters.today">(texts.time(moment));
    return texts.day_time(moment);
}

ui::Entry entry(Draft& draft, const State& state, const Meter& meter, const ReadingWindow& window,
                const Texts& texts) {
    const auto today = local_now(state).date;
    const auto sent = known(state, meter);
    ui::Entry entry{.icon = icon_of(meter.resource),
                    .tint = tint_of(meter.resource),
                    .title = meter_name(meter, texts),
                    .hint = is_known(meter) ? passport(meter, today, texts) : std::string(),
                    .tag = tag(meter, window, sent.has_value(), today, texts),
                    .unit = texts.name(meter.unit)};
    if (sent) {
        entry.label = sent->at ? when(state, *sent->at, texts) : texts.say<"meters.sent">();
        entry.value = joined(sent->values, texts);
    } else if (!is_known(meter)) {
        entry.value = texts.say<"fmt.none">();
    } else {
        std::vector<Decimal> previous;
        for (const auto& zone : meter.zones) previous.push_back(zone.previous);
        entry.label = texts.month_title(meter.previous_period);
        entry.value = joined(previous, texts);
    }
    if (!meter.remote) {
        entry.button =
            button(draft, sent ? texts.say<"meters.fix">() : texts.say<"meters.submit">(),
                   sent ? ui::Look::outline : ui::Look::primary, press::ChooseMeter{meter.id});
    }
    return entry;
}

}  // namespace

Screen meters(const State& state, const server::Meters& list, const Texts& texts) {
    Draft draft(state, texts, "meters", ui::Template::list, Ways::all, Whose::current);
    auto& page = draft.page;
    const auto today = local_now(state).date;
    const auto total = std::count_if(list.meters.begin(), list.meters.end(),
                                     [](const Meter& meter) { return !meter.remote; });
    const auto sent = std::count_if(
        list.meters.begin(), list.meters.end(),
        [&](const Meter& meter) { return !meter.remote && known(state, meter).has_value(); });
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
        draft.add(entry(draft, state, meter, list.window, texts), ui::Side::act);
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
