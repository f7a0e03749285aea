#include "net/http/curl_handles.h"

#include <csignal>
#include <mutex>

#include "kiosk/domain/check.h"

namespace kvitok::http {
namespace {

// Only how often a wait looks around; a stop wakes it at once.
constexpr int poll_ms = 1000;

}  // namespace

void set_up_curl() {
    static std::once_flag once;
    std::call_once(once, [] {
        // With CURLOPT_NOSIGNAL libcurl leaves a write to a closed connection to the program.
        std::signal(SIGPIPE, SIG_IGN);
        check(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK, "libcurl can be set up");
    });
}

std::optional<CURLcode> run_until(const std::stop_token& stop, CURLM* multi, CURL* easy) {
    const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
    check(curl_multi_add_handle(multi, easy) == CURLM_OK, "an idle handle can be added");
    std::optional<CURLcode> code;
    while (!stop.stop_requested() && !code) {
        int running = 0;
        check(curl_multi_perform(multi, &running) == CURLM_OK, "libcurl works");
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi, &left))
            if (message->msg == CURLMSG_DONE) code = message->data.result;
        if (!code) curl_multi_poll(multi, nullptr, 0, poll_ms, nullptr);
    }
    curl_multi_remove_handle(multi, easy);
    return code;
}

}  // namespace kvitok::http
