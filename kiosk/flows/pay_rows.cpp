#include "kiosk/flows/pay_rows.h"

#include "kiosk/domain/check.h"

namespace kvitok::pay {

namespace {

PaymentRecord with_state(PaymentRecord record, PaymentState state, PayReason reason) {
    record.state = state;
    record.reason = reason;
    return record;
}

// A durable move. Timers of the state left behind must not reach the next one.
Step move(State next, const char* event, std::vector<Effect> effects = {}) {
    Step step{.next = std::move(next)};
    const PaymentRecord* record = record_of(step.next);
    check(record != nullptr, "a durable state has a record");
    step.consequences.writes = {journal::PaymentChanged{*record, event}};
    step.consequences.effects = {
        effect::StopTimer{Timer::terminal_answer}, effect::StopTimer{Timer::terminal_again},
        effect::StopTimer{Timer::still_waiting}, effect::StopTimer{Timer::release}};
    for (Effect& one : effects) step.consequences.effects.push_back(std::move(one));
    return step;
}

// Commands may only reach the unit that holds the operation.
bool reachable(const PaymentRecord& record, const Surroundings& around) {
    return around.attached_serial == record.terminal_serial;
}

terminal::Command question(const Intent& s) {
    return terminal::Query{s.request, s.record.terminal_number, total_of(s.record.quote),
                           s.record.terminal_serial, s.record.snapshot};
}
terminal::Command question(const Approved& s) {
    return terminal::Commit{s.request, s.record.terminal_number, total_of(s.record.quote)};
}
terminal::Command question(const Reversing& s) {
    const auto& approval = s.record.approval;
    return terminal::Reverse{s.request, s.record.terminal_number, approval ? approval->rrn : "",
                             approval ? approval->amount : total_of(s.record.quote)};
}

// The pause before the effect is repeated. Goes on for ever; the resident is released meanwhile.
template <class S>
Step pause(S next, const Surroundings& around) {
    next.waiting = Waiting::pause;
    next.request = around.next_request;
    next.attempts += 1;
    Step step{.next = next, .requests_used = 1};
    step.consequences.effects = {
        effect::StopTimer{Timer::terminal_answer},
        effect::StartTimer{Timer::terminal_again, pause_before(next.attempts), next.request}};
    return step;
}

Step to_manual(const PaymentRecord& record, PayReason reason, const char* event) {
    return move(Manual{with_state(record, PaymentState::manual, reason)}, event);
}

// Another unit stands in the place of the one that holds the operation: nothing it says can settle
// the payment.
bool is_replaced(const PaymentRecord& record, const Surroundings& around) {
    return around.attached_serial && !reachable(record, around);
}

// Asks the terminal (again): query, commit or reverse, as the state says.
template <class S>
Step ask_again(S next, const Surroundings& around, std::vector<Effect> first = {}) {
    if constexpr (!std::is_same_v<S, Reversing>) {
        if (is_replaced(next.record, around)) {
            return to_manual(next.record, PayReason::other_terminal, "Attached, another serial");
        }
    }
    if (!reachable(next.record, around)) {
        Step step = pause(next, around);
        step.consequences.effects.insert(step.consequences.effects.begin(), first.begin(),
                                         first.end());
        return step;
    }
    next.waiting = Waiting::answer;
    next.request = around.next_request;
    if constexpr (requires { next.querying; }) next.querying = true;
    Step step{.next = next, .requests_used = 1};
    step.consequences.effects = std::move(first);
    step.consequences.effects.push_back(effect::StopTimer{Timer::terminal_again});
    step.consequences.effects.push_back(effect::Command{question(next)});
    step.consequences.effects.push_back(
        effect::StartTimer{Timer::terminal_answer, answer_limit, next.request});
    return step;
}

// After a power cut the resident may still stand there: the wait begins anew.
template <class S>
Step restart(S next, const Surroundings& around, Milliseconds release_after) {
    next.attempts = 0;
    return ask_again(next, around, {effect::StartTimer{Timer::release, release_after, 0}});
}

Step to_reversing(const PaymentRecord& record, const Surroundings& around) {
    Reversing next{.record = with_state(record, PaymentState::reversing, PayReason::wrong_amount)};
    next.request = around.next_request;
    Step step = move(next, "Approved, another amount",
                     {effect::Command{question(next)},
                      effect::StartTimer{Timer::terminal_answer, answer_limit, next.request},
                      effect::StartTimer{Timer::release, still_waiting_after, 0}});
    step.requests_used = 1;
    return step;
}

Step to_approved(const PaymentRecord& record, const Surroundings& around) {
    Approved next{.record = with_state(record, PaymentState::approved, PayReason::none)};
    next.request = around.next_request;
    Step step = move(next, "Approved",
                     {effect::Command{question(next)},
                      effect::StartTimer{Timer::terminal_answer, answer_limit, next.request},
                      effect::StartTimer{Timer::release, still_waiting_after, 0}});
    step.requests_used = 1;
    return step;
}

PayReason reason_of(const terminal::Foreign& foreign) {
    return foreign.other_serial ? PayReason::other_terminal : PayReason::foreign_operation;
}

// Intent: what an answer to the authorisation or to a query means.
struct IntentAnswer {
    const Intent& state;
    const Surroundings& around;

