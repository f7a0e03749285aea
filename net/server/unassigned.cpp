#include "net/server/unassigned.h"

#include <algorithm>

namespace kvitok::server {
namespace {

constexpr std::string_view unknown_prefix = "unknown:";

std::string_view resource_word(Resource resource) {
    switch (resource) {
        case Resource::cold_water:
            return "cold_water";
        case Resource::hot_water:
            return "hot_water";
        case Resource::electricity:
            return "electricity";
        case Resource::heat:
            return "heat";
    }
    return "";
}

}  // namespace

bool is_unknown(const Reading& reading) {
    return reading.meter_id.starts_with(unknown_prefix);
}

std::vector<Meter> meters_meant(Store& store, const Reading& reading, Period target) {
    if (!is_unknown(reading)) return {};
    const auto word = std::string_view(reading.meter_id).substr(unknown_prefix.size());
    auto meters = meters_of(store, reading.account, target);
    std::erase_if(meters, [&](const Meter& meter) {
        return meter.remote || resource_word(meter.resource) != word;
    });
    return meters;
}

std::optional<ReadingUse> use_of(const Meter& meter, const std::vector<Decimal>& values) {
    if (values.size() != meter.zones.size()) return std::nullopt;
    ReadingUse use;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const ReadingVerdict verdict = judge(meter, meter.zones[i], values[i]);
        if (verdict.check == ReadingCheck::too_long) return std::nullopt;
        if (verdict.check != ReadingCheck::good && !use.odd) use.odd = verdict.check;
        use.used.push_back(verdict.used);
    }
    return use;
}

std::string_view to_text(AssignError error) {
    switch (error) {
        case AssignError::no_such_reading:
            return "no reading with this id waits for a meter";
        case AssignError::not_meant:
            return "the meter is of another account or resource, or reads itself";
        case AssignError::does_not_fit:
            return "the meter has other zones, or fewer digits";
        case AssignError::nameless:
            return "somebody must answer for it: --by NAME";
    }
    return "";
}

tl::expected<void, AssignError> assign(Store& store, const std::string& reading,
                                       const std::string& meter, const std::string& person,
                                       TimePoint now) {
    if (person.find_first_not_of(" \t") == std::string::npos)
        return tl::unexpected(AssignError::nameless);
    Transaction transaction(store);
    auto waiting = find_unassigned(store, reading);
    if (!waiting) return tl::unexpected(AssignError::no_such_reading);
    if (meter == no_meter) {
        if (!end_unassigned(store, reading, meter, person, now))
            return tl::unexpected(AssignError::no_such_reading);
        transaction.commit();
        return {};
    }
    const auto meters = meters_meant(store, waiting->reading, waiting->reading.counts_for);
    const auto meant = std::find_if(meters.begin(), meters.end(),
                                    [&](const Meter& one) { return one.id == meter; });
    if (meant == meters.end()) return tl::unexpected(AssignError::not_meant);
    const auto use = use_of(*meant, waiting->reading.values);
    if (!use) return tl::unexpected(AssignError::does_not_fit);
    if (!end_unassigned(store, reading, meter, person, now))
        return tl::unexpected(AssignError::no_such_reading);
    waiting->reading.meter_id = meter;
    waiting->used = use->used;
    waiting->suspicious = use->odd.has_value();
    add_reading(store, *waiting);
    transaction.commit();
    return {};
}

}  // namespace kvitok::server
