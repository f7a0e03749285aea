// A screen in the making: the frame that all pages share, and the actions given out so far. Lives
// on the stack of one screen function.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "config/strings/texts.h"
#include "kiosk/screens/screen.h"

namespace kvitok::screens {

// Which of the three ways out a page has; design 6.
enum class Ways { none, all, disabled };
// Whether the bar with the chosen account is shown.
enum class Whose { nobody, current };

class Draft {
public:
    // Header, access bar, pager words, and the navigation and context asked for.
    Draft(const State& state, const Texts& texts, std::string name, ui::Template layout, Ways ways,
          Whose whose);

    ui::Page page;

    // A new action that means `press`.
    ui::Action on(Press press);
    template <class Content>
    void add(Content content, ui::Side side = ui::Side::see, int gap = ui::stack_gap) {
        page.blocks.emplace_back(std::move(content), side, gap);
    }
    template <class Content>
    void dock(Content content, int gap = ui::stack_gap) {
        page.docked.emplace_back(std::move(content), ui::Side::act, gap);
    }
    Screen take() { return {std::move(page), std::move(meanings_)}; }

private:
    std::vector<Press> meanings_;
};

// A text with ** marks as spans.
ui::Text rich(std::string_view marked);
// A list of words as lines.
std::string lines(std::string words);

// A button that means `press`.
ui::Button button(Draft& draft, std::string label, ui::Look look, Press press,
                  ui::Icon icon = ui::Icon::none);

// To pay what an account owes, or to top it up; without a label where payment is not offered.
ui::Button pay_button(Draft& draft, const State& state, const AccountSummary& account,
                      const Texts& texts);

// «ул. Гражданская, д. 12, кв. 154» of the account; empty while nobody knows.
std::string address_of(const AccountSummary& account, const Texts& texts);
// The dispatcher's phone: the server's word, or the configuration's until it has spoken.
std::string phone_of(const State& state);
// A telephone number that is never broken at the end of a line.
std::string unbroken(std::string_view phone);
// «4070 2810 0000 0000 0000»: a bank account as people read it.
std::string in_fours(std::string_view digits);
// «422980, ул. Гражданская, д. 2»: of a company that has a postcode.
std::string office_of(const CompanyDetails& company, const Texts& texts);
// What a piece of news is about.
ui::Tag news_tag(NewsTopic topic, const Texts& texts);
ui::Icon icon_of(OfferSign sign);
// The sum as a debt, credit or nothing.
Money magnitude(Money balance);

// «Холодная вода, кухня»; icon and tint of a resource.
std::string meter_name(const Meter& meter, const Texts& texts);
ui::Icon icon_of(Resource resource);
ui::Tint tint_of(Resource resource);

}  // namespace kvitok::screens
