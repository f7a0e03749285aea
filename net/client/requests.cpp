#include <type_traits>

#include "net/client/calls.h"
#include "net/wire/codec.h"

namespace kvitok::client {
namespace {

using wire::EndpointName;

http::Request bare(EndpointName name, std::string_view parameter, std::string_view token,
                   std::string_view second = {}) {
    http::Request request;
    request.method = wire::to_word(wire::endpoint(name).method);
    request.path = wire::path_of(name, parameter, second);
    request.headers.push_back({"Accept", "application/json"});
    if (!token.empty())
        request.headers.push_back({"Authorization", "Bearer " + std::string{token}});
    return request;
}

template <class Message>
http::Request with_body(EndpointName name, const Message& message, std::string_view token = {}) {
    http::Request request = bare(name, {}, token);
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = wire::to_json(message);
    return request;
}

// The id under which the server remembers for ever that it has done this.
http::Request once(http::Request request, const std::string& id) {
    request.headers.push_back({"Idempotency-Key", id});
    return request;
}

http::Request request_of(const FetchHouse&) {
    return bare(EndpointName::house, {}, {});
}
http::Request request_of(const FindAccount& call) {
    return bare(EndpointName::account, call.number.digits, {});
}
http::Request request_of(const FindBill& call) {
    return with_body(EndpointName::bill, call.bill);
}
http::Request request_of(const SignIn& call) {
    return with_body(EndpointName::sign_in, call.credentials);
}
http::Request request_of(const SignOut& call) {
    return bare(EndpointName::sign_out, {}, call.token);
}
http::Request request_of(const FetchAccounts& call) {
    return bare(EndpointName::my_accounts, {}, call.token);
}
http::Request request_of(const FetchCard& call) {
    return bare(EndpointName::my_card, call.number.digits, call.token);
}
http::Request request_of(const FetchMeters& call) {
    return bare(EndpointName::meters, call.number.digits, call.token);
}
http::Request request_of(const SubmitReading& call) {
    return once(with_body(EndpointName::reading, call.reading), call.reading.id);
}
http::Request request_of(const RequestQuote& call) {
    return with_body(EndpointName::quote, call.quote, call.token);
}
http::Request request_of(const DeliverPayment& call) {
    return once(with_body(EndpointName::payment, call.payment), call.payment.id.hex);
}
http::Request request_of(const RefundPayment& call) {
    return once(with_body(EndpointName::refund, call.refund), call.refund.payment.id.hex);
}
http::Request request_of(const AskPayment& call) {
    return bare(EndpointName::payment_status, call.payment.hex, {});
}
http::Request request_of(const Beat& call) {
    return with_body(EndpointName::heartbeat, call.heartbeat);
}
http::Request request_of(const Ask& call) {
    http::Request request = bare(call.endpoint, call.parameter, call.token, call.second);
    if (!call.body.empty()) {
        request.headers.push_back({"Content-Type", "application/json"});
        request.body = call.body;
    }
    return call.once.empty() ? request : once(std::move(request), call.once);
}

}  // namespace

http::Request to_request(const Call& call, Milliseconds limit) {
    http::Request request = std::visit([](const auto& each) { return request_of(each); }, call);
    request.limits.total = limit;
    request.limits.body = wire::max_message_bytes;
    return request;
}

Answer perform(http::Exchange& exchange, const Call& call, Milliseconds limit,
               std::stop_token stop) {
    return to_answer(call, exchange.perform(to_request(call, limit), std::move(stop)));
}

}  // namespace kvitok::client
