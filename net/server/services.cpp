// Paid services: the catalogue with the days on which somebody may come, and requests, each once
// per id for ever. A request can be taken back until the day before.
#include <algorithm>

#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/store_appeals.h"
#include "net/server/store_services.h"
#include "net/wire/appeals.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

constexpr Milliseconds requests_window = std::chrono::hours(24);
constexpr int most_requests_a_day = 10;
constexpr int days_offered = 6;

std::string fingerprint_of(const wire::RequestPost& post) {
    return sha256_hex(post.account.digits + "|" + post.offer + "|" + to_iso(post.date) + "|" +
                      std::to_string(post.hours.from) + "|" + std::to_string(post.hours.to));
}

std::vector<Date> service_days(Context& context) {
    std::vector<Date> days;
    for (int i = 1; i <= days_offered; ++i)
        days.push_back(working_day_after(context.store, context.today(), i));
    return days;
}

ServiceRequest visible(Context& context, const StoredRequest& stored) {
    ServiceRequest request = stored.request;
    const bool open =
        request.state == RequestState::sent || request.state == RequestState::accepted;
    request.can_cancel = open && context.today() < request.date;
    return request;
}

Response shown_request(Context& context, int status, const std::string& id) {
    const auto stored = find_request(context.store, id);
    if (!stored) return refusal(ErrorCode::not_found, "no such request");
    return answer(status, visible(context, *stored));
}

// What is asked for, if it is offered: the service, the day and the hours.
const ServiceOffer* offered(Context& context, const wire::RequestPost& post,
                            const std::vector<ServiceOffer>& offers, const std::string& house_id) {
    const auto days = service_days(context);
    const auto hours = service_hours_of(context.store, house_id);
    if (std::find(days.begin(), days.end(), post.date) == days.end()) return nullptr;
    if (std::find(hours.begin(), hours.end(), post.hours) == hours.end()) return nullptr;
    const auto offer = std::find_if(offers.begin(), offers.end(),
                                    [&](const auto& one) { return one.id == post.offer; });
    return offer == offers.end() ? nullptr : &*offer;
}

}  // namespace

Response get_services(Context& context, const Request& request, const std::string& number) {
    const auto own = own_account(context, request, number);
    if (!own) return own.error();
    ServiceCatalogue catalogue;
    catalogue.offers = offers_of(context.store, own->account.house_id);
    catalogue.days = service_days(context);
    catalogue.hours = service_hours_of(context.store, own->account.house_id);
    catalogue.year = context.today().year;
    for (const StoredRequest& stored :
         requests_of(context.store, own->owner.user_id, own->account.number))
        catalogue.requests.push_back(visible(context, stored));
    return answer(200, catalogue);
}

Response post_request(Context& context, const Request& request) {
    const auto post = wire::from_json<wire::RequestPost>(request.body);
    if (!post) return undecodable(post.error());
    if (request.idempotency_key != post->id)
        return refusal(ErrorCode::bad_request, "Idempotency-Key is not the request's id");
    const auto own = own_account(context, request, post->account.digits);
    if (!own) return own.error();
    if (const auto before = find_request(context.store, post->id)) {
        const bool same =
            before->user_id == own->owner.user_id && before->fingerprint == fingerprint_of(*post);
        return same ? answer(200, visible(context, *before))
                    : refusal(ErrorCode::id_reused, "the id came before with other content");
    }
    const auto offers = offers_of(context.store, own->account.house_id);
    const ServiceOffer* offer = offered(context, *post, offers, own->account.house_id);
    if (!offer) return refusal(ErrorCode::bad_request, "that is not offered");
    const TimePoint yesterday = context.now + -requests_window;
    if (requests_since(context.store, own->owner.user_id, yesterday) >= most_requests_a_day)
        return refusal(ErrorCode::too_many, "too many requests in a day");
    StoredRequest stored;
    stored.request = {.id = post->id,
                      .account = post->account,
                      .price = offer->price,
                      .date = post->date,
                      .hours = post->hours};
    stored.user_id = own->owner.user_id;
    stored.offer_id = offer->id;
    stored.created = context.now;
    stored.fingerprint = fingerprint_of(*post);
    Transaction transaction(context.store);
    add_request(context.store, stored);
    transaction.commit();
    return shown_request(context, 201, post->id);
}

Response post_request_cancel(Context& context, const Request& request, const std::string& id) {
    const auto owner = owner_of(context, request);
    if (!owner) return refusal(ErrorCode::not_signed_in, "nobody is signed in");
    const auto stored = find_request(context.store, id);
    if (!stored || stored->user_id != owner->user_id || !owner->owns(stored->request.account))
        return refusal(ErrorCode::not_found, "no such request");
    const ServiceRequest now = visible(context, *stored);
    if (now.state == RequestState::cancelled) return answer(200, now);
    if (!now.can_cancel) return refusal(ErrorCode::in_progress, "it is too late to cancel");
    set_request_state(context.store, id, RequestState::cancelled, {});
    return shown_request(context, 200, id);
}

}  // namespace kvitok::server
