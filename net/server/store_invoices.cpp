#include "net/server/store_invoices.h"

#include <fmt/format.h>

#include "net/server/store_db.h"

namespace kvitok::server {
namespace {

constexpr const char* invoice_columns =
    "SELECT id, number, account, method, state, amount, fee, balance_after, period, code,"
    " operation, contact, device, created_at, expires_at, asked_at, next_ask_at FROM invoices ";

// The columns of an invoice as the library can bind them.
struct InvoiceColumns {
    StoredInvoice stored;
    std::string method, state, period;
    long long amount = 0, fee = 0, balance_after = 0;
    long long created = 0, expires = 0, asked = 0, next_ask = 0;

    void bind(soci::statement& statement) {
        Invoice& one = stored.invoice;
        for (std::string* text : {&one.id.hex, &one.number, &one.account.digits, &method, &state})
            statement.exchange(soci::into(*text));
        for (long long* number : {&amount, &fee, &balance_after})
            statement.exchange(soci::into(*number));
        for (std::string* text :
             {&period, &one.code, &one.operation, &stored.contact, &stored.device})
            statement.exchange(soci::into(*text));
        for (long long* number : {&created, &expires, &asked, &next_ask})
            statement.exchange(soci::into(*number));
    }
    StoredInvoice value() {
        Invoice& one = stored.invoice;
        one.method = kvitok::server::stored(parse_phone_method(method));
        one.state = kvitok::server::stored(parse_invoice_state(state));
        one.period = kvitok::server::stored(parse_period(period));
        one.amount = Money{amount};
        one.fee = Money{fee};
        one.balance_after = Money{balance_after};
        one.created = TimePoint{created};
        stored.expires = TimePoint{expires};
        stored.asked = TimePoint{asked};
        stored.next_ask = TimePoint{next_ask};
        return stored;
    }
};

template <class Value>
std::vector<StoredInvoice> invoices_where(soci::session& sql, const std::string& condition,
                                          const Value& value) {
    std::vector<StoredInvoice> found;
    InvoiceColumns columns;
    soci::statement rows(sql);
    columns.bind(rows);
    rows.exchange(soci::use(value));
    rows.alloc();
    rows.prepare(invoice_columns + condition);
    rows.define_and_bind();
    rows.execute();
    while (rows.fetch()) found.push_back(columns.value());
    return found;
}

}  // namespace

std::optional<StoredInvoice> find_invoice(Store& store, const PaymentId& id) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<StoredInvoice> {
        auto found = invoices_where(sql, "WHERE id = :id", id.hex);
        if (found.empty()) return std::nullopt;
        return found.front();
    });
}

void add_invoice(Store& store, StoredInvoice& stored, Date day) {
    with_sql(store, [&](soci::session& sql) {
        Invoice& one = stored.invoice;
        const std::string date = to_iso(day);
        int before = 0;
        sql << "SELECT COUNT(*) FROM invoices WHERE day = :day", soci::use(date),
            soci::into(before);
        one.number =
            fmt::format("Т-{:02}{:02}{:02}-{:04}", day.year % 100, day.month, day.day, before + 1);
        const std::string method(to_word(one.method)), state(to_word(one.state));
        const std::string period = to_iso(one.period);
        const long long amount = one.amount.kopecks, fee = one.fee.kopecks;
        const long long balance = one.balance_after.kopecks, created = one.created.ms;
        const long long expires = stored.expires.ms, asked = stored.asked.ms;
        const long long next_ask = stored.next_ask.ms;
        sql << "INSERT INTO invoices (id, number, account, method, state, amount, fee,"
               " balance_after, period, code, operation, contact, device, day, created_at,"
               " expires_at, asked_at, next_ask_at) VALUES (:id, :number, :account, :method,"
               " :state, :amount, :fee, :balance, :period, :code, :operation, :contact, :device,"
               " :day, :created, :expires, :asked, :next)",
            soci::use(one.id.hex), soci::use(one.number), soci::use(one.account.digits),
            soci::use(method), soci::use(state), soci::use(amount), soci::use(fee),
            soci::use(balance), soci::use(period), soci::use(one.code), soci::use(one.operation),
            soci::use(stored.contact), soci::use(stored.device), soci::use(date),
            soci::use(created), soci::use(expires), soci::use(asked), soci::use(next_ask);
    });
}

void change_invoice(Store& store, const StoredInvoice& stored) {
    with_sql(store, [&](soci::session& sql) {
        const Invoice& one = stored.invoice;
        const std::string state(to_word(one.state));
        const long long balance = one.balance_after.kopecks;
        const long long asked = stored.asked.ms, next_ask = stored.next_ask.ms;
        sql << "UPDATE invoices SET state = :state, code = :code, operation = :operation,"
               " balance_after = :balance, asked_at = :asked, next_ask_at = :next WHERE id = :id",
            soci::use(state), soci::use(one.code), soci::use(one.operation), soci::use(balance),
            soci::use(asked), soci::use(next_ask), soci::use(one.id.hex);
    });
}

std::vector<StoredInvoice> open_invoices(Store& store, const AccountNumber& account) {
    return with_sql(store, [&](soci::session& sql) {
        return invoices_where(sql,
                              "WHERE account = :account AND state IN ('created', 'waiting',"
                              " 'confirming') ORDER BY created_at DESC, id",
                              account.digits);
    });
}

std::vector<StoredInvoice> due_invoices(Store& store, TimePoint now, int limit) {
    return with_sql(store, [&](soci::session& sql) {
        const long long at = now.ms;
        return invoices_where(sql,
                              "WHERE next_ask_at > 0 AND next_ask_at <= :now"
                              " ORDER BY next_ask_at, id LIMIT " +
                                  std::to_string(limit),
                              at);
    });
}

}  // namespace kvitok::server
