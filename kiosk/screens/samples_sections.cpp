#include "kiosk/screens/samples_sections.h"

#include "kiosk/screens/sample_data.h"

namespace kvitok::screens {
namespace {

Sample with_place(std::string name, State state, Place place) {
    state.session.place = std::move(place);
    return {std::move(name), std::move(state)};
}

State offering(State state, SectionSettings sections) {
    state.site.sections = sections;
    return state;
}

}  // namespace

void add_section_samples(std::vector<Sample>& all) {
    const SectionSettings no_payment{.payment = false, .news = false};
    const SectionSettings no_readings{.readings = false, .login = false};
    auto masked_account = sample::debtor();
    masked_account.address.flat.clear();
    for (const auto& [sections, name] :
         {std::pair{no_payment, "without_payment"}, {no_readings, "without_readings"}}) {
        auto at_home = offering(sample::state(), sections);
        all.push_back(with_place("home_" + std::string(name), at_home, place::Home{}));
        at_home.health.server = Link::down;
        all.push_back(with_place("home_offline_" + std::string(name), at_home, place::Home{}));
        at_home.health.server = Link::up;
        at_home.session.current = masked_account;
        all.push_back(with_place("account_found_" + std::string(name), at_home,
                                 place::Found{masked_account}));
        const auto person = offering(sample::signed_in(), sections);
        all.push_back(with_place("accounts_" + std::string(name), person, place::Accounts{}));
        all.push_back(
            with_place("account_card_" + std::string(name), person,
                       place::Card{server::Ready<AccountCard>{sample::card()}, sample::number()}));
    }
    auto cardless = offering(sample::state(), no_readings);
    cardless.health.terminal = false;
    all.push_back(with_place("home_no_terminal_without_readings", cardless, place::Home{}));
    SectionSettings nothing{false, false, false, false};
    auto closed = offering(sample::state(), nothing);
    closed.health.server = Link::down;
    all.push_back(with_place("home_without_anything", closed, place::Home{}));
}

}  // namespace kvitok::screens
