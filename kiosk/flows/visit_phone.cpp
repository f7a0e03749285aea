// Payment with a phone within a visit; its table is in phone.h.
#include "kiosk/flows/work.h"

namespace kvitok {

namespace {
constexpr int look_every_s = 3;
}

PostedFact phone::fact_of(const Invoice& invoice) {
    PostedFact fact{.id = invoice.id,
                    .number = invoice.number,
                    .at = invoice.created,
                    .channel = invoice.method == PhoneMethod::sbp ? Channel::sbp : Channel::moneta,
                    .amount = invoice.amount,
                    .fee = invoice.fee,
                    .balance_after = invoice.balance_after,
                    .period = invoice.period};
    fact.approval.amount = invoice.amount + invoice.fee;
    fact.approval.rrn = invoice.operation;
    return fact;
}

// The same pre-flight as for a card, as far as no terminal is needed.
void Work::open_phone_form() {
    auto& choice = std::get<pay::Choosing>(s.pay);
    const Money amount = pay::amount_of(choice);
    choice.refusal = pay::Refusal::none;
    if (!s.house || s.health.server == Link::down) {
        choice.refusal = pay::Refusal::no_connection;
    } else if (amount < s.house->pay_min || amount > s.house->pay_max) {
        choice.refusal = pay::Refusal::sum_out_of_range;
    }
    if (choice.refusal != pay::Refusal::none) return;
    phone::Form form{.chosen = choice};
    if (!s.house->sbp) form.method = PhoneMethod::moneta;
    pay(pay::Closed{});
    replace(place::PhoneForm{std::move(form)});
}

void Work::back_to_amount(const phone::Form& form) {
    s.pay = form.chosen;
    replace(place::Pay{});
}

void Work::order_invoice(place::PhoneForm& form) {
    form.refusal.reset();
    const std::string& typed = form.form.fields[0].text;
    const auto contact = parse_contact(typed);
    if (!typed.empty() && !contact) return form::refuse(form.form, 0);
    // A question whose answer was lost is asked again with the same id, and means one invoice.
    InvoiceOrder order{.id = form.order.id,
                       .account = form.chosen.purpose.account.number,
                       .amount = pay::amount_of(form.chosen),
                       .fee = s.house ? s.house->fee : Money{},
                       .method = form.method,
                       .contact = contact.value_or("")};
    if (order.id.hex.empty() || order != form.order) order.id = {now_.chance};
    form.order = order;
    form.request = ask(server::AskInvoice{server::AskInvoice::Deed::order, order});
}

void Work::on_invoice_ordered(const server::Answer& answer) {
    auto& form = std::get<place::PhoneForm>(visit().place);
    form.request = 0;
    if (const auto* told = std::get_if<server::InvoiceTold>(&answer)) {
        place::PhonePay next;
        next.invoice = told->invoice;
        next.until = now_.wall + Milliseconds{told->invoice.seconds_left * 1000};
        replace(std::move(next));
        return;
    }
    const auto* failed = std::get_if<server::Failed>(&answer);
    form.refusal = failed ? failed->why : server::Failure::server_failed;
    // Only what may have got lost on the way keeps its id.
    if (form.refusal != server::Failure::no_connection) form.order = {};
}

void Work::on_invoice_told(const server::Answer& answer) {
    auto& at = std::get<place::PhonePay>(visit().place);
    at.asking = 0;
    const auto* told = std::get_if<server::InvoiceTold>(&answer);
    at.unreachable = !told;
    if (!told) return void(at.cancelling = false);
    const InvoiceState before = at.invoice.state;
    const std::string code = at.invoice.code;
    at.invoice = told->invoice;
    // The code that is on the screen stays the one that was ordered.
    if (at.invoice.state == InvoiceState::waiting) at.invoice.code = code;
    at.until = now_.wall + Milliseconds{at.invoice.seconds_left * 1000};
    at.cancelling = false;
    if (before == at.invoice.state) return;
    restart_idle();
    if (at.invoice.state != InvoiceState::paid) return;
    if (visit().current) visit().current->balance = at.invoice.balance_after;
    Slip slip = slip_of_account(SlipKind::posted, at.invoice.id.hex);
    slip.account = at.invoice.account;
    slip.payee = at.invoice.payee;
    slip.fact = phone::fact_of(at.invoice);
    print(std::move(slip));
}

void Work::on_phone_tick() {
    auto* at = std::get_if<place::PhonePay>(&visit().place);
    if (!at || !is_open(at->invoice.state)) return;
    at->seconds += 1;
    if (at->asking != 0 || at->seconds % look_every_s != 0) return;
    at->asking = ask(server::AskInvoice{server::AskInvoice::Deed::look, {.id = at->invoice.id}});
}

void Work::cancel_invoice(place::PhonePay& at) {
    if (at.invoice.state != InvoiceState::waiting || at.cancelling) return;
    if (at.asking != 0) want(effect::Forget{at.asking});
    at.cancelling = true;
    at.asking = ask(server::AskInvoice{server::AskInvoice::Deed::cancel, {.id = at.invoice.id}});
}

void Work::press(const phone::Press& event) {
    if (const auto* chosen = std::get_if<phone::ChooseMethod>(&event)) {
        auto* form = std::get_if<place::PhoneForm>(&visit().place);
        const bool offered =
            s.house && (chosen->method == PhoneMethod::sbp ? s.house->sbp : s.house->moneta);
        if (form && offered && form->request == 0) form->method = chosen->method;
        return;
    }
    const auto* at = std::get_if<place::PhonePay>(&visit().place);
    if (!at || at->invoice.state != InvoiceState::waiting) return;
    Slip slip = slip_of_account(SlipKind::phone_code, at->invoice.id.hex + ":code");
    slip.account = at->invoice.account;
    slip.payee = at->invoice.payee;
    slip.invoice = at->invoice;
    slip.until = at->until;
    print(std::move(slip));
}

}  // namespace kvitok
