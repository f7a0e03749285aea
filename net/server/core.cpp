#include "net/server/core.h"

#include <mutex>
#include <optional>
#include <semaphore>

#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/invoices.h"
#include "net/server/people.h"

namespace kvitok::server {
namespace {

constexpr std::ptrdiff_t hashes_at_once = 2;
constexpr std::ptrdiff_t calls_at_once = 2;
constexpr int settled_at_once = 4;
constexpr const char* quote_secret = "quotes";

std::string quote_key_of(Store& store, Random& random) {
    if (auto key = find_secret(store, quote_secret)) return *key;
    std::string key = random_hex(random, 32);
    put_secret(store, quote_secret, key);
    return key;
}

// Who one is: registration, recovery, profile, cards.
std::optional<Response> of_people(Context& context, const wire::Route& route,
                                  const Request& request) {
    using enum wire::EndpointName;
    switch (route.name) {
        case register_user:
            return post_registration(context, request);
        case activate_user:
            return post_activation(context, request);
        case recovery:
            return post_recovery(context, request);
        case recovered_password:
            return post_recovered_password(context, request);
        case wire::EndpointName::profile:
            return get_profile(context, request);
        case change_profile:
            return post_profile(context, request);
        case change_email:
            return post_email(context, request);
        case confirm_email:
            return post_email_code(context, request);
        case change_password:
            return post_password(context, request);
        case wire::EndpointName::remove_account:
            return delete_my_account(context, request, route.parameter);
        case delete_user:
            return post_deletion(context, request);
        case letter_page:
            return get_letter_page(context, request, route.parameter);
        case letter_form:
            return post_letter_form(context, request, route.parameter);
        case card_sign_in:
            return post_card_session(context, request);
        case my_entry_cards:
            return get_entry_cards(context, request);
        case bind_card:
            return post_entry_card(context, request);
        case unbind_card:
            return delete_entry_card(context, request, route.parameter);
        default:
            return std::nullopt;
    }
}

// What the company says and is told.
std::optional<Response> of_company(Context& context, const wire::Route& route,
                                   const Request& request) {
    using enum wire::EndpointName;
    switch (route.name) {
        case requisites:
            return get_requisites(context, request, route.parameter);
        case news_article:
            return get_news_article(context, route.parameter);
        case news_marks:
            return get_news_marks(context, request);
        case news_read:
            return post_news_read(context, request, route.parameter);
        case appeals:
            return get_appeals(context, request, route.parameter);
        case appeal:
            return get_appeal(context, request, route.parameter);
        case appeal_post:
            return post_appeal(context, request);
        case appeal_reply:
            return post_appeal_reply(context, request, route.parameter);
        case appeal_seen:
            return post_appeal_seen(context, request, route.parameter);
        case appeal_way:
            return post_appeal_way(context, request, route.parameter);
        case services:
            return get_services(context, request, route.parameter);
        case request_post:
            return post_request(context, request);
        case request_cancel:
            return post_request_cancel(context, request, route.parameter);
        case report:
            return post_report(context, request);
        default:
            return std::nullopt;
    }
}

// The account, its readings and its money; and what programs ask.
std::optional<Response> of_account(Context& context, const wire::Route& route,
                                   const Request& request) {
    using enum wire::EndpointName;
    switch (route.name) {
        case house:
            return get_house(context);
        case account:
            return get_account(context, route.parameter);
        case bill:
            return post_bill(context, request);
        case sign_in:
            return post_session(context, request);
        case sign_out:
            return delete_session(context, request);
        case my_accounts:
            return get_my_accounts(context, request);
        case my_card:
            return get_my_card(context, request, route.parameter);
        case meters:
            return get_meters(context, request, route.parameter);
        case reading:
            return post_reading(context, request);
        case quote:
            return post_quote(context, request);
        case payment:
            return post_payment(context, request);
        case refund:
            return post_refund(context, request);
        case payment_status:
            return get_payment(context, route.parameter);
        case statement:
            return post_statement(context, request);
        case invoice:
            return post_invoice(context, request);
        case invoice_state:
            return get_invoice(context, route.parameter);
        case invoice_cancel:
            return delete_invoice(context, route.parameter);
        case moneta_notice:
            return post_moneta_notice(context, request);
        case heartbeat:
            return post_heartbeat(context, request);
        case open_health:
        case operators_health:
            return get_health(context);
        case e_receipt:
            return get_receipt(context, route.parameter);
        case metrics:
            return get_metrics(context);
        default:
            return std::nullopt;
    }
}

Response dispatch(Context& context, const wire::Route& route, const Request& request) {
    for (const auto& answered : {of_account, of_people, of_company}) {
        if (auto response = answered(context, route, request)) return std::move(*response);
    }
    return refusal(wire::ErrorCode::not_found, "no such path");
}

}  // namespace

struct Core::Inside {
    Store& store;
    const Clock& clock;
    Random& random;
    PasswordHasher& hasher;
    Acquirer& acquirer;
    Log& log;
    CoreConfig config;
    std::string quote_key;
    std::string nobodys_hash;
    std::mutex mutex{};
    std::counting_semaphore<hashes_at_once> hashing{hashes_at_once};
    std::counting_semaphore<calls_at_once> calling{calls_at_once};
    Counters counters{};

