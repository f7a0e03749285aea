// A mail server on the loopback that speaks TLS from the first byte and as much of RFC 5321 as a
// test needs. Used only by the tests of the mail transport.
#pragma once

#include <map>
#include <string>
#include <thread>
#include <vector>

#include "tests/unit/http/tls_peer.h"

namespace kvitok::http::testing {

class SmtpPeer {
public:
    // `replies`: what it says to a command ("RCPT", "DATA", "." for the end of a message) instead
    // of agreeing. Takes `sessions` connections, one after the other.
    SmtpPeer(const Certificates& certificates, std::map<std::string, std::string> replies,
             int sessions = 1, const std::string& name = "server");
    ~SmtpPeer();

    std::string url() const { return "smtps://127.0.0.1:" + std::to_string(port_); }
    // After the last session: the lines that came, without the CRLF; a message as it was sent.
    const std::vector<std::string>& lines();

private:
    void serve(int socket);
    std::string reply_to(const std::string& line);

    struct Tls;
    std::unique_ptr<Tls> tls_;
    std::map<std::string, std::string> replies_;
    std::vector<std::string> lines_;
    bool in_message_ = false;
    int listener_ = -1;
    int port_ = 0;
    std::jthread thread_;
};

}  // namespace kvitok::http::testing
