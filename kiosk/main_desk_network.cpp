#include "kiosk/main_desk_network.h"

namespace kvitok::desk {

namespace {

using http::ExchangeError;
using Result = tl::expected<http::Response, ExchangeError>;

http::Response page_of_somebody_else(int status) {
    return {.status = status,
            .headers = {{"Content-Type", "text/html"}},
            .body = "<!doctype html><html><title>Welcome</title><h1>It works!</h1></html>"};
}

class SwitchedExchange final : public http::Exchange {
public:
    SwitchedExchange(NetworkSwitch& network, std::unique_ptr<http::Exchange> inner)
        : network_(network), inner_(std::move(inner)) {}

    Result perform(const http::Request& request, std::stop_token stop) override {
        switch (network_.for_path(request.path)) {
            case Network::up:
                return network_.perform(*inner_, request, stop);
            case Network::lost:
                return tl::unexpected(ExchangeError::no_connection);
            case Network::answer_lost:
                static_cast<void>(network_.perform(*inner_, request, stop));
                return tl::unexpected(ExchangeError::no_connection);
            case Network::silent:
                return tl::unexpected(network_.wait_in_vain(request.limits.total, stop));
            case Network::html:
                return page_of_somebody_else(200);
            case Network::error_500:
                return page_of_somebody_else(500);
            case Network::truncated:
                return half_of(network_.perform(*inner_, request, stop));
        }
        return tl::unexpected(ExchangeError::no_connection);
    }

private:
    static Result half_of(Result whole) {
        if (whole) whole->body.resize(whole->body.size() / 2);
        return whole;
    }

    NetworkSwitch& network_;
    std::unique_ptr<http::Exchange> inner_;
};

}  // namespace

void NetworkSwitch::set(Network network, std::string part) {
    {
        const std::lock_guard lock(mutex_);
        network_ = network;
        part_ = std::move(part);
    }
    changed_.notify_all();
}

bool NetworkSwitch::is_up() const {
    const std::lock_guard lock(mutex_);
    return network_ == Network::up;
}

void NetworkSwitch::nudge() {
    changed_.notify_all();
}

Network NetworkSwitch::for_path(std::string_view path) const {
    const std::lock_guard lock(mutex_);
    return path.find(part_) == std::string_view::npos ? Network::up : network_;
}

Result NetworkSwitch::perform(http::Exchange& exchange, const http::Request& request,
                              std::stop_token stop) {
    ++under_way_;
    auto result = exchange.perform(request, std::move(stop));
    --under_way_;
    return result;
}

http::ExchangeError NetworkSwitch::wait_in_vain(Milliseconds limit, std::stop_token stop) {
    const MonoTime until = clock_.mono() + limit;
    std::unique_lock lock(mutex_);
    const auto over = [&] { return clock_.mono() >= until || network_ != Network::silent; };
    // A nudge makes the predicate look at the clock again.
    while (!over() && !stop.stop_requested()) {
        changed_.wait_for(lock, stop, Milliseconds{until.ms - clock_.mono().ms}, over);
    }
    if (stop.stop_requested()) return ExchangeError::cancelled;
    return clock_.mono() < until ? ExchangeError::no_connection : ExchangeError::timed_out;
}

std::unique_ptr<http::Exchange> NetworkSwitch::behind(std::unique_ptr<http::Exchange> inner) {
    return std::make_unique<SwitchedExchange>(*this, std::move(inner));
}

}  // namespace kvitok::desk
