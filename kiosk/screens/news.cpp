// News of the house, the newest first; an outage stands above. Each opens its whole text.
#include <algorithm>

#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

bool is_outage(const NewsItem& item) {
    return item.topic == NewsTopic::outage;
}

// Only who signed in has marks.
bool is_new(const State& state, const NewsItem& item) {
    const auto& read = state.session.news_read;
    return state.session.user && std::find(read.begin(), read.end(), item.id) == read.end();
}

ui::Story news_story(Draft& draft, const State& state, const NewsItem& item, const Texts& texts) {
    ui::Story story{.important = is_outage(item),
                    .tag = news_tag(item.topic, texts),
                    .title = texts.name(item.title),
                    .text = texts.name(item.text),
                    .action = draft.on(contact::OpenNews{item.id})};
    if (!story.important) story.side = texts.day(item.date);
    if (!is_new(state, item)) return story;
    if (story.important) {
        story.side = texts.say<"news.unread">();
    } else {
        story.mark = {texts.say<"news.unread">(), ui::Tone::info, ui::Icon::bell};
    }
    return story;
}

}  // namespace

ui::Tag news_tag(NewsTopic topic, const Texts& texts) {
    switch (topic) {
        case NewsTopic::outage:
            return {texts.say<"news.important">(), ui::Tone::warn, ui::Icon::alert_circle_outline};
        case NewsTopic::meeting:
            return {texts.say<"news.meeting">(), ui::Tone::neutral, ui::Icon::calendar};
        case NewsTopic::yard:
            return {texts.say<"news.yard">(), ui::Tone::neutral, ui::Icon::home_variant};
        case NewsTopic::charges:
            return {texts.say<"news.charges">(), ui::Tone::neutral, ui::Icon::receipt};
        case NewsTopic::other:
            break;
    }
    return {texts.say<"news.other">(), ui::Tone::neutral, ui::Icon::newspaper};
}

Screen news(const State& state, const Texts& texts) {
    Draft draft(state, texts, "news", ui::Template::list, Ways::all, Whose::nobody);
    draft.page.title.text = texts.say<"news.title">();
    draft.page.parts.previous = texts.say<"pager.newer">();
    draft.page.parts.next = texts.say<"pager.older">();
    auto items = state.house ? state.house->notice.news : std::vector<NewsItem>{};
    std::stable_sort(items.begin(), items.end(), [](const NewsItem& a, const NewsItem& b) {
        return is_outage(a) != is_outage(b) ? is_outage(a) : b.date < a.date;
    });
    for (const auto& item : items) draft.add(news_story(draft, state, item, texts));
    if (items.empty()) draft.add(ui::Note{.text = texts.say<"news.empty">()});
    return draft.take();
}

}  // namespace kvitok::screens
