// The runner: step; commit what must survive; then adopt the state and perform its effects, in
// order. Nothing else performs effects. While a commit is under way the flows take no further
// event; events wait in order. One thread (the UI thread); deterministic when clock, chance and
// hands are.
#pragma once

#include <array>
#include <deque>
#include <optional>

#include "kiosk/domain/clock.h"
#include "kiosk/flows/state.h"

namespace kvitok::app {

// Takes writes to the journal, one transaction a ticket, and later calls Runner::on_committed. A
// commit that fails never comes back: the process ends.
class Recorder {
public:
    virtual ~Recorder() = default;
    virtual void commit(std::uint64_t ticket, std::vector<journal::Write> writes) = 0;
};

// Performs effects; never waits. Timers are the runner's own.
class Hands {
public:
    virtual ~Hands() = default;
    virtual void perform(const effect::Command& command) = 0;
    virtual void perform(const effect::Ask& ask) = 0;
    virtual void perform(const effect::Forget& forget) = 0;
    virtual void perform(const effect::Print& print) = 0;
    virtual void perform(const effect::Wipe& wipe) = 0;
};

class Runner {
public:
    // All references must outlive the runner.
    Runner(State state, Clock& clock, Random& random, Recorder& recorder, Hands& hands);

    void handle(Event event);
    void on_committed(std::uint64_t ticket);
    // Feeds every limit that has passed to the flows.
    void on_time();

    // When on_time should be called next; nothing while no limit runs.
    std::optional<MonoTime> next_deadline() const;
    const State& state() const { return state_; }
    // Grows with every state adopted.
    std::uint64_t version() const { return version_; }
    bool is_committing() const { return committing_.has_value(); }

private:
    struct Deadline {
        MonoTime at;
        std::uint64_t token = 0;
    };
    struct Committing {
        std::uint64_t ticket = 0;
        Step step;
    };

    void drain();
    void take(const Event& event);
    void adopt(Step step);
    void perform(const Effect& effect);
    Moment moment();

    State state_;
    Clock& clock_;
    Random& random_;
    Recorder& recorder_;
    Hands& hands_;
    std::deque<Event> waiting_;
    std::optional<Committing> committing_;
    std::array<std::optional<Deadline>, timer_count> deadlines_;
    std::uint64_t tickets_ = 0;
    std::uint64_t version_ = 0;
    bool draining_ = false;
};

}  // namespace kvitok::app
