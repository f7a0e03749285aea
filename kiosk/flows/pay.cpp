#include "kiosk/flows/pay.h"

#include <algorithm>

#include "kiosk/domain/check.h"
#include "kiosk/flows/pay_rows.h"

namespace kvitok::pay {

namespace {

Step refuse(Choosing form, Refusal why) {
    form.refusal = why;
    return {.next = std::move(form)};
}

Refusal refusal_of(terminal::NotReadyReason reason) {
    switch (reason) {
        case terminal::NotReadyReason::busy:
            return Refusal::terminal_busy;
        case terminal::NotReadyReason::other_serial:
            return Refusal::other_terminal;
        case terminal::NotReadyReason::absent:
        case terminal::NotReadyReason::disabled:
        case terminal::NotReadyReason::fault:
            break;
    }
    return Refusal::terminal_absent;
}

Refusal refusal_of(server::Failure why) {
    switch (why) {
        case server::Failure::sum_out_of_range:
            return Refusal::sum_out_of_range;
        case server::Failure::no_connection:
            return Refusal::no_connection;
        default:
            return Refusal::server_failed;
    }
}

// The pre-flight: terminal and quote are asked at once; neither moves money.
Step prepare(const Choosing& form, const Surroundings& around) {
    const Money amount = amount_of(form);
    if (amount < around.pay_min || amount > around.pay_max) {
        return refuse(form, Refusal::sum_out_of_range);
    }
    if (!around.journal_good) return refuse(form, Refusal::no_journal);
    if (!around.has_space) return refuse(form, Refusal::no_space);
    if (!around.clock_right) return refuse(form, Refusal::wrong_clock);
    if (!around.attached_serial) return refuse(form, Refusal::terminal_absent);

    Preparing next{.form = form, .amount = amount};
    next.form.refusal = Refusal::none;
    next.terminal_request = around.next_request;
    next.quote_request = around.next_request + 1;
    Step step{.next = next, .requests_used = 2};
    step.consequences.effects = {
        effect::Command{terminal::Prepare{next.terminal_request}},
        effect::Ask{next.quote_request,
                    server::AskQuote{form.purpose.token, form.purpose.account.number, amount}},
        effect::StartTimer{Timer::preparation, preparation_limit, next.terminal_request}};
    return step;
}

// The payment's id and number exist from here on; the record is on disk before authorise runs.
Step begin(const Preparing& prepared, const Surroundings& around, const Moment& now) {
    check(prepared.quote && prepared.terminal, "pre-flight is complete");
    Intent next;
    next.record = {.id = PaymentId{now.chance},
                   .number = journal::payment_number(around.today, around.next_payment),
                   .state = PaymentState::intent,
                   .quote = *prepared.quote,
                   .address = prepared.form.purpose.account.address,
                   .created = now.wall,
                   .terminal_serial = prepared.terminal->serial,
                   .terminal_number = prepared.terminal->next_number,
                   .traits = prepared.terminal->traits,
                   .snapshot = prepared.terminal->snapshot};
    next.request = around.next_request;
    Step step{.next = next, .requests_used = 1, .numbered = true};
    step.consequences.writes = {journal::PaymentChanged{next.record, "PayPressed"}};
    step.consequences.effects = {
        effect::StopTimer{Timer::preparation},
        effect::Command{terminal::Authorise{
            next.request, next.record.id, next.record.terminal_number, total_of(*prepared.quote)}},
        effect::StartTimer{Timer::terminal_answer, authorisation_limit, next.request},
        effect::StartTimer{Timer::still_waiting, still_waiting_after, 0},
        effect::StartTimer{Timer::release, released_after, 0}};
    return step;
}

Step when_prepared(const Preparing& prepared, const Surroundings& around, const Moment& now) {
    if (!prepared.quote || !prepared.terminal) return {.next = prepared};
    if (!around.can_print && !prepared.paper_waived) {
        Step step{.next = AskPaper{prepared}};
        step.consequences.effects = {effect::StopTimer{Timer::preparation}};
        return step;
    }
    return begin(prepared, around, now);
}

Step give_up(const Preparing& prepared, Refusal why) {
    Step step = refuse(prepared.form, why);
    step.consequences.effects = {effect::StopTimer{Timer::preparation},
                                 effect::Forget{prepared.quote_request}};
    return step;
}

Step on(const Choosing& form, const AmountChosen& chosen) {
    Choosing next = form;
    next.choice = chosen.choice;
    if (chosen.choice == Choice::other) next.other = chosen.other;
    next.refusal = Refusal::none;
    return {.next = next};
}

Step on(const Preparing& prepared, const terminal::Answered& answered, const Surroundings& around,
        const Moment& now) {
    if (answered.request != prepared.terminal_request) return {.next = prepared};
    if (const auto* ready = std::get_if<terminal::Ready>(&answered.answer)) {
        Preparing next = prepared;
        next.terminal = *ready;
        return when_prepared(next, around, now);
    }
    if (const auto* not_ready = std::get_if<terminal::NotReady>(&answered.answer)) {
        return give_up(prepared, refusal_of(not_ready->reason));
    }
    return give_up(prepared, Refusal::terminal_absent);
}

Step on(const Preparing& prepared, const QuoteArrived& quoted, const Surroundings& around,
        const Moment& now) {
    if (quoted.request != prepared.quote_request) return {.next = prepared};
    // What is charged is what was pressed; anything else never reaches the terminal.
    const bool same = quoted.quote.amount == prepared.amount && quoted.quote.fee == around.fee &&
                      quoted.quote.account == prepared.form.purpose.account.number;
    if (!same) return give_up(prepared, Refusal::server_failed);
    Preparing next = prepared;
    next.quote = quoted.quote;
    return when_prepared(next, around, now);
}

// Rows of the states before any money moves.
struct Before {
    const Surroundings& around;
    const Moment& now;
    const State& state;

