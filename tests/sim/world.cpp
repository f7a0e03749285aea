#include "tests/sim/world.h"

#include <algorithm>
#include <set>

#include "tests/sim/stage.h"

namespace kvitok::simulated {

namespace {

constexpr Milliseconds settle_limit{5 * 60'000};
constexpr Milliseconds register_after{120'000};
constexpr Milliseconds register_limit{8 * 60'000};

// A tenth of all worlds has no mishaps of a kind at all.
int draw_rate(Chance& chance, int most) {
    return chance.in_1000(350) ? 0 : static_cast<int>(chance.between(1, most));
}

}  // namespace

Weather World::draw(Chance& chance) {
    Weather weather;
    weather.power_cuts_left = static_cast<int>(chance.between(0, 4));
    weather.cut = draw_rate(chance, 120);
    weather.disk_failure = draw_rate(chance, 20);
    weather.unit_lost = draw_rate(chance, 150);
    weather.unit_cut = draw_rate(chance, 100);
    weather.repeated = draw_rate(chance, 200);
    weather.net_lost = draw_rate(chance, 250);
    weather.net_late = draw_rate(chance, 150);
    weather.net_repeated = draw_rate(chance, 200);
    weather.net_error = draw_rate(chance, 150);
    weather.printer_fails = draw_rate(chance, 300);
    weather.refused = draw_rate(chance, 200);
    weather.foreign = draw_rate(chance, 40);
    weather.replug = draw_rate(chance, 40);
    weather.replaced = draw_rate(chance, 15);
    return weather;
}

sim::UnitOptions World::unit_options(std::uint64_t seed) {
    constexpr auto classes = sim::terminal_class_names;
    sim::UnitOptions options;
    options.kind = classes[seed % classes.size()].second;
    options.reverse_on_restart = seed / classes.size() % 2 == 1;
    return options;
}

World::World(const Options& options)
    : options_(options),
      chance_(options.seed),
      weather_(draw(chance_)),
      trace_(options.trace),
      unit_(unit_options(options.seed), bank_),
      ledger_(bank_, chance_),
      witness_(bank_, ledger_),
      resident_(*this) {
    ledger_.refuse_in_1000(weather_.refused);
    unit_.on_mishap([this](sim::UnitStep step) {
        if (calm_) return sim::Mishap::none;
        if (chance_.in_1000(weather_.unit_cut)) {
            note("terminal loses power at step", std::to_string(static_cast<int>(step)));
            return sim::Mishap::power_cut;
        }
        const bool on_the_wire =
            step == sim::UnitStep::command_received || step == sim::UnitStep::answer_sent;
        if (!on_the_wire || !chance_.in_1000(weather_.unit_lost)) return sim::Mishap::none;
        note(step == sim::UnitStep::answer_sent ? "an answer is lost" : "a command is lost");
        return sim::Mishap::lose;
    });
}

World::~World() = default;

void World::note(std::string_view what, std::string_view more) {
    trace_.note(clock_.now.ms, what, more);
}

void World::later(Milliseconds after, Action action) {
    agenda_.emplace(clock_.now.ms + after.count(), std::move(action));
}

void World::for_kiosk(Milliseconds after, std::function<void(Kiosk&)> action) {
    later(after, [this, life = life_, action = std::move(action)] {
        if (kiosk_ && life == life_) inside(action);
    });
}

void World::inside(const std::function<void(Kiosk&)>& code) {
    if (!kiosk_ || broken_) return;
    try {
        code(*kiosk_);
        look();
    } catch (const PowerCut&) {
        die("power cut");
    } catch (const journal::JournalFailure& failure) {
        // No disk failed: the flows asked for what the journal never allows.
        witness_.complain(std::string("the journal refused: ") + failure.what());
        broken_ = true;
    }
}

void World::look() {
    if (!kiosk_ || seen_ == kiosk_->runner().version()) return;
    seen_ = kiosk_->runner().version();
    witness_.shown(kiosk_->state());
}

void World::give(const Event& event) {
    inside([&](Kiosk& kiosk) { kiosk.runner().handle(event); });
}

void World::press(const Press& press) {
    note("press", std::to_string(press.index()));
    give(press);
}

journal::Journal& World::journal() {
    if (options_.journal_path.empty()) return memory_;
    if (!sqlite_) sqlite_ = journal::open_journal({options_.journal_path, "boot", ""});
    return *sqlite_;
}

void World::boot() {
    if (kiosk_) return;
    life_ += 1;
    seen_ = 0;
    note("kiosk starts");
    kiosk_ = std::make_unique<Kiosk>(*this, clock_, options_.seed * 1'000 + life_);
    for_kiosk(Milliseconds{20},
              [this](Kiosk& kiosk) { kiosk.runner().handle(Restarted{journal().load()}); });
    for_kiosk(chance_.pause(100, 4'000), [this](Kiosk& kiosk) { kiosk.plug(true, now()); });
    for_kiosk(chance_.pause(100, 4'000), [this](Kiosk& kiosk) {
        kiosk.runner().handle(printer::Event{printer::StatusChanged{
            paper_in_ ? printer::Status::ready : printer::Status::no_paper}});
    });
    for_kiosk(Milliseconds{5'000}, [](Kiosk& kiosk) { kiosk.runner().handle(DevicesSettled{}); });
}

void World::die(const char* why) {
    note("kiosk dies:", why);
    cuts_ += 1;
    kiosk_.reset();
    sqlite_.reset();
    later(calm_ ? Milliseconds{5'000} : chance_.pause(3'000, 60'000), [this] { boot(); });
}

void World::cut_maybe(const char* where) {
    if (calm_ || weather_.power_cuts_left <= 0 || !chance_.in_1000(weather_.cut)) return;
    weather_.power_cuts_left -= 1;
    note("power cut", where);
    throw PowerCut{};
}

void World::commit(std::uint64_t ticket, std::vector<journal::Write> writes) {
    cut_maybe("before a transaction is handed over");
    for_kiosk(chance_.pause(1, 15), [this, ticket, writes = std::move(writes)](Kiosk& kiosk) {
        commit_now(kiosk, ticket, writes);
    });
}

void World::commit_now(Kiosk& kiosk, std::uint64_t ticket,
                       const std::vector<journal::Write>& writes) {
    cut_maybe("before a write");
    if (!calm_ && chance_.in_1000(weather_.disk_failure)) {
        note("the disk fails");
        throw PowerCut{};
    }
    journal().commit(writes, clock_.wall());
    witness_.committed(writes);
    for (const journal::Write& write : writes) {
        if (const auto* payment = std::get_if<journal::PaymentChanged>(&write)) {
            note(payment->record.number, to_word(payment->record.state));
        } else if (const auto* receipt = std::get_if<journal::ReceiptChanged>(&write)) {
            note(receipt->slip, to_word(receipt->state));
        }
    }
    cut_maybe("after a write, before its effects");
    kiosk.runner().on_committed(ticket);
}

void World::post(std::vector<terminal::Event> events) {
    for (terminal::Event& event : events) {
        const bool answer = std::holds_alternative<terminal::Answered>(event);
        if (answer && !calm_ && chance_.in_1000(weather_.repeated)) {
            for_kiosk(chance_.pause(10, 60'000),
                      [event](Kiosk& kiosk) { kiosk.runner().handle(event); });
        }
        for_kiosk(Milliseconds{2}, [this, event = std::move(event)](Kiosk& kiosk) {
            note("from terminal", std::to_string(event.index()));
            kiosk.runner().handle(event);
        });
    }
}

// What the network does with a question: it may arrive not at all, once or twice, now or late, and
// its answer may be lost. Whoever waits hears "no connection" in the end.
void World::ask(const effect::Ask& ask) {
    note("to server", std::to_string(ask.question.index()));
    const bool down = !calm_ && clock_.now < net_down_until_;
    const bool lost = !calm_ && chance_.in_1000(weather_.net_lost);
    const bool arrives = !down && (!lost || chance_.in_1000(500));
    if (arrives) {
        deliver(ask, !lost);
        if (!calm_ && chance_.in_1000(weather_.net_repeated)) deliver(ask, false);
    }
    if (down || lost) {
        for_kiosk(chance_.pause(200, 20'000), [request = ask.request](Kiosk& kiosk) {
            kiosk.runner().handle(
                ServerAnswered{request, server::Failed{server::Failure::no_connection}});
        });
    }
}

void World::deliver(const effect::Ask& ask, bool answered) {
    const bool late = !calm_ && chance_.in_1000(weather_.net_late);
    const auto there = late ? chance_.pause(1'000, 45'000) : chance_.pause(10, 200);
    const auto back = late ? chance_.pause(1'000, 45'000) : chance_.pause(10, 300);
    later(there, [this, ask, answered, back, life = life_] {
        const bool error = !calm_ && chance_.in_1000(weather_.net_error);
        const server::Answer answer =
            error ? server::Answer{server::Failed{server::Failure::server_failed}}
                  : ledger_.answer(ask.question, clock_.wall());
        if (!answered || life != life_) return;
        for_kiosk(back, [request = ask.request, answer](Kiosk& kiosk) {
            kiosk.runner().handle(ServerAnswered{request, answer});
        });
    });
}

void World::print(const effect::Print& print) {
    note("paper", print.slip.id);
    if (paper_in_) {
        papers_ += 1;
        witness_.paper(print.slip);
    }
    const bool fails = !paper_in_ || (!calm_ && chance_.in_1000(weather_.printer_fails));
    if (fails && !calm_) paper_in_ = false;
    for_kiosk(chance_.pause(800, 4'000), [job = print.job, fails](Kiosk& kiosk) {
        if (!fails) {
            return kiosk.runner().handle(
                printer::Event{printer::Printed{job, printer::Confirmation::confirmed}});
        }
        kiosk.runner().handle(printer::Event{printer::PrintFailed{job, printer::Status::no_paper}});
        kiosk.runner().handle(printer::Event{printer::StatusChanged{printer::Status::no_paper}});
    });
    if (!fails) return;
    later(chance_.pause(5'000, 90'000), [this] {
        paper_in_ = true;
        give(printer::Event{printer::StatusChanged{printer::Status::ready}});
    });
}

void World::replug(bool replace) {
    if (kiosk_ && kiosk_->is_plugged()) {
        inside([this](Kiosk& kiosk) { kiosk.plug(false, now()); });
        for_kiosk(chance_.pause(2'000, 40'000), [this](Kiosk& kiosk) { kiosk.plug(true, now()); });
    }
    if (!replace || unit_.is_running() || !unit_.has_power()) return;
    // A unit that owes us a reversal is not carried away: nothing but that unit could make it.
    const PaymentRecord* record = witness_.unresolved();
    if (record && record->state == PaymentState::reversing) return;
    note("another unit is attached");
    unit_.replace_by("SIM" + std::to_string(chance_.between(1'000, 9'999)));
}

void World::mishaps() {
    if (calm_) return;
    if (chance_.in_1000(weather_.foreign)) {
        // Of the same amount under our number it could not be told from ours: the terminal's own
        // menu must be locked (reliability 1.6, limits of the model).
        if (unit_.foreign_operation(roubles(99))) note("a foreign operation");
    }
    if (chance_.in_1000(weather_.replug)) replug(false);
    if (chance_.in_1000(weather_.replaced)) replug(true);
    if (chance_.in_1000(weather_.net_lost / 10)) {
        note("the network is down");
        net_down_until_ = clock_.now + chance_.pause(5'000, 90'000);
    }
    if (kiosk_ && weather_.power_cuts_left > 0 && chance_.in_1000(weather_.cut / 10)) {
        weather_.power_cuts_left -= 1;
        die("power cut at no special moment");
    }
    later(chance_.pause(1'000, 4'000), [this] { mishaps(); });
}

void World::calm_down() {
    calm_ = true;
    note("calm");
    paper_in_ = true;
    give(printer::Event{printer::StatusChanged{printer::Status::ready}});
    later(register_after, [this] {
        note("the register is closed");
        ledger_.close_register();
    });
}

bool World::is_settled() const {
    if (!calm_ || !kiosk_ || resident_.is_here() || kiosk_->runner().is_committing()) return false;
    const State& state = kiosk_->state();
    return state.health.journal && !pay::is_unresolved(state.pay) && state.outbox.queue.empty() &&
           std::holds_alternative<place::Attract>(state.session.place) && witness_.all_final() &&
           state.paper.state != PaperState::printing && !unit_.is_running();
}

MonoTime World::next_moment() const {
    MonoTime next = unit_.next_wake();
    if (!agenda_.empty()) next = std::min(next, MonoTime{agenda_.begin()->first});
    if (!kiosk_) return next;
    if (const auto deadline = kiosk_->runner().next_deadline()) next = std::min(next, *deadline);
    if (kiosk_->is_plugged()) next = std::min(next, kiosk_->terminal()->next_wake());
    return next;
}

void World::step_to(MonoTime moment) {
    clock_.now = std::max(clock_.now, moment);
    while (!agenda_.empty() && agenda_.begin()->first <= clock_.now.ms) {
        const Action action = std::move(agenda_.begin()->second);
        agenda_.erase(agenda_.begin());
        action();
    }
    unit_.on_time(clock_.now);
    inside([this](Kiosk& kiosk) {
        if (kiosk.is_plugged()) post(kiosk.terminal()->on_time(clock_.now).events);
    });
    inside([](Kiosk& kiosk) { kiosk.runner().on_time(); });
}

Outcome World::run() {
    const Milliseconds storm = chance_.pause(60'000, 300'000);
    const auto visits = chance_.between(1, 3);
    later(Milliseconds{0}, [this] { boot(); });
    for (std::int64_t visit = 0; visit < visits; ++visit) {
        later(Milliseconds{6'000 + visit * storm.count() / visits}, [this] { resident_.arrive(); });
    }
    const std::function<void()> act = [&] {
        resident_.act();
        later(chance_.pause(400, 2'500), act);
    };
    later(Milliseconds{6'000}, act);
    later(Milliseconds{2'000}, [this] { mishaps(); });
    later(storm, [this] { calm_down(); });
    const MonoTime pressing = MonoTime{0} + storm + settle_limit;
    const MonoTime end = pressing + register_limit;
    bool asked_early = false;
    while (!broken_ && clock_.now < end && !is_settled()) {
        step_to(next_moment());
        if (clock_.now < pressing || asked_early) continue;
        asked_early = true;
        const PaymentRecord* stuck = witness_.unresolved();
        if (stuck) witness_.complain("I8: unresolved after five minutes of calm: " + stuck->number);
    }
    if (!broken_) witness_.check_end();
    Outcome outcome{.violations = witness_.violations(),
                    .trace_hash = trace_.hash(),
                    .terminal = unit_.options().kind,
                    .payments = static_cast<int>(witness_.payments().size()),
                    .power_cuts = cuts_,
                    .papers = papers_,
                    .readings = static_cast<int>(ledger_.readings().size()),
                    .lasted_ms = clock_.now.ms};
    for (const auto& [id, record] : witness_.payments()) {
        outcome.ends.push_back(record.state);
        if (record.state == PaymentState::delivered) outcome.delivered += 1;
    }
    return outcome;
}

Outcome run(const Options& options) {
    return World(options).run();
}

}  // namespace kvitok::simulated
