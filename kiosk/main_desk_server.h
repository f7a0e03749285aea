// The management company's server inside the desk's process, on threads of its own, with the demo's
// books. It comes up in the background; whoever asks it before waits. Any thread, save the
// destructor.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "kiosk/domain/clock.h"
#include "kiosk/domain/log.h"
#include "kiosk/main_desk_acquirer.h"
#include "net/http/curl_exchange.h"

namespace kvitok::desk {

class DeskServer {
public:
    // Where the demo's electronic receipts would be: under a name that nobody owns.
    static constexpr auto receipts = "https://lk.kamal.example/r/";

    // `clock` and `log` outlive the server. What goes wrong at the start is logged, and everybody
    // is answered that there is no connection.
    // Phones pay at `bank`, which outlives it too.
    DeskServer(std::filesystem::path data, const Clock& clock, Random& random, Log& log,
               PhoneBank& bank);
    ~DeskServer();

    // How to reach it; nothing when it did not come up in time.
    std::optional<http::CurlOptions> wait_until_up(Milliseconds limit, std::stop_token stop);
    // An exchange that waits for the server with its first request.
    std::unique_ptr<http::Exchange> make_exchange();
    std::filesystem::path books() const { return data_ / "books.sqlite"; }
    bool is_up() const;

private:
    void run(const std::stop_token& stop);

    const std::filesystem::path data_;
    const Clock& clock_;
    Random& random_;
    Log& log_;
    PhoneBank& bank_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<http::CurlOptions> reach_;
    bool failed_ = false;
    std::jthread thread_;  // last: it uses all above
};

}  // namespace kvitok::desk