    Step operator()(const Idle&, const Opened& opened) const {
        return {.next = Choosing{.purpose = opened.purpose}};
    }
    Step operator()(const Choosing& form, const AmountChosen& chosen) const {
        return on(form, chosen);
    }
    Step operator()(const Choosing& form, const MethodChosen& chosen) const {
        Choosing next = form;
        next.method = chosen.method;
        next.refusal = Refusal::none;
        return {.next = next};
    }
    Step operator()(const Choosing& form, const PayPressed&) const { return prepare(form, around); }
    Step operator()(const Choosing&, const Closed&) const { return {.next = Idle{}}; }
    Step operator()(const Preparing& prepared, const terminal::Answered& answered) const {
        return on(prepared, answered, around, now);
    }
    Step operator()(const Preparing& prepared, const QuoteArrived& quoted) const {
        return on(prepared, quoted, around, now);
    }
    Step operator()(const Preparing& prepared, const QuoteFailed& failed) const {
        if (failed.request != prepared.quote_request) return {.next = prepared};
        return give_up(prepared, refusal_of(failed.why));
    }
    Step operator()(const Preparing& prepared, const TimedOut& timed_out) const {
        const bool ours =
            timed_out.timer == Timer::preparation && timed_out.token == prepared.terminal_request;
        return ours ? give_up(prepared, Refusal::took_too_long) : Step{.next = prepared};
    }
    Step operator()(const Preparing& prepared, const terminal::Lost&) const {
        return give_up(prepared, Refusal::terminal_absent);
    }
    Step operator()(const Preparing& prepared, const CancelPressed&) const {
        return give_up(prepared, Refusal::none);
    }
    Step operator()(const Preparing& prepared, const Closed&) const {
        Step step = give_up(prepared, Refusal::none);
        step.next = Idle{};
        return step;
    }
    Step operator()(const AskPaper& asked, const PaperAccepted&) const {
        // The pre-flight is made anew: the question may have stood for a minute.
        Step step = prepare(asked.prepared.form, around);
        if (auto* preparing = std::get_if<Preparing>(&step.next)) preparing->paper_waived = true;
        return step;
    }
    Step operator()(const AskPaper& asked, const PaperDeclined&) const {
        return {.next = asked.prepared.form};
    }
    Step operator()(const AskPaper&, const Closed&) const { return {.next = Idle{}}; }

    // Every state in which money may have moved has its rows in pay_rows.
    template <class S, class E>
    Step operator()(const S&, const E& event) const {
        return money_row(state, Event{event}, around);
    }
};

}  // namespace

Step step(const State& state, const Event& event, const Surroundings& around, const Moment& now) {
    return std::visit(Before{around, now, state}, state, event);
}

State recovered(const PaymentRecord& record) {
    switch (record.state) {
        case PaymentState::intent: {
            Intent intent{.record = record};
            intent.querying = true;
            intent.patience = Patience::being_checked;
            return intent;
        }
        case PaymentState::approved:
            return Approved{.record = record};
        case PaymentState::reversing:
            return Reversing{.record = record};
        case PaymentState::manual:
            return Manual{record};
        case PaymentState::declined:
            return Declined{record};
        case PaymentState::abandoned:
            return Abandoned{record};
        case PaymentState::reversed:
            return Reversed{record};
        case PaymentState::paid:
        case PaymentState::refunding:
        case PaymentState::delivered:
        case PaymentState::refunded:
            break;
    }
    return Paid{record};
}

Money total_of(const Quote& quote) {
    return quote.amount + quote.fee;
}

Money amount_of(const Choosing& form) {
    switch (form.choice) {
        case Choice::month:
            return form.purpose.account.charged_last;
        case Choice::other:
            return form.other.value_or(Money{0});
        case Choice::all:
            break;
    }
    return form.purpose.account.balance;
}

const PaymentRecord* record_of(const State& state) {
    return std::visit(
        [](const auto& inner) -> const PaymentRecord* {
            if constexpr (requires { inner.record; }) return &inner.record;
            return nullptr;
        },
        state);
}

bool may_leave(const State& state) {
    if (std::holds_alternative<Preparing>(state)) return false;
    return std::visit(
        [](const auto& inner) {
            if constexpr (requires { inner.patience; }) return inner.patience == Patience::released;
            return true;
        },
        state);
}

bool is_unresolved(const State& state) {
    const PaymentRecord* record = record_of(state);
    return record && is_unresolved(record->state);
}

Milliseconds pause_before(int attempt) {
    const int doublings = std::clamp(attempt - 1, 0, 4);
    return std::min(Milliseconds{5'000 << doublings}, Milliseconds{60'000});
}

}  // namespace kvitok::pay
