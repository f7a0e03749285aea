#include "kiosk/screens/notice.h"

#include <algorithm>

namespace kvitok::screens {
namespace {

// What does not work just now; empty when all does, and while the devices are still being found.
std::string limits(const State& state, const Texts& texts) {
    const auto& offered = state.site.sections;
    if (state.health.server == Link::down) {
        if (offered.payment && offered.readings) return texts.say<"limited.network">();
        if (offered.payment) return texts.say<"limited.network_pay">();
        return offered.readings ? texts.say<"limited.network_readings">()
                                : texts.say<"limited.network_only">();
    }
    if (state.health.starting || !offered.payment) return {};
    if (!can_pay_by_card(state)) {
        return offered.readings ? texts.say<"limited.card">() : texts.say<"limited.card_only">();
    }
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
        draft.add(
            ui::Note{.tone = ui::Tone::warn,
                     .icon = ui::Icon::alert_circle_outline,
                     .text = rich(texts.say<"fmt.outage">(texts.name(*notice.outage_when),
                                                          texts.name(*notice.outage_what))),
                     .style = ui::TextStyle::table,
                     .action = state.site.sections.news ? draft.on(press::News{}) : ui::Action{}},
            ui::Side::act);
    }
}

std::string news_hint(const State& state, const Texts& texts) {
    if (!state.house) return texts.say<"home.news_none">();
    const auto month = period_of(local_now(state).date);
    const auto& news = state.house->notice.news;
    const auto fresh = std::count_if(news.begin(), news.end(), [&](const NewsItem& item) {
        return period_of(item.date) == month;
    });
    if (fresh == 0) return texts.say<"home.news_none">();
    return texts.count<"home.news_new">(fresh, texts.month(month));
}

}  // namespace kvitok::screens
