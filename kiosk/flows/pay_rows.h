// The rows of the pay flow's table from Intent on: where money may have moved.
#pragma once

#include "kiosk/flows/pay.h"

namespace kvitok::pay {

// The row of `state` and `event`; a pair without a row leaves the state as it is.
Step money_row(const State& state, const Event& event, const Surroundings& around);

}  // namespace kvitok::pay
