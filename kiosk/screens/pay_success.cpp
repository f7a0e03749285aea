// Paid: what was taken, what is left to pay, and the receipt.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"
#include "ui/qr.h"

namespace kvitok::screens {
namespace {

ui::KeyValues facts(const State& state, const PaymentRecord& record, const Texts& texts) {
    ui::KeyValues facts{.rows = {{texts.say<"pay.account">(), masked(record.quote.account)}}};
    if (record.approval) {
        facts.rows.push_back({texts.say<"ok.card">(), record.approval->masked_card});
    }
    facts.rows.push_back({texts.say<"ok.operation">(), record.number});
    auto balance = record.quote.balance_after;
    const auto* outcome = deliver::outcome_of(state.outbox, record.id.hex);
    const auto* accepted = outcome ? std::get_if<server::PaymentAccepted>(&outcome->what) : nullptr;
    if (accepted) {
        balance = accepted->balance_after;
        facts.rows.push_back(
            {texts.say<"ok.when">(), texts.say<"ok.by">(texts.day(accepted->credited_by))});
    }
    const bool owes = balance > Money{0};
    facts.total = {balance < Money{0} ? texts.say<"ok.credit_now">() : texts.say<"ok.debt_now">(),
                   texts.sum(magnitude(balance)), owes ? ui::Ink::ink : ui::Ink::ok};
    return facts;
}

void add_receipt(Draft& draft, const State& state, const PaymentRecord& record,
                 const Texts& texts) {
    ui::Progress progress{.hint = texts.say<"ok.take">()};
    switch (paper_of(state, record, SlipKind::payment)) {
        case PaperState::none:
            return;
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
    draft.add(progress, ui::Side::act);
}

}  // namespace

Screen pay_success(const State& state, const PaymentRecord& record, const Texts& texts) {
    Draft draft(state, texts, "pay_success", ui::Template::status, Ways::all, Whose::current);
    auto& page = draft.page;
    page.stack = 24;
    const auto& quote = record.quote;
    draft.add(ui::StatusHead{
        .headline = texts.say<"ok.title">(texts.sum(quote.amount + quote.fee)),
        .lead = texts.moment_long(to_local(record.created, state.site.utc_offset_minutes))});
    draft.add(facts(state, record, texts));
    add_receipt(draft, state, record, texts);
    if (state.house && !state.house->receipt_url.empty()) {
        draft.add(ui::QrPanel{.code = ui::code_of(state.house->receipt_url + record.id.hex),
                              .title = texts.say<"ok.phone">(),
                              .hint = texts.say<"ok.phone_hint">()},
                  ui::Side::act);
    }
    if (state.site.sections.readings) {
        page.bottom.push_back(button(draft, texts.say<"ok.readings">(), ui::Look::outline,
                                     press::ShowMeters{quote.account}, ui::Icon::gauge));
    }
    page.bottom.push_back(button(draft, texts.say<"nav.done">(), ui::Look::primary, press::Done{}));
    return draft.take();
}

}  // namespace kvitok::screens
