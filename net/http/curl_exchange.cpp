#include "net/http/curl_exchange.h"

#include <array>
#include <stdexcept>

#include "kiosk/domain/check.h"
#include "net/http/curl_handles.h"

namespace kvitok::http {
namespace {

constexpr long keep_alive_seconds = 60;
// As the least version and, 16 bits higher, as the most.
constexpr long tls_1_3_only = long{CURL_SSLVERSION_TLSv1_3} | (long{CURL_SSLVERSION_TLSv1_3} << 16);
bool is_line(std::string_view text) {
    return text.find_first_of(std::string_view{"\r\n\0", 3}) == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// What libcurl fills in while it works.
struct Collected {
    const Limits* limits = nullptr;
    Response response;
    std::size_t header_bytes = 0;
    bool headers_ended = false;
    bool too_large = false;
};

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* user) {
    auto& collected = *static_cast<Collected*>(user);
    const std::size_t bytes = size * count;
    if (collected.response.body.size() + bytes > collected.limits->body) {
        collected.too_large = true;
        return CURL_WRITEFUNC_ERROR;
    }
    collected.response.body.append(data, bytes);
    return bytes;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* user) {
    auto& collected = *static_cast<Collected*>(user);
    const std::size_t bytes = size * count;
    collected.header_bytes += bytes;
    if (collected.header_bytes > collected.limits->headers) {
        collected.too_large = true;
        return CURL_WRITEFUNC_ERROR;
    }
    const std::string_view line{data, bytes};
    // An interim answer (100 Continue) is followed by the one that counts.
    if (line.starts_with("HTTP/")) collected.response.headers.clear();
    collected.headers_ended = trimmed(line).empty();
    const auto colon = line.find(':');
    if (!line.starts_with("HTTP/") && colon != std::string_view::npos) {
        collected.response.headers.push_back({std::string{trimmed(line.substr(0, colon))},
                                              std::string{trimmed(line.substr(colon + 1))}});
    }
    return bytes;
}

ExchangeError error_of(CURLcode code, std::string_view detail, bool answer_began) {
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return ExchangeError::timed_out;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_INVALIDCERTSTATUS:
            return ExchangeError::tls_refused;
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
            // TLS 1.3 refuses a client's certificate after the client's handshake has ended.
            if (detail.find("alert") != std::string_view::npos) return ExchangeError::tls_refused;
            return answer_began ? ExchangeError::bad_response : ExchangeError::no_connection;
        case CURLE_FILESIZE_EXCEEDED:
            return ExchangeError::too_large;
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_COULDNT_CONNECT:
        case CURLE_INTERFACE_FAILED:
            return ExchangeError::no_connection;
        default:
            return ExchangeError::bad_response;
    }
}

class CurlExchange final : public Exchange {
public:
    explicit CurlExchange(CurlOptions options) : options_(std::move(options)) {}

    tl::expected<Response, ExchangeError> perform(const Request& request,
                                                  std::stop_token stop) override {
        check(request.path.starts_with('/') && is_line(request.path), "a request has a path");
        if (stop.stop_requested()) return tl::unexpected(ExchangeError::cancelled);
        start();
        Collected collected;
        collected.limits = &request.limits;
        const std::string url = options_.base_url + request.path;
        const CurlList headers = list_of(request);
        set_request(request, url, headers.get(), collected);
        const auto code = run_until(stop, multi_.get(), easy_.get());
        if (!code) return tl::unexpected(ExchangeError::cancelled);
        if (collected.too_large) return tl::unexpected(ExchangeError::too_large);
        if (*code != CURLE_OK)
            return tl::unexpected(error_of(*code, error_text_.data(), collected.header_bytes > 0));
        // libcurl takes a head that is cut off for a whole one.
        if (!collected.headers_ended) return tl::unexpected(ExchangeError::bad_response);
        long status = 0;
        curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
        collected.response.status = static_cast<int>(status);
        return std::move(collected.response);
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

    static CurlList list_of(const Request& request) {
        // Without the empty one libcurl waits for "100 Continue" before a longer body.
        CurlList list{curl_slist_append(nullptr, "Expect:")};
        check(list != nullptr, "memory for a header");
        for (const Header& each : request.headers) {
            check(is_line(each.name) && is_line(each.value), "a header is one line");
            const std::string line = each.name + ": " + each.value;
            check(curl_slist_append(list.get(), line.c_str()) != nullptr, "memory for a header");
        }
        return list;
    }

    void set_trust() {
        set(CURLOPT_PROTOCOLS_STR, "https");
        set(CURLOPT_SSLVERSION, tls_1_3_only);
        // A server that verifies clients but names no session context breaks off resumption.
        set(CURLOPT_SSL_SESSIONID_CACHE, 0L);
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        set(CURLOPT_CAINFO, options_.ca_file.c_str());
        set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
        if (!options_.certificate_file.empty()) {
            set(CURLOPT_SSLCERT, options_.certificate_file.c_str());
            set(CURLOPT_SSLKEY, options_.key_file.c_str());
        }
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NOPROXY, "*");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
    }

    void set_request(const Request& request, const std::string& url, curl_slist* headers,
                     Collected& collected) {
        // Keeps connections and sessions, forgets the options of the request before.
        curl_easy_reset(easy_.get());
        set_trust();
        error_text_.fill('\0');
        set(CURLOPT_ERRORBUFFER, error_text_.data());
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_PATH_AS_IS, 1L);
        set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_limit.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.limits.total.count()));
        set(CURLOPT_LOW_SPEED_LIMIT, options_.low_speed_bytes);
        set(CURLOPT_LOW_SPEED_TIME, options_.low_speed_seconds);
        set(CURLOPT_MAXAGE_CONN, keep_alive_seconds);
        set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request.limits.body));
        set(CURLOPT_HTTPHEADER, headers);
        set(CURLOPT_WRITEFUNCTION, &take_body);
        set(CURLOPT_WRITEDATA, &collected);
        set(CURLOPT_HEADERFUNCTION, &take_header);
        set(CURLOPT_HEADERDATA, &collected);
        if (request.method == "POST") {
            set(CURLOPT_POST, 1L);
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
            set(CURLOPT_POSTFIELDS, request.body.data());
        } else if (request.method != "GET") {
            set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
        }
    }

    CurlOptions options_;
    CurlMulti multi_;  // outlives the handle that is added to it
    CurlEasy easy_;
    std::array<char, CURL_ERROR_SIZE> error_text_{};
};

bool is_https_origin(std::string_view url) {
    constexpr std::string_view scheme = "https://";
    if (!url.starts_with(scheme)) return false;
    const std::string_view rest = url.substr(scheme.size());
    if (rest.empty()) return false;
    for (const char c : rest) {
        const bool known = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' || c == '[' ||
                           c == ']';
        if (!known) return false;
    }
    return true;
}

}  // namespace

std::unique_ptr<Exchange> make_curl_exchange(CurlOptions options) {
    if (!is_https_origin(options.base_url))
        throw std::invalid_argument("not an https origin: " + options.base_url);
    return std::make_unique<CurlExchange>(std::move(options));
}

}  // namespace kvitok::http
