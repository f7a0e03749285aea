#include "kiosk/main_desk_books.h"

#include "net/server/bills.h"
#include "net/server/demo.h"
#include "net/server/store_accounts.h"
#include "net/server/store_ledger.h"
#include "net/server/store_meters.h"
#include "net/server/store_money.h"
#include "net/server/store_unassigned.h"

namespace kvitok::desk {

namespace {

Json to_json(const server::PostedPayment& payment) {
    return {{"id", payment.id.hex},
            {"number", payment.number},
            {"account", payment.account.digits},
            {"amount", payment.amount.kopecks},
            {"fee", payment.fee.kopecks},
            {"rrn", payment.approval.rrn},
            {"entry", payment.entry},
            {"balance_after", payment.balance_after.kopecks}};
}

Json to_json(const server::StoredReading& one) {
    Json values = Json::array();
    for (const Decimal value : one.reading.values) values.push_back(to_plain(value));
    return {{"id", one.reading.id},
            {"number", one.reading.number},
            {"account", one.reading.account.digits},
            {"meter", one.reading.meter_id},
            {"values", std::move(values)},
            {"counts_for", to_iso(one.reading.counts_for)},
            {"suspicious", one.suspicious}};
}

}  // namespace

Json books_of(const std::filesystem::path& books) {
    server::Store store(books.string());
    Json payments = Json::array();
    Json readings = Json::array();
    for (const AccountNumber& account : server::all_accounts(store)) {
        for (const auto& payment : server::payments_of(store, account)) {
            if (payment.device == server::demo_device) payments.push_back(to_json(payment));
        }
        for (const auto& reading : server::unbilled_readings(store, account)) {
            if (reading.device == server::demo_device) readings.push_back(to_json(reading));
        }
    }
    Json unassigned = Json::array();
    for (const auto& reading : server::unassigned_readings(store)) {
        unassigned.push_back(to_json(reading));
    }
    const auto ledger = server::check_ledger(store);
    Json balances = Json::object();
    for (const auto number : {server::demo_guide_account, server::demo_second_account,
                              server::demo_neighbour_account}) {
        const AccountNumber account{std::string(number)};
        balances[account.digits] =
            server::balance_of(store, server::resident_book(account)).kopecks;
    }
    return {{"payments", std::move(payments)},
            {"readings", std::move(readings)},
            {"unassigned", std::move(unassigned)},
            {"balances", std::move(balances)},
            {"entries", ledger.entries},
            {"unbalanced", ledger.unbalanced},
            {"debit", ledger.debit.kopecks},
            {"credit", ledger.credit.kopecks},
            {"acquirer", ledger.taken_by_card.kopecks}};
}

std::optional<std::string> bill_of(const std::filesystem::path& books, std::string_view account) {
    const auto number = parse_account_number(account);
    if (!number) return std::nullopt;
    server::Store store(books.string());
    const auto found = server::find_account(store, *number);
    if (!found) return std::nullopt;
    const auto house = server::find_house(store, found->house_id);
    const auto period = server::last_period(store, *number);
    if (!house || !period) return std::nullopt;
    const Money debt = server::balance_of(store, server::resident_book(*number));
    const auto code = write_bill_code(server::bill_code_of(*found, *house, *period, debt));
    return code ? std::optional(*code) : std::nullopt;
}

Json register_of(const sim::Bank& bank) {
    Json entries = Json::array();
    for (const auto& entry : bank.entries()) {
        entries.push_back({{"terminal", entry.terminal},
                           {"number", entry.number},
                           {"asked", entry.asked.kopecks},
                           {"captured", entry.captured.kopecks},
                           {"reversed", entry.reversed.kopecks},
                           {"response", entry.response},
                           {"rrn", entry.rrn}});
    }
    return {{"entries", std::move(entries)}, {"total", bank.total().kopecks}};
}

}  // namespace kvitok::desk
