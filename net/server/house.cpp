// What anybody may know: the house's notices, health, the heartbeat's answer.
#include "net/server/handlers.h"

namespace kvitok::server {

Response get_house(Context& context) {
    const House& house = context.house;
    Bulletin bulletin = bulletin_of(context.store, house.id, context.now, context.today());
    wire::House message;
    message.notice.company = house.company;
    message.notice.dispatcher_phone = house.dispatcher_phone;
    message.notice.office_hours = house.office_hours;
    message.notice.office_address = house.office_address;
    message.notice.postcode = house.postcode;
    message.notice.email = house.email;
    message.notice.news = std::move(bulletin.news);
    message.notice.outage_when = std::move(bulletin.outage_when);
    message.notice.outage_what = std::move(bulletin.outage_what);
    message.server_time = context.now;
    message.receipt_url_base = context.config.receipt_url_base;
    message.window = house.window;
    message.pay_min = house.pay_min;
    message.pay_max = house.pay_max;
    message.fee = house.fee;
    message.sbp = context.acquirer.offers(PhoneMethod::sbp);
    message.moneta = context.acquirer.offers(PhoneMethod::moneta);
    return answer(200, message);
}

Response post_heartbeat(Context& context, const Request& request) {
    const auto beat = wire::from_json<wire::Heartbeat>(request.body);
    if (!beat) return undecodable(beat.error());
    put_heartbeat(context.store, context.device, context.now, wire::to_json(*beat));
    return answer(200, wire::HeartbeatTaken{context.now});
}

Response get_health(Context& context) {
    try {
        find_secret(context.store, "health");
    } catch (const StoreFailed& failure) {
        context.log.write(Severity::error, failure.what());
        return answer(503, wire::Health{"the books cannot be read", context.config.version});
    }
    return answer(200, wire::Health{"ok", context.config.version});
}

}  // namespace kvitok::server
