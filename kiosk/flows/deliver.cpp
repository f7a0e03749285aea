#include "kiosk/flows/deliver.h"

#include <algorithm>
#include <charconv>

#include "kiosk/domain/check.h"

namespace kvitok::deliver {

namespace {

std::string id_of(const Item& item) {
    if (const auto* payment = std::get_if<PaymentRecord>(&item.what)) return payment->id.hex;
    return std::get<Reading>(item.what).id;
}

// Full jitter between one second and the doubling ceiling; at most one question a second for ever.
Milliseconds pause_after(int failures, const Moment& now) {
    const std::int64_t ceiling =
        std::min<std::int64_t>(longest_pause.count(), 2'000LL << std::min(failures - 1, 10));
    std::uint32_t chance = 0;
    std::from_chars(now.chance.data(),
                    now.chance.data() + std::min<std::size_t>(8, now.chance.size()), chance, 16);
    return Milliseconds{1'000 +
                        static_cast<std::int64_t>(chance) % std::max<std::int64_t>(1, ceiling)};
}

struct Outbox {
    const Surroundings& around;
    const Moment& now;
    State next;
    Consequences out;
    std::uint64_t used = 0;

    std::uint64_t fresh() { return around.next_request + used++; }

    Step done() { return {std::move(next), std::move(out), used}; }

    void ask(server::Question question) {
        next.request = fresh();
        next.at_terminal = false;
        out.effects.push_back(effect::Ask{next.request, std::move(question), true});
        out.effects.push_back(
            effect::StartTimer{Timer::delivery_answer, answer_limit, next.request});
    }

    // A terminal whose approval is final can itself give the money back; the server does else.
    bool reverses_at_terminal(const Item& item, const PaymentRecord& record) const {
        return !record.traits.commit_required && !item.terminal_tried && record.approval &&
               around.terminal_free && around.attached_serial == record.terminal_serial;
    }

    void ask_about(const Item& item, const PaymentRecord& record) {
        switch (record.state) {
            case PaymentState::paid:
                return ask(server::Deliver{record});
            case PaymentState::manual:
                return ask(server::AskPayment{record.id});
            case PaymentState::refunding:
                break;
            default:
                check(false, "only paid, refunding and manual payments are in the outbox");
        }
        if (!reverses_at_terminal(item, record)) return ask(server::Refund{record});
        next.request = fresh();
        next.at_terminal = true;
        out.effects.push_back(effect::Command{terminal::Reverse{
            next.request, record.terminal_number, record.approval->rrn, record.approval->amount}});
        out.effects.push_back(
            effect::StartTimer{Timer::delivery_answer, answer_limit, next.request});
    }

    void go_on() {
        if (next.request != 0 || next.pause != 0 || next.queue.empty()) return;
        const Item& head = next.queue.front();
        if (const auto* payment = std::get_if<PaymentRecord>(&head.what)) {
            ask_about(head, *payment);
        } else {
            ask(server::HandIn{std::get<Reading>(head.what)});
        }
    }

    void hurry() {
        if (next.request != 0) return;
        next.pause = 0;
        out.effects.push_back(effect::StopTimer{Timer::delivery_again});
        go_on();
    }

    // The item waits its turn behind the others, so that one the server dislikes holds up nobody.
    void fail() {
        next.request = 0;
        next.failures += 1;
        if (next.queue.size() > 1)
            std::rotate(next.queue.begin(), next.queue.begin() + 1, next.queue.end());
        next.pause = fresh();
        out.effects.push_back(effect::StopTimer{Timer::delivery_answer});
        out.effects.push_back(
            effect::StartTimer{Timer::delivery_again, pause_after(next.failures, now), next.pause});
    }

    void remember(std::string id, decltype(Outcome::what) what) {
        if (next.outcomes.size() >= outcomes_kept) next.outcomes.erase(next.outcomes.begin());
        next.outcomes.push_back({std::move(id), std::move(what)});
    }

    void write(const PaymentRecord& record, const char* event) {
        out.writes.push_back(journal::PaymentChanged{record, event});
    }

    // The head is settled; the answer proves that the server is there.
    void settle() {
        next.request = 0;
        next.failures = 0;
        out.effects.push_back(effect::StopTimer{Timer::delivery_answer});
        next.queue.erase(next.queue.begin());
        go_on();
    }

    // The head stays, in another state, and is asked about at once.
    void stay() {
        next.request = 0;
        next.failures = 0;
        out.effects.push_back(effect::StopTimer{Timer::delivery_answer});
        go_on();
    }

    void finish(PaymentRecord record, PaymentState state, const char* event) {
        record.state = state;
        write(record, event);
        settle();
    }

    void add(std::variant<PaymentRecord, Reading> what) {
        next.added += 1;
        const bool paid = std::holds_alternative<PaymentRecord>(what);
        next.queue.push_back({.what = std::move(what), .place = next.added});
        if (paid) {
            out.effects.push_back(effect::StartTimer{Timer::delivery_late, late_after, next.added});
        }
    }

    void on_payment_answer(PaymentRecord record, const server::Answer& answer) {
        if (const auto* accepted = std::get_if<server::PaymentAccepted>(&answer)) {
            if (record.state != PaymentState::paid) return fail();
            record.server_reference = accepted->reference;
            remember(record.id.hex, *accepted);
            return finish(record, PaymentState::delivered, "ServerAccepted");
        }
        if (const auto* refunded = std::get_if<server::Refunded>(&answer)) {
            if (record.state != PaymentState::refunding || !refunded->done) return fail();
            remember(record.id.hex, *refunded);
            return finish(record, PaymentState::refunded, "ServerRefunded");
        }
        if (const auto* decided = std::get_if<server::PaymentDecided>(&answer)) {
            return on_decision(record, *decided);
        }
        const auto* failed = std::get_if<server::Failed>(&answer);
        const bool refused = failed && failed->why == server::Failure::refused;
        if (!refused || record.state != PaymentState::paid) return fail();
        record.state = PaymentState::refunding;
        record.reason = PayReason::refused_by_server;
        write(record, "ServerRefused");
        remember(record.id.hex, *failed);
        next.queue.front().what = record;
        stay();
    }

    void on_decision(PaymentRecord record, const server::PaymentDecided& decided) {
        if (record.state != PaymentState::manual || decided.decision == server::Decision::none) {
            return fail();
        }
        if (decided.decision == server::Decision::reversed) {
            remember(record.id.hex, decided);
            return finish(record, PaymentState::reversed, "ServerDecided reversed");
        }
        if (!record.approval) record.approval = decided.approval;
        if (!record.approval) return fail();  // without the bank's facts nothing can be posted
        record.state = PaymentState::paid;
        write(record, "ServerDecided paid");
        remember(record.id.hex, decided);
        next.queue.front().what = record;
        stay();
    }

    void on_reading_answer(const Reading& reading, const server::Answer& answer) {
        if (const auto* accepted = std::get_if<server::ReadingAccepted>(&answer)) {
            out.writes.push_back(journal::ReadingChanged{reading, ReadingState::accepted, ""});
            remember(reading.id, *accepted);
            return settle();
        }
        const auto* failed = std::get_if<server::Failed>(&answer);
        if (!failed || failed->why != server::Failure::refused) return fail();
        out.writes.push_back(journal::ReadingChanged{reading, ReadingState::refused, "refused"});
        remember(reading.id, *failed);
        settle();
    }

    void operator()(const Restarted& found) {
        for (const PaymentRecord& record : found.payments) add(record);
        for (const Reading& reading : found.readings) add(reading);
        for (Item& item : next.queue) item.late = true;
        go_on();
    }

    void operator()(const Added& added) {
        add(added.what);
        // A resident is waiting for this one: it goes first, and now.
        if (next.request == 0) {
            std::rotate(next.queue.begin(), next.queue.end() - 1, next.queue.end());
        }
        hurry();
    }

    void operator()(const Answered& answered) {
        if (answered.request != next.request || next.request == 0 || next.at_terminal) return;
        const Item head = next.queue.front();
        if (const auto* payment = std::get_if<PaymentRecord>(&head.what)) {
            on_payment_answer(*payment, answered.answer);
        } else {
            on_reading_answer(std::get<Reading>(head.what), answered.answer);
        }
    }

    void operator()(const terminal::Answered& answered) {
        if (answered.request != next.request || !next.at_terminal) return;
        const auto& record = std::get<PaymentRecord>(next.queue.front().what);
        if (std::holds_alternative<terminal::Reversed>(answered.answer)) {
            remember(record.id.hex, server::Refunded{true});
            return finish(record, PaymentState::refunded, "Reversed");
        }
        if (std::holds_alternative<terminal::ReverseRefused>(answered.answer)) {
            next.queue.front().terminal_tried = true;
            return stay();
        }
        fail();
    }

    void operator()(const TimedOut& timed_out) {
        if (timed_out.timer == Timer::delivery_answer && timed_out.token == next.request &&
            next.request != 0) {
            if (!next.at_terminal) out.effects.push_back(effect::Forget{next.request});
            fail();
        } else if (timed_out.timer == Timer::delivery_again && timed_out.token == next.pause) {
            next.pause = 0;
            go_on();
        } else if (timed_out.timer == Timer::delivery_late) {
            for (Item& item : next.queue) item.late = item.late || item.place <= timed_out.token;
        }
    }

    void operator()(const Reachable&) {
        if (next.pause != 0) hurry();
    }
};

}  // namespace

Step step(const State& state, const Event& event, const Surroundings& around, const Moment& now) {
    Outbox outbox{around, now, state, {}, 0};
    std::visit(outbox, event);
    return outbox.done();
}

const Item* find(const State& state, const std::string& id) {
    for (const Item& item : state.queue) {
        if (id_of(item) == id) return &item;
    }
    return nullptr;
}

const Outcome* outcome_of(const State& state, const std::string& id) {
    for (auto it = state.outcomes.rbegin(); it != state.outcomes.rend(); ++it) {
        if (it->id == id) return &*it;
    }
    return nullptr;
}

}  // namespace kvitok::deliver
