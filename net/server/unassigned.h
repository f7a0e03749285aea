// Readings that a terminal took without the network: they say what they measure ("unknown:" and a
// resource), not at which meter. Where one meter of the account fits, it is that; where several do,
// nobody guesses: the reading waits until a person says which.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "net/server/store_unassigned.h"

namespace kvitok::server {

// The reading names no meter.
bool is_unknown(const Reading& reading);
// The meters of its account that measure the resource it names and that a person reads.
std::vector<Meter> meters_meant(Store& store, const Reading& reading, Period target);

// What a reading's values mean at a meter.
struct ReadingUse {
    std::vector<Decimal> used;        // one a zone
    std::optional<ReadingCheck> odd;  // the first zone that a resident would be asked about
};
// Nothing when the meter has not these zones or digits.
std::optional<ReadingUse> use_of(const Meter& meter, const std::vector<Decimal>& values);

enum class AssignError {
    no_such_reading,  // or it is assigned by now
    not_meant,        // of another account or resource, or read by itself
    does_not_fit,     // other zones, or more digits
    nameless,         // somebody must answer for it
};
std::string_view to_text(AssignError error);

// Of no meter: the reading is closed and never booked, because the resident was asked.
inline constexpr std::string_view no_meter = "none";

// Books a waiting reading at a meter of its account, with the day on which it was taken; an odd one
// is marked as suspicious. Throws StoreFailed.
tl::expected<void, AssignError> assign(Store& store, const std::string& reading,
                                       const std::string& meter, const std::string& person,
                                       TimePoint now);

}  // namespace kvitok::server
