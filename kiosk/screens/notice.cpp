#include "kiosk/screens/notice.h"

namespace kvitok::screens {
namespace {

// What does not work just now; empty when all does, and while the devices are still being found.
std::string limits(const State& state, const Texts& texts) {
    if (state.health.server == Link::down) return texts.say<"limited.network">();
    if (state.health.starting) return {};
    if (!can_pay_by_card(state)) return texts.say<"limited.card">();
    if (!printer::can_print(state.health.printer)) return texts.say<"limited.print">();
    return {};
}

}  // namespace

void add_notice(Draft& draft, const State& state, const Texts& texts) {
    if (auto limited = limits(state, texts); !limited.empty()) {
        draft.add(ui::Note{.tone = ui::Tone::warn,
                           .icon = ui::Icon::alert_circle_outline,
                           .text = std::move(limited)},
                  ui::Side::act);
    } else if (state.house && state.house->notice.outage_when && state.house->notice.outage_what) {
        const auto& notice = state.house->notice;
        draft.add(ui::Note{.tone = ui::Tone::warn,
                           .icon = ui::Icon::alert_circle_outline,
                           .text = rich(texts.say<"fmt.outage">(texts.name(*notice.outage_when),
                                                                texts.name(*notice.outage_what))),
                           .style = ui::TextStyle::table,
                           .action = draft.on(press::News{})},
                  ui::Side::act);
    }
}

}  // namespace kvitok::screens
