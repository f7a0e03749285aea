// One HTTPS listener: asynchronous, TLS 1.3 only, with limits and time-outs on everything. Bytes
// in, Request out to the handler; Response in, bytes out. The handler runs on threads of a pool and
// may wait for the disk; the listener's own thread never does.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "kiosk/domain/log.h"
#include "net/server/core.h"
#include "net/server/trust.h"

namespace kvitok::server {

// The address is taken, or the certificates cannot be used.
struct CannotListen : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Address {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one
};

struct Limits {
    int connections = 12000;  // of a listener; more are closed at once
    std::chrono::seconds handshake{10};
    std::chrono::seconds request{30};  // to read one, and to write its answer
    std::chrono::seconds idle{60};     // between two requests of a connection
    std::uint32_t header_bytes = 8 * 1024;
    std::uint64_t body_bytes = 256 * 1024;
};

// The threads that all listeners share: one for bytes, some for handlers. Stopped last.
class ListenerThreads {
public:
    explicit ListenerThreads(int handlers);
    ~ListenerThreads();
    ListenerThreads(const ListenerThreads&) = delete;
    ListenerThreads& operator=(const ListenerThreads&) = delete;
    // Joins; what a handler has begun is finished first. Connections end with this object.
    void stop();

    struct Inside;
    Inside& inside() { return *inside_; }

private:
    std::unique_ptr<Inside> inside_;
};

class Listener {
public:
    using Handler = std::function<Response(const Request&)>;

    // Binds; the devices' listener asks for a certificate of the authority. Throws
    // CannotListen. `handler` is called from any thread of the pool.
    Listener(ListenerThreads& threads, wire::Listener kind, const Address& address,
             const Trust& trust, const Limits& limits, Handler handler, Log& log);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    // Begins to take connections; once.
    void begin();
    std::uint16_t port() const;

private:
    struct Inside;
    std::shared_ptr<Inside> inside_;
};

}  // namespace kvitok::server
