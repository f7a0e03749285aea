// The table of the server's paths, used by both ends. net/wire/openapi.yaml states the same.
// Pure; any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace kvitok::wire {

enum class Method { get, post, del };
std::string_view to_word(Method method);  // "GET", "POST", "DELETE"

// devices: a client certificate is required. open: anybody. operators: loopback by default.
enum class Listener { devices, open, operators };

enum class EndpointName {
    house,
    account,
    bill,
    sign_in,
    sign_out,
    my_accounts,
    my_card,
    meters,
    reading,
    quote,
    payment,
    refund,
    payment_status,
    statement,
    invoice,
    invoice_state,
    invoice_cancel,
    heartbeat,
    register_user,
    activate_user,
    recovery,
    recovered_password,
    profile,
    change_profile,
    change_email,
    confirm_email,
    change_password,
    remove_account,
    delete_user,
    card_sign_in,
    my_entry_cards,
    bind_card,
    unbind_card,
    open_health,
    e_receipt,
    letter_page,
    letter_form,
    moneta_notice,
    operators_health,
    metrics,
    requisites,
    news_article,
    news_marks,
    news_read,
    appeals,
    appeal,
    appeal_post,
    appeal_reply,
    appeal_seen,
    appeal_way,
    services,
    request_post,
    request_cancel,
    report,
};

struct Endpoint {
    EndpointName name;
    Method method;
    std::string_view pattern;  // at most two "{...}", whole segments
    Listener listener;
    std::string_view operation;  // operationId of the OpenAPI page
};

