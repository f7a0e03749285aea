// Reports of errors, and the calendar of working days; store_appeals.h.
#include "net/server/store_appeals.h"
#include "net/server/store_db.h"

namespace kvitok::server {
namespace {

constexpr int saturday = 6;

}  // namespace

int reply_days(Store& store, const std::string& house_id) {
    return with_sql(store, [&](soci::session& sql) {
        int days = 0;
        sql << "SELECT c.reply_days FROM companies c JOIN houses h ON h.company_id = c.id"
               " WHERE h.id = :house",
            soci::use(house_id), soci::into(days);
        if (!sql.got_data()) throw StoreFailed("a house has a company");
        return days;
    });
}

bool is_working_day(Store& store, Date date) {
    return with_sql(store, [&](soci::session& sql) {
        const std::string day = to_iso(date);
        int working = 0;
        sql << "SELECT working FROM calendar_days WHERE date = :day", soci::use(day),
            soci::into(working);
        return sql.got_data() ? working != 0 : weekday(date) < saturday;
    });
}

Date working_day_after(Store& store, Date day, int days) {
    for (int left = days; left > 0;) {
        day = plus_days(day, 1);
        if (is_working_day(store, day)) --left;
    }
    return day;
}

void set_calendar_day(Store& store, Date date, bool working) {
    with_sql(store, [&](soci::session& sql) {
        const std::string day = to_iso(date);
        const int yes = working;
        sql << "INSERT INTO calendar_days (date, working) VALUES (:day, :working)"
               " ON CONFLICT (date) DO UPDATE SET working = excluded.working",
            soci::use(day), soci::use(yes);
    });
}

std::optional<StoredReport> find_report(Store& store, const std::string& id) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<StoredReport> {
        StoredReport report{.id = id};
        long long at = 0;
        sql << "SELECT device, screen, text, at, fingerprint FROM reports WHERE id = :id",
            soci::use(id), soci::into(report.device), soci::into(report.screen),
            soci::into(report.text), soci::into(at), soci::into(report.fingerprint);
        if (!sql.got_data()) return std::nullopt;
        report.at = TimePoint{at};
        return report;
    });
}

void add_report(Store& store, const StoredReport& report) {
    with_sql(store, [&](soci::session& sql) {
        const long long at = report.at.ms;
        sql << "INSERT INTO reports (id, device, screen, text, at, fingerprint)"
               " VALUES (:id, :device, :screen, :text, :at, :print)",
            soci::use(report.id), soci::use(report.device), soci::use(report.screen),
            soci::use(report.text), soci::use(at), soci::use(report.fingerprint);
    });
}

int reports_since(Store& store, const std::string& device, TimePoint since) {
    return with_sql(store, [&](soci::session& sql) {
        int count = 0;
        const long long from = since.ms;
        sql << "SELECT COUNT(*) FROM reports WHERE device = :device AND at > :since",
            soci::use(device), soci::use(from), soci::into(count);
        return count;
    });
}

std::vector<StoredReport> all_reports(Store& store) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<StoredReport> reports;
        StoredReport report;
        long long at = 0;
        soci::statement rows = (sql.prepare << "SELECT id, device, screen, text, at FROM reports"
                                               " ORDER BY at DESC, id",
                                soci::into(report.id), soci::into(report.device),
                                soci::into(report.screen), soci::into(report.text), soci::into(at));
        rows.execute();
        while (rows.fetch()) {
            report.at = TimePoint{at};
            reports.push_back(report);
        }
        return reports;
    });
}

}  // namespace kvitok::server
