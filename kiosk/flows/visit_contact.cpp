// The company's bank details and its news.
#include <algorithm>

#include "kiosk/flows/work.h"

namespace kvitok {

bool contact::is_waiting(const Place& place) {
    return std::visit(
        [](const auto& at) { return std::holds_alternative<server::Loading>(at.data); }, place);
}

struct Work::ContactRows {
    Work& w;

    void operator()(const contact::ShowRequisites&) {
        if (w.visit().user && w.visit().current) w.enter(contact::Requisites{loading_requisites()});
    }
    void operator()(const contact::PrintRequisites&) {
        const auto* at = w.contact_at<contact::Requisites>();
        const auto* ready = at ? std::get_if<server::Ready<CompanyDetails>>(&at->data) : nullptr;
        if (!ready || w.s.paper.state == PaperState::printing) return;
        w.print({.kind = SlipKind::requisites,
                 .id = "requisites:" + std::to_string(w.now_.wall.ms),
                 .address = w.visit().current->address,
                 .account = w.visit().current->number,
                 .language = w.visit().language,
                 .at = w.now_.wall,
                 .company = ready->value});
    }
    void operator()(const contact::OpenNews& p) {
        if (!w.s.house) return;
        const auto& news = w.s.house->notice.news;
        const auto item = std::find_if(news.begin(), news.end(),
                                       [&](const NewsItem& one) { return one.id == p.id; });
        if (item != news.end()) w.enter(contact::Article{*item, loading_article(item->id)});
    }

    server::Loading loading_requisites() {
        return {w.ask(server::contact::AskRequisites{w.token(), w.visit().current->number})};
    }
    server::Loading loading_article(const std::string& id) {
        return {w.ask(server::contact::AskArticle{id})};
    }

    // Asks again for what a place shows.
    void reload(contact::Requisites& at) { at.data = loading_requisites(); }
    void reload(contact::Article& at) { at.data = loading_article(at.item.id); }

    void arrived(contact::Article& at) {
        if (!w.visit().user) return;
        auto& read = w.visit().news_read;
        if (std::find(read.begin(), read.end(), at.item.id) != read.end()) return;
        read.push_back(at.item.id);
        w.ask(server::contact::MarkNewsRead{w.token(), at.item.id}, true);
    }
    template <class Other>
    void arrived(Other&) {}
};

void Work::press_contact(const contact::Press& event) {
    std::visit(ContactRows{*this}, event);
}

void Work::reload_contact() {
    auto* place = std::get_if<contact::Place>(&visit().place);
    if (place) std::visit([&](auto& at) { ContactRows{*this}.reload(at); }, *place);
}

void Work::ask_news_marks() {
    if (visit().user) ask(server::contact::AskNewsMarks{token()});
}

void Work::on_contact_answer(std::uint64_t request, const server::Answer& answer) {
    const auto* told = std::get_if<server::contact::Answer>(&answer);
    if (const auto* marks = told ? std::get_if<server::contact::NewsMarks>(told) : nullptr) {
        if (visit().user) visit().news_read = marks->read;
        return;
    }
    auto* place = std::get_if<contact::Place>(&visit().place);
    if (!place) return;
    const auto fetched = [&]<class T>(auto& at, server::Fetched<T>& data) {
        const auto* loading = std::get_if<server::Loading>(&data);
        if (!loading || loading->request != request) return;
        if (const T* value = told ? std::get_if<T>(told) : nullptr) {
            data = server::Ready<T>{*value};
            return ContactRows{*this}.arrived(at);
        }
        const auto* failed = std::get_if<server::Failed>(&answer);
        data = server::NotLoaded{failed ? failed->why : server::Failure::server_failed};
    };
    std::visit([&](auto& at) { fetched(at, at.data); }, *place);
}

}  // namespace kvitok
