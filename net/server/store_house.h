// What the store knows of companies, houses, news and terminals. See store.h for the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/account.h"
#include "kiosk/domain/meter.h"
#include "net/server/store.h"

namespace kvitok::server {

// Bank details of a company, for the payment code of a bill.
struct Requisites {
    std::string kpp;
    std::string bank_account;  // 20 digits
    std::string bank_name;
    std::string bic;
    std::string corr_account;
};

struct House {
    std::string id;
    Name address;  // «ул. Гражданская, д. 12»
    Payee company;
    Requisites requisites;
    std::string dispatcher_phone;
    Name office_hours;
    Name office_address;
    std::string postcode;
    std::string email;
    int utc_offset_minutes = 180;
    ReadingWindow window;
    Money pay_min;
    Money pay_max;
    Money fee;
};

std::optional<House> find_house(Store& store, const std::string& id);

// News of a house, newest first, not later than `today`; the banner while the outage is ahead.
struct Bulletin {
    std::vector<NewsItem> news;
    std::optional<Name> outage_when;
    std::optional<Name> outage_what;
};
Bulletin bulletin_of(Store& store, const std::string& house_id, TimePoint now, Date today);

struct Device {
    std::string name;  // CN of its certificate
    std::string house_id;
    TimePoint seen_at;
    std::string heartbeat;  // the last one, as JSON; empty if none
};
std::optional<Device> find_device(Store& store, const std::string& name);
std::vector<Device> all_devices(Store& store);
void put_heartbeat(Store& store, const std::string& device, TimePoint at,
                   const std::string& heartbeat);

// A key of the server itself ("quotes"); nothing if it was not made yet.
std::optional<std::string> find_secret(Store& store, const std::string& name);
void put_secret(Store& store, const std::string& name, const std::string& value);

}  // namespace kvitok::server
