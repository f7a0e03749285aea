#include "kiosk/flows/work.h"

#include <algorithm>

namespace kvitok {

namespace {

constexpr Milliseconds house_every{300'000};
constexpr Milliseconds house_again{15'000};

bool is_link_failure(const server::Answer& answer) {
    const auto* failed = std::get_if<server::Failed>(&answer);
    return failed && (failed->why == server::Failure::no_connection ||
                      failed->why == server::Failure::server_failed);
}

AccountSummary account_of(const PaymentRecord& record) {
    return {.number = record.quote.account,
            .address = record.address,
            .payee = record.quote.payee,
            .balance = record.quote.amount,
            .last_period = record.quote.period};
}

// A payment so fresh that its resident may still stand before the terminal after a power cut.
constexpr std::int64_t still_there_ms = 5 * 60'000;

}  // namespace

void Work::take(Consequences consequences) {
    for (auto& one : consequences.writes) out_.writes.push_back(std::move(one));
    for (auto& one : consequences.effects) out_.effects.push_back(std::move(one));
}

std::uint64_t Work::ask(server::Question question, bool patient) {
    const std::uint64_t request = fresh();
    want(effect::Ask{request, std::move(question), patient});
    return request;
}

void Work::pay(const pay::Event& event) {
    pay::Surroundings around{.attached_serial = s.health.terminal_serial,
                             .can_print = printer::can_print(s.health.printer),
                             .journal_good = s.health.journal,
                             .has_space = has_space(s),
                             .clock_right = s.health.clock_right,
                             .next_request = s.next_request,
                             .next_payment = s.counters.payments + 1,
                             .today = local_now(s).date};
    if (s.house) {
        around.pay_min = s.house->pay_min;
        around.pay_max = s.house->pay_max;
        around.fee = s.house->fee;
    }
    const pay::State before = s.pay;
    pay::Step step = pay::step(s.pay, event, around, now_);
    s.pay = std::move(step.next);
    s.next_request += step.requests_used;
    if (step.numbered) s.counters.payments += 1;
    take(std::move(step.consequences));
    after_payment(before);
}

// What a new state of the payment means beside it: outbox, paper, the debt that is shown.
void Work::after_payment(const pay::State& before) {
    const bool moved = before.index() != s.pay.index();
    const PaymentRecord* record = pay::record_of(s.pay);
    if (!record) return;
    const auto patience = [](const pay::State& state) {
        return !std::holds_alternative<pay::Idle>(state) && pay::may_leave(state);
    };
    const bool here = is_resident_here();
    if (moved && std::holds_alternative<pay::Paid>(s.pay)) {
        deliver(deliver::Added{*record});
        if (visit().current) visit().current->balance = record->quote.balance_after;
        if (here) print(slip_of(*record, SlipKind::payment));
    } else if (moved && std::holds_alternative<pay::Manual>(s.pay)) {
        deliver(deliver::Added{*record});
        if (here) print(slip_of(*record, SlipKind::checking));
    } else if (moved && is_final(record->state)) {
        if (here) print(slip_of(*record, SlipKind::not_paid));
    } else if (!moved && here && pay::is_unresolved(s.pay) && patience(s.pay) &&
               !patience(before)) {
        print(slip_of(*record, SlipKind::checking));
    }
    if (!here && !pay::is_unresolved(s.pay)) s.pay = pay::Idle{};
    if (moved && here) restart_idle();
}

void Work::deliver(const deliver::Event& event) {
    const bool free =
        std::holds_alternative<pay::Idle>(s.pay) || std::holds_alternative<pay::Choosing>(s.pay);
    const deliver::Surroundings around{.attached_serial = s.health.terminal_serial,
                                       .terminal_free = free,
                                       .next_request = s.next_request};
    deliver::Step step = deliver::step(s.outbox, event, around, now_);
    s.outbox = std::move(step.next);
    s.next_request += step.requests_used;
    for (const journal::Write& one : step.consequences.writes) {
        const auto* changed = std::get_if<journal::PaymentChanged>(&one);
        const bool refused = changed && changed->record.state == PaymentState::refunding;
        if (refused && is_resident_here()) print(slip_of(changed->record, SlipKind::refund));
    }
    take(std::move(step.consequences));
    follow_readings();
}

void Work::start_minute() {
    want(effect::StartTimer{Timer::minute, Milliseconds{60'000 - now_.wall.ms % 60'000}});
}

void Work::ask_house() {
    s.house_asked = now_.mono;
    s.house_request = ask(server::AskHouse{}, true);
}

void Work::on_house(const server::House& house) {
    s.house = house;
    if (!house.server_time) return;
    s.clock.server = ClockFacts::Said{*house.server_time, s.house_asked, now_.mono};
    judge_clock();
}

void Work::ask_house_after(Milliseconds pause) {
    want(effect::StartTimer{Timer::house, pause});
}

void Work::on(const Restarted& event) {
    s.counters = event.found.counters;
    s.health.journal = true;
    if (event.found.last) s.clock.floor = std::max(s.clock.floor, *event.found.last);
    deliver::Restarted outbox{.payments = {}, .readings = event.found.queued};
    for (const PaymentRecord& record : event.found.open) {
        if (!is_unresolved(record.state)) outbox.payments.push_back(record);
    }
    for (const journal::ReceiptRecord& receipt : event.found.receipts) {
        if (receipt.state != ReceiptState::printing) continue;
        write(journal::ReceiptChanged{receipt.slip, ReceiptState::print_unknown, receipt.copy,
                                      receipt.content_hash});
        s.paper = {.state = PaperState::unknown,
                   .slip = {.id = receipt.slip, .copy = receipt.copy}};
    }
    deliver(outbox);
    for (const PaymentRecord& record : event.found.open) {
        const bool fresh_paid =
            record.state == PaymentState::paid && now_.wall.ms - record.created.ms < still_there_ms;
        if (!is_unresolved(record.state) && !fresh_paid) continue;
        s.pay = pay::recovered(record);
        visit().current = account_of(record);
        visit().place = place::Pay{};
        if (is_unresolved(record.state)) pay(pay::Restarted{});
    }
    start_minute();
    ask_house();
    restart_idle();
}

void Work::on(const terminal::Event& event) {
    if (const auto* attached = std::get_if<terminal::Attached>(&event)) {
        s.health.terminal = true;
        s.health.terminal_serial = attached->serial;
        s.health.terminal_traits = attached->traits;
        pay(*attached);
    } else if (const auto* lost = std::get_if<terminal::Lost>(&event)) {
        s.health.terminal = false;
        s.health.terminal_serial.reset();
        pay(*lost);
    } else if (const auto* answered = std::get_if<terminal::Answered>(&event)) {
        if (s.outbox.at_terminal && answered->request == s.outbox.request)
            return deliver(*answered);
        pay(*answered);
    } else {
        pay(std::get<terminal::Progressed>(event));
    }
}

void Work::on(const ServerAnswered& event) {
    const bool was_up = s.health.server == Link::up;
    s.health.server = is_link_failure(event.answer) ? Link::down : Link::up;
    if (event.request == s.house_request) {
        if (const auto* house = std::get_if<server::House>(&event.answer)) on_house(*house);
        s.house_request = 0;
        ask_house_after(s.health.server == Link::up ? house_every : house_again);
    } else if (event.request == s.outbox.request && !s.outbox.at_terminal) {
        deliver(deliver::Answered{event.request, event.answer});
    } else if (const auto* preparing = std::get_if<pay::Preparing>(&s.pay);
               preparing && preparing->quote_request == event.request) {
        if (const auto* quoted = std::get_if<server::Quoted>(&event.answer)) {
            pay(pay::QuoteArrived{event.request, quoted->quote});
        } else {
            const auto* failed = std::get_if<server::Failed>(&event.answer);
            pay(pay::QuoteFailed{event.request,
                                 failed ? failed->why : server::Failure::server_failed});
        }
    } else {
        on_account_answer(event.request, event.answer);
    }
    if (!was_up && s.health.server == Link::up) deliver(deliver::Reachable{});
}

void Work::on(const TimedOut& event) {
    switch (event.timer) {
        case Timer::idle:
            return on_idle();
        case Timer::tick:
            return on_tick();
        case Timer::reveal:
            if (form::Form* shown = form_of(visit().place)) shown->revealed = false;
            if (auto* profile = people_at<people::Shown>()) profile->revealed = false;
            return;
        case Timer::session:
            return on_session_over();
        case Timer::minute:
            return start_minute();
        case Timer::house:
            if (s.house_request == 0) ask_house();
            return;
        case Timer::delivery_answer:
        case Timer::delivery_again:
        case Timer::delivery_late:
            return deliver(deliver::TimedOut{event.timer, event.token});
        case Timer::preparation:
        case Timer::terminal_answer:
        case Timer::terminal_again:
        case Timer::still_waiting:
        case Timer::release:
            return pay(pay::TimedOut{event.timer, event.token});
    }
}

Step Work::finish_step() {
    if (!visit().timed && !std::holds_alternative<place::Attract>(visit().place)) {
        visit().timed = true;
        want(effect::StartTimer{Timer::session, s.site.limits.session});
    }
    const Milliseconds wanted = tick_wanted();
    if (wanted != visit().tick_every) {
        visit().tick_every = wanted;
        if (wanted.count() > 0) {
            want(effect::StartTimer{Timer::tick, wanted});
        } else {
            want(effect::StopTimer{Timer::tick});
        }
    }
    return {std::move(s), std::move(out_)};
}

Step step(const State& state, const Event& event, const Moment& now) {
    Work work(state, now);
    std::visit([&](const auto& one) { work.on(one); }, event);
    return work.finish_step();
}

State initial_state(const Site& site, TimePoint now) {
    State state;
    state.site = site;
    state.session.language = site.first_language;
    state.now = now;
    return state;
}

bool has_space(const State& state) {
    return !state.health.space || *state.health.space >= state.site.limits.min_free_mib;
}

bool can_pay_by_card(const State& state) {
    const Health& health = state.health;
    return state.site.sections.payment && health.terminal && !health.terminal_foreign &&
           health.journal && has_space(state) && health.clock_right &&
           health.server != Link::down && !pay::is_unresolved(state.pay);
}

bool is_out_of_service(const State& state) {
    if (!state.health.journal_code.empty()) return true;
    if (state.health.starting) return false;
    return state.health.server == Link::down && !printer::can_print(state.health.printer);
}

std::string service_code(const State& state) {
    if (!state.health.journal_code.empty()) return state.health.journal_code;
    switch (state.health.printer) {
        case printer::Status::no_paper:
            return "NET-01 PRN-02";
        case printer::Status::cover_open:
            return "NET-01 PRN-03";
        case printer::Status::absent:
            return "NET-01 PRN-01";
        default:
            return "NET-01 PRN-04";
    }
}

}  // namespace kvitok
