// The management company's server in a process: store, core, the three listeners over HTTPS and the
// mailer. start() makes what is missing in the data directory: books, and a development authority
// in trust/. Owned by main; start and stop from one thread; works on threads of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/domain/clock.h"
#include "kiosk/domain/log.h"
#include "net/server/acquirer.h"
#include "net/server/core.h"
#include "net/server/listener.h"
#include "net/server/mailer.h"
#include "net/server/password.h"
#include "net/server/trust.h"

namespace kvitok::server {

struct ServerConfig {
    std::filesystem::path data;  // books.sqlite and trust/ live here; made if missing
    Address devices{"127.0.0.1", 8443};
    Address open{"127.0.0.1", 8444};
    Address operators{"127.0.0.1", 9443};
    bool demo = false;             // fills empty books with the demo house
    std::string receipt_url_base;  // empty: the open listener's own address
    std::string public_url_base;   // of links in letters, "https://host"; empty: the same
    MailConfig mail;               // folder empty: "mail" in `data`
    Limits limits;
    CoreConfig core;
};

class Server {
public:
    // References outlive the server. Throws TrustFailed or StoreFailed.
    Server(ServerConfig config, const Clock& clock, Random& random, PasswordHasher& hasher,
           Acquirer& acquirer, Log& log);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Listens on all three, or throws CannotListen.
    void start();
    // Within two seconds; connections are cut, what is committed stays. Safe to call twice.
    void stop();

    // As they were after start().
    std::uint16_t devices_port() const;
    std::uint16_t open_port() const;
    std::uint16_t operators_port() const;
    const Trust& trust() const;
    // Directly, without a network; any thread.
    Response handle(const Request& request);
    // The books, for checks while no request is on its way.
    Store& store();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace kvitok::server
