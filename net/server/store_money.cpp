#include "net/server/store_money.h"

#include "net/server/store_db.h"

namespace kvitok::server {
namespace {

constexpr const char* payment_columns =
    "SELECT id, number, account, source, amount, fee, quote_id, device, terminal_id, rrn,"
    " auth_code, masked_card, created_at, posted_at, fingerprint, entry, balance_after"
    " FROM payments ";

// The columns of a payment as the library can bind them.
struct PaymentColumns {
    PostedPayment payment;
    long long amount = 0, fee = 0, created = 0, posted = 0, entry = 0, balance_after = 0;

    void bind(soci::statement& statement) {
        auto& p = payment;
        statement.exchange(soci::into(p.id.hex));
        statement.exchange(soci::into(p.number));
        statement.exchange(soci::into(p.account.digits));
        statement.exchange(soci::into(p.source));
        statement.exchange(soci::into(amount));
        statement.exchange(soci::into(fee));
        statement.exchange(soci::into(p.quote_id));
        statement.exchange(soci::into(p.device));
        statement.exchange(soci::into(p.approval.terminal_id));
        statement.exchange(soci::into(p.approval.rrn));
        statement.exchange(soci::into(p.approval.auth_code));
        statement.exchange(soci::into(p.approval.masked_card));
        statement.exchange(soci::into(created));
        statement.exchange(soci::into(posted));
        statement.exchange(soci::into(p.fingerprint));
        statement.exchange(soci::into(entry));
        statement.exchange(soci::into(balance_after));
    }
    PostedPayment value() {
        payment.amount = Money{amount};
        payment.fee = Money{fee};
        payment.approval.amount = Money{amount} + Money{fee};
        payment.created = TimePoint{created};
        payment.posted = TimePoint{posted};
        payment.entry = entry;
        payment.balance_after = Money{balance_after};
        return payment;
    }
};

std::vector<PostedPayment> payments_where(soci::session& sql, const std::string& condition,
                                          const std::string& value) {
    std::vector<PostedPayment> found;
    PaymentColumns columns;
    soci::statement rows(sql);
    columns.bind(rows);
    rows.exchange(soci::use(value));
    rows.alloc();
    rows.prepare(payment_columns + condition);
    rows.define_and_bind();
    rows.execute();
    while (rows.fetch()) found.push_back(columns.value());
    return found;
}

}  // namespace

void put_quote(Store& store, const Quote& quote, TimePoint created, const std::string& device) {
    with_sql(store, [&](soci::session& sql) {
        const long long amount = quote.amount.kopecks, fee = quote.fee.kopecks;
        const long long made = created.ms, expires = quote.expires.ms;
        sql << "INSERT INTO quotes (id, account, amount, fee, created_at, expires_at, device)"
               " VALUES (:id, :account, :amount, :fee, :created, :expires, :device)",
            soci::use(quote.id), soci::use(quote.account.digits), soci::use(amount), soci::use(fee),
            soci::use(made), soci::use(expires), soci::use(device);
    });
}

std::optional<PostedPayment> find_payment(Store& store, const PaymentId& id) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<PostedPayment> {
        auto found = payments_where(sql, "WHERE id = :id", id.hex);
        if (found.empty()) return std::nullopt;
        return found.front();
    });
}

std::vector<PostedPayment> payments_of(Store& store, const AccountNumber& account) {
    return with_sql(store, [&](soci::session& sql) {
        return payments_where(sql, "WHERE account = :account ORDER BY posted_at DESC, id",
                              account.digits);
    });
}

void add_payment(Store& store, const PostedPayment& p) {
    with_sql(store, [&](soci::session& sql) {
        const long long amount = p.amount.kopecks, fee = p.fee.kopecks, entry = p.entry;
        const long long created = p.created.ms, posted = p.posted.ms;
        const long long balance_after = p.balance_after.kopecks;
        sql << "INSERT INTO payments (id, number, account, source, amount, fee, quote_id, device,"
               " terminal_id, rrn, auth_code, masked_card, created_at, posted_at, fingerprint,"
               " entry, balance_after) VALUES (:id, :number, :account, :source, :amount, :fee,"
               " :quote, :device, :terminal, :rrn, :auth, :card, :created, :posted, :print,"
               " :entry, :balance)",
            soci::use(p.id.hex), soci::use(p.number), soci::use(p.account.digits),
            soci::use(p.source), soci::use(amount), soci::use(fee), soci::use(p.quote_id),
            soci::use(p.device), soci::use(p.approval.terminal_id), soci::use(p.approval.rrn),
            soci::use(p.approval.auth_code), soci::use(p.approval.masked_card), soci::use(created),
            soci::use(posted), soci::use(p.fingerprint), soci::use(entry), soci::use(balance_after);
    });
}

