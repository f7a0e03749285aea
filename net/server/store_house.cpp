#include "net/server/store_house.h"

#include "net/server/store_db.h"
#include "net/wire/company.h"

namespace kvitok::server {

std::optional<House> find_house(Store& store, const std::string& id) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<House> {
        House house;
        long long pay_min = 0, pay_max = 0, fee = 0;
        sql << "SELECT h.id, h.address_ru, h.address_en, c.name_ru, c.name_en, c.inn, c.kpp,"
               " c.bank_account, c.bank_name, c.bic, c.corr_account, c.dispatcher_phone,"
               " c.office_hours_ru, c.office_hours_en, c.office_address_ru, c.office_address_en,"
               " h.utc_offset_minutes, h.window_from, h.window_to, h.pay_minimum, h.pay_maximum,"
               " h.fee, c.postcode, c.email FROM houses h JOIN companies c ON c.id = h.company_id "
               "WHERE h.id = :id",
            soci::use(id), soci::into(house.id), soci::into(house.address.russian),
            soci::into(house.address.english), soci::into(house.company.company.russian),
            soci::into(house.company.company.english), soci::into(house.company.inn),
            soci::into(house.requisites.kpp), soci::into(house.requisites.bank_account),
            soci::into(house.requisites.bank_name), soci::into(house.requisites.bic),
            soci::into(house.requisites.corr_account), soci::into(house.dispatcher_phone),
            soci::into(house.office_hours.russian), soci::into(house.office_hours.english),
            soci::into(house.office_address.russian), soci::into(house.office_address.english),
            soci::into(house.utc_offset_minutes), soci::into(house.window.from_day),
            soci::into(house.window.to_day), soci::into(pay_min), soci::into(pay_max),
            soci::into(fee), soci::into(house.postcode), soci::into(house.email);
        if (!sql.got_data()) return std::nullopt;
        house.pay_min = Money{pay_min};
        house.pay_max = Money{pay_max};
        house.fee = Money{fee};
        return house;
    });
}

Bulletin bulletin_of(Store& store, const std::string& house_id, TimePoint now, Date today) {
    return with_sql(store, [&](soci::session& sql) {
        Bulletin bulletin;
        const std::string last = to_iso(today);
        NewsItem item;
        std::string date, topic;
        Name when, what;
        long long until = 0;
        soci::statement rows =
            (sql.prepare << "SELECT id, date, title_ru, title_en, text_ru, text_en, outage_when_ru,"
                            " outage_when_en, outage_what_ru, outage_what_en, outage_until, topic"
                            " FROM news WHERE house_id = :house AND date <= :last"
                            " ORDER BY date DESC, id LIMIT 32",
             soci::use(house_id), soci::use(last), soci::into(item.id), soci::into(date),
             soci::into(item.title.russian), soci::into(item.title.english),
             soci::into(item.text.russian), soci::into(item.text.english), soci::into(when.russian),
             soci::into(when.english), soci::into(what.russian), soci::into(what.english),
             soci::into(until), soci::into(topic));
        rows.execute();
        while (rows.fetch()) {
            item.date = stored(parse_date(date));
            item.topic = stored(wire::parse_news_topic(topic));
            bulletin.news.push_back(item);
            if (until <= now.ms) continue;
            bulletin.outage_when = when;
            bulletin.outage_what = what;
        }
        return bulletin;
    });
}

std::vector<Device> all_devices(Store& store) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<Device> devices;
        Device device;
        long long seen = 0;
        soci::statement rows =
            (sql.prepare << "SELECT name, house_id, seen_at, heartbeat FROM devices ORDER BY name",
             soci::into(device.name), soci::into(device.house_id), soci::into(seen),
             soci::into(device.heartbeat));
        rows.execute();
        while (rows.fetch()) {
            device.seen_at = TimePoint{seen};
            devices.push_back(device);
        }
        return devices;
    });
}

std::optional<Device> find_device(Store& store, const std::string& name) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<Device> {
        Device device;
        long long seen = 0;
        sql << "SELECT name, house_id, seen_at, heartbeat FROM devices WHERE name = :name",
            soci::use(name), soci::into(device.name), soci::into(device.house_id), soci::into(seen),
            soci::into(device.heartbeat);
        if (!sql.got_data()) return std::nullopt;
        device.seen_at = TimePoint{seen};
        return device;
    });
}

void put_heartbeat(Store& store, const std::string& device, TimePoint at,
                   const std::string& heartbeat) {
    with_sql(store, [&](soci::session& sql) {
        const long long seen = at.ms;
        sql << "UPDATE devices SET seen_at = :seen, heartbeat = :text WHERE name = :name",
            soci::use(seen), soci::use(heartbeat), soci::use(device);
    });
}

std::optional<std::string> find_secret(Store& store, const std::string& name) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<std::string> {
        std::string value;
        sql << "SELECT value FROM secrets WHERE name = :name", soci::use(name), soci::into(value);
        if (!sql.got_data()) return std::nullopt;
        return value;
    });
}

void put_secret(Store& store, const std::string& name, const std::string& value) {
    with_sql(store, [&](soci::session& sql) {
        sql << "INSERT INTO secrets (name, value) VALUES (:name, :value)", soci::use(name),
            soci::use(value);
    });
}

}  // namespace kvitok::server
