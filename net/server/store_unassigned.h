// Readings of which a person says the meter. See store.h for the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "net/server/store_meters.h"

namespace kvitok::server {

// Keeps a reading whose meter_id is "unknown:" and a resource; its used and flags are not kept.
// Throws StoreFailed if the id is there already. Inside the caller's transaction.
void add_unassigned(Store& store, const StoredReading& reading);
// Of an id, whether or not it is assigned by now.
std::optional<StoredReading> find_unassigned(Store& store, const std::string& id);
// Those that wait, in the order in which they came.
std::vector<StoredReading> unassigned_readings(Store& store);
// It waits no more: it stands among the readings of that meter. False if it did not wait.
bool end_unassigned(Store& store, const std::string& id, const std::string& meter,
                    const std::string& person, TimePoint now);

}  // namespace kvitok::server
