// The seam of mail: one finished message to one address. The product puts libcurl's SMTP behind it,
// the desk a folder, tests a function.
// Source: RFC 5321 (SMTP), RFC 8314 (TLS for it), RFC 3207 (STARTTLS).
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "kiosk/domain/time.h"

namespace kvitok::http {

struct Envelope {
    std::string id;       // of the letter: lower-case hex, the same at every try
    std::string from;     // as `to`
    std::string to;       // one mailbox: people::is_email
    std::string message;  // RFC 5322, lines end in CRLF
};

enum class MailError {
    unreachable,  // later may do: no connection, 4xx, a login that the server did not take
    refused,      // for good: the server will not have this letter (5xx)
    cancelled,    // by the stop token
};
std::string_view to_word(MailError error);

// One thread at a time. send() blocks until the server has taken or refused the letter; it never
// throws.
class MailTransport {
public:
    virtual ~MailTransport() = default;
    [[nodiscard]] virtual tl::expected<void, MailError> send(const Envelope& envelope,
                                                             std::stop_token stop) = 0;
};

struct SmtpOptions {
    std::string url;      // "smtps://host[:465]", or "smtp://host[:587]" with STARTTLS required
    std::string ca_file;  // PEM; empty: the system's authorities
    std::string user;     // empty: no login
    std::string password;
    Milliseconds connect_limit{15'000};
    Milliseconds total_limit{120'000};
};

// Throws std::invalid_argument if the url is of another kind. Without TLS nothing is ever sent.
std::unique_ptr<MailTransport> make_smtp_transport(SmtpOptions options);

}  // namespace kvitok::http