    Context context(std::unique_lock<std::mutex>& lock, const std::string& device);
    Response answer_to(const Request& request);
    void settle_phone_payments();
    void count(int status);
};

Context Core::Inside::context(std::unique_lock<std::mutex>& lock, const std::string& device) {
    const auto aside = [this, &lock](const std::function<void()>& work) {
        lock.unlock();
        hashing.acquire();
        work();
        hashing.release();
        lock.lock();
    };
    const auto away = [this, &lock](const std::function<void()>& work) {
        if (!calling.try_acquire()) return false;
        lock.unlock();
        work();
        calling.release();
        lock.lock();
        return true;
    };
    return {store,     clock.wall(), random,   hasher, acquirer, log,    config,
            quote_key, nobodys_hash, counters, aside,  away,     device, House{}};
}

void Core::Inside::settle_phone_payments() {
    std::unique_lock lock(mutex);
    Context context = this->context(lock, {});
    for (const StoredInvoice& stored : due_invoices(store, context.now, settled_at_once))
        ask_acquirer(context, stored.invoice.id);
}

Response Core::Inside::answer_to(const Request& request) {
    if (request.body.size() > wire::max_message_bytes)
        return refusal(wire::ErrorCode::too_large, "the body is over 256 KiB");
    const auto route = wire::route(request.listener, request.method, request.target);
    if (!route && route.error() == wire::RouteError::method_not_allowed)
        return refusal(wire::ErrorCode::method_not_allowed, "no such method here");
    if (!route) return refusal(wire::ErrorCode::not_found, "no such path");
    std::unique_lock lock(mutex);
    Context context = this->context(lock, request.device);
    if (request.listener == wire::Listener::devices) {
        const auto device = find_device(store, request.device);
        const auto house = device ? find_house(store, device->house_id) : std::nullopt;
        if (!house) return refusal(wire::ErrorCode::forbidden, "the terminal is not on the list");
        context.house = *house;
    }
    return dispatch(context, *route, request);
}

void Core::settle_phone_payments() {
    try {
        inside_->settle_phone_payments();
    } catch (const std::exception& failure) {
        inside_->log.write(Severity::error, failure.what());
    }
}

void Core::Inside::count(int status) {
    const std::scoped_lock lock(mutex);
    ++counters.requests;
    if (status >= 500) {
        ++counters.failed;
    } else if (status >= 400) {
        ++counters.refused;
    }
}

Core::Core(Store& store, const Clock& clock, Random& random, PasswordHasher& hasher,
           Acquirer& acquirer, Log& log, CoreConfig config)
    : inside_(new Inside{.store = store,
                         .clock = clock,
                         .random = random,
                         .hasher = hasher,
                         .acquirer = acquirer,
                         .log = log,
                         .config = std::move(config),
                         .quote_key = quote_key_of(store, random),
                         .nobodys_hash = hasher.hash("nobody", random)}) {}

Core::~Core() = default;

Response Core::handle(const Request& request) {
    Response response;
    try {
        response = inside_->answer_to(request);
    } catch (const std::exception& failure) {
        inside_->log.write(Severity::error, failure.what());
        response = refusal(wire::ErrorCode::internal, "the server failed, see its log");
    }
    inside_->count(response.status);
    return response;
}

}  // namespace kvitok::server