std::optional<Refund> find_refund(Store& store, const PaymentId& payment) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<Refund> {
        Refund refund;
        refund.payment = payment;
        long long amount = 0, asked = 0, refunded = 0;
        sql << "SELECT amount, rrn, terminal_id, device, asked_at, refunded_at, fingerprint"
               " FROM refunds WHERE payment_id = :id",
            soci::use(payment.hex), soci::into(amount), soci::into(refund.rrn),
            soci::into(refund.terminal_id), soci::into(refund.device), soci::into(asked),
            soci::into(refunded), soci::into(refund.fingerprint);
        if (!sql.got_data()) return std::nullopt;
        refund.amount = Money{amount};
        refund.asked = TimePoint{asked};
        if (refunded != 0) refund.refunded = TimePoint{refunded};
        return refund;
    });
}

void add_refund(Store& store, const Refund& refund) {
    with_sql(store, [&](soci::session& sql) {
        const long long amount = refund.amount.kopecks, asked = refund.asked.ms;
        const long long refunded = refund.refunded ? refund.refunded->ms : 0;
        sql << "INSERT INTO refunds (payment_id, amount, rrn, terminal_id, device, asked_at,"
               " refunded_at, fingerprint) VALUES (:id, :amount, :rrn, :terminal, :device, :asked,"
               " :refunded, :print)",
            soci::use(refund.payment.hex), soci::use(amount), soci::use(refund.rrn),
            soci::use(refund.terminal_id), soci::use(refund.device), soci::use(asked),
            soci::use(refunded), soci::use(refund.fingerprint);
    });
}

void mark_refunded(Store& store, const PaymentId& payment, TimePoint at) {
    with_sql(store, [&](soci::session& sql) {
        const long long moment = at.ms;
        sql << "UPDATE refunds SET refunded_at = :at WHERE payment_id = :id", soci::use(moment),
            soci::use(payment.hex);
    });
}

std::optional<StoredDecision> find_decision(Store& store, const PaymentId& payment) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<StoredDecision> {
        StoredDecision decision;
        decision.payment = payment;
        long long at = 0, amount = 0;
        Approval& approval = decision.approval;
        sql << "SELECT verdict, first_person, second_person, decided_at, amount, terminal_id, rrn,"
               " auth_code, masked_card FROM decisions WHERE payment_id = :id",
            soci::use(payment.hex), soci::into(decision.verdict), soci::into(decision.first_person),
            soci::into(decision.second_person), soci::into(at), soci::into(amount),
            soci::into(approval.terminal_id), soci::into(approval.rrn),
            soci::into(approval.auth_code), soci::into(approval.masked_card);
        if (!sql.got_data()) return std::nullopt;
        decision.at = TimePoint{at};
        approval.amount = Money{amount};
        return decision;
    });
}

void add_decision(Store& store, const StoredDecision& decision) {
    with_sql(store, [&](soci::session& sql) {
        const Approval& approval = decision.approval;
        const long long at = decision.at.ms, amount = approval.amount.kopecks;
        sql << "INSERT INTO decisions (payment_id, verdict, first_person, second_person,"
               " decided_at, amount, terminal_id, rrn, auth_code, masked_card) VALUES (:id,"
               " :verdict, :first, :second, :at, :amount, :terminal, :rrn, :auth, :card)",
            soci::use(decision.payment.hex), soci::use(decision.verdict),
            soci::use(decision.first_person), soci::use(decision.second_person), soci::use(at),
            soci::use(amount), soci::use(approval.terminal_id), soci::use(approval.rrn),
            soci::use(approval.auth_code), soci::use(approval.masked_card);
    });
}

}  // namespace kvitok::server
