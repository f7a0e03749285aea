#include "kiosk/screens/draft.h"

#include <algorithm>

#include "kiosk/domain/blank.h"

namespace kvitok::screens {
namespace {

ui::Header header(const State& state, const Texts& texts) {
    const auto now = local_now(state);
    ui::Header header{.brand = texts.name(state.site.brand),
                      .company = texts.name(state.site.operator_name),
                      .clock = texts.time(now)};
    if (state.session.user) {
        header.person = texts.name(state.session.user->short_name);
    } else {
        header.date = texts.weekday_short(now.date);
    }
    return header;
}

ui::NavBar nav(const Texts& texts, Ways ways) {
    const auto presence = ways == Ways::none  ? ui::Presence::absent
                          : ways == Ways::all ? ui::Presence::enabled
                                              : ui::Presence::disabled;
    return {.back = presence,
            .home = presence,
            .exit = presence,
            .back_text = texts.say<"nav.back">(),
            .home_text = texts.say<"nav.home">(),
            .exit_text = texts.say<"nav.exit">()};
}

}  // namespace

Draft::Draft(const State& state, const Texts& texts, std::string name, ui::Template layout,
             Ways ways, Whose whose) {
    page.name = std::move(name);
    page.layout = layout;
    page.header = header(state, texts);
    page.nav = nav(texts, ways);
    page.access.second_chosen = texts.language() == Language::english;
    page.access.larger = texts.say<"access.larger">();
    page.access.contrast = texts.say<"access.contrast">();
    page.access.reach = texts.say<"access.reach">();
    page.access.help = texts.say<"access.help">();
    page.title.reach_hint = texts.say<"access.reach_hint">();
    page.parts = {.previous = texts.say<"pager.previous">(),
                  .next = texts.say<"pager.next">(),
                  .position = texts.say<"pager.position">("{0}", "{1}")};
    if (whose == Whose::current && state.session.current) {
        page.context.left = texts.say<"fmt.account">(masked(state.session.current->number));
        page.context.right = address_of(*state.session.current, texts);
    }
}

ui::Action Draft::on(Press press) {
    meanings_.push_back(std::move(press));
    return {static_cast<std::uint32_t>(meanings_.size())};
}

std::optional<Press> meaning_of(const Screen& screen, ui::Action action, std::string_view text) {
    namespace actions = ui::actions;
    if (action.value > 0 && action.value <= screen.meanings.size()) {
        return screen.meanings[action.value - 1];
    }
    if (action == actions::back) return press::Back{};
    if (action == actions::home) return press::Home{};
    if (action == actions::exit) return press::Finish{};
    if (action == actions::first_language) return press::ChooseLanguage{Language::russian};
    if (action == actions::second_language) return press::ChooseLanguage{Language::english};
    if (action == actions::help) return press::Help{};
    if (action == actions::larger) return press::ToggleLarge{};
    if (action == actions::contrast) return press::ToggleContrast{};
    if (action == actions::reach) return press::ToggleReach{};
    if (action == actions::type_text) return press::Key{std::string(text)};
    if (action == actions::erase) return press::Erase{};
    if (action == actions::clear) return press::Clear{};
    return std::nullopt;
}

ui::Text rich(std::string_view marked) {
    std::vector<ui::Span> spans;
    bool bold = false;
    while (true) {
        const auto mark = marked.find("**");
        if (mark != 0 && !marked.empty()) {
            spans.push_back({std::string(marked.substr(0, mark)), bold, ui::Ink::none});
        }
        if (mark == std::string_view::npos) return ui::Text(std::move(spans));
        marked.remove_prefix(mark + 2);
        bold = !bold;
    }
}

std::string lines(std::string words) {
    std::replace(words.begin(), words.end(), '|', '\n');
    return words;
}

ui::Button button(Draft& draft, std::string label, ui::Look look, Press press, ui::Icon icon) {
    return {.label = std::move(label),
            .action = draft.on(std::move(press)),
            .look = look,
            .icon = icon};
}

ui::Button pay_button(Draft& draft, const State& state, const AccountSummary& account,
                      const Texts& texts) {
    if (!state.site.sections.payment) return {};
    const bool owes = account.balance > Money{0};
    return button(draft, owes ? texts.say<"accounts.pay">() : texts.say<"accounts.topup">(),
                  owes ? ui::Look::primary : ui::Look::outline, press::PayAccount{account.number});
}

std::string address_of(const AccountSummary& account, const Texts& texts) {
    if (texts.name(account.address.street_and_house).empty()) return {};
    return texts.address(account.address);
}

std::string phone_of(const State& state) {
    std::string phone = state.site.dispatcher_phone;
    if (state.house && !state.house->notice.dispatcher_phone.empty()) {
        phone = state.house->notice.dispatcher_phone;
    }
    return unbroken(phone);
}

std::string in_fours(std::string_view digits) {
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % 4 == 0) grouped += no_break_space;
        grouped += digits[i];
    }
    return grouped;
}

std::string unbroken(std::string_view phone) {
    std::string bound;
    for (const char c : phone) {
        if (c == ' ') {
            bound += no_break_space;
        } else {
            bound += c;
        }
    }
    return bound;
}

Money magnitude(Money balance) {
    return balance < Money{0} ? -balance : balance;
}

std::string meter_name(const Meter& meter, const Texts& texts) {
    const auto resource = [&] {
        switch (meter.resource) {
            case Resource::cold_water:
                return texts.say<"resource.cold">();
            case Resource::hot_water:
                return texts.say<"resource.hot">();
            case Resource::electricity:
                return texts.say<"resource.power">();
            case Resource::heat:
                return texts.say<"resource.heat">();
        }
        return std::string();
    }();
    const auto& place = texts.name(meter.place);
    return place.empty() ? resource : texts.say<"fmt.meter">(resource, place);
}

ui::Icon icon_of(Resource resource) {
    switch (resource) {
        case Resource::cold_water:
        case Resource::hot_water:
            return ui::Icon::water;
        case Resource::electricity:
            return ui::Icon::flash;
        case Resource::heat:
            return ui::Icon::radiator;
    }
    return ui::Icon::none;
}

ui::Tint tint_of(Resource resource) {
    switch (resource) {
        case Resource::cold_water:
            return ui::Tint::cold;
        case Resource::hot_water:
            return ui::Tint::hot;
        case Resource::electricity:
            return ui::Tint::power;
        case Resource::heat:
            return ui::Tint::heat;
    }
    return ui::Tint::other;
}

}  // namespace kvitok::screens
