// What the demo's residents wrote and ordered, the catalogue of services, and the calendar. Dates
// lie before the day on which the demo begins.
#pragma once

#include <string>

#include "kiosk/domain/account.h"
#include "net/server/store.h"

namespace kvitok::server {

// Inside the caller's transaction; the company, the user and the account are there already.
void import_services(Store& store, const std::string& company_id);
void import_appeals(Store& store, const std::string& user_id, const AccountNumber& account,
                    int utc_offset_minutes);
// Days off of 2026 and the first days of 2027.
void import_calendar(Store& store);

}  // namespace kvitok::server
