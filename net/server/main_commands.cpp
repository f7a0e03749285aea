#include "net/server/main_commands.h"

#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "net/server/bill_letters.h"
#include "net/server/bills.h"
#include "net/server/crypto.h"
#include "net/server/decisions.h"
#include "net/server/store_ledger.h"
#include "net/server/store_meters.h"

namespace kvitok::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr int done = 0;
constexpr int refused = 1;
constexpr int most_entries = 100'000;

int no(std::string_view why) {
    fmt::print(stderr, "kvitok-server: {}\n", why);
    return refused;
}

void print(const Json& json) {
    fmt::print("{}\n", json.dump(2));
}

std::optional<Account> account_of(Store& store, const std::string& text) {
    const auto number = parse_account_number(text);
    return number ? find_account(store, *number) : std::nullopt;
}

Json to_json(const Entry& entry) {
    Json rows = Json::array();
    for (const EntryRow& row : entry.rows)
        rows.push_back(
            {{"book", row.book}, {"debit", row.debit.kopecks}, {"credit", row.credit.kopecks}});
    return {{"number", entry.number},
            {"reference", entry.reference},
            {"at", to_iso(entry.at)},
            {"rows", std::move(rows)}};
}

Json to_json(const PostedPayment& payment) {
    return {{"id", payment.id.hex},
            {"number", payment.number},
            {"source", payment.source},
            {"amount", payment.amount.kopecks},
            {"fee", payment.fee.kopecks},
            {"posted", to_iso(payment.posted)},
            {"entry", payment.entry},
            {"rrn", payment.approval.rrn},
            {"balance_after", payment.balance_after.kopecks}};
}

Json months_of(Store& store, const AccountNumber& number) {
    Json months = Json::array();
    for (const Period period : billed_periods(store, number)) {
        const Charges bill = charges_of(store, number, period);
        months.push_back({{"period", to_iso(period)},
                          {"charged", bill.charged.kopecks},
                          {"recalculated", bill.recalculated.kopecks},
                          {"total", bill.total.kopecks}});
    }
    return months;
}

Json recalculations_json(Store& store, const AccountNumber& number) {
    Json all = Json::array();
    for (const Recalculation& one : recalculations_of(store, number))
        all.push_back({{"period", to_iso(one.period)},
                       {"service", one.service.russian},
                       {"amount", one.amount.kopecks},
                       {"reason", one.reason.russian}});
    return all;
}

// Every reading that no bill was made from yet, in the order in which they came.
Json new_readings(Store& store, const AccountNumber& number) {
    Json readings = Json::array();
    for (const StoredReading& one : unbilled_readings(store, number)) {
        Json values = Json::array();
        for (const Decimal value : one.reading.values) values.push_back(to_plain(value));
        readings.push_back({{"id", one.reading.id},
                            {"number", one.reading.number},
                            {"meter", one.reading.meter_id},
                            {"counts_for", to_iso(one.reading.counts_for)},
                            {"taken", to_iso(one.reading.taken_at)},
                            {"values", std::move(values)},
                            {"suspicious", one.suspicious}});
    }
    return readings;
}

int print_one_account(Store& store, const Account& account, Form form) {
    const AccountNumber& number = account.number;
    const Money balance = balance_of(store, resident_book(number));
    if (form == Form::text) {
        fmt::print("{}  {}, кв. {}  {} RUB\n", grouped(number),
                   account.address.street_and_house.russian, account.address.flat,
                   to_plain(balance));
        for (const Period period : billed_periods(store, number))
            fmt::print("  {}  {:>12}\n", to_iso(period),
                       to_plain(charged_in(store, number, period)));
        return done;
    }
    Json payments = Json::array();
    for (const PostedPayment& payment : payments_of(store, number))
        payments.push_back(to_json(payment));
    print({{"number", number.digits},
           {"address", account.address.street_and_house.russian},
           {"flat", account.address.flat},
           {"balance", balance.kopecks},
           {"months", months_of(store, number)},
           {"recalculations", recalculations_json(store, number)},
           {"payments", std::move(payments)},
           {"readings", new_readings(store, number)}});
    return done;
}

}  // namespace

