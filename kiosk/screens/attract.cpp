// The idle page: a house at night in which one window switches at a time.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

constexpr int house_windows = 24;

// The windows lit at first, and after `step` of them have switched, each in its turn.
std::vector<bool> lit_windows(int step) {
    std::vector<bool> lit(house_windows);
    for (const int window : {4, 6, 7, 9, 14, 17, 19, 22})
        lit[static_cast<std::size_t>(window)] = true;
    for (int i = 0; i < step % (2 * house_windows); ++i) {
        const auto window = static_cast<std::size_t>(i * 7 % house_windows);
        lit[window] = !lit[window];
    }
    return lit;
}

}  // namespace

Screen attract(const State& state, const place::Attract& place, const Texts& texts) {
    Draft draft(state, texts, "attract", ui::Template::attract, Ways::none, Whose::nobody);
    auto& page = draft.page;
    page.header.address = texts.name(state.site.house);
    page.header.person.clear();
    page.header.date = texts.weekday_day(local_now(state).date);
    auto& night = page.night;
    night.headline = lines(texts.say<"attract.title">());
    night.features = {{ui::Icon::qrcode, texts.say<"attract.by_bill">()},
                      {ui::Icon::credit, texts.say<"attract.card">()},
                      {ui::Icon::receipt, texts.say<"attract.receipt">()}};
    night.start = button(draft, texts.say<"attract.touch">(), ui::Look::amber, press::Start{},
                         ui::Icon::cursor_pointer);
    night.start_hint = texts.say<"attract.touch_other">();
    night.whole_screen_starts = true;
    night.lit = lit_windows(place.step);
    if (state.session.goodbye) {
        night.notice = rich(texts.say<"attract.bye">());
    } else if (state.house && state.house->notice.outage_when && state.house->notice.outage_what) {
        const auto& notice = state.house->notice;
        night.notice = rich(texts.say<"fmt.outage">(texts.name(*notice.outage_when),
                                                    texts.name(*notice.outage_what)));
    }
    return draft.take();
}

}  // namespace kvitok::screens
