#include "tests/unit/http/smtp_peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include <openssl/ssl.h>

namespace kvitok::http::testing {
namespace {

void need(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what);
}

struct FreeSsl {
    void operator()(SSL* held) const { SSL_free(held); }
};
struct FreeSslContext {
    void operator()(SSL_CTX* held) const { SSL_CTX_free(held); }
};

}  // namespace

struct SmtpPeer::Tls {
    std::unique_ptr<SSL_CTX, FreeSslContext> context{SSL_CTX_new(TLS_server_method())};
};

SmtpPeer::SmtpPeer(const Certificates& certificates, std::map<std::string, std::string> replies,
                   int sessions, const std::string& name)
    : tls_(std::make_unique<Tls>()), replies_(std::move(replies)) {
    std::signal(SIGPIPE, SIG_IGN);
    SSL_CTX* context = tls_->context.get();
    need(SSL_CTX_use_certificate_file(context, certificates.file(name + ".pem").c_str(),
                                      SSL_FILETYPE_PEM) == 1 &&
             SSL_CTX_use_PrivateKey_file(context, certificates.file(name + ".key").c_str(),
                                         SSL_FILETYPE_PEM) == 1,
         "the mail server's files");
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    need(::bind(listener_, generic, size) == 0 && ::listen(listener_, 8) == 0 &&
             ::getsockname(listener_, generic, &size) == 0,
         "a port");
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this, sessions] {
        for (int i = 0; i < sessions; ++i) {
            const int socket = ::accept(listener_, nullptr, nullptr);
            if (socket < 0) return;
            serve(socket);
            ::close(socket);
        }
    });
}

SmtpPeer::~SmtpPeer() {
    ::shutdown(listener_, SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
    ::close(listener_);
}

const std::vector<std::string>& SmtpPeer::lines() {
    if (thread_.joinable()) thread_.join();
    return lines_;
}

std::string SmtpPeer::reply_to(const std::string& line) {
    const std::string command = in_message_ && line == "." ? "." : line.substr(0, 4);
    if (in_message_ && command != ".") return {};
    in_message_ = false;
    if (const auto told = replies_.find(command); told != replies_.end())
        return told->second + "\r\n";
    if (command == "DATA") {
        in_message_ = true;
        return "354 go on\r\n";
    }
    if (command == "QUIT") return "221 bye\r\n";
    return "250 ok\r\n";
}

void SmtpPeer::serve(int socket) {
    const std::unique_ptr<SSL, FreeSsl> session{SSL_new(tls_->context.get())};
    SSL_set_fd(session.get(), socket);
    if (SSL_accept(session.get()) != 1) return;
    const auto say = [&](const std::string& text) {
        return text.empty() ||
               SSL_write(session.get(), text.data(), static_cast<int>(text.size())) > 0;
    };
    say("220 mail.example ready\r\n");
    std::string unread;
    char block[4096];
    for (int got = 1; got > 0;) {
        for (auto end = unread.find("\r\n"); end != std::string::npos; end = unread.find("\r\n")) {
            const std::string line = unread.substr(0, end);
            unread.erase(0, end + 2);
            lines_.push_back(line);
            if (!say(reply_to(line))) return;
            if (line == "QUIT") return;
        }
        got = SSL_read(session.get(), block, static_cast<int>(sizeof block));
        if (got > 0) unread.append(block, static_cast<std::size_t>(got));
    }
}

}  // namespace kvitok::http::testing
