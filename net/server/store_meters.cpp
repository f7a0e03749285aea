#include "net/server/store_meters.h"

#include <map>

#include "net/server/store_db.h"

namespace kvitok::server {
namespace {

Resource resource_of(const std::string& word) {
    if (word == "cold_water") return Resource::cold_water;
    if (word == "hot_water") return Resource::hot_water;
    if (word == "heat") return Resource::heat;
    return Resource::electricity;
}

std::vector<Meter> bare_meters(soci::session& sql, const std::string& condition,
                               const std::string& value) {
    std::vector<Meter> found;
    Meter meter;
    std::string resource, due;
    int remote = 0;
    soci::statement rows =
        (sql.prepare << "SELECT id, account, resource, place_ru, place_en, serial, unit_ru,"
                        " unit_en, whole_digits, fraction_digits, verification_due, remote"
                        " FROM meters WHERE "
                     << condition << " = :value ORDER BY place, id",
         soci::use(value), soci::into(meter.id), soci::into(meter.account.digits),
         soci::into(resource), soci::into(meter.place.russian), soci::into(meter.place.english),
         soci::into(meter.serial), soci::into(meter.unit.russian), soci::into(meter.unit.english),
         soci::into(meter.whole_digits), soci::into(meter.fraction_digits), soci::into(due),
         soci::into(remote));
    rows.execute();
    while (rows.fetch()) {
        meter.resource = resource_of(resource);
        meter.verification_due = stored(parse_date(due));
        meter.remote = remote != 0;
        found.push_back(meter);
    }
    return found;
}

void add_zones(soci::session& sql, Meter& meter) {
    Zone zone;
    std::string tariff;
    soci::statement rows = (sql.prepare << "SELECT name_ru, name_en, tariff FROM zones"
                                           " WHERE meter_id = :meter ORDER BY zone",
                            soci::use(meter.id), soci::into(zone.name.russian),
                            soci::into(zone.name.english), soci::into(tariff));
    rows.execute();
    while (rows.fetch()) {
        zone.tariff = stored(parse_decimal(tariff));
        meter.zones.push_back(zone);
    }
}

// The billed months, newest first, at most twelve: their use, and the newest one's values.
void add_billed(soci::session& sql, Meter& meter) {
    std::map<std::string, Decimal> used_in;
    std::string period, value, used;
    int zone = 0;
    soci::statement rows =
        (sql.prepare << "SELECT r.counts_for, v.zone, v.value, v.used FROM readings r"
                        " JOIN reading_values v ON v.reading_id = r.id"
                        " WHERE r.meter_id = :meter AND r.billed = 1"
                        " ORDER BY r.counts_for DESC, v.zone LIMIT 36",
         soci::use(meter.id), soci::into(period), soci::into(zone), soci::into(value),
         soci::into(used));
    rows.execute();
    while (rows.fetch()) {
        if (used_in.empty()) meter.previous_period = stored(parse_period(period));
        const Decimal use = stored(parse_decimal(used));
        const auto place = used_in.try_emplace(period, Decimal{0, use.places}).first;
        place->second = place->second + use;
        const auto index = static_cast<std::size_t>(zone - 1);
        if (used_in.size() == 1 && index < meter.zones.size())
            meter.zones[index].previous = stored(parse_decimal(value));
    }
    for (const auto& [month, use] : used_in) meter.usage.push_back(use);
    if (meter.usage.size() > 12)
        meter.usage.erase(meter.usage.begin(), meter.usage.begin() + static_cast<std::ptrdiff_t>(
                                                                         meter.usage.size() - 12));
}

void add_submitted(soci::session& sql, Meter& meter, Period target) {
    const std::string month = to_iso(target);
    std::string id;
    long long taken = 0;
    sql << "SELECT id, taken_at FROM readings WHERE meter_id = :meter AND counts_for = :month"
           " AND billed = 0 ORDER BY sequence DESC LIMIT 1",
        soci::use(meter.id), soci::use(month), soci::into(id), soci::into(taken);
    if (!sql.got_data()) return;
    meter.submitted_at = TimePoint{taken};
    int zone = 0;
    std::string value;
    soci::statement rows = (sql.prepare << "SELECT zone, value FROM reading_values"
                                           " WHERE reading_id = :id",
                            soci::use(id), soci::into(zone), soci::into(value));
    rows.execute();
    while (rows.fetch()) {
        const auto index = static_cast<std::size_t>(zone - 1);
        if (index < meter.zones.size()) meter.zones[index].submitted = stored(parse_decimal(value));
    }
}

std::vector<Meter> meters_where(Store& store, const std::string& column, const std::string& value,
                                Period target) {
    return with_sql(store, [&](soci::session& sql) {
        auto meters = bare_meters(sql, column, value);
        for (Meter& meter : meters) {
            add_zones(sql, meter);
            add_billed(sql, meter);
            add_submitted(sql, meter, target);
        }
        return meters;
    });
}

}  // namespace

std::vector<Meter> meters_of(Store& store, const AccountNumber& account, Period target) {
    return meters_where(store, "account", account.digits, target);
}

std::optional<Meter> find_meter(Store& store, const std::string& id, Period target) {
    auto meters = meters_where(store, "id", id, target);
    if (meters.empty()) return std::nullopt;
    return std::move(meters.front());
}

std::optional<StoredReading> find_reading(Store& store, const std::string& id) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<StoredReading> {
        StoredReading found;
        std::string counts_for;
        long long taken = 0, received = 0;
        int billed = 0, suspicious = 0;
        sql << "SELECT id, number, meter_id, counts_for, taken_at, received_at, device, billed,"
               " suspicious, fingerprint FROM readings WHERE id = :id",
            soci::use(id), soci::into(found.reading.id), soci::into(found.reading.number),
            soci::into(found.reading.meter_id), soci::into(counts_for), soci::into(taken),
            soci::into(received), soci::into(found.device), soci::into(billed),
            soci::into(suspicious), soci::into(found.fingerprint);
        if (!sql.got_data()) return std::nullopt;
        found.reading.counts_for = stored(parse_period(counts_for));
        found.reading.taken_at = TimePoint{taken};
        found.received = TimePoint{received};
        found.billed = billed != 0;
        found.suspicious = suspicious != 0;
        return found;
    });
}

