// What the terminal tells the server of itself once a minute. Pure.
#pragma once

#include "kiosk/flows/state.h"
#include "kiosk/journal/journal.h"
#include "net/wire/messages.h"

namespace kvitok::app {

// The interval, drawn anew each time so that terminals of one power cut do not return as one.
inline constexpr Milliseconds heartbeat_every{60'000};
inline constexpr Milliseconds heartbeat_spread{12'000};

wire::Heartbeat heartbeat_of(const State& state, const journal::ChainHead& head);

}  // namespace kvitok::app
