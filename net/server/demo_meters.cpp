#include "net/server/demo_meters.h"

#include <fmt/format.h>

#include <algorithm>

#include "kiosk/domain/check.h"
#include "net/server/demo_bills.h"

namespace kvitok::server {
namespace {

constexpr Period now_collecting{2026, 11};
constexpr int offset_minutes = 180;

struct ZonePlan {
    Name name;
    std::int64_t price;  // kopecks a unit
    int percent;         // of the whole use
};

std::vector<ZonePlan> zones_of(int seed, Resource resource) {
    switch (resource) {
        case Resource::cold_water:
            return {{{}, 1194, 100}};
        case Resource::hot_water:
            return {{{}, 8826, 100}};
        case Resource::heat:
            return {{{}, 143459, 100}};
        case Resource::electricity:
            break;
    }
    const Name day{"День", "Day"}, night{"Ночь", "Night"};
    if (seed % 20 == three_zone_flat && seed != guide_flat)
        return {{{"Пик", "Peak"}, 313, 34}, {night, 175, 30}, {{"Полупик", "Half-peak"}, 261, 36}};
    if (seed % 10 == two_zone_flat && seed != guide_flat) return {{day, 300, 71}, {night, 175, 29}};
    return {{{}, 261, 100}};
}

Meter bare(const DemoFlat& flat, const AccountNumber& account, Resource resource) {
    Meter meter;
    meter.account = account;
    meter.resource = resource;
    const int n = flat.seed;
    const int year = 2027 + n % 5, month = 1 + n % 12;
    meter.verification_due = {year, month, days_in_month({year, month})};
    switch (resource) {
        case Resource::cold_water:
            meter.id = fmt::format("m-{}-cold", n);
            meter.place = {"кухня", "kitchen"};
            meter.serial = fmt::format("18-2{:05}", (n * 617 + 11) % 100000);
            meter.unit = {"м³", "m³"};
            meter.remote = n == remote_flat;
            break;
        case Resource::hot_water:
            meter.id = fmt::format("m-{}-hot", n);
            meter.place = {"кухня", "kitchen"};
            meter.serial = fmt::format("18-2{:05}", (n * 617 + 12) % 100000);
            meter.unit = {"м³", "m³"};
            if (n == overdue_flat) meter.verification_due = {2026, 8, 31};
            break;
        case Resource::electricity:
            meter.id = fmt::format("m-{}-electricity", n);
            meter.serial = fmt::format("0711{:05}", (n * 331 + 7) % 100000);
            meter.unit = {"кВт·ч", "kWh"};
            meter.fraction_digits = 1;
            meter.verification_due.year += 8;
            break;
        case Resource::heat:
            meter.id = fmt::format("m-{}-heat", n);
            meter.serial = fmt::format("00{:05}", (n * 173 + 3) % 100000);
            meter.unit = {"Гкал", "Gcal"};
            meter.whole_digits = 4;
            meter.fraction_digits = 4;
            break;
    }
    for (const ZonePlan& plan : zones_of(n, resource))
        meter.zones.push_back({plan.name, {}, std::nullopt, {plan.price, 2}});
    return meter;
}

// What the guide's owner sees on the doors of the four meters.
void as_the_guide_says(Meter& meter) {
    switch (meter.resource) {
        case Resource::cold_water:
            meter.serial = "18-204417";
            meter.verification_due = {2029, 12, 31};
            break;
        case Resource::hot_water:
            meter.serial = "18-204418";
            meter.verification_due = {2026, 12, 31};
            break;
        case Resource::electricity:
            meter.serial = "071153118";
            break;
        case Resource::heat:
            meter.serial = "0034471";
            break;
    }
}

Decimal part(Decimal whole, int percent, int places) {
    return with_places({whole.units * percent / 100, whole.places}, places);
}

// Where the dial of a zone stood when October was billed.
Decimal stood_at(const DemoFlat& flat, const Meter& meter, std::size_t zone) {
    if (flat.seed == guide_flat) {
        switch (meter.resource) {
            case Resource::cold_water:
                return {327250, 3};
            case Resource::hot_water:
                return {214906, 3};
            case Resource::electricity:
                return {142264, 1};
            case Resource::heat:
                return Decimal{129881, 4} - demo_use(flat, Resource::heat, now_collecting);
        }
    }
    if (flat.seed == rollover_flat && meter.resource == Resource::cold_water) return {99994120, 3};
    std::int64_t whole = 150 + demo_chance(flat.seed, last_billed, 20, 400);
    if (meter.resource == Resource::electricity)
        whole = 8000 + 3000 * static_cast<std::int64_t>(zone) +
                demo_chance(flat.seed, last_billed, 21, 9000);
    if (meter.resource == Resource::heat) whole = 20 + demo_chance(flat.seed, last_billed, 22, 30);
    Decimal at{whole, 0};
    at = with_places(at, meter.fraction_digits);
    at.units += demo_chance(flat.seed, last_billed, 23, 10);
    return at;
}

std::string hex_id(int seed, Resource resource, Period month) {
    return fmt::format("{:08x}{:08x}{:08x}0000d3a0", seed, static_cast<int>(resource),
                       month.year * 100 + month.month);
}

StoredReading reading_of(const DemoFlat& flat, const Meter& meter, Period month,
                         const LocalTime& at) {
    StoredReading stored;
    stored.reading.id = hex_id(flat.seed, meter.resource, month);
    stored.reading.number = fmt::format("П-{:02}{:02}{:02}-{:04}", at.date.year % 100,
                                        at.date.month, at.date.day, flat.seed % 10000);
    stored.reading.account = meter.account;
    stored.reading.meter_id = meter.id;
    stored.reading.counts_for = month;
    stored.reading.taken_at = from_local(at, offset_minutes);
    stored.received = stored.reading.taken_at;
    return stored;
}

// Billed readings from the last month backwards, then turned round.
std::vector<StoredReading> billed_readings(const DemoFlat& flat, const Meter& meter, Period first) {
    std::vector<StoredReading> readings;
    const auto plans = zones_of(flat.seed, meter.resource);
    std::vector<Decimal> values;
    for (std::size_t zone = 0; zone < meter.zones.size(); ++zone)
        values.push_back(stood_at(flat, meter, zone));
    for (Period month = last_billed; month >= first; month = previous(month)) {
        StoredReading stored =
            reading_of(flat, meter, month, {{month.year, month.month, 23}, 19, flat.seed % 60, 0});
        stored.billed = true;
        const Decimal whole = demo_use(flat, meter.resource, month);
        for (std::size_t zone = 0; zone < values.size(); ++zone) {
            stored.reading.values.push_back(values[zone]);
            stored.used.push_back(part(whole, plans[zone].percent, meter.fraction_digits));
            values[zone] = values[zone] - stored.used.back();
        }
        readings.push_back(std::move(stored));
    }
    std::reverse(readings.begin(), readings.end());
    return readings;
}

// The guide's owner has handed in the heat today, and all of his other flat on the 20th, as every
// third household.
void add_submitted(const DemoFlat& flat, DemoMeter& demo) {
    const bool guide_heat = flat.seed == guide_flat && demo.meter.resource == Resource::heat;
    const bool tidy = flat.seed % 3 == 0 || flat.seed == 1000 + second_flat;
    const bool early = flat.seed != guide_flat && tidy && !demo.meter.remote;
    if (!guide_heat && !early) return;
    const LocalTime at = guide_heat ? LocalTime{{2026, 11, 22}, 14, 29, 0}
                                    : LocalTime{{2026, 11, 20}, 18, flat.seed % 60, 0};
    StoredReading stored = reading_of(flat, demo.meter, now_collecting, at);
    const auto plans = zones_of(flat.seed, demo.meter.resource);
    const Decimal whole = demo_use(flat, demo.meter.resource, now_collecting);
    const StoredReading& last = demo.readings.back();
    for (std::size_t zone = 0; zone < plans.size(); ++zone) {
        stored.used.push_back(part(whole, plans[zone].percent, demo.meter.fraction_digits));
        stored.reading.values.push_back(last.reading.values[zone] + stored.used.back());
    }
    demo.readings.push_back(std::move(stored));
}

}  // namespace

std::vector<DemoMeter> demo_meters(const DemoFlat& flat, const AccountNumber& account,
                                   Period first) {
    std::vector<Resource> resources{Resource::cold_water, Resource::hot_water,
                                    Resource::electricity};
    if (flat.seed == guide_flat || flat.seed % 4 == 3) resources.push_back(Resource::heat);
    std::vector<DemoMeter> meters;
    for (const Resource resource : resources) {
        DemoMeter demo;
        demo.meter = bare(flat, account, resource);
        if (flat.seed == guide_flat) as_the_guide_says(demo.meter);
        demo.readings = billed_readings(flat, demo.meter, std::max(first, Period{2025, 11}));
        add_submitted(flat, demo);
        meters.push_back(std::move(demo));
    }
    return meters;
}

}  // namespace kvitok::server
