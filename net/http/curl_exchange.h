// The exchange over libcurl: HTTPS with TLS 1.3 only, our own CA, an optional client certificate,
// no redirects, no proxy, no compression. libcurl is set up by the first perform(), so that
// making one costs nothing on the UI thread; it also makes the process ignore SIGPIPE.
#pragma once

#include <memory>
#include <string>

#include "net/http/exchange.h"

namespace kvitok::http {

struct CurlOptions {
    std::string base_url;          // "https://host[:port]", no path
    std::string ca_file;           // PEM
    std::string certificate_file;  // PEM; empty for none
    std::string key_file;          // PEM; empty for none
    Milliseconds connect_limit{10'000};
    long low_speed_bytes = 50;    // bytes a second ...
    long low_speed_seconds = 20;  // ... for so long end the exchange
};

// Throws std::invalid_argument if base_url is anything but an https origin. Files are read at
// the first connection; what is wrong with them is then tls_refused.
std::unique_ptr<Exchange> make_curl_exchange(CurlOptions options);

}  // namespace kvitok::http