void add_reading(Store& store, const StoredReading& stored_reading) {
    const Reading& reading = stored_reading.reading;
    check(reading.values.size() == stored_reading.used.size(), "every zone has its use");
    with_sql(store, [&](soci::session& sql) {
        long long sequence = 0;
        sql << "SELECT COALESCE(MAX(sequence), 0) + 1 FROM readings", soci::into(sequence);
        const std::string counts_for = to_iso(reading.counts_for);
        const long long taken = reading.taken_at.ms, received = stored_reading.received.ms;
        const int billed = stored_reading.billed, rolled = reading.rolled_over;
        const int unusual = reading.confirmed_unusual, suspicious = stored_reading.suspicious;
        sql << "INSERT INTO readings (id, sequence, number, meter_id, counts_for, taken_at,"
               " received_at, device, billed, rolled_over, confirmed_unusual, suspicious,"
               " fingerprint) VALUES (:id, :sequence, :number, :meter, :month, :taken, :received,"
               " :device, :billed, :rolled, :unusual, :suspicious, :print)",
            soci::use(reading.id), soci::use(sequence), soci::use(reading.number),
            soci::use(reading.meter_id), soci::use(counts_for), soci::use(taken),
            soci::use(received), soci::use(stored_reading.device), soci::use(billed),
            soci::use(rolled), soci::use(unusual), soci::use(suspicious),
            soci::use(stored_reading.fingerprint);
        int zone = 0;
        std::string value, used;
        soci::statement insert =
            (sql.prepare << "INSERT INTO reading_values (reading_id, zone, value, used)"
                            " VALUES (:id, :zone, :value, :used)",
             soci::use(reading.id), soci::use(zone), soci::use(value), soci::use(used));
        for (std::size_t i = 0; i < reading.values.size(); ++i) {
            ++zone;
            value = to_plain(reading.values[i]);
            used = to_plain(stored_reading.used[i]);
            insert.execute(true);
        }
    });
}

std::vector<StoredReading> unbilled_readings(Store& store, const AccountNumber& account) {
    std::vector<std::string> ids;
    with_sql(store, [&](soci::session& sql) {
        std::string id;
        soci::statement rows =
            (sql.prepare << "SELECT r.id FROM readings r JOIN meters m ON m.id = r.meter_id"
                            " WHERE m.account = :account AND r.billed = 0 ORDER BY r.sequence",
             soci::use(account.digits), soci::into(id));
        rows.execute();
        while (rows.fetch()) ids.push_back(id);
    });
    std::vector<StoredReading> found;
    for (const std::string& id : ids) {
        found.push_back(stored(find_reading(store, id)));
        found.back().reading.account = account;
        with_sql(store, [&](soci::session& sql) {
            std::string value, used;
            soci::statement rows =
                (sql.prepare << "SELECT value, used FROM reading_values WHERE reading_id = :id"
                                " ORDER BY zone",
                 soci::use(id), soci::into(value), soci::into(used));
            rows.execute();
            while (rows.fetch()) {
                found.back().reading.values.push_back(stored(parse_decimal(value)));
                found.back().used.push_back(stored(parse_decimal(used)));
            }
        });
    }
    return found;
}

int meters_waiting(Store& store, const AccountNumber& account, Period target) {
    return with_sql(store, [&](soci::session& sql) {
        int waiting = 0;
        const std::string month = to_iso(target);
        sql << "SELECT COUNT(*) FROM meters m WHERE m.account = :account AND m.remote = 0"
               " AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.meter_id = m.id"
               " AND r.counts_for = :month)",
            soci::use(account.digits), soci::use(month), soci::into(waiting);
        return waiting;
    });
}

}  // namespace kvitok::server
