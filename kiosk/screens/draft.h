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
    void add(ui::Content content, ui::Side side = ui::Side::see, int gap = ui::stack_gap) {
        page.blocks.push_back(ui::Block(std::move(content), side, gap));
    }
    void dock(ui::Content content, int gap = ui::stack_gap) {
        page.docked.push_back(ui::Block(std::move(content), ui::Side::act, gap));
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
// The sum as a debt, credit or nothing.
Money magnitude(Money balance);

// «Холодная вода, кухня»; icon and tint of a resource.
std::string meter_name(const Meter& meter, const Texts& texts);
ui::Icon icon_of(Resource resource);
ui::Tint tint_of(Resource resource);

}  // namespace kvitok::screens
