// The kiosk's process between two power cuts: the real runner over the real flows, with hands that
// reach into the simulated world. Dies by an exception thrown where the power went.
#pragma once

#include <functional>
#include <memory>

#include "drivers/sim/terminal_model.h"
#include "kiosk/app/runner.h"
#include "tests/sim/chance.h"

namespace kvitok::simulated {

// The power went: thrown through the kiosk's code, caught by the world.
struct PowerCut {};

class World;

class Kiosk final : public app::Recorder, public app::Hands {
public:
    Kiosk(World& world, Clock& clock, std::uint64_t chance_seed);

    app::Runner& runner() { return runner_; }
    const State& state() const { return runner_.state(); }
    // Plugs the terminal's cable in or out.
    void plug(bool in, MonoTime now);
    bool is_plugged() const { return terminal_ != nullptr; }
    sim::TerminalModel* terminal() { return terminal_.get(); }

    void commit(std::uint64_t ticket, std::vector<journal::Write> writes) override;
    void perform(const effect::Command& command) override;
    void perform(const effect::Ask& ask) override;
    void perform(const effect::Forget&) override {}
    void perform(const effect::Print& print) override;
    void perform(const effect::Wipe&) override {}

private:
    World& world_;
    Chance chance_;
    std::unique_ptr<sim::TerminalModel> terminal_;
    app::Runner runner_;
};

}  // namespace kvitok::simulated
