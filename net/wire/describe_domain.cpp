#include <algorithm>
#include <array>
#include <utility>

#include "net/wire/archive.h"
#include "net/wire/words.h"

namespace kvitok::wire {
namespace {

constexpr std::array resource_words{
    Word<Resource>{Resource::cold_water, "cold_water"},
    Word<Resource>{Resource::hot_water, "hot_water"},
    Word<Resource>{Resource::electricity, "electricity"},
    Word<Resource>{Resource::heat, "heat"},
};
constexpr std::array tenure_words{
    Word<Tenure>{Tenure::owned, "owned"},
    Word<Tenure>{Tenure::municipal, "municipal"},
};

template <class T, std::size_t size>
void describe_word(Archive& archive, T& value, const std::array<Word<T>, size>& words) {
    std::string text;
    if (!archive.is_reading()) text = word_of(value, words);
    archive.text(text, 1, 32);
    if (!archive.is_reading() || archive.has_failed()) return;
    if (const auto found = value_of(text, words)) {
        value = *found;
    } else {
        archive.fail(DecodeError::bad_value);
    }
}

}  // namespace

void describe(Archive& archive, Resource& value) {
    describe_word(archive, value, resource_words);
}

void describe(Archive& archive, Tenure& value) {
    describe_word(archive, value, tenure_words);
}

void describe(Archive& archive, Name& value) {
    Object(archive).field("ru", value.russian).field("en", value.english);
}

void describe(Archive& archive, Address& value) {
    Object(archive)
        .field("street_and_house", value.street_and_house)
        .text("flat", value.flat, 0, 16);
}

void describe(Archive& archive, Payee& value) {
    Object(archive).field("company", value.company).text("inn", value.inn, 0, 12);
}

void describe(Archive& archive, AccountSummary& value) {
    Object(archive)
        .field("number", value.number)
        .field("address", value.address)
        .field("payee", value.payee)
        .field("balance", value.balance)
        .field("last_period", value.last_period)
        .field("charged_last", value.charged_last)
        .number("meters_waiting", value.meters_waiting, 0, 1000)
        .maybe("readings_due", value.readings_due);
}

void describe(Archive& archive, ChargeRow& value) {
    Object(archive)
        .field("service", value.service)
        .field("unit", value.unit)
        .maybe("volume", value.volume)
        .maybe("tariff", value.tariff)
        .field("charged", value.charged)
        .field("recalculated", value.recalculated)
        .field("total", value.total);
}

void describe(Archive& archive, Charges& value) {
    Object(archive)
        .field("period", value.period)
        .list("rows", value.rows, 0, max_charge_rows)
        .field("charged", value.charged)
        .field("recalculated", value.recalculated)
        .field("total", value.total);
}

void describe(Archive& archive, AccountCard& value) {
    Object(archive)
        .field("summary", value.summary)
        .field("payer", value.payer)
        .field("area", value.area)
        .field("tenure", value.tenure)
        .field("charges", value.charges)
        .number("unread_appeals", value.unread_appeals, 0, 1'000'000)
        .number("unread_news", value.unread_news, 0, 1000);
}

void describe(Archive& archive, User& value) {
    Object(archive)
        .text("token", value.token, 16, 256)
        .field("given_name", value.given_name)
        .field("short_name", value.short_name);
}

void describe(Archive& archive, NewsItem& value) {
    Object(archive)
        .text("id", value.id, 1, 64)
        .field("date", value.date)
        .field("title", value.title)
        .field("text", value.text)
        .field("topic", value.topic);
}

void describe(Archive& archive, HouseNotice& value) {
    Object(archive)
        .field("company", value.company)
        .text("dispatcher_phone", value.dispatcher_phone, 0, 32)
        .field("office_hours", value.office_hours)
        .field("office_address", value.office_address)
        .text("postcode", value.postcode, 0, 16)
        .text("email", value.email, 0, 128)
        .list("news", value.news, 0, max_news)
        .maybe("outage_when", value.outage_when)
        .maybe("outage_what", value.outage_what);
}

void describe(Archive& archive, Zone& value) {
    Object(archive)
        .field("name", value.name)
        .field("previous", value.previous)
        .maybe("submitted", value.submitted)
        .field("tariff", value.tariff);
}

void describe(Archive& archive, Meter& value) {
    Object(archive)
        .text("id", value.id, 1, 64)
        .field("account", value.account)
        .field("resource", value.resource)
        .field("place", value.place)
        .text("serial", value.serial, 0, 64)
        .field("unit", value.unit)
        .number("whole_digits", value.whole_digits, 1, 15)
        .number("fraction_digits", value.fraction_digits, 0, 7)
        .list("zones", value.zones, 1, 3)
        .field("previous_period", value.previous_period)
        .field("verification_due", value.verification_due)
        .field("remote", value.remote)
        .list("usage", value.usage, 0, 12)
        .maybe("submitted_at", value.submitted_at);
}

void describe(Archive& archive, ReadingWindow& value) {
    Object(archive).number("from_day", value.from_day, 1, 31).number("to_day", value.to_day, 1, 31);
}

void describe(Archive& archive, Reading& value) {
    Object(archive)
        .hex("id", value.id, 32)
        .text("number", value.number, 1, 64)
        .field("account", value.account)
        .text("meter_id", value.meter_id, 1, 64)
        .list("values", value.values, 1, 3)
        .field("counts_for", value.counts_for)
        .field("taken_at", value.taken_at)
        .field("confirmed_unusual", value.confirmed_unusual)
        .field("rolled_over", value.rolled_over);
}

void describe(Archive& archive, Approval& value) {
    Object(archive)
        .field("amount", value.amount)
        .text("rrn", value.rrn, 0, max_rrn)
        .text("auth_code", value.auth_code, 0, max_auth_code)
        .text("masked_card", value.masked_card, 0, max_masked_card)
        .text("terminal_id", value.terminal_id, 0, max_terminal_id);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto digits = std::ranges::count_if(value.masked_card, is_digit);
    if (archive.is_reading() && std::cmp_greater(digits, max_card_digits))
        archive.fail(DecodeError::bad_value);
}

void describe(Archive& archive, Quote& value) {
    Object(archive)
        .text("id", value.id, 1, 64)
        .field("account", value.account)
        .field("payee", value.payee)
        .field("amount", value.amount)
        .field("fee", value.fee)
        .field("balance_after", value.balance_after)
        .field("period", value.period)
        .field("expires", value.expires)
        .text("signature", value.signature, 1, 256);
}

}  // namespace kvitok::wire
