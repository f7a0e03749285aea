#include "net/server/listener_session.h"

#include <openssl/x509.h>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>

#include "net/wire/codec.h"

namespace kvitok::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr std::size_t longest_name = 64;

// The common name of a verified certificate; empty if it has none, or one with odd letters.
std::string common_name(SSL* ssl) {
    X509* certificate = SSL_get0_peer_certificate(ssl);
    if (!certificate || SSL_get_verify_result(ssl) != X509_V_OK) return {};
    std::array<char, longest_name + 1> text{};
    const int size = X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName,
                                               text.data(), static_cast<int>(text.size()));
    if (size <= 0 || static_cast<std::size_t>(size) > longest_name) return {};
    const std::string name(text.data(), static_cast<std::size_t>(size));
    const auto odd =
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
    return odd == std::string::npos ? name : std::string{};
}

std::string bearer_of(beast::string_view header) {
    constexpr beast::string_view scheme = "Bearer ";
    if (!header.starts_with(scheme)) return {};
    return std::string(header.substr(scheme.size()));
}

Response refused(int status, wire::ErrorCode code, const char* why) {
    wire::Error error;
    error.code = code;
    error.message = why;
    return {.status = status,
            .content_type = "application/json",
            .body = wire::to_json(error),
            .retry_after_s = 0};
}

}  // namespace

ListenerSession::ListenerSession(asio::ip::tcp::socket socket, asio::ssl::context& tls,
                                 Shared& shared, std::shared_ptr<void> owner)
    : stream_(std::move(socket), tls), owner_(std::move(owner)), shared_(shared) {
    ++shared_.connections;
}

ListenerSession::~ListenerSession() {
    --shared_.connections;
}

void ListenerSession::start() {
    beast::get_lowest_layer(stream_).expires_after(shared_.limits.handshake);
    Error ignored;
    auto& connection = beast::get_lowest_layer(stream_).socket();
    connection.set_option(asio::ip::tcp::no_delay(true), ignored);
    const auto peer = connection.remote_endpoint(ignored);
    if (!ignored) origin_ = peer.address().to_string();
    stream_.async_handshake(
        asio::ssl::stream_base::server,
        [self = shared_from_this()](const Error& error) { self->handshaken(error); });
}

void ListenerSession::handshaken(const Error& error) {
    if (error) return;
    if (shared_.kind == wire::Listener::devices) {
        device_ = common_name(stream_.native_handle());
        if (device_.empty()) {
            shared_.log.write(Severity::warning, "a certificate without a usable name");
            return close();
        }
    }
    wait_for_request();
}

// The first byte may take as long as a connection may idle; the rest of the request may not.
void ListenerSession::wait_for_request() {
    parser_.emplace();
    parser_->header_limit(shared_.limits.header_bytes);
    parser_->body_limit(shared_.limits.body_bytes);
    beast::get_lowest_layer(stream_).expires_after(shared_.limits.idle);
    if (buffer_.size() > 0) return read_request({});
    stream_.async_read_some(buffer_.prepare(4096),
                            [self = shared_from_this()](const Error& error, std::size_t size) {
                                self->buffer_.commit(size);
                                self->read_request(error);
                            });
}

void ListenerSession::read_request(const Error& error) {
    if (error) return close();
    beast::get_lowest_layer(stream_).expires_after(shared_.limits.request);
    http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](const Error& ended, std::size_t) { self->read(ended); });
}

void ListenerSession::read(const Error& error) {
    if (error == http::error::body_limit)
        return write(refused(413, wire::ErrorCode::too_large, "the body is over 256 KiB"), false);
    if (error == http::error::header_limit)
        return write(refused(431, wire::ErrorCode::bad_request, "the header is over 8 KiB"), false);
    if (error == http::error::end_of_stream) return close();
    if (error && error.category() == http::make_error_code(http::error::bad_method).category())
        return write(refused(400, wire::ErrorCode::bad_request, "this is not HTTP/1.1"), false);
    if (error) return close();
    work();
}

void ListenerSession::work() {
    const auto& message = parser_->get();
    Request request;
    request.listener = shared_.kind;
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    request.bearer = bearer_of(message[http::field::authorization]);
    request.idempotency_key = std::string(message["Idempotency-Key"]);
    request.device = device_;
    request.origin = origin_;
    request.body = std::move(parser_->get().body());
    // No time limit while the handler works: it is our own doing, and it ends.
    beast::get_lowest_layer(stream_).expires_never();
    asio::post(shared_.pool, [self = shared_from_this(), request = std::move(request),
                              keep_alive = message.keep_alive()] {
        Response response = self->shared_.handler(request);
        asio::post(self->stream_.get_executor(),
                   [self, keep_alive, response = std::move(response)]() mutable {
                       self->write(std::move(response), keep_alive);
                   });
    });
}

void ListenerSession::write(Response response, bool keep_alive) {
    answer_ = Answer{static_cast<http::status>(response.status), 11};
    answer_.set(http::field::cache_control, "no-store");
    answer_.set(http::field::x_frame_options, "DENY");
    answer_.set("X-Content-Type-Options", "nosniff");
    answer_.set("Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
                "frame-ancestors 'none'; base-uri 'none'");
    answer_.set("Referrer-Policy", "no-referrer");
    if (!response.content_type.empty())
        answer_.set(http::field::content_type, response.content_type);
    if (response.retry_after_s > 0)
        answer_.set(http::field::retry_after, std::to_string(response.retry_after_s));
    answer_.keep_alive(keep_alive);
    answer_.body() = std::move(response.body);
    // 204 has neither a body nor its length.
    if (response.status != 204) answer_.prepare_payload();
    beast::get_lowest_layer(stream_).expires_after(shared_.limits.request);
    http::async_write(
        stream_, answer_,
        [self = shared_from_this()](const Error& error, std::size_t) { self->written(error); });
}

void ListenerSession::written(const Error& error) {
    if (error) return;
    if (!answer_.keep_alive()) return close();
    wait_for_request();
}

void ListenerSession::close() {
    beast::get_lowest_layer(stream_).expires_after(shared_.limits.handshake);
    stream_.async_shutdown([self = shared_from_this()](const Error&) {});
}

}  // namespace kvitok::server
