// Who may see what of an account: the look-ups by number and by bill, the owner's list and card.
#include "net/server/handlers.h"
#include "net/server/store_appeals.h"

namespace kvitok::server {
namespace {

constexpr int lookup_minutes = 60;

Response unknown_account() {
    return refusal(wire::ErrorCode::account_unknown, "no such account");
}

std::optional<Response> lookup_spent(Context& context) {
    const auto misses = find_attempts(context.store, "lookup", context.device);
    if (!misses || misses->locked_until <= context.now) return std::nullopt;
    wire::Error error;
    error.code = wire::ErrorCode::too_many;
    error.message = "too many unknown accounts from this terminal";
    error.minutes = static_cast<int>((misses->locked_until.ms - context.now.ms + 59999) / 60000);
    return refusal(error);
}

void count_miss(Context& context) {
    const auto before = find_attempts(context.store, "lookup", context.device);
    const std::int64_t hour = lookup_minutes * 60000;
    Attempts misses{"lookup", context.device, 0, context.now, TimePoint{}};
    // `last` stays at the first miss of the hour that is counted.
    if (before && context.now.ms - before->last.ms < hour) misses = *before;
    ++misses.failures;
    if (misses.failures >= context.config.unknown_accounts_per_device) {
        misses.locked_until = TimePoint{misses.last.ms + hour};
        context.log.write(Severity::warning, "a terminal has spent its look-ups");
    }
    put_attempts(context.store, misses);
}

}  // namespace

tl::expected<Account, Response> looked_up(Context& context, std::string_view text) {
    if (auto spent = lookup_spent(context)) return tl::unexpected(*spent);
    const auto number = parse_account_number(text);
    auto account = number ? find_account(context.store, *number) : std::nullopt;
    if (account) return *account;
    count_miss(context);
    return tl::unexpected(unknown_account());
}

Response get_account(Context& context, const std::string& number) {
    const auto account = looked_up(context, number);
    if (!account) return account.error();
    return answer(200, summary_of(context, *account, false));
}

Response post_bill(Context& context, const Request& request) {
    const auto bill = wire::from_json<wire::BillQuery>(request.body);
    if (!bill) return undecodable(bill.error());
    const Requisites& bank = context.house.requisites;
    const bool ours = (bill->payee_inn.empty() || bill->payee_inn == context.house.company.inn) &&
                      (bill->personal_acc.empty() || bill->personal_acc == bank.bank_account) &&
                      (bill->bic.empty() || bill->bic == bank.bic);
    if (!ours) return refusal(wire::ErrorCode::other_company, "the bill is of another company");
    const auto account = looked_up(context, bill->pers_acc);
    if (!account) return account.error();
    return answer(200, summary_of(context, *account, false));
}

Response get_my_accounts(Context& context, const Request& request) {
    const auto owner = owner_of(context, request);
    if (!owner) return refusal(wire::ErrorCode::not_signed_in, "nobody is signed in");
    return answer(200, wire::AccountList{summaries_of(context, owner->accounts)});
}

Response get_my_card(Context& context, const Request& request, const std::string& number) {
    const auto own = own_account(context, request, number);
    if (!own) return own.error();
    const Account& account = own->account;
    AccountCard card;
    card.summary = summary_of(context, account, true);
    card.payer = account.payer;
    card.area = account.area;
    card.tenure = account.tenure;
    card.charges = charges_of(context.store, account.number, card.summary.last_period);
    card.unread_appeals = unread_appeals(context.store, own->owner.user_id, account.number);
    card.unread_news = unread_news(context, own->owner.user_id);
    return answer(200, card);
}

}  // namespace kvitok::server
