// News of the house, the newest first; the outage stands above.
#include <algorithm>

#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen news(const State& state, const Texts& texts) {
    Draft draft(state, texts, "news", ui::Template::list, Ways::all, Whose::nobody);
    draft.page.title.text = texts.say<"news.title">();
    auto items = state.house ? state.house->notice.news : std::vector<NewsItem>{};
    std::stable_sort(items.begin(), items.end(), [](const NewsItem& a, const NewsItem& b) {
        return a.outage != b.outage ? a.outage : b.date < a.date;
    });
    for (const auto& item : items) {
        draft.add(ui::Explanation{
            {{.icon = item.outage ? ui::Icon::alert_circle_outline : ui::Icon::newspaper,
              .tint = item.outage ? ui::Tint::warn : ui::Tint::other,
              .heading = texts.name(item.title),
              .text = ui::Text(item.outage ? texts.say<"news.important">(texts.name(item.text))
                                           : texts.say<"news.dated">(texts.day(item.date),
                                                                     texts.name(item.text)))}}});
    }
    if (items.empty()) draft.add(ui::Note{.text = texts.say<"news.empty">()});
    return draft.take();
}

}  // namespace kvitok::screens
