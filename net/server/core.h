// The server without a network: a request in, a response out, over a store, a clock and chance.
// The listener pumps it; a simulation calls it directly. handle() may be called from any thread:
// one request works at a time, except that passwords are hashed beside it, two at once.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "kiosk/domain/clock.h"
#include "kiosk/domain/log.h"
#include "net/server/acquirer.h"
#include "net/server/password.h"
#include "net/server/store.h"
#include "net/wire/endpoints.h"

namespace kvitok::server {

struct Request {
    wire::Listener listener = wire::Listener::devices;
    std::string method;           // "GET"
    std::string target;           // path, perhaps with a query
    std::string bearer;           // token of "Authorization: Bearer ...", or empty
    std::string idempotency_key;  // of the header of that name, or empty
    std::string device;           // CN of the client certificate; devices' listener only
    std::string origin;           // IP address it came from; empty within one process
    std::string body;
};

struct Response {
    int status = 200;
    std::string content_type = "application/json";
    std::string body;
    int retry_after_s = 0;  // header Retry-After, if above 0
};

struct CoreConfig {
    std::string receipt_url_base = "https://localhost/r/";
    std::string public_url_base = "https://localhost";  // of links in letters
    std::string version = "1";
    std::chrono::seconds session_idle{300};
    std::chrono::seconds session_absolute{600};
    std::chrono::seconds quote_life{600};
    std::chrono::hours registration_life{24};  // of the letter; then it is forgotten
    std::chrono::minutes recovery_life{60};
    int wrong_codes = 5;  // of a letter
    int tries_per_name = 5;
    int tries_per_device = 20;
    int unknown_accounts_per_device = 60;   // an hour
    std::chrono::minutes invoice_life{10};  // how long a phone may pay a code
};

class Core {
public:
    // All references outlive the core. Throws StoreFailed.
    Core(Store& store, const Clock& clock, Random& random, PasswordHasher& hasher,
         Acquirer& acquirer, Log& log, CoreConfig config = {});
    ~Core();
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    // Never throws: what fails inside is logged and answered with 500.
    Response handle(const Request& request);
    // Asks the acquirer for phone payments whose time has come, a few at a time: what was paid is
    // posted although no notice came and nobody stands at the terminal. Never throws; any thread.
    void settle_phone_payments();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace kvitok::server
