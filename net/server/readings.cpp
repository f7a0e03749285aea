// Meters and readings: what is known, and what is taken, once per id for ever.
#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/unassigned.h"

namespace kvitok::server {
namespace {

constexpr std::int64_t day_ms = 24LL * 3600 * 1000;
constexpr std::int64_t clock_slack_ms = 5LL * 60 * 1000;
constexpr std::int64_t oldest_ms = 35 * day_ms;

// A stranger may compare the last digits with the meter before his eyes, no more.
std::string masked_serial(const std::string& serial) {
    return serial.size() <= 4 ? serial : "•• " + serial.substr(serial.size() - 4);
}

// A queued reading counts for the day it was taken, if the terminal's clock can be believed.
Date day_taken(Context& context, const Reading& reading, int utc_offset_minutes) {
    const std::int64_t age = context.now.ms - reading.taken_at.ms;
    const bool believable = age >= -clock_slack_ms && age <= oldest_ms;
    return to_local(believable ? reading.taken_at : context.now, utc_offset_minutes).date;
}

std::string fingerprint_of(const Reading& reading) {
    std::string text =
        reading.account.digits + "|" + reading.meter_id + "|" + std::to_string(reading.taken_at.ms);
    for (const Decimal value : reading.values) text += "|" + to_plain(value);
    return sha256_hex(text);
}

Response taken(int status, const std::string& id, const std::string& number, Period counts) {
    const Period bill = next(counts);
    wire::ReadingTaken message;
    message.number = number;
    message.counts_for = counts;
    message.charge_date = {bill.year, bill.month, 1};
    message.id = id;
    return answer(status, message);
}

struct Booking {
    Meter meter;
    ReadingUse use;
};

// What the resident has confirmed is taken and kept for a person to look at; so is what nobody
// could ask about, without the network.
tl::expected<Booking, Response> booking_at(Meter meter, const Reading& reading) {
    if (meter.remote)
        return tl::unexpected(
            refusal(wire::ErrorCode::reading_remote, "this meter is read by itself"));
    auto use = use_of(meter, reading.values);
    const auto implausible = [](wire::ErrorCode code) {
        return tl::unexpected(refusal(code, "the reading is not plausible"));
    };
    if (!use) return implausible(wire::ErrorCode::reading_digits);
    const bool confirmed = reading.rolled_over || reading.confirmed_unusual || is_unknown(reading);
    if (use->odd && !confirmed)
        return implausible(*use->odd == ReadingCheck::unusual ? wire::ErrorCode::reading_unconfirmed
                                                              : wire::ErrorCode::reading_less);
    return Booking{std::move(meter), *std::move(use)};
}

// Which meter the reading is of; nothing when only a person can say.
tl::expected<std::optional<Booking>, Response> booked(Store& store, const Reading& reading,
                                                      Period counts) {
    const auto unknown = [] {
        return tl::unexpected(
            refusal(wire::ErrorCode::meter_unknown, "no such meter in this account"));
    };
    if (!is_unknown(reading)) {
        auto meter = find_meter(store, reading.meter_id, counts);
        if (!meter || meter->account != reading.account) return unknown();
        return booking_at(*std::move(meter), reading).map([](Booking&& one) {
            return std::optional(std::move(one));
        });
    }
    auto meters = meters_meant(store, reading, counts);
    if (meters.empty()) return unknown();
    if (meters.size() > 1 || !use_of(meters.front(), reading.values)) return std::nullopt;
    return booking_at(std::move(meters.front()), reading).map([](Booking&& one) {
        return std::optional(std::move(one));
    });
}

Response stored_now(Context& context, const Reading& reading, const Account& account) {
    const auto house = find_house(context.store, account.house_id);
    const Date day = day_taken(context, reading, house->utc_offset_minutes);
    const Period counts = counts_for(house->window, day);
    const auto booking = booked(context.store, reading, counts);
    if (!booking) return booking.error();
    StoredReading stored{.reading = reading,
                         .received = context.now,
                         .device = context.device,
                         .fingerprint = fingerprint_of(reading)};
    stored.reading.counts_for = counts;
    Transaction transaction(context.store);
    if (const auto& certain = *booking) {
        stored.reading.meter_id = certain->meter.id;
        stored.used = certain->use.used;
        stored.suspicious = certain->use.odd.has_value();
        add_reading(context.store, stored);
    } else {
        add_unassigned(context.store, stored);
    }
    transaction.commit();
    ++context.counters.readings;
    return taken(201, reading.id, reading.number, counts);
}

// The reading that came with this id before, whatever became of it.
std::optional<StoredReading> found_before(Store& store, const std::string& id) {
    auto before = find_unassigned(store, id);
    return before ? before : find_reading(store, id);
}

}  // namespace

Response get_meters(Context& context, const Request& request, const std::string& number) {
    const auto account = looked_up(context, number);
    if (!account) return account.error();
    const auto house = find_house(context.store, account->house_id);
    wire::MeterList list;
    list.window = house->window;
    list.meters =
        meters_of(context.store, account->number, counts_for(house->window, context.today()));
    const auto owner = owner_of(context, request);
    if (!owner || !owner->owns(account->number))
        for (Meter& meter : list.meters) meter.serial = masked_serial(meter.serial);
    return answer(200, list);
}

Response post_reading(Context& context, const Request& request) {
    const auto reading = wire::from_json<Reading>(request.body);
    if (!reading) return undecodable(reading.error());
    if (!is_hex_id(reading->id, 32) || request.idempotency_key != reading->id)
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the reading's id");
    if (const auto before = found_before(context.store, reading->id)) {
        if (before->fingerprint != fingerprint_of(*reading))
            return refusal(wire::ErrorCode::id_reused, "the id came before with other values");
        return taken(200, reading->id, before->reading.number, before->reading.counts_for);
    }
    const auto account = looked_up(context, reading->account.digits);
    if (!account) return account.error();
    return stored_now(context, *reading, *account);
}

}  // namespace kvitok::server
