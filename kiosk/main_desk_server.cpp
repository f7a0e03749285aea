#include "kiosk/main_desk_server.h"

#include "net/server/acquirer_moneta.h"
#include "net/server/server.h"

namespace kvitok::desk {

namespace {

class LateExchange final : public http::Exchange {
public:
    explicit LateExchange(DeskServer& server) : server_(server) {}

    tl::expected<http::Response, http::ExchangeError> perform(const http::Request& request,
                                                              std::stop_token stop) override {
        if (!inner_) {
            const auto reach = server_.wait_until_up(request.limits.total, stop);
            if (!reach) {
                return tl::unexpected(stop.stop_requested() ? http::ExchangeError::cancelled
                                                            : http::ExchangeError::no_connection);
            }
            inner_ = http::make_curl_exchange(*reach);
        }
        return inner_->perform(request, stop);
    }

private:
    DeskServer& server_;
    std::unique_ptr<http::Exchange> inner_;
};

http::CurlOptions reach_of(const server::Server& server) {
    const server::Trust& trust = server.trust();
    return {.base_url = "https://127.0.0.1:" + std::to_string(server.devices_port()),
            .ca_file = trust.ca,
            .certificate_file = trust.terminal_cert,
            .key_file = trust.terminal_key};
}

server::MonetaConfig phone_config() {
    return {.shop = PhoneBank::shop,
            .sbp_payer = PhoneBank::sbp_payer,
            .assistant = PhoneBank::assistant,
            .integrity_code = PhoneBank::integrity_code,
            .login = {"desk", "desk"}};
}

}  // namespace

DeskServer::DeskServer(std::filesystem::path data, const Clock& clock, Random& random, Log& log,
                       PhoneBank& bank)
    : data_(std::move(data)),
      clock_(clock),
      random_(random),
      log_(log),
      bank_(bank),
      thread_([this](std::stop_token stop) { run(stop); }) {}

DeskServer::~DeskServer() = default;

bool DeskServer::is_up() const {
    const std::lock_guard lock(mutex_);
    return reach_.has_value();
}

std::optional<http::CurlOptions> DeskServer::wait_until_up(Milliseconds limit,
                                                           std::stop_token stop) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, limit, [&] { return reach_ || failed_; });
    return reach_;
}

std::unique_ptr<http::Exchange> DeskServer::make_exchange() {
    return std::make_unique<LateExchange>(*this);
}

void DeskServer::run(const std::stop_token& stop) {
    try {
        const auto hasher = server::make_argon2_hasher();
        server::PromptAcquirer cards;
        server::MonetaAcquirer acquirer(
            phone_config(), [this] { return bank_.make_exchange(); }, cards);
        server::ServerConfig config;
        config.data = data_;
        // Any free ports: several desks run beside each other.
        config.devices = {"127.0.0.1", 0};
        config.open = {"127.0.0.1", 0};
        config.operators = {"127.0.0.1", 0};
        config.demo = true;
        config.receipt_url_base = receipts;
        server::Server server(config, clock_, random_, *hasher, acquirer, log_);
        server.start();
        bank_.connect(http::make_curl_exchange(
            {.base_url = "https://127.0.0.1:" + std::to_string(server.open_port()),
             .ca_file = server.trust().ca}));
        std::unique_lock lock(mutex_);
        reach_ = reach_of(server);
        changed_.notify_all();
        changed_.wait(lock, stop, [] { return false; });
        lock.unlock();
        bank_.connect(nullptr);
        server.stop();
    } catch (const std::exception& error) {
        log_.write(Severity::error, std::string("the server cannot start: ") + error.what());
        const std::lock_guard lock(mutex_);
        failed_ = true;
        changed_.notify_all();
    }
}

}  // namespace kvitok::desk
