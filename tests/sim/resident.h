// The people in the lobby, one after another: they find their account, pay, lose patience, press
// what they should not, leave in the middle, and come again.
#pragma once

#include "drivers/sim/card.h"
#include "kiosk/flows/state.h"

namespace kvitok::simulated {

class World;

class Resident {
public:
    explicit Resident(World& world) : world_(world) {}

    void arrive();
    bool is_here() const { return here_; }
    int visits() const { return visits_; }
    // Does one thing; called every second or so while somebody is there.
    void act();

private:
    void act_at(const State& state);
    void act_at_payment(const State& state);
    void press_anything();
    void hand_in(const State& state);
    void leave();
    void press_result();

    World& world_;
    bool here_ = false;
    bool wants_reading_ = false;
    bool has_paid_ = false;
    int visits_ = 0;
    int patience_ = 0;  // things still done before leaving
    sim::CardOutcome card_ = sim::CardOutcome::approved;
    bool has_card_ = true;
};

}  // namespace kvitok::simulated
