// Paid services and what was ordered of them in the store. See store.h for the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/service_offer.h"
#include "net/server/store.h"

namespace kvitok::server {

// Of the company that keeps a house, in the order of its catalogue.
std::vector<ServiceOffer> offers_of(Store& store, const std::string& house_id);
std::vector<HourSpan> service_hours_of(Store& store, const std::string& house_id);
void add_offer(Store& store, const std::string& company_id, const ServiceOffer& offer, int place);
void add_service_hours(Store& store, const std::string& company_id, HourSpan hours);

struct StoredRequest {
    ServiceRequest request;  // without `can_cancel`
    std::string user_id;
    std::string offer_id;
    TimePoint created;
    std::string fingerprint;
};
std::optional<StoredRequest> find_request(Store& store, const std::string& id);
std::optional<StoredRequest> find_request_by_number(Store& store, int number);
// Of a user about an account, the latest first.
std::vector<StoredRequest> requests_of(Store& store, const std::string& user_id,
                                       const AccountNumber& account);
// Of all users, the earliest wished day first.
std::vector<StoredRequest> all_requests(Store& store);
int requests_since(Store& store, const std::string& user_id, TimePoint since);
// Takes the next number unless it has one. Inside the caller's transaction.
int add_request(Store& store, const StoredRequest& request);
void set_request_state(Store& store, const std::string& id, RequestState state, const Name& note);

}  // namespace kvitok::server
