// The accounts of whoever signed in, and what they owe.
#include <algorithm>

#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

ui::Entry entry(Draft& draft, const State& state, const AccountSummary& account,
                const Texts& texts) {
    const bool owes = account.balance > Money{0};
    ui::Entry entry{.icon = ui::Icon::home_variant,
                    .title = address_of(account, texts),
                    .hint = texts.say<"fmt.account_company">(masked(account.number),
                                                             texts.name(account.payee.company)),
                    .action = draft.on(press::ChooseAccount{account.number}),
                    .value = texts.sum(magnitude(account.balance)),
                    .button = pay_button(draft, state, account, texts)};
    if (owes) {
        entry.label = texts.say<"accounts.debt">();
        entry.note = texts.say<"accounts.of_them">(texts.month(account.last_period),
                                                   texts.sum(account.charged_last));
    } else {
        const bool settled = account.balance == Money{0};
        entry.label = settled ? texts.say<"accounts.zero">() : texts.say<"accounts.overpaid">();
        entry.value_ink = ui::Ink::ok;
        entry.note = texts.say<"accounts.no_need">();
    }
    return entry;
}

void add_reminder(Draft& draft, const State& state, const Texts& texts) {
    const auto& all = state.session.accounts;
    const auto waiting = std::find_if(all.begin(), all.end(), [](const AccountSummary& account) {
        return account.meters_waiting > 0 && account.readings_due;
    });
    if (waiting == all.end() || !state.site.sections.readings) return;
    draft.add(
        ui::Note{.tone = ui::Tone::warn,
                 .icon = ui::Icon::gauge,
                 .text = texts.say<"accounts.readings_due">(texts.day(*waiting->readings_due)),
                 .hint = texts.count<"accounts.readings_wait">(
                     waiting->meters_waiting, texts.name(waiting->address.street_and_house)),
                 .button = button(draft, texts.say<"meters.submit">(), ui::Look::outline,
                                  press::ShowMeters{waiting->number})});
}

}  // namespace

Screen accounts(const State& state, const Texts& texts) {
    Draft draft(state, texts, "accounts", ui::Template::list, Ways::all, Whose::nobody);
    auto& page = draft.page;
    const auto today = local_now(state).date;
    page.stack = 24;
    page.title.text = texts.say<"accounts.title">();
    if (state.session.user) {
        page.title.hint = texts.say<"accounts.hello">(texts.name(state.session.user->given_name),
                                                      texts.day(today));
    }
    for (const auto& account : state.session.accounts)
        draft.add(entry(draft, state, account, texts));
    if (state.session.accounts.empty()) {
        draft.add(ui::Note{.text = texts.say<"accounts.none">()});
    }
    add_reminder(draft, state, texts);
    draft.add(ui::ButtonRow{.buttons = {{.label = texts.say<"accounts.add">(),
                                         .look = ui::Look::outline,
                                         .icon = ui::Icon::plus,
                                         .enabled = false}}});
    draft.add(ui::ButtonRow{.buttons = {button(draft, texts.say<"prof.title">(), ui::Look::outline,
                                               people::Open{}, ui::Icon::account_circle)}});
    draft.dock(
        ui::SplitLine{.left = {ui::Icon::clock, texts.say<"accounts.as_of">(texts.day(today))},
                      .right = {ui::Icon::none, texts.say<"fmt.dispatcher">(phone_of(state))}});
    return draft.take();
}

}  // namespace kvitok::screens
