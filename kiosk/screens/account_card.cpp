// The account card: what is owed, the sections, and the charges of the last month.
#include "kiosk/screens/charges_table.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

std::string badge(int number) {
    return number > 0 ? std::to_string(number) : std::string();
}

ui::AmountPanel amount(Draft& draft, const State& state, const AccountCard& card,
                       const Texts& texts) {
    const auto& account = card.summary;
    const bool owes = account.balance > Money{0};
    const auto today = texts.day(local_now(state).date);
    return {.label = account.balance < Money{0} ? texts.say<"card.credit_on">(today)
                                                : texts.say<"card.debt_on">(today),
            .value = texts.sum(magnitude(account.balance)),
            .ink = owes ? ui::Ink::ink : ui::Ink::ok,
            .button = pay_button(draft, state, account, texts),
            .person = texts.name(card.payer),
            .facts = {{texts.say<"card.area">(),
                       texts.say<"card.square_metres">(texts.number(card.area))},
                      {texts.say<"card.type">(), card.tenure == Tenure::municipal
                                                     ? texts.say<"card.type_municipal">()
                                                     : texts.say<"card.type_private">()}}};
}

// The sections; those that this terminal does not offer are shown disabled.
ui::MenuGrid menu(Draft& draft, const State& state, const AccountCard& card, const Texts& texts) {
    const auto closed = [](ui::Icon icon, std::string title, std::string number = {}) {
        return ui::Tile{
            .icon = icon, .title = std::move(title), .badge = std::move(number), .enabled = false};
    };
    const auto& offered = state.site.sections;
    return {{{.icon = ui::Icon::gauge,
              .title = texts.say<"menu.readings">(),
              .badge = badge(card.summary.meters_waiting),
              .action = draft.on(press::ShowMeters{card.summary.number}),
              .enabled = offered.readings},
             closed(ui::Icon::history, texts.say<"menu.charges">()),
             {.icon = ui::Icon::cash_multiple,
              .title = texts.say<"menu.payments">(),
              .action = draft.on(payments::Press{payments::Open{card.summary.number}})},
             {.icon = ui::Icon::message_text_outline,
              .title = texts.say<"menu.appeals">(),
              .badge = badge(card.unread_appeals),
              .action = draft.on(contact::ShowAppeals{})},
             {.icon = ui::Icon::wrench,
              .title = texts.say<"menu.services">(),
              .action = draft.on(contact::ShowServices{})},
             closed(ui::Icon::domain, texts.say<"menu.odn">()),
             {.icon = ui::Icon::bank,
              .title = texts.say<"menu.requisites">(),
              .action = draft.on(contact::ShowRequisites{})},
             {.icon = ui::Icon::newspaper,
              .title = texts.say<"menu.news">(),
              .badge = badge(card.unread_news),
              .action = draft.on(press::News{}),
              .enabled = offered.news}}};
}

}  // namespace

Screen account_card(const State& state, const AccountCard& card, const Texts& texts) {
    Draft draft(state, texts, "account_card", ui::Template::table, Ways::all, Whose::nobody);
    draft.page.context.left = texts.say<"fmt.account">(masked(card.summary.number));
    draft.page.context.right = address_of(card.summary, texts);
    const auto panel = amount(draft, state, card, texts);
    draft.add(panel);
    draft.add(menu(draft, state, card, texts));
    draft.add(charges_table(card, panel, texts), ui::Side::act);
    return draft.take();
}

}  // namespace kvitok::screens