    Step operator()(const terminal::Approved& approved) const {
        PaymentRecord record = state.record;
        record.approval = approved.approval;
        if (approved.number != record.terminal_number) {
            return to_manual(state.record, PayReason::foreign_operation,
                             "Approved, another number");
        }
        if (approved.approval.amount != total_of(record.quote)) return to_reversing(record, around);
        if (record.traits.commit_required) return to_approved(record, around);
        return move(Paid{with_state(record, PaymentState::paid, PayReason::none)}, "Approved");
    }
    Step operator()(const terminal::Declined& declined) const {
        return move(Declined{with_state(state.record, PaymentState::declined, declined.reason)},
                    "Declined");
    }
    Step operator()(const terminal::NotSeen&) const {
        // Only a query can say so; of a running authorisation it would prove nothing.
        if (!state.querying) return ask_again(state, around);
        const PayReason why =
            state.cancelling ? PayReason::cancelled_by_resident : PayReason::terminal_saw_nothing;
        return move(Abandoned{with_state(state.record, PaymentState::abandoned, why)}, "NotSeen");
    }
    Step operator()(const terminal::Foreign& foreign) const {
        return to_manual(state.record, reason_of(foreign), "Foreign");
    }
    Step operator()(const terminal::InProgress&) const { return pause(state, around); }
    // Unknown, and answers that make no sense here: the first time ask at once, then after pauses.
    template <class Other>
    Step operator()(const Other&) const {
        return state.querying ? pause(state, around) : ask_again(state, around);
    }
};

struct ApprovedAnswer {
    const Approved& state;
    const Surroundings& around;

    Step operator()(const terminal::Committed&) const {
        return move(Paid{with_state(state.record, PaymentState::paid, PayReason::none)},
                    "Committed");
    }
    Step operator()(const terminal::CommitRefused&) const {
        return move(
            Reversed{with_state(state.record, PaymentState::reversed, PayReason::commit_refused)},
            "CommitRefused");
    }
    Step operator()(const terminal::Foreign& foreign) const {
        return to_manual(state.record, reason_of(foreign), "Foreign");
    }
    template <class Other>
    Step operator()(const Other&) const {
        return pause(state, around);
    }
};

struct ReversingAnswer {
    const Reversing& state;
    const Surroundings& around;

    Step operator()(const terminal::Reversed&) const {
        return move(
            Reversed{with_state(state.record, PaymentState::reversed, PayReason::wrong_amount)},
            "Reversed");
    }
    Step operator()(const terminal::ReverseRefused&) const {
        return to_manual(state.record, PayReason::reversal_refused, "ReverseRefused");
    }
    template <class Other>
    Step operator()(const Other&) const {
        return pause(state, around);
    }
};

// Limits that have passed; those of an earlier question are dropped.
template <class S>
Step timed_out(const S& state, const TimedOut& event, const Surroundings& around) {
    S next = state;
    switch (event.timer) {
        case Timer::terminal_answer:
            if (event.token != state.request || state.waiting != Waiting::answer) break;
            return ask_again(state, around);
        case Timer::terminal_again:
            if (event.token != state.request || state.waiting != Waiting::pause) break;
            return ask_again(state, around);
        case Timer::still_waiting:
            if (next.patience == Patience::following) next.patience = Patience::being_checked;
            break;
        case Timer::release:
            next.patience = Patience::released;
            break;
        default:
            break;
    }
    return {.next = next};
}

struct MoneyRows {
    const Surroundings& around;

