// The Unix socket of the script's hands: lines in, lines out. A thread of its own reads and writes;
// lines wait in a queue for the UI thread. A connection may have one line in work: the next is read
// after its answer. Lines longer than a megabyte end the connection.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace kvitok::desk {

struct Line {
    std::uint64_t connection = 0;
    std::string text;
};

class ControlSocket {
public:
    static constexpr std::size_t longest_line = 1024 * 1024;
    static constexpr std::size_t most_connections = 8;

    // Replaces a socket that was left over there. Only its owner may connect. Throws
    // std::runtime_error. `wake` is called from the socket's thread when a line has come.
    ControlSocket(const std::filesystem::path& path, std::function<void()> wake);
    ~ControlSocket();
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;

    // UI thread. The connection may be gone by then: the answer is dropped.
    std::optional<Line> take();
    void answer(std::uint64_t connection, std::string line);

private:
    struct Connection {
        int socket = -1;
        std::string in;
        std::string out;
        bool in_work = false;
        bool closing = false;  // when `out` is sent
    };

    void run(const std::stop_token& stop);
    void accept_one();
    bool read_from(std::uint64_t id, Connection& connection);
    bool write_to(Connection& connection);
    void take_line(std::uint64_t id, Connection& connection);
    void ring();

    std::filesystem::path path_;
    std::function<void()> wake_;
    int listener_ = -1;
    int bell_ = -1;  // rings when there is something to write, or to end
    std::mutex mutex_;
    std::deque<Line> lines_;
    std::map<std::uint64_t, Connection> connections_;
    std::uint64_t next_connection_ = 1;
    std::jthread thread_;  // last: it uses all above
};

}  // namespace kvitok::desk
