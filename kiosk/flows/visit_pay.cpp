// The payment within a visit, and the paper.
#include <algorithm>

#include "kiosk/flows/work.h"

namespace kvitok {

void Work::open_payment(const AccountNumber& number) {
    if (!s.site.sections.payment) return;
    if (!choose_current(number)) return;
    if (pay::is_unresolved(s.pay)) return enter(place::PayBlocked{});
    s.pay = pay::Idle{};
    s.paper = s.paper.state == PaperState::printing ? s.paper : Paper{};
    pay(pay::Opened{{*visit().current, token()}});
    if (std::holds_alternative<place::Pay>(visit().place) ||
        std::holds_alternative<place::PhonePay>(visit().place)) {
        replace(place::Pay{});
    } else {
        enter(place::Pay{});
    }
}

// Leaving the payment's screen; a payment that is under way goes on without it.
void Work::close_payment() {
    if (is_resident_here()) pay(pay::Closed{});
}

void Work::other_sum() {
    auto& form = std::get<place::OtherSum>(visit().place);
    const auto sum = parse_money(form.typed);
    const Money least = s.house ? s.house->pay_min : roubles(10);
    const Money most = s.house ? s.house->pay_max : roubles(60'000);
    form.out_of_range = !sum || *sum < least || *sum > most;
    if (form.out_of_range) return;
    if (!visit().trail.empty()) visit().trail.pop_back();
    replace(place::Pay{});
    pay(pay::AmountChosen{pay::Choice::other, sum});
}

Slip Work::slip_of(const PaymentRecord& record, SlipKind kind) const {
    Slip slip{.kind = kind,
              .id = record.id.hex,
              .payment = record,
              .address = record.address,
              .account = record.quote.account,
              .language = s.session.language,
              .at = s.now};
    // It may be printed again, on release, after a power cut and when it goes to a person: each is
    // a paper of its own and none is a receipt.
    if (kind == SlipKind::checking) slip.id += ":checking:" + std::to_string(s.now.ms);
    if (kind == SlipKind::not_paid) slip.id += ":not_paid";
    if (kind == SlipKind::refund) slip.id += ":refund";
    return slip;
}

void Work::print(Slip slip) {
    if (s.paper.state == PaperState::printing) {
        s.paper_waiting.push_back(std::move(slip));
    } else {
        start_print(std::move(slip));
    }
}

// `printing` is on disk before the first byte: a crash now means "perhaps printed", never twice.
void Work::start_print(Slip slip) {
    s.paper = {.state = PaperState::failed, .slip = std::move(slip)};
    if (!printer::can_print(s.health.printer) || !s.health.journal) return;
    if (s.house) s.paper.slip.receipt_url = s.house->receipt_url;
    s.paper.state = PaperState::printing;
    s.paper.job = fresh();
    write(journal::ReceiptChanged{s.paper.slip.id, ReceiptState::printing, s.paper.slip.copy, ""});
    want(effect::Print{s.paper.job, s.paper.slip});
}

void Work::print_again() {
    if (s.paper.state == PaperState::printing || s.paper.slip.id.empty()) return;
    Slip slip = s.paper.slip;
    const PaymentRecord* record = pay::record_of(s.pay);
    // After a power cut only the slip's name is known; its content is that payment's, if it is
    // paid.
    if (!slip.payment && slip.readings.empty()) {
        const bool known =
            record && slip.id == record->id.hex && std::holds_alternative<pay::Paid>(s.pay);
        if (!known) return;
        const int copy = slip.copy;
        slip = slip_of(*record, SlipKind::payment);
        slip.copy = copy;
    }
    // Of money that goes back there is no second receipt.
    const deliver::Outcome* outcome = deliver::outcome_of(s.outbox, slip.id);
    const bool goes_back = outcome && (std::holds_alternative<server::Failed>(outcome->what) ||
                                       std::holds_alternative<server::Refunded>(outcome->what));
    if (goes_back && slip.kind == SlipKind::payment) return;
    slip.copy += 1;
    print(std::move(slip));
}

void Work::paper_done(ReceiptState state) {
    write(journal::ReceiptChanged{s.paper.slip.id, state, s.paper.slip.copy, ""});
    s.paper.state = state == ReceiptState::printed ? PaperState::printed : PaperState::failed;
    restart_idle();
    if (!s.paper_waiting.empty()) {
        Slip next = std::move(s.paper_waiting.front());
        s.paper_waiting.erase(s.paper_waiting.begin());
        start_print(std::move(next));
    } else if (std::holds_alternative<place::Attract>(visit().place)) {
        s.paper = {};  // nobody is there to see it; what it said is personal
    }
}

void Work::on(const printer::Event& event) {
    const bool printing = s.paper.state == PaperState::printing;
    if (const auto* printed = std::get_if<printer::Printed>(&event)) {
        if (printing && printed->job == s.paper.job) paper_done(ReceiptState::printed);
    } else if (const auto* failed = std::get_if<printer::PrintFailed>(&event)) {
        if (printing && failed->job == s.paper.job) paper_done(ReceiptState::print_failed);
    } else if (const auto* changed = std::get_if<printer::StatusChanged>(&event)) {
        s.health.printer = changed->status;
    } else if (std::holds_alternative<printer::Lost>(event)) {
        s.health.printer = printer::Status::absent;
        if (printing) paper_done(ReceiptState::print_failed);
    }
}

}  // namespace kvitok