int print_ledger(Store& store, const std::string& account, std::int64_t from, Form form) {
    const LedgerCheck ledger = check_ledger(store);
    const bool good = ledger.unbalanced == 0 && ledger.debit == ledger.credit;
    std::vector<Entry> entries;
    if (!account.empty()) {
        const auto number = parse_account_number(account);
        if (!number || !find_account(store, *number)) return no("no such account");
        entries = entries_of(store, resident_book(*number));
    } else if (from > 0) {
        entries = entries_from(store, from, most_entries);
    }
    if (form == Form::json) {
        Json list = Json::array();
        for (const Entry& entry : entries) list.push_back(to_json(entry));
        print({{"entries_in_all", ledger.entries},
               {"unbalanced", ledger.unbalanced},
               {"debit", ledger.debit.kopecks},
               {"credit", ledger.credit.kopecks},
               {"acquirer", ledger.taken_by_card.kopecks},
               {"entries", std::move(list)}});
    } else {
        for (const Entry& entry : entries) {
            fmt::print("{:>8}  {}  {}\n", entry.number, to_iso(entry.at), entry.reference);
            for (const EntryRow& row : entry.rows)
                fmt::print("          {:<32} {:>14} {:>14}\n", row.book, to_plain(row.debit),
                           to_plain(row.credit));
        }
        fmt::print("{} entries, {} unbalanced, debit {}, credit {}, at the acquirer {}\n",
                   ledger.entries, ledger.unbalanced, to_plain(ledger.debit),
                   to_plain(ledger.credit), to_plain(ledger.taken_by_card));
    }
    return good ? done : no("the ledger does not balance");
}

int print_accounts(Store& store, const std::string& account, Form form) {
    if (!account.empty()) {
        const auto one = account_of(store, account);
        return one ? print_one_account(store, *one, form) : no("no such account");
    }
    Json list = Json::array();
    for (const AccountNumber& number : all_accounts(store)) {
        const auto one = find_account(store, number);
        const Money balance = balance_of(store, resident_book(number));
        if (form == Form::json) {
            list.push_back({{"number", number.digits},
                            {"house", one->house_id},
                            {"flat", one->address.flat},
                            {"balance", balance.kopecks}});
        } else {
            fmt::print("{}  {:<18} {:>4} {:>12}\n", number.digits, one->house_id, one->address.flat,
                       to_plain(balance));
        }
    }
    if (form == Form::json) print(list);
    return done;
}

int print_bill(Store& store, const std::string& account, Form form) {
    const auto one = account_of(store, account);
    if (!one) return no("no such account");
    const auto house = find_house(store, one->house_id);
    const auto period = last_period(store, one->number);
    if (!house || !period) return no("nothing was billed to this account");
    const Money debt = balance_of(store, resident_book(one->number));
    const auto code = write_bill_code(bill_code_of(*one, *house, *period, debt));
    if (!code) return no("the bill cannot be written as a payment code");
    if (form == Form::json) {
        print({{"number", one->number.digits}, {"sum", debt.kopecks}, {"code", *code}});
    } else {
        fmt::print("{}\n", *code);
    }
    return done;
}

int close_period(Store& store, const Clock& clock, const std::string& period) {
    const auto month = parse_period(period);
    if (!month) return no("a month looks like 2026-10");
    SystemRandom random;
    fmt::print("{} letters queued\n", queue_bill_letters(store, random, *month, clock.wall()));
    return done;
}

int print_open_questions(Store& store, Form form) {
    Json list = Json::array();
    for (const OpenQuestion& question : open_questions(store)) {
        const wire::ManualPayment& payment = question.payment;
        if (form == Form::json) {
            list.push_back({{"device", question.device},
                            {"id", payment.id.hex},
                            {"number", payment.number},
                            {"amount", payment.amount.kopecks},
                            {"created", to_iso(payment.created)},
                            {"reason", to_word(payment.reason)}});
        } else {
            fmt::print("{}  {}  {}  {:>12}  {}  {}\n", payment.id.hex, question.device,
                       payment.number, to_plain(payment.amount), to_iso(payment.created),
                       to_word(payment.reason));
        }
    }
    if (form == Form::json) print(list);
    return done;
}

int run_decide(Store& store, const Clock& clock, const DecideArguments& arguments) {
    const auto verdict = wire::parse_decision(arguments.verdict);
    if (!verdict || *verdict == wire::Decision::none) return no("decide paid, or reversed");
    Approval approval;
    approval.rrn = arguments.rrn;
    approval.auth_code = arguments.auth_code;
    approval.masked_card = arguments.masked_card;
    approval.terminal_id = arguments.terminal_id;
    if (!arguments.amount.empty()) {
        const auto amount = parse_money(arguments.amount);
        if (!amount) return no("--amount is a sum in roubles, as 5589.37");
        approval.amount = *amount;
    }
    if (!approval.rrn.empty() && approval.amount.kopecks <= 0)
        return no("--rrn needs the --amount of the register");
    const auto decided =
        decide(store, {arguments.payment}, *verdict, arguments.persons, approval, clock.wall());
    if (!decided) return no(to_text(decided.error()));
    fmt::print("{} {}\n", arguments.payment, arguments.verdict);
    return done;
}

}  // namespace kvitok::server
