// A TLS server on the loopback that answers what a test tells it to, byte for byte, and the
// certificates of both sides, made anew for every run. Used only by the tests of the exchange.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace kvitok::http::testing {

// A directory of PEM files: ca.pem, other_ca.pem, server.pem/key (127.0.0.1), stranger.pem/key
// (another name), terminal.pem/key. Removed at the end.
class Certificates {
public:
    Certificates();
    ~Certificates();
    std::string file(const std::string& name) const { return (directory_ / name).string(); }

private:
    std::filesystem::path directory_;
};

enum class Speaks { tls_1_3, tls_1_2_only, no_tls };
enum class After { closes, holds };

struct Reply {
    std::string bytes;
    int times = 1;  // how often the bytes are written
    After after = After::closes;
};

// Accepts one connection after the other; `reply` is called on its thread with every request.
class TlsPeer {
public:
    TlsPeer(const Certificates& certificates, std::function<Reply(const std::string&)> reply,
            Speaks speaks = Speaks::tls_1_3, const std::string& name = "server");
    ~TlsPeer();

    std::string origin() const { return "https://127.0.0.1:" + std::to_string(port_); }
    int connections() const { return connections_; }
    std::vector<std::string> requests();
    // Blocks until so many requests have come.
    void wait_for_requests(std::size_t count);

private:
    struct Context;
    void run();
    void serve(int socket);

    std::unique_ptr<Context> context_;
    std::function<Reply(const std::string&)> reply_;
    Speaks speaks_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> ends_ = false;
    std::atomic<int> current_ = -1;
    std::atomic<int> connections_ = 0;
    std::mutex mutex_;
    std::vector<std::string> requests_;
    std::atomic<std::size_t> request_count_ = 0;
    std::jthread thread_;
};

}  // namespace kvitok::http::testing
