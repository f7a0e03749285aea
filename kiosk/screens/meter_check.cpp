// What is odd about a reading, asked over the screen where it was typed; design 9: asks, never
// forbids, and the safe answer is to correct.
#include "kiosk/screens/reading_question.h"
#include "kiosk/screens/readings.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

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
