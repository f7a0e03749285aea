#include "kiosk/screens/samples_contact.h"

#include "kiosk/screens/sample_data.h"

namespace kvitok::screens {
namespace {

Sample contact_sample(std::string name, State state, Place place) {
    state.session.place = std::move(place);
    return {std::move(name), std::move(state)};
}

void add_letters(std::vector<Sample>& all) {
    const auto person = sample::signed_in();
    const auto list = sample::appeals();
    const auto add = [&](std::string name, Place place, const State& state) {
        all.push_back(contact_sample(std::move(name), state, std::move(place)));
    };
    using Ready = server::Ready<Appeal>;
    add("appeals", contact::Appeals{server::Ready<server::contact::Appeals>{list}}, person);
    add("appeals_none",
        contact::Appeals{server::Ready<server::contact::Appeals>{{{}, list.reply_days}}}, person);
    add("appeals_failed", contact::Appeals{server::NotLoaded{server::Failure::no_connection}},
        person);
    add("appeal_chat", contact::Conversation{"1184", Ready{sample::appeal()}}, person);
    contact::WritingAppeal letter{.kind = AppealKind::repair};
    add("appeal_write", letter, person);
    letter.form.fields[letter.text].text =
        "Не горит свет у лифта на третьем этаже, второй подъезд. Лампу меняли в октябре, она "
        "снова перегорела через неделю. Вечером там совсем темно, дети боятся выходить. Прошу "
        "проверить проводку и поставить новую лампу, а не ту, что была.";
    letter.form.fields[letter.email].text = "sergey@mail.example";
    letter.form.focus = letter.email;
    add("appeal_write_long", letter, person);
    letter.form.fields[letter.email].text = "sergey";
    form::is_complete(letter.form);
    letter.sending.failed = server::Failure::no_connection;
    add("appeal_write_offline", letter, person);
    letter.form.fields[letter.email].text.clear();
    letter.form.fields[letter.text].text.clear();
    form::is_complete(letter.form);
    form::refuse(letter.form, letter.phone);
    letter.sending.failed = server::Failure::session_over;
    add("appeal_write_session_over", letter, person);
    auto printing = person;
    printing.session.tick = 2;
    printing.paper = {.state = PaperState::printing, .slip = {.kind = SlipKind::appeal}};
    auto sent = sample::appeal();
    sent.messages.resize(1);
    sent.summary.state = AppealState::sent;
    add("appeal_sent", contact::AppealSent{sent}, printing);
    printing.paper.state = PaperState::failed;
    add("appeal_sent_unprinted", contact::AppealSent{sent}, printing);
    contact::Replying reply{list.appeals.front()};
    reply.form.fields[0].text = "Сумма не та: не было воды пять дней";
    reply.sending.failed = server::Failure::server_failed;
    add("appeal_reply", reply, person);
    contact::Reporting report{"meters"};
    report.form.fields[0].text = "Опечатка в слове «счётчик»";
    add("report", report, sample::state());
    report.sending.failed = server::Failure::no_connection;
    add("report_offline", report, sample::state());
    add("report_sent", contact::Reported{}, sample::state());
}

void add_services(std::vector<Sample>& all) {
    const auto person = sample::signed_in();
    const auto add = [&](std::string name, Place place, const State& state) {
        all.push_back(contact_sample(std::move(name), state, std::move(place)));
    };
    using Ready = server::Ready<ServiceCatalogue>;
    auto catalogue = sample::services();
    add("services", contact::Services{Ready{catalogue}}, person);
    auto done = sample::order();
    done.state = RequestState::done;
    catalogue.requests = {sample::order(), done};
    add("services_ordered", contact::Services{Ready{catalogue}}, person);
    add("services_group", contact::Services{Ready{catalogue}, OfferGroup::electrics}, person);
    contact::Ordering ordering{catalogue.offers[2], catalogue.days, catalogue.hours, 2, 1};
    add("service_order", ordering, person);
    ordering.sending.failed = server::Failure::no_connection;
    add("service_order_offline", ordering, person);
    auto printing = person;
    printing.session.tick = 1;
    printing.paper = {.state = PaperState::printing, .slip = {.kind = SlipKind::order}};
    add("service_request", contact::Order{sample::order(), true}, printing);
    add("service_request_cancelling", contact::Order{sample::order(), false, true}, person);
    auto cancelled = sample::order();
    cancelled.state = RequestState::cancelled;
    cancelled.can_cancel = false;
    cancelled.note = {"мастер заболел", "the fitter is ill"};
    add("service_request_cancelled", contact::Order{cancelled}, person);
}

}  // namespace

void add_contact_samples(std::vector<Sample>& all) {
    add_letters(all);
    add_services(all);
    const auto person = sample::signed_in();
    all.push_back(contact_sample("contacts", sample::state(), place::Contacts{}));
    auto alone = sample::state();
    alone.house.reset();
    all.push_back(contact_sample("contacts_unknown", alone, place::Contacts{}));
    all.push_back(contact_sample("news", sample::state(), place::News{}));
    auto reader = person;
    reader.house->notice.news.resize(4);
    reader.session.news_read = {"n2", "n3", "n4"};
    all.push_back(contact_sample("news_marked", reader, place::News{}));
    auto silent = sample::state();
    silent.house->notice.news.clear();
    all.push_back(contact_sample("news_none", silent, place::News{}));
    const auto item = sample::news().front();
    all.push_back(
        contact_sample("news_article", sample::state(),
                       contact::Article{item, server::Ready<NewsArticle>{sample::article()}}));
    all.push_back(
        contact_sample("news_article_failed", sample::state(),
                       contact::Article{item, server::NotLoaded{server::Failure::no_connection}}));
    const contact::Requisites details{server::Ready<CompanyDetails>{sample::company()}};
    all.push_back(contact_sample("requisites", person, details));
    auto printing = person;
    printing.paper.state = PaperState::printing;
    all.push_back(contact_sample("requisites_printing", printing, details));
}

void add_contact_slips(std::vector<SlipSample>& all) {
    const auto add = [&](const char* name, SlipKind kind, ContactPaper paper) {
        all.push_back({name,
                       {.kind = kind,
                        .id = std::string(name) + ":1",
                        .address = sample::debtor().address,
                        .account = sample::number(),
                        .at = sample::at(14, 35),
                        .contact = std::move(paper)}});
    };
    add("appeal", SlipKind::appeal, sample::appeal());
    add("order", SlipKind::order, sample::order());
    add("requisites", SlipKind::requisites, sample::company());
}

}  // namespace kvitok::screens
