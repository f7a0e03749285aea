#include "net/server/mailer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "kiosk/domain/check.h"
#include "kiosk/domain/people.h"

namespace kvitok::server {
namespace {

constexpr std::int64_t mail_minute_ms = 60'000;
constexpr std::array<std::int64_t, 6> pause_minutes{1, 5, 15, 60, 120, 240};
constexpr std::int64_t give_up_after_ms = 5 * 24 * 60 * mail_minute_ms;
// How often the books are looked into for letters of other programs, and for pauses that passed.
constexpr Milliseconds look_again{1'000};

class FolderTransport final : public http::MailTransport {
public:
    explicit FolderTransport(std::filesystem::path folder) : folder_(std::move(folder)) {}

    tl::expected<void, http::MailError> send(const http::Envelope& envelope,
                                             std::stop_token) override {
        std::error_code error;
        std::filesystem::create_directories(folder_, error);
        const auto name = folder_ / (envelope.id + ".eml");
        const auto part = folder_ / (envelope.id + ".part");
        {
            std::ofstream file(part, std::ios::binary | std::ios::trunc);
            file << envelope.message;
            if (!file.flush()) return tl::unexpected(http::MailError::unreachable);
        }
        std::filesystem::rename(part, name, error);
        if (error) return tl::unexpected(http::MailError::unreachable);
        return {};
    }

private:
    std::filesystem::path folder_;
};

}  // namespace

std::optional<Outgoing> next_outgoing(Store& store, const std::string& from, TimePoint now) {
    while (const auto due = due_letter(store, now)) {
        if (due->useless.ms > 0 && due->useless <= now) {
            end_letter(store, due->id, LetterState::given_up, now);
            continue;
        }
        return Outgoing{
            {due->id, from, due->letter.to, message_of(due->letter, from, due->id, due->created)},
            due->tries,
            due->created};
    }
    return std::nullopt;
}

void take_mail_result(Store& store, const Outgoing& sent,
                      tl::expected<void, http::MailError> result, TimePoint now) {
    const std::string& id = sent.envelope.id;
    if (result) return end_letter(store, id, LetterState::sent, now);
    if (result.error() == http::MailError::cancelled) return;
    if (result.error() == http::MailError::refused)
        return end_letter(store, id, LetterState::refused, now);
    const auto step = static_cast<std::size_t>(sent.tries);
    const std::int64_t pause =
        pause_minutes[std::min(step, pause_minutes.size() - 1)] * mail_minute_ms;
    if (now.ms + pause - sent.created.ms > give_up_after_ms)
        return end_letter(store, id, LetterState::given_up, now);
    postpone_letter(store, id, sent.tries + 1, now + Milliseconds{pause});
}

std::unique_ptr<http::MailTransport> make_folder_transport(std::filesystem::path folder) {
    return std::make_unique<FolderTransport>(std::move(folder));
}

std::unique_ptr<http::MailTransport> make_mail_transport(const MailConfig& config) {
    if (config.smtp.url.empty()) return make_folder_transport(config.folder);
    return http::make_smtp_transport(config.smtp);
}

Mailer::Mailer(const std::filesystem::path& books, MailConfig config, const Clock& clock, Log& log,
               Chores chores)
    : store_(books.string()),
      config_(std::move(config)),
      clock_(clock),
      log_(log),
      chores_(std::move(chores)),
      transport_(make_mail_transport(config_)),
      thread_([this](std::stop_token stop) { run(stop); }) {
    check(people::is_email(config_.from), "letters come from an address");
}

Mailer::~Mailer() = default;

void Mailer::poke() {
    const std::lock_guard lock(mutex_);
    is_poked_ = true;
    poked_.notify_all();
}

void Mailer::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        try {
            do_chores();
            send_due(stop);
        } catch (const StoreFailed& failure) {
            log_.write(Severity::error, fmt::format("mail: {}", failure.what()));
        }
        std::unique_lock lock(mutex_);
        poked_.wait_for(lock, stop, look_again, [&] { return is_poked_; });
        is_poked_ = false;
    }
}

void Mailer::do_chores() {
    const TimePoint now = clock_.wall();
    const bool soon = chores_done_ && now.ms - chores_done_->ms < mail_minute_ms;
    if (!chores_ || soon) return;
    chores_done_ = now;
    chores_(store_, now);
}

void Mailer::send_due(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const auto outgoing = next_outgoing(store_, config_.from, clock_.wall());
        if (!outgoing) return;
        const auto result = transport_->send(outgoing->envelope, stop);
        take_mail_result(store_, *outgoing, result, clock_.wall());
        // Neither the address nor the subject: a log is read by more people than a letter.
        if (!result)
            log_.write(Severity::warning,
                       fmt::format("mail: letter {} was not sent: {}", outgoing->envelope.id,
                                   to_word(result.error())));
    }
}

}  // namespace kvitok::server
