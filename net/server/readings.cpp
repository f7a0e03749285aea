// Meters and readings: what is known, and what is taken, once per id for ever.
#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/store_meters.h"

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

// A terminal that could not ask for the meters says what the resident said: "unknown:cold_water".
constexpr std::string_view unknown_prefix = "unknown:";

bool is_unknown(const Reading& reading) {
    return reading.meter_id.starts_with(unknown_prefix);
}

std::string_view to_word(Resource resource) {
    switch (resource) {
        case Resource::cold_water:
            return "cold_water";
        case Resource::hot_water:
            return "hot_water";
        case Resource::electricity:
            return "electricity";
        case Resource::heat:
            return "heat";
    }
    return "";
}

struct MeterMeant {
    Meter meter;
    bool guessed = false;  // the account has several of this resource
};

// The meter by its id; or by its resource, then the first that a person would read.
std::optional<MeterMeant> meter_meant(Store& store, const Reading& reading,
                                      const AccountNumber& account, Period counts) {
    if (!is_unknown(reading)) {
        auto meter = find_meter(store, reading.meter_id, counts);
        if (!meter || meter->account != account) return std::nullopt;
        return MeterMeant{*std::move(meter)};
    }
    const auto word = std::string_view(reading.meter_id).substr(unknown_prefix.size());
    std::optional<MeterMeant> meant;
    for (Meter& meter : meters_of(store, account, counts)) {
        if (meter.remote || to_word(meter.resource) != word) continue;
        if (meant) {
            meant->guessed = true;
        } else {
            meant = MeterMeant{std::move(meter)};
        }
    }
    return meant;
}

struct Judged {
    std::vector<Decimal> used;
    bool suspicious = false;
};

// What the zones' values mean, or why they are refused. What the resident has confirmed is taken
// and kept for a person to look at; so is what nobody could ask about, without the network.
tl::expected<Judged, wire::ErrorCode> judged(const Meter& meter, const Reading& reading) {
    if (reading.values.size() != meter.zones.size())
        return tl::unexpected(wire::ErrorCode::reading_digits);
    const bool confirmed = reading.rolled_over || reading.confirmed_unusual || is_unknown(reading);
    Judged result;
    for (std::size_t i = 0; i < meter.zones.size(); ++i) {
        const ReadingVerdict verdict = judge(meter, meter.zones[i], reading.values[i]);
        const bool less = verdict.check == ReadingCheck::less;
        const bool asks =
            less || verdict.check == ReadingCheck::rolled || verdict.check == ReadingCheck::unusual;
        if (verdict.check == ReadingCheck::too_long)
            return tl::unexpected(wire::ErrorCode::reading_digits);
        if (asks && !confirmed)
            return tl::unexpected(verdict.check == ReadingCheck::unusual
                                      ? wire::ErrorCode::reading_unconfirmed
                                      : wire::ErrorCode::reading_less);
        result.suspicious = result.suspicious || asks;
        result.used.push_back(verdict.used);
    }
    return result;
}

Response stored_now(Context& context, const Reading& reading, const Account& account) {
    const auto house = find_house(context.store, account.house_id);
    const Date day = day_taken(context, reading, house->utc_offset_minutes);
    const Period counts = counts_for(house->window, day);
    const auto meant = meter_meant(context.store, reading, account.number, counts);
    if (!meant) return refusal(wire::ErrorCode::meter_unknown, "no such meter in this account");
    if (meant->meter.remote)
        return refusal(wire::ErrorCode::reading_remote, "this meter is read by itself");
    const auto result = judged(meant->meter, reading);
    if (!result) return refusal(result.error(), "the reading is not plausible");
    StoredReading stored;
    stored.reading = reading;
    stored.reading.counts_for = counts;
    stored.reading.meter_id = meant->meter.id;
    stored.received = context.now;
    stored.device = context.device;
    stored.used = result->used;
    stored.suspicious = result->suspicious || meant->guessed;
    stored.fingerprint = fingerprint_of(reading);
    Transaction transaction(context.store);
    add_reading(context.store, stored);
    transaction.commit();
    ++context.counters.readings;
    return taken(201, reading.id, reading.number, counts);
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
    if (const auto before = find_reading(context.store, reading->id)) {
        if (before->fingerprint != fingerprint_of(*reading))
            return refusal(wire::ErrorCode::id_reused, "the id came before with other values");
        return taken(200, reading->id, before->reading.number, before->reading.counts_for);
    }
    const auto account = looked_up(context, reading->account.digits);
    if (!account) return account.error();
    return stored_now(context, *reading, *account);
}

}  // namespace kvitok::server