    Step operator()(const Intent& s, const terminal::Answered& a) const {
        if (a.request != s.request || s.waiting != Waiting::answer) return {.next = s};
        return std::visit(IntentAnswer{s, around}, a.answer);
    }
    Step operator()(const Approved& s, const terminal::Answered& a) const {
        if (a.request != s.request || s.waiting != Waiting::answer) return {.next = s};
        return std::visit(ApprovedAnswer{s, around}, a.answer);
    }
    Step operator()(const Reversing& s, const terminal::Answered& a) const {
        if (a.request != s.request || s.waiting != Waiting::answer) return {.next = s};
        return std::visit(ReversingAnswer{s, around}, a.answer);
    }
    Step operator()(const Intent& s, const terminal::Progressed& p) const {
        Intent next = s;
        if (p.request == s.request) next.stage = p.stage;
        return {.next = next};
    }
    Step operator()(const Intent& s, const CancelPressed&) const {
        const bool too_late =
            s.querying || s.cancelling || (s.stage && *s.stage != terminal::Stage::present_card);
        if (too_late) return {.next = s};
        Intent next = s;
        next.cancelling = true;
        Step step{.next = next};
        step.consequences.effects = {effect::Command{terminal::Cancel{s.request}}};
        return step;
    }
    Step operator()(const Intent& s, const terminal::Attached&) const {
        return ask_again(s, around);
    }
    Step operator()(const Approved& s, const terminal::Attached&) const {
        return ask_again(s, around);
    }
    Step operator()(const Reversing& s, const terminal::Attached&) const {
        return ask_again(s, around);
    }
    // The link is gone, not the money: the answer is unknown, and is asked for.
    Step operator()(const Intent& s, const terminal::Lost&) const { return pause_querying(s); }
    Step operator()(const Approved& s, const terminal::Lost&) const { return pause(s, around); }
    Step operator()(const Reversing& s, const terminal::Lost&) const { return pause(s, around); }
    Step operator()(const Intent& s, const Restarted&) const {
        return restart(s, around, released_after);
    }
    Step operator()(const Approved& s, const Restarted&) const {
        return restart(s, around, still_waiting_after);
    }
    Step operator()(const Reversing& s, const Restarted&) const {
        return restart(s, around, still_waiting_after);
    }
    Step operator()(const Intent& s, const TimedOut& t) const { return timed_out(s, t, around); }
    Step operator()(const Approved& s, const TimedOut& t) const { return timed_out(s, t, around); }
    Step operator()(const Reversing& s, const TimedOut& t) const { return timed_out(s, t, around); }
    Step operator()(const Paid&, const Closed&) const { return {.next = Idle{}}; }
    Step operator()(const Declined&, const Closed&) const { return {.next = Idle{}}; }
    Step operator()(const Abandoned&, const Closed&) const { return {.next = Idle{}}; }
    Step operator()(const Reversed&, const Closed&) const { return {.next = Idle{}}; }
    Step operator()(const Manual&, const Closed&) const { return {.next = Idle{}}; }

    template <class S, class E>
    Step operator()(const S& s, const E&) const {
        return {.next = s};
    }

    Step pause_querying(Intent next) const {
        next.querying = true;
        if (next.patience == Patience::following) next.patience = Patience::being_checked;
        return pause(next, around);
    }
};

}  // namespace

Step money_row(const State& state, const Event& event, const Surroundings& around) {
    return std::visit(MoneyRows{around}, state, event);
}

}  // namespace kvitok::pay
