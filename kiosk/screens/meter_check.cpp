// What is odd about a reading, asked over the screen where it was typed; design 9: asks, never
// forbids, and the safe answer is to correct.
#include <algorithm>

#include "kiosk/screens/draft.h"
#include "kiosk/screens/readings.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

struct Question {
    std::string title;
    std::string text;
};

// «8,3 м³»: a usual consumption is told roughly, rounded to one decimal of the usual units.
std::string rough(Decimal value, const Meter& meter, const Texts& texts) {
    const int places =
        meter.fraction_digits > 3 ? meter.fraction_digits : std::min(meter.fraction_digits, 1);
    auto rounded = with_places(value, places + 1);
    rounded.units += 5;
    return texts.volume(with_places(rounded, places), meter.unit);
}

Question question(const State& state, const read_meter::Asking& asking, const Texts& texts) {
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

}  // namespace

Screen meter_check(const State& state, const read_meter::Asking& asking, const Texts& texts) {
    auto screen = meter_entry(state, asking.form, texts);
    screen.page.name = "meter_check";
    const auto asked = question(state, asking, texts);
    ui::Dialog dialog{.icon = ui::Icon::alert, .title = asked.title};
    dialog.blocks.emplace_back(ui::Paragraph{
        .text = rich(asked.text), .style = ui::TextStyle::body_l, .ink = ui::Ink::ink});
    if (is_about_digits(asking.oddity)) {
        auto face = drum(asking.form, texts);
        face.title.clear();
        face.hint.clear();
        face.framed = false;
        face.zones = {face.zones[asking.zone]};
        face.zones[0].cursor = -1;
        dialog.blocks.emplace_back(face);
    }
    const auto give = [&](Press press) {
        screen.meanings.push_back(std::move(press));
        return ui::Action{static_cast<std::uint32_t>(screen.meanings.size())};
    };
    const auto value = read_meter::value_of(asking.form, 0);
    dialog.buttons = {
        {.label = texts.say<"entry.correct">(), .action = give(press::CorrectReading{})},
        {.label = asking.form.meter.zones.size() == 1 && value
                      ? texts.say<"entry.right">(
                            texts.number(with_places(*value, asking.form.meter.fraction_digits)))
                      : texts.say<"entry.right_all">(),
         .action = give(press::ConfirmReading{}),
         .look = ui::Look::outline}};
    screen.page.dialog = {dialog};
    return screen;
}

}  // namespace kvitok::screens
