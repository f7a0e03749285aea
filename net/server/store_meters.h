// Meters and readings in the store. See store.h for the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/meter.h"
#include "net/server/store.h"

namespace kvitok::server {

// Meters of an account with their last billed reading, up to twelve months of use, and what was
// handed in for `target`, in the order of the screen.
std::vector<Meter> meters_of(Store& store, const AccountNumber& account, Period target);
std::optional<Meter> find_meter(Store& store, const std::string& id, Period target);

struct StoredReading {
    Reading reading;  // counts_for is the server's
    TimePoint received;
    std::string device;
    std::vector<Decimal> used;  // one a zone
    bool billed = false;        // a bill was made from it
    bool suspicious = false;    // for a person to look at
    std::string fingerprint;    // empty for what the billing imported
};

// Of an id: what it was, without its values; enough to answer the same again.
std::optional<StoredReading> find_reading(Store& store, const std::string& id);
// Throws StoreFailed if the id is there already. Inside the caller's transaction.
void add_reading(Store& store, const StoredReading& reading);
// What came in since the last bills, in the order in which it came.
std::vector<StoredReading> unbilled_readings(Store& store, const AccountNumber& account);
// Meters, not remote, without a reading for `target`.
int meters_waiting(Store& store, const AccountNumber& account, Period target);

}  // namespace kvitok::server
