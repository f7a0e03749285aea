#include "kiosk/main_desk_socket.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace kvitok::desk {

namespace {

constexpr int backlog = 4;

int open_listener(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string text = path.string();
    if (text.empty() || text.size() >= sizeof(address.sun_path)) {
        throw std::runtime_error("--control: the path is too long for a socket: " + text);
    }
    text.copy(address.sun_path, text.size());
    const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0) throw std::runtime_error("--control: no socket");
    struct stat old {};
    if (lstat(text.c_str(), &old) == 0 && S_ISSOCK(old.st_mode)) unlink(text.c_str());
    const mode_t mask = umask(0077);
    const int bound = bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof(address));
    umask(mask);
    if (bound != 0 || listen(listener, backlog) != 0) {
        const std::string why = std::strerror(errno);
        close(listener);
        throw std::runtime_error("--control " + text + ": " + why);
    }
    return listener;
}

}  // namespace

ControlSocket::ControlSocket(const std::filesystem::path& path, std::function<void()> wake)
    : path_(path),
      wake_(std::move(wake)),
      listener_(open_listener(path)),
      bell_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this](std::stop_token stop) { run(stop); }) {}

ControlSocket::~ControlSocket() {
    thread_.request_stop();
    ring();
    thread_.join();
    for (auto& [id, connection] : connections_) {
        // The last word, "quit" answered, is still sent.
        write_to(connection);
        close(connection.socket);
    }
    close(listener_);
    close(bell_);
    unlink(path_.c_str());
}

std::optional<Line> ControlSocket::take() {
    const std::lock_guard lock(mutex_);
    if (lines_.empty()) return std::nullopt;
    Line line = std::move(lines_.front());
    lines_.pop_front();
    return line;
}

void ControlSocket::answer(std::uint64_t connection, std::string line) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = connections_.find(connection);
        if (found == connections_.end()) return;
        found->second.out += std::move(line) + '\n';
        found->second.in_work = false;
    }
    ring();
}

void ControlSocket::ring() {
    const std::uint64_t one = 1;
    // A full counter rings just as well.
    [[maybe_unused]] const auto written = write(bell_, &one, sizeof(one));
}

void ControlSocket::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::vector<pollfd> waiting{{listener_, POLLIN, 0}, {bell_, POLLIN, 0}};
        std::vector<std::uint64_t> ids;
        {
            const std::lock_guard lock(mutex_);
            for (const auto& [id, connection] : connections_) {
                const int reads = connection.in_work || connection.closing ? 0 : POLLIN;
                const int writes = connection.out.empty() ? 0 : POLLOUT;
                waiting.push_back({connection.socket, static_cast<short>(reads | writes), 0});
                ids.push_back(id);
            }
        }
        if (poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
        std::uint64_t rings = 0;
        [[maybe_unused]] const auto got = read(bell_, &rings, sizeof(rings));
        const std::lock_guard lock(mutex_);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            Connection& connection = connections_[ids[i]];
            const int events = waiting[i + 2].revents;
            bool alive = true;
            if (events & POLLOUT) alive = write_to(connection);
            if (alive && !connection.closing && (events & (POLLIN | POLLHUP | POLLERR))) {
                alive = read_from(ids[i], connection);
            }
            if (alive) take_line(ids[i], connection);
            const bool nothing_left = connection.out.empty() && !connection.in_work;
            if (alive && connection.closing && nothing_left) alive = false;
            if (alive && connection.closing && (events & (POLLHUP | POLLERR))) alive = false;
            if (!alive) {
                close(connection.socket);
                connections_.erase(ids[i]);
            }
        }
        if (waiting[0].revents) accept_one();
    }
}

void ControlSocket::accept_one() {
    const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket < 0) return;
    if (connections_.size() >= most_connections) {
        close(socket);
        return;
    }
    connections_[next_connection_++].socket = socket;
}

bool ControlSocket::read_from(std::uint64_t id, Connection& connection) {
    std::array<char, 16 * 1024> buffer{};
    const auto got = read(connection.socket, buffer.data(), buffer.size());
    if (got == 0) {
        // A script that has said all it had to say still hears the answer.
        connection.closing = true;
        return connection.in_work || !connection.out.empty();
    }
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    connection.in.append(buffer.data(), static_cast<std::size_t>(got));
    if (connection.in.size() > longest_line && connection.in.find('\n') > longest_line) {
        connection.in.clear();
        connection.out += "{\"ok\":false,\"error\":\"the line is too long\"}\n";
        connection.closing = true;
    }
    take_line(id, connection);
    return true;
}

void ControlSocket::take_line(std::uint64_t id, Connection& connection) {
    if (connection.in_work || connection.closing) return;
    const auto end = connection.in.find('\n');
    if (end == std::string::npos) return;
    lines_.push_back({id, connection.in.substr(0, end)});
    connection.in.erase(0, end + 1);
    connection.in_work = true;
    wake_();
}

bool ControlSocket::write_to(Connection& connection) {
    const auto sent = send(connection.socket, connection.out.data(), connection.out.size(),
                           MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0) return errno == EAGAIN || errno == EINTR;
    connection.out.erase(0, static_cast<std::size_t>(sent));
    return true;
}

}  // namespace kvitok::desk