inline constexpr std::array endpoints{
    Endpoint{EndpointName::house, Method::get, "/v1/house", Listener::devices, "getHouse"},
    Endpoint{EndpointName::account, Method::get, "/v1/accounts/{number}", Listener::devices,
             "findAccount"},
    Endpoint{EndpointName::bill, Method::post, "/v1/bills", Listener::devices, "findBill"},
    Endpoint{EndpointName::sign_in, Method::post, "/v1/sessions", Listener::devices, "signIn"},
    Endpoint{EndpointName::sign_out, Method::del, "/v1/sessions", Listener::devices, "signOut"},
    Endpoint{EndpointName::my_accounts, Method::get, "/v1/me/accounts", Listener::devices,
             "listMyAccounts"},
    Endpoint{EndpointName::my_card, Method::get, "/v1/me/accounts/{number}", Listener::devices,
             "getMyAccount"},
    Endpoint{EndpointName::meters, Method::get, "/v1/accounts/{number}/meters", Listener::devices,
             "listMeters"},
    Endpoint{EndpointName::reading, Method::post, "/v1/readings", Listener::devices,
             "submitReading"},
    Endpoint{EndpointName::quote, Method::post, "/v1/quotes", Listener::devices, "requestQuote"},
    Endpoint{EndpointName::payment, Method::post, "/v1/payments", Listener::devices,
             "deliverPayment"},
    Endpoint{EndpointName::refund, Method::post, "/v1/refunds", Listener::devices, "refundPayment"},
    Endpoint{EndpointName::payment_status, Method::get, "/v1/payments/{id}", Listener::devices,
             "getPayment"},
    Endpoint{EndpointName::statement, Method::post, "/v1/statements", Listener::devices,
             "showStatement"},
    Endpoint{EndpointName::invoice, Method::post, "/v1/invoices", Listener::devices,
             "orderInvoice"},
    Endpoint{EndpointName::invoice_state, Method::get, "/v1/invoices/{id}", Listener::devices,
             "getInvoice"},
    Endpoint{EndpointName::invoice_cancel, Method::del, "/v1/invoices/{id}", Listener::devices,
             "cancelInvoice"},
    Endpoint{EndpointName::heartbeat, Method::post, "/v1/heartbeat", Listener::devices, "beat"},
    Endpoint{EndpointName::register_user, Method::post, "/v1/registrations", Listener::devices,
             "register"},
    Endpoint{EndpointName::activate_user, Method::post, "/v1/registrations/code", Listener::devices,
             "activateUser"},
    Endpoint{EndpointName::recovery, Method::post, "/v1/recoveries", Listener::devices,
             "recoverPassword"},
    Endpoint{EndpointName::recovered_password, Method::post, "/v1/recoveries/password",
             Listener::devices, "setRecoveredPassword"},
    Endpoint{EndpointName::profile, Method::get, "/v1/me/profile", Listener::devices, "getProfile"},
    Endpoint{EndpointName::change_profile, Method::post, "/v1/me/profile", Listener::devices,
             "changeProfile"},
    Endpoint{EndpointName::change_email, Method::post, "/v1/me/email", Listener::devices,
             "changeEmail"},
    Endpoint{EndpointName::confirm_email, Method::post, "/v1/me/email/code", Listener::devices,
             "confirmEmail"},
    Endpoint{EndpointName::change_password, Method::post, "/v1/me/password", Listener::devices,
             "changePassword"},
    Endpoint{EndpointName::remove_account, Method::del, "/v1/me/accounts/{number}",
             Listener::devices, "removeAccount"},
    Endpoint{EndpointName::delete_user, Method::post, "/v1/me/deletion", Listener::devices,
             "deleteUser"},
    Endpoint{EndpointName::card_sign_in, Method::post, "/v1/card-sessions", Listener::devices,
             "signInByCard"},
    Endpoint{EndpointName::my_entry_cards, Method::get, "/v1/me/cards", Listener::devices,
             "listMyCards"},
    Endpoint{EndpointName::bind_card, Method::post, "/v1/me/cards", Listener::devices, "bindCard"},
    Endpoint{EndpointName::unbind_card, Method::del, "/v1/me/cards/{id}", Listener::devices,
             "unbindCard"},
    Endpoint{EndpointName::open_health, Method::get, "/health", Listener::open, "getHealth"},
    Endpoint{EndpointName::e_receipt, Method::get, "/r/{id}", Listener::open, "showReceipt"},
    Endpoint{EndpointName::letter_page, Method::get, "/l/{token}", Listener::open,
             "showLetterPage"},
    Endpoint{EndpointName::letter_form, Method::post, "/l/{token}", Listener::open,
             "sendLetterForm"},
    Endpoint{EndpointName::moneta_notice, Method::post, "/acquirer/moneta", Listener::open,
             "hearMoneta"},
    Endpoint{EndpointName::operators_health, Method::get, "/health", Listener::operators,
             "getOperatorsHealth"},
    Endpoint{EndpointName::metrics, Method::get, "/metrics", Listener::operators, "getMetrics"},
    Endpoint{EndpointName::requisites, Method::get, "/v1/me/accounts/{number}/requisites",
             Listener::devices, "getRequisites"},
    Endpoint{EndpointName::news_article, Method::get, "/v1/news/{id}", Listener::devices,
             "getNews"},
    Endpoint{EndpointName::news_marks, Method::get, "/v1/me/news", Listener::devices,
             "listReadNews"},
    Endpoint{EndpointName::news_read, Method::post, "/v1/me/news/{id}/read", Listener::devices,
             "markNewsRead"},
    Endpoint{EndpointName::appeals, Method::get, "/v1/me/accounts/{number}/appeals",
             Listener::devices, "listAppeals"},
    Endpoint{EndpointName::appeal, Method::get, "/v1/me/appeals/{id}", Listener::devices,
             "getAppeal"},
    Endpoint{EndpointName::appeal_post, Method::post, "/v1/me/appeals", Listener::devices,
             "writeAppeal"},
    Endpoint{EndpointName::appeal_reply, Method::post, "/v1/me/appeals/{id}/messages",
             Listener::devices, "replyToAppeal"},
    Endpoint{EndpointName::appeal_seen, Method::post, "/v1/me/appeals/{id}/seen", Listener::devices,
             "markAppealSeen"},
    Endpoint{EndpointName::appeal_way, Method::post, "/v1/me/appeals/{id}/way", Listener::devices,
             "chooseAnswerWay"},
    Endpoint{EndpointName::services, Method::get, "/v1/me/accounts/{number}/services",
             Listener::devices, "listServices"},
    Endpoint{EndpointName::request_post, Method::post, "/v1/me/requests", Listener::devices,
             "requestService"},
    Endpoint{EndpointName::request_cancel, Method::post, "/v1/me/requests/{id}/cancel",
             Listener::devices, "cancelRequest"},
    Endpoint{EndpointName::report, Method::post, "/v1/reports", Listener::devices, "reportError"},
};

const Endpoint& endpoint(EndpointName name);

// The path with the parameters in place of "{...}", percent-encoded. Aborts if there are more or
// fewer of them than the pattern has.
std::string path_of(EndpointName name, std::string_view parameter = {},
                    std::string_view second = {});

struct Route {
    EndpointName name;
    std::string parameter;  // decoded, 1 to 64 bytes; empty if the pattern has none
    std::string second{};   // likewise
};
enum class RouteError { not_found, method_not_allowed };

// Finds what `method` ("GET") and `target` (path, a query is cut off) ask of a listener.
[[nodiscard]] tl::expected<Route, RouteError> route(Listener listener, std::string_view method,
                                                    std::string_view target);

}  // namespace kvitok::wire
