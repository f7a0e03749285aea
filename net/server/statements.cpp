// The movement of an account's money, told to its owner from the ledger.
#include "net/server/statements.h"

#include "net/server/handlers.h"
#include "net/server/invoices.h"
#include "net/server/store_invoices.h"
#include "net/server/store_ledger.h"
#include "net/server/store_money.h"

namespace kvitok::server {
namespace {

struct Span {
    TimePoint begin;  // of the first month at the house
    TimePoint end;    // of the last one, exclusive
};

TimePoint start_of(Period month, int utc_offset_minutes) {
    return from_local({{month.year, month.month, 1}, 0, 0, 0}, utc_offset_minutes);
}

Money moved_in(const Entry& entry, const std::string& book) {
    Money sum;
    for (const EntryRow& row : entry.rows)
        if (row.book == book) sum = sum + row.debit - row.credit;
    return sum;
}

// The months that an account's ledger covers; with the present one once anything moved in it.
void find_months(Statement& statement, const std::vector<Entry>& entries, int offset,
                 Period present) {
    statement.last = previous(present);
    statement.first = statement.last;
    for (const Entry& entry : entries) {
        const Period month = period_of(to_local(entry.at, offset).date);
        if (month < statement.first) statement.first = month;
        if (month > statement.last) statement.last = month;
    }
    if (statement.last > present) statement.last = present;
}

void choose_months(Statement& statement, const StatementQuery& query) {
    statement.to = query.months == 0 && query.to ? *query.to : statement.last;
    statement.from = query.months == 0 && query.from ? *query.from : statement.to;
    for (int i = 1; i < query.months; ++i) statement.from = previous(statement.from);
    if (statement.to > statement.last) statement.to = statement.last;
    if (statement.from < statement.first) statement.from = statement.first;
    if (statement.to < statement.first) statement.to = statement.first;
    if (statement.from > statement.to) statement.from = statement.to;
}

Move move_of(const Entry& entry, Money amount, std::vector<Recalculation>& reasons, int offset) {
    Move move;
    move.period = entry.period.value_or(period_of(to_local(entry.at, offset).date));
    move.amount = amount;
    move.kind = MoveKind::other;
    if (entry.reference.starts_with("charge:")) move.kind = MoveKind::charge;
    if (entry.reference.starts_with("refund:")) move.kind = MoveKind::refund;
    if (!entry.reference.starts_with("recalculation:")) return move;
    move.kind = MoveKind::recalculation;
    for (auto reason = reasons.begin(); reason != reasons.end(); ++reason) {
        if (reason->period != move.period || reason->amount != amount) continue;
        move.service = reason->service;
        move.reason = reason->reason;
        reasons.erase(reason);
        break;
    }
    return move;
}

Channel channel_of(const PostedPayment& payment, const std::string& device) {
    if (payment.source == "cabinet") return Channel::cabinet;
    if (payment.source == "post") return Channel::post;
    if (payment.source == "sbp") return Channel::sbp;
    if (payment.source == "moneta") return Channel::moneta;
    const bool here = payment.device.empty() || payment.device == device;
    return here ? Channel::this_terminal : Channel::other_terminal;
}

PostedFact fact_of(Store& store, const PostedPayment& payment, const std::string& device,
                   int offset) {
    PostedFact fact;
    fact.id = payment.id;
    fact.number = payment.number;
    fact.at = payment.created;
    fact.channel = channel_of(payment, device);
    fact.amount = payment.amount;
    fact.fee = payment.fee;
    fact.balance_after = payment.balance_after;
    fact.period = previous(period_of(to_local(payment.created, offset).date));
    fact.approval = payment.approval;
    if (const auto refund = find_refund(store, payment.id))
        fact.state = refund->refunded ? PostedState::refunded : PostedState::refunding;
    return fact;
}

void add_moves(Store& store, Statement& statement, const std::vector<Entry>& entries, Span span,
               int offset) {
    auto reasons = recalculations_of(store, statement.account);
    const std::string book = resident_book(statement.account);
    for (const Entry& entry : entries) {
        const Money amount = moved_in(entry, book);
        if (amount == Money{} || entry.at >= span.end) continue;
        statement.closing = statement.closing + amount;
        if (entry.at < span.begin || entry.reference.starts_with("opening:")) {
            statement.opening = statement.opening + amount;
        } else if (entry.reference.starts_with("payment:")) {
            statement.paid = statement.paid - amount;
        } else {
            statement.moves.push_back(move_of(entry, amount, reasons, offset));
        }
    }
}

}  // namespace

Statement statement_of(Store& store, const Account& account, const StatementQuery& query,
                       TimePoint now, const std::string& device) {
    const auto house = find_house(store, account.house_id);
    if (!house) throw StoreFailed("an account without its house");
    const int offset = house->utc_offset_minutes;
    const Date today = to_local(now, offset).date;
    const auto entries = entries_of(store, resident_book(account.number));
    Statement statement;
    statement.account = account.number;
    statement.payee = account.payee;
    find_months(statement, entries, offset, period_of(today));
    choose_months(statement, query);
    const Period after = next(statement.to);
    statement.until =
        statement.to == period_of(today) ? today : plus_days(Date{after.year, after.month, 1}, -1);
    const Span span{start_of(statement.from, offset), start_of(after, offset)};
    add_moves(store, statement, entries, span, offset);
    for (const PostedPayment& payment : payments_of(store, account.number)) {
        if (payment.posted >= span.begin && payment.posted < span.end)
            statement.payments.push_back(fact_of(store, payment, device, offset));
    }
    if (!adds_up(statement)) throw StoreFailed("the ledger and the payments disagree");
    return statement;
}

Response post_statement(Context& context, const Request& request) {
    const auto query = wire::from_json<StatementQuery>(request.body);
    if (!query) return undecodable(query.error());
    const bool given = query->from && query->to && *query->from <= *query->to;
    if (query->months == 0 && !given)
        return refusal(wire::ErrorCode::bad_request, "neither months nor a period");
    const auto owner = owner_of(context, request);
    if (!owner) return refusal(wire::ErrorCode::not_signed_in, "nobody is signed in");
    const auto account =
        owner->owns(query->account) ? find_account(context.store, query->account) : std::nullopt;
    if (!account) return refusal(wire::ErrorCode::account_unknown, "no such account");
    Statement statement =
        statement_of(context.store, *account, *query, context.now, context.device);
    for (const StoredInvoice& stored : open_invoices(context.store, account->number)) {
        if (statement.open.size() < wire::max_open_invoices)
            statement.open.push_back(shown_invoice(context, stored));
    }
    return answer(200, statement);
}

}  // namespace kvitok::server
