#include "net/server/main_readings.h"

#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "net/server/unassigned.h"

namespace kvitok::server {
namespace {

using Json = nlohmann::ordered_json;

std::string previous_of(const Meter& meter) {
    std::string text;
    for (const Zone& zone : meter.zones)
        text += (text.empty() ? "" : " / ") + to_plain(zone.previous);
    return text;
}

Json to_json(const StoredReading& one, const std::vector<Meter>& meters) {
    Json values = Json::array(), meant = Json::array();
    for (const Decimal value : one.reading.values) values.push_back(to_plain(value));
    for (const Meter& meter : meters)
        meant.push_back({{"id", meter.id},
                         {"serial", meter.serial},
                         {"place", meter.place.russian},
                         {"previous", previous_of(meter)}});
    return {{"id", one.reading.id},
            {"number", one.reading.number},
            {"account", one.reading.account.digits},
            {"resource", one.reading.meter_id},
            {"values", std::move(values)},
            {"taken", to_iso(one.reading.taken_at)},
            {"meters", std::move(meant)}};
}

void print_text(const StoredReading& one, const std::vector<Meter>& meters) {
    fmt::print("{}  {}  {}  {}", one.reading.id, grouped(one.reading.account), one.reading.meter_id,
               to_iso(one.reading.taken_at));
    for (const Decimal value : one.reading.values) fmt::print("  {}", to_plain(value));
    fmt::print("\n");
    for (const Meter& meter : meters)
        fmt::print("    {}  {}  {}  {}\n", meter.id, meter.serial, meter.place.russian,
                   previous_of(meter));
}

}  // namespace

int print_unassigned(Store& store, Form form) {
    Json list = Json::array();
    for (const StoredReading& one : unassigned_readings(store)) {
        const auto meters = meters_meant(store, one.reading, one.reading.counts_for);
        if (form == Form::json) {
            list.push_back(to_json(one, meters));
        } else {
            print_text(one, meters);
        }
    }
    if (form == Form::json) fmt::print("{}\n", list.dump(2));
    return 0;
}

int run_assign(Store& store, const Clock& clock, const AssignArguments& arguments) {
    const auto assigned =
        assign(store, arguments.reading, arguments.meter, arguments.person, clock.wall());
    if (!assigned) {
        fmt::print(stderr, "kvitok-server: {}\n", to_text(assigned.error()));
        return 1;
    }
    fmt::print("{} {}\n", arguments.reading, arguments.meter);
    return 0;
}

}  // namespace kvitok::server
