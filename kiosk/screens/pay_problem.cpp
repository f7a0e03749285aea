// Nothing was taken, and that is certain: declined, abandoned or reversed.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

std::string what_happened(PayReason reason, const Texts& texts) {
    switch (reason) {
        case PayReason::not_enough_money:
            return texts.say<"bad.no_funds">();
        case PayReason::cancelled_by_resident:
            return texts.say<"bad.cancelled">();
        case PayReason::terminal_saw_nothing:
            return texts.say<"bad.saw_nothing">();
        case PayReason::wrong_amount:
            return texts.say<"bad.wrong_amount">();
        case PayReason::commit_refused:
            return texts.say<"bad.commit_refused">();
        case PayReason::none:
        case PayReason::declined_by_bank:
        case PayReason::foreign_operation:
        case PayReason::other_terminal:
        case PayReason::reversal_refused:
        case PayReason::refused_by_server:
            return texts.say<"bad.declined">();
    }
    return {};
}

}  // namespace

Screen pay_problem(const State& state, const PaymentRecord& record, const Texts& texts) {
    Draft draft(state, texts, "pay_problem", ui::Template::status, Ways::all, Whose::current);
    auto& page = draft.page;
    page.stack = 24;
    const bool cancelled = record.reason == PayReason::cancelled_by_resident;
    draft.add(ui::StatusHead{
        .tone = ui::Tone::warn,
        .icon = ui::Icon::close,
        .headline = cancelled ? texts.say<"bad.cancelled_title">() : texts.say<"bad.title">(),
        .lead = texts.say<"bad.lead">()});
    const bool reversed = record.state == PaymentState::reversed;
    const auto balance = record.quote.balance_after + record.quote.amount;
    draft.add(explanation(texts, what_happened(record.reason, texts),
                          reversed ? texts.say<"bad.reversed">() : texts.say<"bad.nothing_taken">(),
                          balance > Money{0} ? texts.say<"bad.retry">(texts.sum(balance))
                                             : texts.say<"bad.retry_credit">()));
    draft.add(operation_line(state, record, texts));
    add_paper_note(
        draft, state, record, SlipKind::not_paid,
        {texts.say<"bad.slip">(), texts.say<"bad.slip_printed">(), texts.say<"bad.slip_failed">()});
    page.bottom = {
        button(draft, texts.say<"nav.done">(), ui::Look::outline, press::Done{}),
        button(draft, texts.say<"nav.retry">(), ui::Look::primary, press::RetryPayment{})};
    return draft.take();
}

}  // namespace kvitok::screens
