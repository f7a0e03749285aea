// The network of the desk, as a hand may disturb it: between the client and the exchange stands a
// switch. Any thread.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/domain/clock.h"
#include "net/http/exchange.h"

namespace kvitok::desk {

enum class Network {
    up,
    lost,         // nothing gets through
    answer_lost,  // the server hears, its answer does not come back
    silent,       // the server never answers
    html,         // a page of somebody else answers with 200
    error_500,    // the server fails
    truncated,    // its answer is cut in the middle
};
inline constexpr std::array<std::pair<std::string_view, Network>, 7> network_names{{
    {"restore", Network::up},
    {"lose", Network::lost},
    {"lose-answers", Network::answer_lost},
    {"silent", Network::silent},
    {"html", Network::html},
    {"500", Network::error_500},
    {"truncate", Network::truncated},
}};

class NetworkSwitch {
public:
    // `clock` outlives the switch.
    explicit NetworkSwitch(const Clock& clock) : clock_(clock) {}

    // Disturbs requests whose path holds `part`; an empty part: all of them.
    void set(Network network, std::string part);
    bool is_up() const;
    // Requests that wait for the server, not those that the switch keeps waiting in silence.
    int under_way() const { return under_way_; }
    // The clock was moved forward.
    void nudge();

    // The exchange behind the switch, which outlives it.
    std::unique_ptr<http::Exchange> behind(std::unique_ptr<http::Exchange> inner);

    // What a request of this path meets.
    Network for_path(std::string_view path) const;
    // Lets the request's limit pass in silence.
    http::ExchangeError wait_in_vain(Milliseconds limit, std::stop_token stop);
    // Counts it as under way while `exchange` performs it.
    tl::expected<http::Response, http::ExchangeError> perform(http::Exchange& exchange,
                                                              const http::Request& request,
                                                              std::stop_token stop);

private:
    const Clock& clock_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    Network network_ = Network::up;
    std::string part_;
    std::atomic<int> under_way_ = 0;
};

}  // namespace kvitok::desk
