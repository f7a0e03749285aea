// An account found by number or bill, without login: the sum and part of the address.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

ui::AmountPanel amount(Draft& draft, const State& state, const AccountSummary& account,
                       const Texts& texts) {
    const bool owes = account.balance > Money{0};
    const auto today = texts.day(local_now(state).date);
    return {.label = account.balance < Money{0} ? texts.say<"card.credit_on">(today)
                                                : texts.say<"card.debt_on">(today),
            .value = texts.sum(magnitude(account.balance)),
            .ink = owes ? ui::Ink::ink : ui::Ink::ok,
            .button = pay_button(draft, state, account, texts),
            .facts = {{texts.say<"slip.payee">(), texts.name(account.payee.company)}}};
}

ui::WideTile readings_tile(Draft& draft, const AccountSummary& account, const Texts& texts) {
    const auto& due = account.readings_due;
    return {{.icon = ui::Icon::gauge,
             .title = texts.say<"guest.readings">(),
             .hint = due ? texts.say<"accounts.readings_due">(texts.day(*due)) : std::string(),
             .badge = account.meters_waiting > 0 ? std::to_string(account.meters_waiting)
                                                 : std::string(),
             .action = draft.on(press::ShowMeters{account.number})}};
}

}  // namespace

Screen account_found(const State& state, const place::Found& place, const Texts& texts) {
    Draft draft(state, texts, "account_found", ui::Template::menu, Ways::all, Whose::nobody);
    const auto& account = place.account;
    auto& page = draft.page;
    page.context.left = texts.say<"fmt.account">(masked(account.number));
    page.context.right = address_of(account, texts);
    // Without the server only the number is known: nothing to pay, readings are taken.
    const bool known = !account.address.street_and_house.russian.empty();
    page.title.text = known ? std::string() : texts.say<"pay.account">();
    if (known) draft.add(amount(draft, state, account, texts));
    if (!known) {
        draft.add(ui::Note{.tone = ui::Tone::warn,
                           .icon = ui::Icon::alert_circle_outline,
                           .text = texts.say<"guest.offline">(),
                           .style = ui::TextStyle::body});
    }
    const auto& offered = state.site.sections;
    if (offered.readings) draft.add(readings_tile(draft, account, texts), ui::Side::act);
    if (offered.login) {
        draft.add(ui::WideTile{{.icon = ui::Icon::login,
                                .title = texts.say<"home.login">(),
                                .hint = texts.say<"home.login_hint">(),
                                .action = draft.on(press::SignIn{})}},
                  ui::Side::act);
    }
    draft.add(ui::Paragraph{.text = texts.say<"number.privacy">(),
                            .style = ui::TextStyle::small,
                            .icon = ui::Icon::lock_outline});
    return draft.take();
}

}  // namespace kvitok::screens
