#include "net/server/server.h"

#include <fmt/format.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "kiosk/domain/check.h"
#include "net/server/bill_letters.h"
#include "net/server/demo.h"
#include "net/server/store_accounts.h"
#include "net/server/store_proofs.h"

namespace kvitok::server {
namespace {

constexpr int handler_threads = 4;
constexpr std::chrono::milliseconds between_settlings{500};
constexpr const char* books_file = "books.sqlite";

std::string books_in(const std::filesystem::path& data) {
    std::error_code error;
    std::filesystem::create_directories(data, error);
    if (error) throw StoreFailed("cannot make " + data.string() + ": " + error.message());
    std::filesystem::permissions(data, std::filesystem::perms::owner_all, error);
    return (data / books_file).string();
}

}  // namespace

struct Server::Inside {
    Inside(ServerConfig given, const Clock& time, Random& chance, PasswordHasher& passwords,
           Acquirer& bank, Log& to)
        : config(std::move(given)),
          clock(time),
          random(chance),
          hasher(passwords),
          acquirer(bank),
          log(to),
          trust(open_trust(config.data / "trust")),
          store(books_in(config.data)) {
        if (config.demo && all_accounts(store).empty()) load_demo(store, random, hasher);
        if (config.mail.smtp.url.empty() && config.mail.folder.empty())
            config.mail.folder = config.data / "mail";
    }

    ServerConfig config;
    const Clock& clock;
    Random& random;
    PasswordHasher& hasher;
    Acquirer& acquirer;
    Log& log;
    Trust trust;
    Store store;
    std::unique_ptr<Core> core;
    std::unique_ptr<Mailer> mailer;
    std::unique_ptr<ListenerThreads> threads;
    std::unique_ptr<Listener> devices, open, operators;
    std::uint16_t devices_port = 0, open_port = 0, operators_port = 0;
    std::jthread settling;

    // `own`: the open listener's address, for what the configuration leaves open.
    void make_core(const std::string& own) {
        const auto given_or = [](const std::string& given, std::string other) {
            return given.empty() ? std::move(other) : given;
        };
        config.core.receipt_url_base = given_or(config.receipt_url_base, own + "/r/");
        config.core.public_url_base = given_or(config.public_url_base, own);
        core = std::make_unique<Core>(store, clock, random, hasher, acquirer, log, config.core);
    }
    Response answered(const Request& request) {
        Response response = core->handle(request);
        if (request.method != "GET") mailer->poke();
        return response;
    }
    std::unique_ptr<Listener> listen(wire::Listener kind, const Address& address) {
        return std::make_unique<Listener>(
            *threads, kind, address, trust, config.limits,
            [this](const Request& request) { return answered(request); }, log);
    }
    // What nobody at a terminal waits for: phone payments whose notice did not come.
    void settle(const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any stopped;
        std::unique_lock lock(mutex);
        while (!stopped.wait_for(lock, stop, between_settlings, [] { return false; }) &&
               !stop.stop_requested())
            core->settle_phone_payments();
    }
};

Server::Server(ServerConfig config, const Clock& clock, Random& random, PasswordHasher& hasher,
               Acquirer& acquirer, Log& log)
    : inside_(std::make_unique<Inside>(std::move(config), clock, random, hasher, acquirer, log)) {}

Server::~Server() {
    stop();
}

void Server::start() {
    Inside& in = *inside_;
    check(!in.threads, "a server is started once");
    in.threads = std::make_unique<ListenerThreads>(handler_threads);
    // First the open one: its port is in the addresses that people are given.
    in.open = in.listen(wire::Listener::open, in.config.open);
    in.make_core(fmt::format("https://{}:{}", in.config.open.host, in.open->port()));
    in.mailer = std::make_unique<Mailer>(books_in(in.config.data), in.config.mail, in.clock, in.log,
                                         [&in](Store& store, TimePoint now) {
                                             forget_expired_proofs(store, now);
                                             queue_new_bill_letters(store, in.random, now);
                                         });
    in.devices = in.listen(wire::Listener::devices, in.config.devices);
    in.operators = in.listen(wire::Listener::operators, in.config.operators);
    in.devices_port = in.devices->port();
    in.open_port = in.open->port();
    in.operators_port = in.operators->port();
    for (Listener* listener : {in.open.get(), in.devices.get(), in.operators.get()})
        listener->begin();
    in.settling = std::jthread([&in](const std::stop_token& stop) { in.settle(stop); });
    in.log.write(Severity::info, fmt::format("listening: devices {}, open {}, operators {}",
                                             in.devices_port, in.open_port, in.operators_port));
}

void Server::stop() {
    Inside& in = *inside_;
    if (!in.threads) return;
    in.settling = {};
    in.threads->stop();
    in.devices.reset();
    in.open.reset();
    in.operators.reset();
    // With the threads go the operations under way, and with them the connections.
    in.threads.reset();
    in.mailer.reset();
}

std::uint16_t Server::devices_port() const {
    return inside_->devices_port;
}

std::uint16_t Server::open_port() const {
    return inside_->open_port;
}

std::uint16_t Server::operators_port() const {
    return inside_->operators_port;
}

const Trust& Server::trust() const {
    return inside_->trust;
}

Response Server::handle(const Request& request) {
    check(inside_->core != nullptr, "a server answers after its start");
    return inside_->answered(request);
}

Store& Server::store() {
    return inside_->store;
}

}  // namespace kvitok::server
