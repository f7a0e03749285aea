// Before the code: which way the phone pays, and where the receipt goes.
#include "kiosk/screens/form_parts.h"
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

std::string phone_refusal(const State& state, server::Failure why, const Texts& texts) {
    const auto phone = phone_of(state);
    switch (why) {
        case server::Failure::no_connection:
            return texts.say<"phone.no_connection">();
        case server::Failure::sum_out_of_range:
            return texts.say<"refusal.sum">(texts.round_amount(least_sum(state)),
                                            texts.round_amount(most_sum(state)));
        case server::Failure::payment_pending:
            return texts.say<"phone.pending">(phone);
        case server::Failure::acquirer_silent:
            return texts.say<"phone.silent">();
        default:
            return texts.say<"refusal.server_failed">(phone);
    }
}

// The ways that are offered, and the terms to read before the button is pressed.
ui::ButtonRow ways(Draft& draft, const State& state, const phone::Form& form, const Texts& texts) {
    ui::ButtonRow row{.buttons = {}, .height = ui::RowHeight::small};
    const auto add = [&](bool offered, PhoneMethod method, std::string label) {
        const auto look = form.method == method ? ui::Look::primary : ui::Look::outline;
        if (offered)
            row.buttons.push_back(
                button(draft, std::move(label), look, phone::Press{phone::ChooseMethod{method}}));
    };
    if (state.house) {
        add(state.house->sbp, PhoneMethod::sbp, texts.say<"phone.sbp">());
        add(state.house->moneta, PhoneMethod::moneta, texts.say<"phone.moneta">());
    }
    row.buttons.push_back(
        button(draft, texts.say<"phone.terms">(), ui::Look::tint, press::Terms{}));
    return row;
}

}  // namespace

Screen pay_phone(const State& state, const phone::Form& form, const Texts& texts) {
    Draft draft(state, texts, "pay_phone", ui::Template::form, Ways::all, Whose::current);
    auto& page = draft.page;
    const Money fee = state.house ? state.house->fee : Money{};
    const FormWords words{{.label = texts.say<"phone.contact">(),
                           .refused = texts.say<"phone.contact_bad">(),
                           .letters = ui::Letters::english}};
    page.title.text = texts.say<"phone.title">();
    page.title.hint = texts.sum(pay::amount_of(form.chosen) + fee);
    draft.add(ways(draft, state, form, texts));
    add_fields(draft, form.form, words, texts);
    if (form.refusal) {
        draft.add(ui::Note{.tone = ui::Tone::bad,
                           .icon = ui::Icon::alert,
                           .text = rich(phone_refusal(state, *form.refusal, texts))});
    }
    const auto hint = form.method == PhoneMethod::sbp ? texts.say<"phone.sbp_hint">()
                                                      : texts.say<"phone.moneta_hint">();
    draft.add(ui::Paragraph{
        .text = texts.say<"phone.legal">(hint, texts.name(state.site.payment_operator)),
        .style = ui::TextStyle::caption,
        .icon = ui::Icon::shield_outline});
    auto enter = button(draft, texts.say<"phone.go">(), ui::Look::primary, press::Submit{});
    enter.enabled = form.request == 0;
    add_keys(draft, form.form, words, enter, texts);
    return draft.take();
}

}  // namespace kvitok::screens
