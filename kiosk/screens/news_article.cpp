// A whole piece of news.
#include <sstream>

#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen news_article(const State& state, const NewsItem& item, const NewsArticle& article,
                    const Texts& texts) {
    Draft draft(state, texts, "news_article", ui::Template::list, Ways::all, Whose::nobody);
    auto& title = draft.page.title;
    title.text = texts.name(item.title);
    title.hint = texts.date_long(item.date);
    title.tag = news_tag(item.topic, texts);
    std::istringstream paragraphs(texts.name(article.text));
    for (std::string line; std::getline(paragraphs, line);) {
        draft.add(ui::Paragraph{.text = line, .style = ui::TextStyle::body_l, .ink = ui::Ink::ink});
    }
    if (item.topic == NewsTopic::outage) {
        draft.dock(ui::Note{.icon = ui::Icon::phone,
                            .text = rich(texts.say<"help.phone">(phone_of(state)))});
    }
    return draft.take();
}

}  // namespace kvitok::screens
