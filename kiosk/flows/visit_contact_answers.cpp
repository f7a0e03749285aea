// What the server answers to the sections about the company.
#include <algorithm>

#include "kiosk/flows/work_contact.h"

namespace kvitok {

namespace {

namespace told = server::contact;

// The answer, if it is a T.
template <class T>
const T* answer_as(const server::Answer& answer) {
    const auto* ours = std::get_if<told::Answer>(&answer);
    return ours ? std::get_if<T>(ours) : nullptr;
}

server::Failure failure_of(const server::Answer& answer) {
    const auto* failed = std::get_if<server::Failed>(&answer);
    return failed ? failed->why : server::Failure::server_failed;
}

}  // namespace

// One row for each place that waits for something.
struct Work::ContactAnswers {
    Work& w;
    std::uint64_t request;
    const server::Answer& answer;

    template <class T>
    bool fetched(server::Fetched<T>& data) {
        const auto* loading = std::get_if<server::Loading>(&data);
        if (!loading || loading->request != request) return false;
        if (const T* value = answer_as<T>(answer)) {
            data = server::Ready<T>{*value};
            return true;
        }
        data = server::NotLoaded{failure_of(answer)};
        return false;
    }

    void operator()(contact::Requisites& at) { fetched(at.data); }
    void operator()(contact::Appeals& at) { fetched(at.data); }
    void operator()(contact::Services& at) { fetched(at.data); }
    void operator()(contact::Article& at) {
        if (!fetched(at.data) || !w.visit().user) return;
        auto& read = w.visit().news_read;
        if (std::find(read.begin(), read.end(), at.item.id) != read.end()) return;
        read.push_back(at.item.id);
        w.ask(told::MarkNewsRead{w.token(), at.item.id}, true);
    }
    void operator()(contact::Conversation& at) {
        if (!fetched(at.data)) return;
        const Appeal& appeal = std::get<server::Ready<Appeal>>(at.data).value;
        if (!appeal.summary.unread) return;
        w.ask(told::MarkAppealSeen{w.token(), at.id, static_cast<int>(appeal.messages.size())},
              true);
    }
    // What is sent: gone, or not, and then the place keeps what was typed.
    template <class T, class At>
    const T* sent(At& at) {
        if (at.request != request) return nullptr;
        at.request = 0;
        if (const T* value = answer_as<T>(answer)) return value;
        at.sending.failed = failure_of(answer);
        return nullptr;
    }
    void operator()(contact::WritingAppeal& at) {
        const auto* appeal = sent<Appeal>(at);
        if (!appeal) return;
        w.replace(contact::AppealSent{*appeal});
        ContactRows{w}.print(SlipKind::appeal, "appeal", *appeal);
    }
    void operator()(contact::Replying& at) {
        const auto* appeal = sent<Appeal>(at);
        if (!appeal) return;
        const contact::Conversation conversation{appeal->summary.id,
                                                 server::Ready<Appeal>{*appeal}};
        if (!w.visit().trail.empty()) w.visit().trail.pop_back();
        w.replace(conversation);
    }
    void operator()(contact::Ordering& at) {
        const auto* order = sent<ServiceRequest>(at);
        if (!order) return;
        w.replace(contact::Order{*order, true});
        ContactRows{w}.print(SlipKind::order, "order", *order);
    }
    void operator()(contact::Order& at) {
        if (at.request != request) return;
        at.request = 0;
        if (const auto* order = answer_as<ServiceRequest>(answer)) {
            at = contact::Order{*order};
        } else {
            at.failed = failure_of(answer);
        }
    }
    void operator()(contact::Reporting& at) {
        if (sent<told::Done>(at)) w.replace(contact::Reported{});
    }
    template <class Other>
    void operator()(Other&) {}
};

void Work::on_contact_answer(std::uint64_t request, const server::Answer& answer) {
    if (const auto* marks = answer_as<told::NewsMarks>(answer)) {
        if (visit().user) visit().news_read = marks->read;
        return;
    }
    auto* place = std::get_if<contact::Place>(&visit().place);
    if (place) std::visit(ContactAnswers{*this, request, answer}, *place);
}

void Work::reload_contact() {
    auto* place = std::get_if<contact::Place>(&visit().place);
    if (!place) return;
    ContactRows rows{*this};
    if (auto* at = std::get_if<contact::Requisites>(place)) {
        at->data = rows.loading(told::AskRequisites{token(), rows.account()});
    } else if (auto* article = std::get_if<contact::Article>(place)) {
        article->data = rows.loading(told::AskArticle{article->item.id});
    } else if (auto* appeals = std::get_if<contact::Appeals>(place)) {
        appeals->data = rows.loading(told::AskAppeals{token(), rows.account()});
    } else if (auto* talk = std::get_if<contact::Conversation>(place)) {
        talk->data = rows.loading(told::AskAppeal{token(), talk->id});
    } else if (auto* services = std::get_if<contact::Services>(place)) {
        services->data = rows.loading(told::AskServices{token(), rows.account()});
    }
}

}  // namespace kvitok
