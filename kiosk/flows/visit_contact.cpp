// What the company says, and what is written to it.
#include <algorithm>

#include "kiosk/flows/work_contact.h"

namespace kvitok {

bool contact::is_waiting(const Place& place) {
    return std::visit(
        [](const auto& at) {
            if constexpr (requires { at.data; }) {
                return std::holds_alternative<server::Loading>(at.data);
            } else if constexpr (requires { at.request; }) {
                return at.request != 0;
            } else {
                return false;
            }
        },
        place);
}

form::Form* contact::form_in(Place& place) {
    return std::visit(
        [](auto& at) -> form::Form* {
            if constexpr (requires { at.form; }) return &at.form;
            return nullptr;
        },
        place);
}

server::Loading Work::ContactRows::loading(server::contact::Question question) {
    return {w.ask(std::move(question))};
}

void Work::ContactRows::operator()(const contact::ShowRequisites&) {
    if (!is_at_an_account()) return;
    w.enter(contact::Requisites{loading(server::contact::AskRequisites{w.token(), account()})});
}

void Work::ContactRows::operator()(const contact::PrintRequisites&) {
    const auto* details = ready<contact::Requisites, CompanyDetails>();
    if (details) print(SlipKind::requisites, "requisites", *details);
}

void Work::ContactRows::operator()(const contact::OpenNews& p) {
    if (!w.s.house) return;
    const auto& news = w.s.house->notice.news;
    const auto item =
        std::find_if(news.begin(), news.end(), [&](const NewsItem& one) { return one.id == p.id; });
    if (item == news.end()) return;
    w.enter(contact::Article{*item, loading(server::contact::AskArticle{item->id})});
}

void Work::ContactRows::operator()(const contact::ShowAppeals&) {
    if (!is_at_an_account()) return;
    w.enter(contact::Appeals{loading(server::contact::AskAppeals{w.token(), account()})});
}

void Work::ContactRows::operator()(const contact::OpenAppeal& p) {
    w.enter(contact::Conversation{p.id, loading(server::contact::AskAppeal{w.token(), p.id})});
}

void Work::ContactRows::operator()(const contact::NewAppeal&) {
    if (is_at_an_account()) w.enter(contact::WritingAppeal{});
}

void Work::ContactRows::operator()(const contact::AskAboutCharge& p) {
    if (!is_at_an_account()) return;
    contact::WritingAppeal letter{.kind = AppealKind::charges};
    letter.form.fields[letter.text].text = p.about;
    w.enter(std::move(letter));
}

void Work::ContactRows::operator()(const contact::ChooseKind& p) {
    auto* at = w.contact_at<contact::WritingAppeal>();
    if (at && at->request == 0) at->kind = p.kind;
}

void Work::ContactRows::operator()(const contact::ReplyToIt&) {
    const auto* appeal = ready<contact::Conversation, Appeal>();
    if (appeal) w.enter(contact::Replying{appeal->summary});
}

void Work::ContactRows::operator()(const contact::ChooseWay& p) {
    auto* at = w.contact_at<contact::Conversation>();
    const auto* appeal = ready<contact::Conversation, Appeal>();
    if (!appeal || appeal->way == p.way) return;
    at->data = loading(server::contact::ChooseAnswerWay{w.token(), at->id, p.way});
}

void Work::ContactRows::operator()(const contact::ReportError& p) {
    if (w.navigation_is_off()) return;
    w.enter(contact::Reporting{p.screen});
}

void Work::ContactRows::operator()(const contact::PrintIt&) {
    if (const auto* sent = w.contact_at<contact::AppealSent>()) {
        print(SlipKind::appeal, "appeal", sent->appeal);
    } else if (const auto* appeal = ready<contact::Conversation, Appeal>()) {
        print(SlipKind::appeal, "appeal", *appeal);
    } else if (const auto* order = w.contact_at<contact::Order>()) {
        print(SlipKind::order, "order", order->order);
    }
}

void Work::ContactRows::print(SlipKind kind, const char* name, ContactPaper content) {
    if (w.s.paper.state == PaperState::printing) return;
    Slip slip{.kind = kind,
              .id = std::string(name) + ":" + std::to_string(w.now_.wall.ms),
              .language = w.visit().language,
              .at = w.now_.wall,
              .contact = std::move(content)};
    if (w.visit().current) {
        slip.address = w.visit().current->address;
        slip.account = w.visit().current->number;
    }
    w.print(std::move(slip));
}

bool Work::ContactRows::is_at_an_account() const {
    return w.s.session.user && w.s.session.current;
}

AccountNumber Work::ContactRows::account() const {
    return w.s.session.current ? w.s.session.current->number : AccountNumber{};
}

// The id under which this content goes: a new one only if it has changed since the last try.
std::string Work::ContactRows::id_for(contact::Sending& sending, std::string content) {
    if (sending.id.empty() || sending.content != content) sending.id = w.now_.chance;
    form::wipe(sending.content);
    sending.content = std::move(content);
    sending.failed.reset();
    return sending.id;
}

void Work::ContactRows::submit(contact::WritingAppeal& at) {
    const auto& text = at.form.fields[at.text];
    const auto& email = at.form.fields[at.email];
    const auto& phone = at.form.fields[at.phone];
    if (!is_complete(at.form)) return;
    if (email.text.empty() && phone.text.empty()) return refuse(at.form, at.email);
    if (!phone.text.empty() && phone.text.size() < 10) return refuse(at.form, at.phone);
    const std::string id = id_for(at.sending, text.text + "|" + email.text + "|" + phone.text +
                                                  "|" + std::to_string(static_cast<int>(at.kind)));
    at.request = w.ask(server::contact::WriteAppeal{w.token(), id, account(), at.kind, text.text,
                                                    email.text, phone.text});
}

void Work::ContactRows::submit(contact::Replying& at) {
    if (!is_complete(at.form)) return;
    const std::string& text = at.form.fields[0].text;
    const std::string id = id_for(at.sending, text);
    at.request = w.ask(server::contact::ReplyToAppeal{w.token(), at.appeal.id, id, text});
}

void Work::ContactRows::submit(contact::Reporting& at) {
    if (!is_complete(at.form)) return;
    const std::string& text = at.form.fields[0].text;
    const std::string id = id_for(at.sending, text);
    at.request = w.ask(server::contact::ReportError{id, at.screen, text});
}

void Work::press_contact(const contact::Press& event) {
    std::visit(ContactRows{*this}, event);
}

void Work::submit_contact() {
    auto* place = std::get_if<contact::Place>(&visit().place);
    if (!place || contact::is_waiting(*place)) return;
    std::visit(
        [&](auto& at) {
            ContactRows rows{*this};
            if constexpr (requires { rows.submit(at); }) rows.submit(at);
        },
        *place);
}

void Work::ask_news_marks() {
    if (visit().user) ask(server::contact::AskNewsMarks{token()});
}

}  // namespace kvitok
