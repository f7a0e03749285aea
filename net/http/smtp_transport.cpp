#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "kiosk/domain/check.h"
#include "kiosk/domain/people.h"
#include "net/http/curl_handles.h"
#include "net/http/mail_transport.h"

namespace kvitok::http {
namespace {

// What is left of the message while libcurl reads it.
struct Unread {
    std::string_view rest;
};

std::size_t give_message(char* to, std::size_t size, std::size_t count, void* user) {
    auto& unread = *static_cast<Unread*>(user);
    const std::size_t bytes = std::min(size * count, unread.rest.size());
    std::memcpy(to, unread.rest.data(), bytes);
    unread.rest.remove_prefix(bytes);
    return bytes;
}

// RFC 5321 4.2.1: 5yz is for good. Of those, what is about our login is the operator's to mend.
bool refuses_the_letter(long reply) {
    constexpr long login_needed = 530, login_weak = 534, login_wrong = 535, needs_tls = 538;
    const bool login =
        reply == login_needed || reply == login_weak || reply == login_wrong || reply == needs_tls;
    return reply >= 500 && reply < 600 && !login;
}

class SmtpTransport final : public MailTransport {
public:
    explicit SmtpTransport(SmtpOptions options) : options_(std::move(options)) {}

    tl::expected<void, MailError> send(const Envelope& envelope, std::stop_token stop) override {
        check(people::is_email(envelope.from) && people::is_email(envelope.to),
              "mail goes from an address to an address");
        if (stop.stop_requested()) return tl::unexpected(MailError::cancelled);
        start();
        Unread unread{envelope.message};
        const std::string from = "<" + envelope.from + ">", to = "<" + envelope.to + ">";
        const CurlList recipients{curl_slist_append(nullptr, to.c_str())};
        check(recipients != nullptr, "memory for a recipient");
        set_letter(from, recipients.get(), unread, envelope.message.size());
        const auto code = run_until(stop, multi_.get(), easy_.get());
        if (!code) return tl::unexpected(MailError::cancelled);
        if (*code == CURLE_OK) return {};
        long reply = 0;
        curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &reply);
        return tl::unexpected(refuses_the_letter(reply) ? MailError::refused
                                                        : MailError::unreachable);
    }

private:
    void start() {
        if (multi_) return;
        set_up_curl();
        multi_.reset(curl_multi_init());
        easy_.reset(curl_easy_init());
        check(multi_ && easy_, "libcurl gives its handles");
    }

    template <class Value>
    void set(CURLoption option, Value value) {
        check(curl_easy_setopt(easy_.get(), option, value) == CURLE_OK, "libcurl knows the option");
    }

    void set_letter(const std::string& from, curl_slist* recipients, Unread& unread,
                    std::size_t size) {
        curl_easy_reset(easy_.get());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(CURLOPT_URL, options_.url.c_str());
        set(CURLOPT_USE_SSL, long{CURLUSESSL_ALL});
        set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        if (!options_.ca_file.empty()) {
            set(CURLOPT_CAINFO, options_.ca_file.c_str());
            set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
        }
        if (!options_.user.empty()) {
            set(CURLOPT_USERNAME, options_.user.c_str());
            set(CURLOPT_PASSWORD, options_.password.c_str());
        }
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_limit.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(options_.total_limit.count()));
        set(CURLOPT_FORBID_REUSE, 1L);
        set(CURLOPT_MAIL_FROM, from.c_str());
        set(CURLOPT_MAIL_RCPT, recipients);
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(size));
        set(CURLOPT_READFUNCTION, &give_message);
        set(CURLOPT_READDATA, &unread);
    }

    SmtpOptions options_;
    CurlMulti multi_;  // outlives the handle that is added to it
    CurlEasy easy_;
};

bool is_smtp_url(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return false;
    const std::string_view kind = url.substr(0, scheme), rest = url.substr(scheme + 3);
    if (kind != "smtp" && kind != "smtps") return false;
    return !rest.empty() && std::ranges::all_of(rest, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    });
}

}  // namespace

std::string_view to_word(MailError error) {
    switch (error) {
        case MailError::unreachable:
            return "unreachable";
        case MailError::refused:
            return "refused";
        case MailError::cancelled:
            return "cancelled";
    }
    check_failed("an error of mail has a word", std::source_location::current());
}

std::unique_ptr<MailTransport> make_smtp_transport(SmtpOptions options) {
    if (!is_smtp_url(options.url))
        throw std::invalid_argument("not an smtp or smtps address: " + options.url);
    return std::make_unique<SmtpTransport>(std::move(options));
}

}  // namespace kvitok::http
