#include "kiosk/screens/pay_choices.h"

namespace kvitok::screens {

bool offers_phone(const State& state) {
    return state.house && (state.house->sbp || state.house->moneta);
}

bool is_about_terminal(pay::Refusal why) {
    return why == pay::Refusal::terminal_absent || why == pay::Refusal::terminal_busy ||
           why == pay::Refusal::other_terminal || why == pay::Refusal::took_too_long;
}

ui::Options amount_options(Draft& draft, const State& state, const pay::Choosing& form,
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

void add_methods(Draft& draft, const State& state, const pay::Choosing& form, const Texts& texts) {
    // Without the card terminal a phone still pays.
    const bool card = !is_about_terminal(form.refusal);
    if (!card) {
        draft.add(ui::Note{.tone = ui::Tone::warn,
                           .icon = ui::Icon::alert,
                           .text = rich(texts.say<"pay.card_down">())},
                  ui::Side::act);
    }
    draft.add(ui::Heading{texts.say<"pay.how">()}, ui::Side::act);
    draft.add(ui::OptionTiles{{{.title = texts.say<"pay.card">(),
                                .hint = texts.say<"pay.card_hint">(),
                                .icon = ui::Icon::credit,
                                .selected = form.method == pay::Method::card,
                                .action = draft.on(press::ChooseMethod{pay::Method::card}),
                                .enabled = card},
                               {.title = texts.say<"pay.sbp">(),
                                .hint = texts.say<"pay.sbp_hint">(),
                                .icon = ui::Icon::qrcode_scan,
                                .selected = form.method == pay::Method::phone,
                                .action = draft.on(press::ChooseMethod{pay::Method::phone}),
                                .enabled = offers_phone(state)}}},
              ui::Side::act);
}

std::string refusal_words(const State& state, pay::Refusal why, const Texts& texts) {
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
        case pay::Refusal::no_space:
            return texts.say<"refusal.no_space">(phone);
        case pay::Refusal::wrong_clock:
            return texts.say<"refusal.wrong_clock">(phone);
        case pay::Refusal::took_too_long:
            return texts.say<"refusal.too_long">();
    }
    return {};
}

}  // namespace kvitok::screens
