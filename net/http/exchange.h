// The seam of the network: one HTTP request, one answer. The product puts libcurl behind it
// (curl_exchange.h), tests a function, a world in virtual time its server's handlers.
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "kiosk/domain/time.h"

namespace kvitok::http {

struct Header {
    std::string name;
    std::string value;
    friend bool operator==(const Header&, const Header&) = default;
};

// The value of a header, names compared without case; empty when absent.
std::string_view header(const std::vector<Header>& headers, std::string_view name);

struct Limits {
    Milliseconds total{10'000};       // from the first byte of work to the last of the answer
    std::size_t body = 256 * 1024;    // bytes of the answer's body
    std::size_t headers = 16 * 1024;  // bytes of all its header lines
};

struct Request {
    std::string method;  // "GET", "POST", "DELETE"
    std::string path;    // begins with "/"; the exchange knows the server
    std::vector<Header> headers;
    std::string body;
    Limits limits;
};

struct Response {
    int status = 0;
    std::vector<Header> headers;  // names as received
    std::string body;
};

enum class ExchangeError {
    no_connection,  // name, route, refused, reset
    timed_out,      // the limit has passed, or too slow for too long
    tls_refused,    // one side does not trust the other, or cannot speak TLS 1.3
    too_large,      // over a limit of the request
    cancelled,      // by the stop token
    bad_response,   // no HTTP, or cut off
};
std::string_view to_word(ExchangeError error);

// One thread at a time. perform() blocks until answer, limit or stop; it never throws.
class Exchange {
public:
    virtual ~Exchange() = default;
    [[nodiscard]] virtual tl::expected<Response, ExchangeError> perform(const Request& request,
                                                                        std::stop_token stop) = 0;
};

}  // namespace kvitok::http
