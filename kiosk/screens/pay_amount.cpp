// Step 1 of paying: how much, and how.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

std::string refusal(const State& state, pay::Refusal why, const Texts& texts) {
    const auto phone = phone_of(state);
    switch (why) {
        case pay::Refusal::none:
            return {};
        case pay::Refusal::terminal_absent:
            return texts.say<"refusal.terminal_absent">();
        case pay::Refusal::terminal_busy:
            return texts.say<"refusal.terminal_busy">();
        case pay::Refusal::other_terminal:
            return texts.say<"refusal.other_terminal">(phone);
        case pay::Refusal::unresolved_payment:
            return texts.say<"refusal.unresolved">();
        case pay::Refusal::no_connection:
            return texts.say<"refusal.no_connection">(phone);
        case pay::Refusal::server_failed:
            return texts.say<"refusal.server_failed">(phone);
        case pay::Refusal::sum_out_of_range:
            return texts.say<"refusal.sum">(texts.round_amount(least_sum(state)),
                                            texts.round_amount(most_sum(state)));
        case pay::Refusal::no_journal:
            return texts.say<"refusal.no_journal">(phone);
        case pay::Refusal::took_too_long:
            return texts.say<"refusal.too_long">();
    }
    return {};
}

ui::Options amounts(Draft& draft, const State& state, const pay::Choosing& form,
                    const Texts& texts) {
    const auto& account = form.purpose.account;
    const auto option = [&](pay::Choice choice, std::string title, std::string hint) {
        return ui::Option{.title = std::move(title),
                          .hint = std::move(hint),
                          .selected = form.choice == choice,
                          .action = draft.on(press::ChooseAmount{choice})};
    };
    auto all = option(pay::Choice::all, texts.say<"pay.all">(),
                      texts.say<"pay.all_on">(texts.date_long(local_now(state).date)));
    all.value = texts.sum(account.balance > Money{0} ? account.balance : Money{0});
    all.enabled = account.balance > Money{0};
    auto month =
        option(pay::Choice::month, texts.say<"pay.month">(texts.month(account.last_period)),
               texts.say<"pay.month_hint">());
    month.value = texts.sum(account.charged_last);
    month.enabled = account.charged_last > Money{0};
    auto other = option(pay::Choice::other, texts.say<"pay.other">(),
                        texts.say<"pay.other_hint">(texts.round_amount(least_sum(state)),
                                                    texts.round_amount(most_sum(state))));
    if (form.other) {
        other.value = texts.sum(*form.other);
    } else {
        other.icon = ui::Icon::pencil;
    }
    return {{all, month, other}};
}

void add_methods(Draft& draft, const pay::Choosing& form, const Texts& texts) {
    draft.add(ui::Heading{texts.say<"pay.how">()}, ui::Side::act);
    draft.add(ui::OptionTiles{{{.title = texts.say<"pay.card">(),
                                .hint = texts.say<"pay.card_hint">(),
                                .icon = ui::Icon::credit,
                                .selected = form.method == pay::Method::card,
                                .action = draft.on(press::ChooseMethod{pay::Method::card})},
                               {.title = texts.say<"pay.sbp">(),
                                .hint = texts.say<"pay.sbp_hint">(),
                                .icon = ui::Icon::qrcode_scan,
                                .enabled = false}}},
              ui::Side::act);
}

}  // namespace

Screen pay_amount(const State& state, const pay::Choosing& form, const Texts& texts) {
    Draft draft(state, texts, "pay_amount", ui::Template::form, Ways::all, Whose::current);
    auto& page = draft.page;
    const auto& account = form.purpose.account;
    const Money fee = state.house ? state.house->fee : Money{0};
    page.title.text = texts.say<"pay.title">();
    page.step = {1, 2, texts.say<"nav.step">(1, 2)};
    draft.add(ui::Heading{texts.say<"pay.how_much">()});
    draft.add(amounts(draft, state, form, texts));
    if (form.refusal == pay::Refusal::none) {
        add_methods(draft, form, texts);
    } else {
        draft.add(ui::Note{.tone = ui::Tone::bad,
                           .icon = ui::Icon::alert,
                           .text = rich(refusal(state, form.refusal, texts))},
                  ui::Side::act);
    }
    draft.dock(
        ui::KeyValues{.rows = {{texts.say<"pay.account">(),
                                texts.say<"fmt.masked_company">(masked(account.number),
                                                                texts.name(account.payee.company))},
                               {texts.say<"pay.fee">(), texts.sum(fee)}},
                      .total = {texts.say<"pay.total">(), texts.sum(pay::amount_of(form) + fee)},
                      .large_total = true});
    draft.dock(
        ui::Paragraph{.text = texts.say<"pay.legal">(texts.name(state.site.payment_operator)),
                      .style = ui::TextStyle::caption,
                      .icon = ui::Icon::shield_outline});
    auto go = button(draft, texts.say<"pay.go">(), ui::Look::primary, press::Pay{},
                     ui::Icon::arrow_right);
    go.icon_after = true;
    go.enabled = pay::amount_of(form) > Money{0};
    page.bottom = {go};
    return draft.take();
}

}  // namespace kvitok::screens
