// One plain function a path: what the request asks, over the context, to what is answered. Core
// routes to them and holds the lock. May throw StoreFailed.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "net/server/core.h"
#include "net/server/store_accounts.h"
#include "net/server/store_house.h"
#include "net/server/store_people.h"
#include "net/wire/codec.h"

namespace kvitok::server {

// What Core counts, for GET /metrics.
struct Counters {
    std::uint64_t requests = 0;
    std::uint64_t refused = 0;  // 4xx
    std::uint64_t failed = 0;   // 5xx
    std::uint64_t payments = 0;
    std::uint64_t readings = 0;
    std::uint64_t sign_ins = 0;
    std::uint64_t wrong_passwords = 0;
};

struct Context {
    Store& store;
    TimePoint now;
    Random& random;
    PasswordHasher& hasher;
    Acquirer& acquirer;
    Log& log;
    const CoreConfig& config;
    const std::string& quote_key;
    const std::string& nobodys_hash;  // hash that stands in for an unknown name's
    Counters& counters;
    // Runs slow work that touches neither store nor counters without Core's lock.
    std::function<void(const std::function<void()>&)> aside;
    // Runs a call to the acquirer in the same way; false when too many are under way already.
    std::function<bool(const std::function<void()>&)> away;
    // Of the devices' listener only.
    std::string device;
    House house;

    Date today() const { return to_local(now, house.utc_offset_minutes).date; }
};

Response refusal(wire::ErrorCode code, std::string message);
Response refusal(wire::Error error);
template <class Message>
Response answer(int status, const Message& message) {
    return {.status = status,
            .content_type = "application/json",
            .body = wire::to_json(message),
            .retry_after_s = 0};
}
Response undecodable(wire::DecodeError error);

// Who sent the token: nobody if there is none, it ended, or it is another terminal's. Touches the
// session.
struct Owner {
    std::string user_id;
    std::vector<AccountNumber> accounts;
    bool owns(const AccountNumber& number) const;
};
std::optional<Owner> owner_of(Context& context, const Request& request);

// sessions.cpp: whoever has proved to be this user is signed in at this terminal.
Response begin_session(Context& context, const StoredUser& user);
// Counts one more failure and returns how many tries are left before a lock.
int count_wrong_password(Context& context, Attempts key, int tries);
// Who signed in, and the account of theirs with this number; or the refusal, which is the same for
// somebody else's account and for none.
struct Own {
    Owner owner;
    Account account;
};
tl::expected<Own, Response> own_account(Context& context, const Request& request,
                                        std::string_view number);

// The account of a number that somebody typed or scanned, or the refusal. A terminal may miss only
// so often in an hour: nobody learns the account numbers here.
tl::expected<Account, Response> looked_up(Context& context, std::string_view number);
AccountSummary summary_of(Context& context, const Account& account, bool for_owner);
// News of the terminal's house that this user has not read.
int unread_news(Context& context, const std::string& user_id);
std::vector<AccountSummary> summaries_of(Context& context, const std::vector<AccountNumber>& all);

Response get_house(Context& context);
Response get_account(Context& context, const std::string& number);
Response post_bill(Context& context, const Request& request);
Response get_my_accounts(Context& context, const Request& request);
Response get_my_card(Context& context, const Request& request, const std::string& number);
Response post_session(Context& context, const Request& request);
Response delete_session(Context& context, const Request& request);
Response get_meters(Context& context, const Request& request, const std::string& number);
Response post_reading(Context& context, const Request& request);
Response post_quote(Context& context, const Request& request);
Response post_payment(Context& context, const Request& request);
Response post_refund(Context& context, const Request& request);
Response get_payment(Context& context, const std::string& id);
Response post_statement(Context& context, const Request& request);
Response post_invoice(Context& context, const Request& request);
Response get_invoice(Context& context, const std::string& id);
Response delete_invoice(Context& context, const std::string& id);
Response post_moneta_notice(Context& context, const Request& request);
Response post_heartbeat(Context& context, const Request& request);
Response post_card_session(Context& context, const Request& request);
Response get_entry_cards(Context& context, const Request& request);
Response post_entry_card(Context& context, const Request& request);
Response delete_entry_card(Context& context, const Request& request, const std::string& id);
Response get_health(Context& context);
Response get_requisites(Context& context, const Request& request, const std::string& number);
Response get_news_article(Context& context, const std::string& id);
Response get_news_marks(Context& context, const Request& request);
Response post_news_read(Context& context, const Request& request, const std::string& id);
Response get_appeals(Context& context, const Request& request, const std::string& number);
Response get_appeal(Context& context, const Request& request, const std::string& id);
Response post_appeal(Context& context, const Request& request);
Response post_appeal_reply(Context& context, const Request& request, const std::string& id);
Response post_appeal_seen(Context& context, const Request& request, const std::string& id);
Response post_appeal_way(Context& context, const Request& request, const std::string& id);
Response get_services(Context& context, const Request& request, const std::string& number);
Response post_request(Context& context, const Request& request);
Response post_request_cancel(Context& context, const Request& request, const std::string& id);
Response post_report(Context& context, const Request& request);
Response get_receipt(Context& context, const std::string& id);
Response get_metrics(Context& context);

// HMAC over every fact of the quote that moves money; quotes.cpp.
std::string signature_of(const std::string& key, const Quote& quote);

}  // namespace kvitok::server
