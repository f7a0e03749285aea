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
    open_health,
    e_receipt,
    moneta_notice,
    operators_health,
    metrics,
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
    Endpoint{EndpointName::open_health, Method::get, "/health", Listener::open, "getHealth"},
    Endpoint{EndpointName::e_receipt, Method::get, "/r/{id}", Listener::open, "showReceipt"},
    Endpoint{EndpointName::moneta_notice, Method::post, "/acquirer/moneta", Listener::open,
             "hearMoneta"},
    Endpoint{EndpointName::operators_health, Method::get, "/health", Listener::operators,
             "getOperatorsHealth"},
    Endpoint{EndpointName::metrics, Method::get, "/metrics", Listener::operators, "getMetrics"},
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
