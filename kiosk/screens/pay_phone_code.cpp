// Step 2 of paying with a phone: the code, its time, and what to do at the phone.
#include <algorithm>

#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"
#include "ui/qr.h"

namespace kvitok::screens {
namespace {

// "4:38"
std::string time_left(const State& state, const phone::Following& at) {
    const auto seconds = std::max<std::int64_t>(0, (at.until.ms - state.now.ms + 999) / 1000);
    const auto rest = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

ui::Steps phone_steps(PhoneMethod method, const Texts& texts) {
    using enum ui::Steps::State;
    const bool sbp = method == PhoneMethod::sbp;
    return {{{done, texts.say<"sbp.ready">()},
             {current, texts.say<"sbp.camera">(),
              sbp ? texts.say<"sbp.camera_hint">() : texts.say<"sbp.page_hint">()},
             {ahead, sbp ? texts.say<"sbp.confirm">() : texts.say<"sbp.page">()}}};
}

}  // namespace

Screen pay_phone_code(const State& state, const phone::Following& at, const Texts& texts) {
    Draft draft(state, texts, "pay_sbp", ui::Template::status, Ways::all, Whose::current);
    auto& page = draft.page;
    const bool sbp = at.invoice.method == PhoneMethod::sbp;
    page.title.text = sbp ? texts.say<"sbp.title">() : texts.say<"phone.title">();
    page.step = {2, 2, texts.say<"nav.step">(2, 2)};
    page.stack = 24;
    ui::QrTicket ticket{.label = texts.say<"pay.total">(),
                        .value = texts.sum(at.invoice.amount + at.invoice.fee),
                        .code = ui::code_of(at.invoice.code),
                        .icon = ui::Icon::clock,
                        .hint = rich(texts.say<"sbp.valid">(time_left(state, at)))};
    ticket.corner = button(draft, texts.say<"sbp.print">(), ui::Look::tint,
                           phone::Press{phone::PrintCode{}}, ui::Icon::printer);
    draft.add(std::move(ticket));
    draft.add(phone_steps(at.invoice.method, texts), ui::Side::act);
    if (at.cancelling || at.unreachable) {
        draft.dock(ui::Paragraph{
            .text = at.cancelling ? texts.say<"sbp.cancelling">() : texts.say<"sbp.unreachable">(),
            .style = ui::TextStyle::small,
            .align = ui::Align::center});
    }
    auto cancel =
        button(draft, texts.say<"term.cancel">(), ui::Look::danger, press::CancelPayment{});
    cancel.enabled = !at.cancelling;
    page.bottom = {cancel};
    return draft.take();
}

}  // namespace kvitok::screens
