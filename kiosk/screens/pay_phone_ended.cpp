// A phone payment that ended without being paid, or whose money went back.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

struct EndWords {
    std::string headline;
    std::string what;
    std::string money;
};

EndWords end_words(const Invoice& invoice, const Texts& texts) {
    const auto sum = texts.sum(invoice.amount + invoice.fee);
    if (invoice.state == InvoiceState::refunded) {
        return {texts.say<"phone.refunded">(), texts.say<"phone.what_refunded">(),
                texts.say<"phone.money_refunded">(sum)};
    }
    if (invoice.state == InvoiceState::expired) {
        return {texts.say<"phone.expired">(), texts.say<"phone.what_expired">(),
                texts.say<"phone.money_safe">()};
    }
    return {texts.say<"phone.cancelled">(), texts.say<"phone.what_cancelled">(),
            texts.say<"phone.money_safe">()};
}

}  // namespace

Screen pay_phone_ended(const State& state, const Invoice& invoice, const Texts& texts) {
    Draft draft(state, texts, "pay_phone_ended", ui::Template::status, Ways::all, Whose::current);
    auto& page = draft.page;
    page.stack = 24;
    const auto said = end_words(invoice, texts);
    draft.add(ui::StatusHead{.tone = ui::Tone::warn,
                             .icon = ui::Icon::close,
                             .headline = said.headline,
                             .lead = texts.say<"phone.ended_lead">()});
    draft.add(explanation(texts, said.what, said.money, texts.say<"phone.do_again">()));
    draft.add(
        ui::SplitLine{.left = {ui::Icon::none, rich(texts.say<"bad.operation">(invoice.number))},
                      .right = {ui::Icon::phone, rich(texts.say<"bad.phone">(phone_of(state)))},
                      .inset = true});
    page.bottom = {
        button(draft, texts.say<"nav.done">(), ui::Look::outline, press::Done{}),
        button(draft, texts.say<"phone.new_code">(), ui::Look::primary, press::RetryPayment{})};
    return draft.take();
}

}  // namespace kvitok::screens
