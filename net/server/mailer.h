// Sends the letters that wait: step by step, so that a test or a simulation can be the clock and
// the network, and as a worker for the server's process. A letter that could not be sent is tried
// again after growing pauses, for five days at most (RFC 5321, 4.5.4.1). A letter leaves once; only
// when the process dies between the mail server's answer and our commit is it handed over again,
// under the same Message-ID, by which the receiving side knows it.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "kiosk/domain/clock.h"
#include "kiosk/domain/log.h"
#include "net/http/mail_transport.h"
#include "net/server/store_mail.h"

namespace kvitok::server {

struct MailConfig {
    std::string from = "kvitok@mail.example";
    http::SmtpOptions smtp;        // url empty: letters become files in `folder`
    std::filesystem::path folder;  // made if missing
};

// The letter to send now, if any. Those that nobody needs any more are given up on the way.
struct Outgoing {
    http::Envelope envelope;
    int tries = 0;
    TimePoint created;
};
std::optional<Outgoing> next_outgoing(Store& store, const std::string& from, TimePoint now);
// What came of it.
void take_mail_result(Store& store, const Outgoing& sent,
                      tl::expected<void, http::MailError> result, TimePoint now);

// Writes "<id>.eml" into a folder, whole or not at all; the same letter again is the same file.
std::unique_ptr<http::MailTransport> make_folder_transport(std::filesystem::path folder);
std::unique_ptr<http::MailTransport> make_mail_transport(const MailConfig& config);

// A thread with its own handle of the books. Stops within two seconds.
class Mailer {
public:
    // What else the books want done by the clock; called on the thread once a minute of `clock`,
    // may throw StoreFailed.
    using Chores = std::function<void(Store& store, TimePoint now)>;

    // References outlive it. Throws StoreFailed.
    Mailer(const std::filesystem::path& books, MailConfig config, const Clock& clock, Log& log,
           Chores chores = {});
    ~Mailer();
    // There may be a new letter. Any thread.
    void poke();

private:
    void run(const std::stop_token& stop);
    void do_chores();
    void send_due(const std::stop_token& stop);

    Store store_;
    const MailConfig config_;
    const Clock& clock_;
    Log& log_;
    const Chores chores_;
    std::optional<TimePoint> chores_done_;
    std::unique_ptr<http::MailTransport> transport_;
    std::mutex mutex_;
    std::condition_variable_any poked_;
    bool is_poked_ = false;
    std::jthread thread_;  // last: it uses all above
};

}  // namespace kvitok::server
