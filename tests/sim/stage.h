// The world of one seed from inside: the agenda of what is to happen, the machines that outlive the
// kiosk's process, and the mishaps. world.h is its face.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "tests/sim/kiosk.h"
#include "tests/sim/ledger.h"
#include "tests/sim/memory_journal.h"
#include "tests/sim/resident.h"
#include "tests/sim/trace.h"
#include "tests/sim/witness.h"
#include "tests/sim/world.h"

namespace kvitok::simulated {

class VirtualClock final : public Clock {
public:
    // 22 November 2026, 14:32 in the house.
    TimePoint wall() const override { return TimePoint{1'795'347'120'000 + now.ms}; }
    MonoTime mono() const override { return now; }
    MonoTime now{0};
};

// How bad the world is, drawn from the seed: so many of a thousand.
struct Weather {
    int power_cuts_left = 0;
    int cut = 0;           // at a write, an effect or a commit
    int disk_failure = 0;  // of a commit
    int unit_lost = 0;     // a command or answer between kiosk and terminal
    int unit_cut = 0;      // power of the terminal, at a step of an operation
    int repeated = 0;      // an answer of the terminal comes again, late
    int net_lost = 0;
    int net_late = 0;
    int net_repeated = 0;  // the request arrives twice
    int net_error = 0;
    int printer_fails = 0;
    int refused = 0;  // payments that the server will not have
    int foreign = 0;  // each few seconds: somebody else pays at the terminal
    int replug = 0;
    int replaced = 0;
};

class World {
public:
    explicit World(const Options& options);
    ~World();

    Outcome run();

    // For the kiosk's hands.
    void cut_maybe(const char* where);
    void commit(std::uint64_t ticket, std::vector<journal::Write> writes);
    void ask(const effect::Ask& ask);
    void print(const effect::Print& print);
    void post(std::vector<terminal::Event> events);
    void note(std::string_view what, std::string_view more = "");
    MonoTime now() const { return clock_.now; }
    sim::TerminalUnit& unit() { return unit_; }

    // For the resident.
    Chance& chance() { return chance_; }
    const State* state() const { return kiosk_ ? &kiosk_->state() : nullptr; }
    void press(const Press& press);
    bool is_calm() const { return calm_; }

private:
    using Action = std::function<void()>;

    static Weather draw(Chance& chance);
    static sim::UnitOptions unit_options(std::uint64_t seed);
    void later(Milliseconds after, Action action);
    // Only if the same kiosk's process still lives then.
    void for_kiosk(Milliseconds after, std::function<void(Kiosk&)> action);
    // Runs the kiosk's code; a power cut in it ends the process.
    void inside(const std::function<void(Kiosk&)>& code);
    void give(const Event& event);

    void boot();
    void die(const char* why);
    void commit_now(Kiosk& kiosk, std::uint64_t ticket, const std::vector<journal::Write>& writes);
    journal::Journal& journal();
    void deliver(const effect::Ask& ask, bool answered);
    void mishaps();
    void replug(bool replace);
    void calm_down();
    bool is_settled() const;
    void step_to(MonoTime moment);
    MonoTime next_moment() const;
    void look();

    Options options_;
    Chance chance_;
    Weather weather_;
    Trace trace_;
    VirtualClock clock_;
    std::multimap<std::int64_t, Action> agenda_;
    sim::Bank bank_;
    sim::TerminalUnit unit_;
    Ledger ledger_;
    Witness witness_;
    Resident resident_;
    MemoryJournal memory_;
    std::unique_ptr<journal::Journal> sqlite_;
    std::unique_ptr<Kiosk> kiosk_;
    std::uint64_t life_ = 0;
    std::uint64_t seen_ = 0;  // version of the state that was looked at
    bool paper_in_ = true;
    bool calm_ = false;
    bool broken_ = false;  // the journal refused: nothing after it means anything
    MonoTime net_down_until_{0};
    int cuts_ = 0;
    int papers_ = 0;
};

}  // namespace kvitok::simulated
