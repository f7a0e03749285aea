#include "kiosk/screens/meter_row.h"

#include "kiosk/screens/readings.h"

namespace kvitok::screens {
namespace {

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

}  // namespace

std::optional<KnownReading> reading_of_month(const State& state, const Meter& meter) {
    for (const auto* batch : {&state.session.handed, &state.session.printed}) {
        for (const auto& handed : *batch) {
            if (handed.meter.id != meter.id || handed.state == ReadingState::refused) continue;
            return KnownReading{handed.reading.values, handed.reading.taken_at};
        }
    }
    KnownReading submitted{{}, meter.submitted_at};
    for (const auto& zone : meter.zones) {
        if (!zone.submitted) return std::nullopt;
        submitted.values.push_back(*zone.submitted);
    }
    return submitted;
}

ui::Entry meter_row(Draft& draft, const State& state, const Meter& meter,
                    const ReadingWindow& window, const Texts& texts) {
    const auto today = local_now(state).date;
    const auto sent = reading_of_month(state, meter);
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

}  // namespace kvitok::screens
