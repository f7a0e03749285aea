#include "net/server/store_unassigned.h"

#include <sstream>

#include "net/server/store_db.h"

namespace kvitok::server {
namespace {

std::string listed(const std::vector<Decimal>& values) {
    std::string list;
    for (const Decimal value : values) list += (list.empty() ? "" : " ") + to_plain(value);
    return list;
}

std::vector<Decimal> parse_list(const std::string& list) {
    std::vector<Decimal> values;
    std::istringstream words(list);
    for (std::string word; words >> word;) values.push_back(stored(parse_decimal(word)));
    return values;
}

// `condition` is ours; `value` is what it compares with.
std::vector<StoredReading> found_where(Store& store, const std::string& condition,
                                       const std::string& value) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<StoredReading> found;
        StoredReading one;
        std::string values, counts_for;
        long long taken = 0, received = 0;
        soci::statement rows =
            (sql.prepare << "SELECT id, number, account, resource, value_list, counts_for,"
                            " taken_at, received_at, device, fingerprint FROM unassigned_readings"
                            " WHERE "
                         << condition << " = :value ORDER BY sequence",
             soci::use(value), soci::into(one.reading.id), soci::into(one.reading.number),
             soci::into(one.reading.account.digits), soci::into(one.reading.meter_id),
             soci::into(values), soci::into(counts_for), soci::into(taken), soci::into(received),
             soci::into(one.device), soci::into(one.fingerprint));
        rows.execute();
        while (rows.fetch()) {
            one.reading.values = parse_list(values);
            one.reading.counts_for = stored(parse_period(counts_for));
            one.reading.taken_at = TimePoint{taken};
            one.received = TimePoint{received};
            found.push_back(one);
        }
        return found;
    });
}

}  // namespace

void add_unassigned(Store& store, const StoredReading& stored_reading) {
    const Reading& reading = stored_reading.reading;
    with_sql(store, [&](soci::session& sql) {
        long long sequence = 0;
        sql << "SELECT COALESCE(MAX(sequence), 0) + 1 FROM unassigned_readings",
            soci::into(sequence);
        const std::string values = listed(reading.values);
        const std::string counts_for = to_iso(reading.counts_for);
        const long long taken = reading.taken_at.ms, received = stored_reading.received.ms;
        sql << "INSERT INTO unassigned_readings (id, sequence, number, account, resource,"
               " value_list, counts_for, taken_at, received_at, device, fingerprint, meter_id,"
               " assigned_by, assigned_at) VALUES (:id, :sequence, :number, :account, :resource,"
               " :list, :month, :taken, :received, :device, :print, '', '', 0)",
            soci::use(reading.id), soci::use(sequence), soci::use(reading.number),
            soci::use(reading.account.digits), soci::use(reading.meter_id), soci::use(values),
            soci::use(counts_for), soci::use(taken), soci::use(received),
            soci::use(stored_reading.device), soci::use(stored_reading.fingerprint);
    });
}

std::optional<StoredReading> find_unassigned(Store& store, const std::string& id) {
    auto found = found_where(store, "id", id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<StoredReading> unassigned_readings(Store& store) {
    return found_where(store, "meter_id", "");
}

bool end_unassigned(Store& store, const std::string& id, const std::string& meter,
                    const std::string& person, TimePoint now) {
    return with_sql(store, [&](soci::session& sql) {
        const long long at = now.ms;
        soci::statement update =
            (sql.prepare << "UPDATE unassigned_readings SET meter_id = :meter,"
                            " assigned_by = :person, assigned_at = :at"
                            " WHERE id = :id AND meter_id = ''",
             soci::use(meter), soci::use(person), soci::use(at), soci::use(id));
        update.execute(true);
        return update.get_affected_rows() == 1;
    });
}

}  // namespace kvitok::server
