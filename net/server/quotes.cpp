// The signed offer that a payment is made against.
#include <fmt/format.h>

#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/store_ledger.h"
#include "net/server/store_money.h"

namespace kvitok::server {

std::string signature_of(const std::string& key, const Quote& quote) {
    return hmac_hex(
        key, fmt::format("kvitok-quote-1|{}|{}|{}|{}|{}|{}|{}|{}", quote.id, quote.account.digits,
                         quote.payee.inn, quote.amount.kopecks, quote.fee.kopecks,
                         quote.balance_after.kopecks, to_iso(quote.period), quote.expires.ms));
}

Response post_quote(Context& context, const Request& request) {
    const auto wanted = wire::from_json<wire::QuoteRequest>(request.body);
    if (!wanted) return undecodable(wanted.error());
    const auto account = looked_up(context, wanted->account.digits);
    if (!account) return account.error();
    const auto house = find_house(context.store, account->house_id);
    if (wanted->amount < house->pay_min || wanted->amount > house->pay_max)
        return refusal(wire::ErrorCode::sum_out_of_range, "the sum is out of range");
    Quote quote;
    quote.id = random_hex(context.random, 16);
    quote.account = wanted->account;
    quote.payee = account->payee;
    quote.amount = wanted->amount;
    quote.fee = house->fee;
    quote.balance_after =
        balance_of(context.store, resident_book(wanted->account)) - wanted->amount;
    quote.period = last_period(context.store, wanted->account).value_or(period_of(context.today()));
    quote.expires = context.now + context.config.quote_life;
    quote.signature = signature_of(context.quote_key, quote);
    put_quote(context.store, quote, context.now, context.device);
    return answer(201, quote);
}

}  // namespace kvitok::server
