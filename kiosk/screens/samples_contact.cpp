#include "kiosk/screens/samples_contact.h"

#include "kiosk/screens/sample_data.h"

namespace kvitok::screens {
namespace {

Sample contact_sample(std::string name, State state, Place place) {
    state.session.place = std::move(place);
    return {std::move(name), std::move(state)};
}

}  // namespace

void add_contact_samples(std::vector<Sample>& all) {
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
    all.push_back({"requisites",
                   {.kind = SlipKind::requisites,
                    .id = "requisites:1",
                    .address = sample::debtor().address,
                    .account = sample::number(),
                    .at = sample::at(14, 35),
                    .contact = sample::company()}});
}

}  // namespace kvitok::screens
