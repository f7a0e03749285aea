// Paid with a phone, and in the company's books.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"
#include "ui/qr.h"

namespace kvitok::screens {
namespace {

ui::KeyValues phone_facts(const Invoice& invoice, const Texts& texts) {
    const Money balance = invoice.balance_after;
    ui::KeyValues facts{.rows = {{texts.say<"pay.account">(), masked(invoice.account)},
                                 {texts.say<"slip.paid_by">(), invoice.method == PhoneMethod::sbp
                                                                   ? texts.say<"phone.sbp">()
                                                                   : texts.say<"hist.by_page">()},
                                 {texts.say<"ok.operation">(), invoice.number}}};
    facts.total = {balance < Money{0} ? texts.say<"ok.credit_now">() : texts.say<"ok.debt_now">(),
                   texts.sum(magnitude(balance)), balance > Money{0} ? ui::Ink::ink : ui::Ink::ok};
    return facts;
}

ui::Progress receipt_progress(const State& state, const Texts& texts) {
    ui::Progress progress{.hint = texts.say<"ok.take">()};
    switch (state.paper.state) {
        case PaperState::none:
        case PaperState::printing:
            progress.title = texts.say<"ok.printing">();
            progress.windows = waiting_windows(state);
            break;
        case PaperState::printed:
            progress.title = texts.say<"ok.printed">();
            progress.windows = {5, 5};
            break;
        case PaperState::failed:
        case PaperState::unknown:
            progress.title = texts.say<"ok.not_printed">();
            progress.hint = texts.say<"ok.keep_number">();
            break;
    }
    return progress;
}

}  // namespace

Screen pay_phone_paid(const State& state, const Invoice& invoice, const Texts& texts) {
    Draft draft(state, texts, "pay_phone_paid", ui::Template::status, Ways::all, Whose::current);
    auto& page = draft.page;
    page.stack = 24;
    draft.add(ui::StatusHead{
        .headline = texts.say<"ok.title">(texts.sum(invoice.amount + invoice.fee)),
        .lead = texts.moment_long(to_local(invoice.created, state.site.utc_offset_minutes))});
    draft.add(phone_facts(invoice, texts));
    const auto& slip = state.paper.slip;
    if (slip.kind == SlipKind::posted && slip.id == invoice.id.hex)
        draft.add(receipt_progress(state, texts), ui::Side::act);
    if (state.house && !state.house->receipt_url.empty()) {
        draft.add(ui::QrPanel{.code = ui::code_of(state.house->receipt_url + invoice.id.hex),
                              .title = texts.say<"ok.phone">(),
                              .hint = texts.say<"ok.phone_hint">()},
                  ui::Side::act);
    }
    page.bottom = {button(draft, texts.say<"ok.readings">(), ui::Look::outline,
                          press::ShowMeters{invoice.account}, ui::Icon::gauge),
                   button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Done{})};
    return draft.take();
}

}  // namespace kvitok::screens
