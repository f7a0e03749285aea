#include "kiosk/screens/reading_question.h"

#include <algorithm>

namespace kvitok::screens {
namespace {

// «8,3 м³»: a usual consumption is told roughly, rounded to one decimal of the usual units.
std::string rough(Decimal value, const Meter& meter, const Texts& texts) {
    const int places =
        meter.fraction_digits > 3 ? meter.fraction_digits : std::min(meter.fraction_digits, 1);
    auto rounded = with_places(value, places + 1);
    rounded.units += 5;
    return texts.volume(with_places(rounded, places), meter.unit);
}

}  // namespace

ReadingQuestion question(const State& state, const read_meter::Asking& asking, const Texts& texts) {
    const auto& form = asking.form;
    const auto& meter = form.meter;
    const auto& zone = meter.zones[asking.zone];
    const auto value = with_places(read_meter::value_of(form, asking.zone).value_or(Decimal{}),
                                   meter.fraction_digits);
    const auto month = texts.month_in(meter.previous_period);
    switch (asking.oddity) {
        case read_meter::Oddity::less:
            return {texts.say<"entry.less_title">(month),
                    texts.say<"entry.less">(texts.number(zone.previous), texts.number(value))};
        case read_meter::Oddity::rolled:
            return {texts.say<"entry.rolled_title">(),
                    texts.say<"entry.rolled">(texts.number(zone.previous),
                                              texts.volume(asking.verdict.used, meter.unit))};
        case read_meter::Oddity::unusual:
            return {
                texts.count<"entry.much_title">(asking.verdict.times_usual),
                texts.say<"entry.much">(texts.volume(asking.verdict.used, meter.unit),
                                        rough(usual_use(meter).value_or(Decimal{}), meter, texts))};
        case read_meter::Oddity::outside_window: {
            const auto counted = texts.month(counts_for(form.window, local_now(state).date));
            return {texts.say<"entry.outside_title">(counted),
                    texts.say<"entry.outside">(form.window.from_day, form.window.to_day, counted)};
        }
        case read_meter::Oddity::verification_overdue:
            return {
                texts.say<"entry.overdue_title">(),
                texts.say<"entry.overdue">(texts.date(meter.verification_due), phone_of(state))};
    }
    return {};
}

bool is_about_digits(read_meter::Oddity oddity) {
    return oddity != read_meter::Oddity::outside_window &&
           oddity != read_meter::Oddity::verification_overdue;
}

}  // namespace kvitok::screens
