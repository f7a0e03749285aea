// Inside net/http: libcurl's handles as values, its one-time set-up, and the wait that a stop ends.
// A handle belongs to one thread at a time.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <optional>
#include <stop_token>

namespace kvitok::http {

struct CurlEasyDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct CurlMultiDeleter {
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct CurlListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlEasy = std::unique_ptr<CURL, CurlEasyDeleter>;
using CurlMulti = std::unique_ptr<CURLM, CurlMultiDeleter>;
using CurlList = std::unique_ptr<curl_slist, CurlListDeleter>;

// Once a process; makes it ignore SIGPIPE.
void set_up_curl();

// Performs what `easy` was told. Nothing when stopped.
std::optional<CURLcode> run_until(const std::stop_token& stop, CURLM* multi, CURL* easy);

}  // namespace kvitok::http
