#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/store_ledger.h"
#include "net/server/store_meters.h"

#include <algorithm>

namespace kvitok::server {

Response refusal(wire::ErrorCode code, std::string message) {
    wire::Error error;
    error.code = code;
    error.message = std::move(message);
    return refusal(std::move(error));
}

Response refusal(wire::Error error) {
    Response response;
    response.status = wire::status_of(error.code);
    response.body = wire::to_json(error);
    if (error.minutes) response.retry_after_s = *error.minutes * 60;
    return response;
}

Response undecodable(wire::DecodeError error) {
    const auto code = error == wire::DecodeError::too_large ? wire::ErrorCode::too_large
                                                            : wire::ErrorCode::bad_request;
    return refusal(code, "the body cannot be read: " + std::string(wire::to_word(error)));
}

bool Owner::owns(const AccountNumber& number) const {
    return std::find(accounts.begin(), accounts.end(), number) != accounts.end();
}

std::optional<Owner> owner_of(Context& context, const Request& request) {
    if (request.bearer.empty()) return std::nullopt;
    const auto session = find_session(context.store, sha256_hex(request.bearer));
    if (!session || session->device != context.device) return std::nullopt;
    const TimePoint idle_end = session->used + context.config.session_idle;
    const TimePoint absolute_end = session->created + context.config.session_absolute;
    if (context.now >= idle_end || context.now >= absolute_end) {
        end_session(context.store, session->token_hash);
        return std::nullopt;
    }
    touch_session(context.store, session->token_hash, context.now);
    return Owner{session->user_id, accounts_of_user(context.store, session->user_id)};
}

tl::expected<Own, Response> own_account(Context& context, const Request& request,
                                        std::string_view number) {
    const auto owner = owner_of(context, request);
    if (!owner)
        return tl::unexpected(refusal(wire::ErrorCode::not_signed_in, "nobody is signed in"));
    const auto parsed = parse_account_number(number);
    auto account =
        parsed && owner->owns(*parsed) ? find_account(context.store, *parsed) : std::nullopt;
    if (!account)
        return tl::unexpected(refusal(wire::ErrorCode::account_unknown, "no such account"));
    return Own{*owner, *std::move(account)};
}

AccountSummary summary_of(Context& context, const Account& account, bool for_owner) {
    const auto house = find_house(context.store, account.house_id);
    const ReadingWindow window = house ? house->window : context.house.window;
    const Date today = context.today();
    AccountSummary summary;
    summary.number = account.number;
    summary.address = account.address;
    if (!for_owner) summary.address.flat.clear();
    summary.payee = account.payee;
    summary.balance = balance_of(context.store, resident_book(account.number));
    summary.last_period =
        last_period(context.store, account.number).value_or(previous(period_of(today)));
    summary.charged_last = charged_in(context.store, account.number, summary.last_period);
    summary.meters_waiting =
        meters_waiting(context.store, account.number, counts_for(window, today));
    if (is_open(window, today)) {
        const Period month = counts_for(window, today);
        const bool crosses = window.from_day > window.to_day;
        const Period end = crosses ? next(month) : month;
        summary.readings_due =
            Date{end.year, end.month, std::min(window.to_day, days_in_month(end))};
    }
    return summary;
}

std::vector<AccountSummary> summaries_of(Context& context, const std::vector<AccountNumber>& all) {
    std::vector<AccountSummary> summaries;
    for (const AccountNumber& number : all)
        if (const auto account = find_account(context.store, number))
            summaries.push_back(summary_of(context, *account, true));
    return summaries;
}

}  // namespace kvitok::server
