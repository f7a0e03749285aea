#include "kiosk/journal/records.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace kvitok::journal {

namespace {

using nlohmann::json;

json to_json(const Name& name) {
    return {{"ru", name.russian}, {"en", name.english}};
}
Name name_of(const json& j) {
    return {j.at("ru"), j.at("en")};
}

json to_json(const Period& period) {
    return {{"year", period.year}, {"month", period.month}};
}
Period period_of(const json& j) {
    return {j.at("year"), j.at("month")};
}

json to_json(const Payee& payee) {
    return {{"company", to_json(payee.company)}, {"inn", payee.inn}};
}
Payee payee_of(const json& j) {
    return {name_of(j.at("company")), j.at("inn")};
}

json to_json(const Address& address) {
    return {{"street_and_house", to_json(address.street_and_house)}, {"flat", address.flat}};
}
Address address_of(const json& j) {
    return {name_of(j.at("street_and_house")), j.at("flat")};
}

Money money_of(const json& j) {
    return Money{j.get<std::int64_t>()};
}
TimePoint time_of(const json& j) {
    return TimePoint{j.get<std::int64_t>()};
}

json to_json(const Quote& quote) {
    return {{"id", quote.id},
            {"account", quote.account.digits},
            {"payee", to_json(quote.payee)},
            {"amount", quote.amount.kopecks},
            {"fee", quote.fee.kopecks},
            {"balance_after", quote.balance_after.kopecks},
            {"period", to_json(quote.period)},
            {"expires", quote.expires.ms},
            {"signature", quote.signature}};
}
Quote quote_of(const json& j) {
    Quote quote;
    quote.id = j.at("id");
    quote.account.digits = j.at("account");
    quote.payee = payee_of(j.at("payee"));
    quote.amount = money_of(j.at("amount"));
    quote.fee = money_of(j.at("fee"));
    quote.balance_after = money_of(j.at("balance_after"));
    quote.period = period_of(j.at("period"));
    quote.expires = time_of(j.at("expires"));
    quote.signature = j.at("signature");
    return quote;
}

json to_json(const Snapshot& snapshot) {
    return {
        {"number", snapshot.number}, {"time", snapshot.time}, {"amount", snapshot.amount.kopecks}};
}
Snapshot snapshot_of(const json& j) {
    return {j.at("number"), j.at("time"), money_of(j.at("amount"))};
}

json to_json(const TerminalTraits& traits) {
    return {{"commit_required", traits.commit_required},
            {"query_by_number", traits.query_by_number},
            {"reverses_itself_without_commit", traits.reverses_itself_without_commit}};
}
TerminalTraits traits_of(const json& j) {
    return {j.at("commit_required"), j.at("query_by_number"),
            j.at("reverses_itself_without_commit")};
}

json to_json(const std::optional<Approval>& approval) {
    if (!approval) return nullptr;
    return {{"amount", approval->amount.kopecks},
            {"rrn", approval->rrn},
            {"auth_code", approval->auth_code},
            {"masked_card", approval->masked_card},
            {"terminal_id", approval->terminal_id}};
}
std::optional<Approval> approval_of(const json& j) {
    if (j.is_null()) return std::nullopt;
    return Approval{money_of(j.at("amount")), j.at("rrn"), j.at("auth_code"), j.at("masked_card"),
                    j.at("terminal_id")};
}

json to_json(const Decimal& value) {
    return {{"units", value.units}, {"places", value.places}};
}
Decimal decimal_of(const json& j) {
    return {j.at("units"), j.at("places")};
}

std::string text_of(const json& j) {
    return j.dump(-1, ' ', false, json::error_handler_t::replace);
}

template <class T>
T known(std::optional<T> value, const char* what) {
    if (!value) throw std::runtime_error(std::string("unknown word for ") + what);
    return *value;
}

}  // namespace

std::string write_payment(const PaymentRecord& record) {
    return text_of({{"id", record.id.hex},
                    {"number", record.number},
                    {"state", std::string(to_word(record.state))},
                    {"reason", std::string(to_word(record.reason))},
                    {"quote", to_json(record.quote)},
                    {"address", to_json(record.address)},
                    {"created", record.created.ms},
                    {"terminal_serial", record.terminal_serial},
                    {"terminal_number", record.terminal_number},
                    {"traits", to_json(record.traits)},
                    {"snapshot", to_json(record.snapshot)},
                    {"approval", to_json(record.approval)},
                    {"server_reference", record.server_reference}});
}

PaymentRecord read_payment(std::string_view text) {
    const json j = json::parse(text);
    PaymentRecord record;
    record.id.hex = j.at("id");
    record.number = j.at("number");
    record.state = known(parse_payment_state(j.at("state").get<std::string>()), "payment state");
    record.reason = known(parse_pay_reason(j.at("reason").get<std::string>()), "reason");
    record.quote = quote_of(j.at("quote"));
    record.address = address_of(j.at("address"));
    record.created = time_of(j.at("created"));
    record.terminal_serial = j.at("terminal_serial");
    record.terminal_number = j.at("terminal_number");
    record.traits = traits_of(j.at("traits"));
    record.snapshot = snapshot_of(j.at("snapshot"));
    record.approval = approval_of(j.at("approval"));
    record.server_reference = j.at("server_reference");
    return record;
}

std::string write_reading(const Reading& reading) {
    json values = json::array();
    for (const Decimal& value : reading.values) values.push_back(to_json(value));
    return text_of({{"id", reading.id},
                    {"number", reading.number},
                    {"account", reading.account.digits},
                    {"meter_id", reading.meter_id},
                    {"values", values},
                    {"counts_for", to_json(reading.counts_for)},
                    {"taken_at", reading.taken_at.ms},
                    {"confirmed_unusual", reading.confirmed_unusual},
                    {"rolled_over", reading.rolled_over}});
}

Reading read_reading(std::string_view text) {
    const json j = json::parse(text);
    Reading reading;
    reading.id = j.at("id");
    reading.number = j.at("number");
    reading.account.digits = j.at("account");
    reading.meter_id = j.at("meter_id");
    for (const json& value : j.at("values")) reading.values.push_back(decimal_of(value));
    reading.counts_for = period_of(j.at("counts_for"));
    reading.taken_at = time_of(j.at("taken_at"));
    reading.confirmed_unusual = j.at("confirmed_unusual");
    reading.rolled_over = j.at("rolled_over");
    return reading;
}

}  // namespace kvitok::journal
