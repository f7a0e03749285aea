#include "net/server/listener.h"

#include <openssl/ssl.h>

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <thread>

#include "net/server/listener_session.h"

namespace kvitok::server {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using boost::system::error_code;

namespace {

// After running out of file descriptors a busy retry would eat the thread.
constexpr std::chrono::milliseconds accept_pause{100};

asio::ssl::context tls_context(wire::Listener kind, const Trust& trust) {
    asio::ssl::context context(asio::ssl::context::tls_server);
    SSL_CTX* raw = context.native_handle();
    SSL_CTX_set_min_proto_version(raw, TLS1_3_VERSION);
    SSL_CTX_set_max_proto_version(raw, TLS1_3_VERSION);
    SSL_CTX_set_max_early_data(raw, 0);
    SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION);
    context.use_certificate_chain_file(trust.server_chain.string());
    context.use_private_key_file(trust.server_key.string(), asio::ssl::context::pem);
    if (kind == wire::Listener::devices) {
        context.load_verify_file(trust.ca.string());
        context.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert);
        const unsigned char name[] = "kvitok-devices";
        SSL_CTX_set_session_id_context(raw, name, sizeof name - 1);
    }
    return context;
}

}  // namespace

struct ListenerThreads::Inside {
    explicit Inside(int handlers) : pool(static_cast<std::size_t>(handlers)) {}
    asio::io_context io{1};
    asio::executor_work_guard<asio::io_context::executor_type> busy{io.get_executor()};
    asio::thread_pool pool;
    std::jthread bytes{[this] { io.run(); }};
    bool stopped = false;
};

ListenerThreads::ListenerThreads(int handlers) : inside_(std::make_unique<Inside>(handlers)) {}

ListenerThreads::~ListenerThreads() {
    stop();
}

void ListenerThreads::stop() {
    if (inside_->stopped) return;
    inside_->stopped = true;
    inside_->io.stop();
    inside_->bytes.join();
    inside_->pool.stop();
    inside_->pool.join();
}

// Lives as long as an accept is under way; runs on the thread for bytes.
struct Listener::Inside : std::enable_shared_from_this<Listener::Inside> {
    Inside(ListenerThreads::Inside& shared, wire::Listener which, const Trust& trust,
           const Limits& given, Handler work, Log& to)
        : threads(shared),
          tls(tls_context(which, trust)),
          acceptor(shared.io),
          pause(shared.io),
          session{which, given, std::move(work), shared.pool, to} {}

    ListenerThreads::Inside& threads;
    asio::ssl::context tls;
    tcp::acceptor acceptor;
    asio::steady_timer pause;
    ListenerSession::Shared session;
    std::uint16_t port = 0;

    void bind(const Address& address);
    void accept();
    void accepted(const error_code& error, tcp::socket socket);
};

void Listener::Inside::bind(const Address& address) {
    const tcp::endpoint endpoint(asio::ip::make_address(address.host), address.port);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen();
    port = acceptor.local_endpoint().port();
}

void Listener::Inside::accept() {
    acceptor.async_accept([self = shared_from_this()](const error_code& error, tcp::socket socket) {
        self->accepted(error, std::move(socket));
    });
}

void Listener::Inside::accepted(const error_code& error, tcp::socket socket) {
    if (error == asio::error::operation_aborted) return;
    if (error) {
        session.log.write(Severity::warning, "cannot accept: " + error.message());
        pause.expires_after(accept_pause);
        pause.async_wait([self = shared_from_this()](const error_code& ended) {
            if (!ended) self->accept();
        });
        return;
    }
    if (session.connections.load() < session.limits.connections)
        std::make_shared<ListenerSession>(std::move(socket), tls, session, shared_from_this())
            ->start();
    accept();
}

Listener::Listener(ListenerThreads& threads, wire::Listener kind, const Address& address,
                   const Trust& trust, const Limits& limits, Handler handler, Log& log) {
    try {
        inside_ = std::make_shared<Inside>(threads.inside(), kind, trust, limits,
                                           std::move(handler), log);
        inside_->bind(address);
    } catch (const boost::system::system_error& error) {
        throw CannotListen("cannot listen on " + address.host + ":" + std::to_string(address.port) +
                           ": " + error.code().message());
    }
}

void Listener::begin() {
    asio::post(inside_->threads.io, [inside = inside_] { inside->accept(); });
}

Listener::~Listener() = default;

std::uint16_t Listener::port() const {
    return inside_->port;
}

}  // namespace kvitok::server
