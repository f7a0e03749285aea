// One connection of a listener: handshake, then requests one after another until it idles, errs or
// says close. Runs on the listeners' thread for bytes; only the handler runs elsewhere. Keeps
// itself alive by the operation under way.
#pragma once

#include <atomic>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <memory>
#include <optional>

#include "net/server/listener.h"

namespace kvitok::server {

class ListenerSession : public std::enable_shared_from_this<ListenerSession> {
public:
    // What all connections of a listener share.
    struct Shared {
        wire::Listener kind;
        Limits limits;
        Listener::Handler handler;
        boost::asio::thread_pool& pool;
        Log& log;
        std::atomic<int> connections{0};
    };

    // `owner` keeps the shared things alive.
    ListenerSession(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& tls,
                    Shared& shared, std::shared_ptr<void> owner);
    ~ListenerSession();
    ListenerSession(const ListenerSession&) = delete;
    ListenerSession& operator=(const ListenerSession&) = delete;

    void start();

private:
    using Error = boost::beast::error_code;
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    using Answer = boost::beast::http::response<boost::beast::http::string_body>;

    void handshaken(const Error& error);
    void wait_for_request();
    void read_request(const Error& error);
    void read(const Error& error);
    void work();
    void write(Response response, bool keep_alive);
    void written(const Error& error);
    void close();

    boost::beast::ssl_stream<boost::beast::tcp_stream> stream_;
    std::shared_ptr<void> owner_;
    Shared& shared_;
    boost::beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    Answer answer_;
    std::string device_;
    std::string origin_;
};

}  // namespace kvitok::server
