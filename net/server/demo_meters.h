// The meters of a made-up flat with a year of readings. Pure and deterministic.
#pragma once

#include <vector>

#include "net/server/demo_bills.h"
#include "net/server/store_meters.h"

namespace kvitok::server {

struct DemoMeter {
    Meter meter;                          // without readings
    std::vector<StoredReading> readings;  // billed months, then what came in November
};

// `flat` names the account; readings begin at `first` or a year before the last bill.
std::vector<DemoMeter> demo_meters(const DemoFlat& flat, const AccountNumber& account,
                                   Period first);

// Flats whose meters show a special case.
inline constexpr int remote_flat = 17;     // cold water is read by itself
inline constexpr int overdue_flat = 23;    // hot water past its verification date
inline constexpr int rollover_flat = 8;    // cold water just below 99999
inline constexpr int two_zone_flat = 5;    // electricity by day and night, as every tenth after it
inline constexpr int three_zone_flat = 9;  // and by three zones, as every twentieth after it

}  // namespace kvitok::server
