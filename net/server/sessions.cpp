// Signing in and out: slow hashes beside the lock, growing delays, the same answer for a name that
// nobody has.
#include <algorithm>
#include <array>

#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/store_proofs.h"

namespace kvitok::server {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t forgotten_after_ms = 60 * minute_ms;
constexpr std::size_t token_bytes = 32;
constexpr std::array<int, 3> lock_minutes{1, 5, 15};

// Names are told apart without case, and kept in the store only as hashes.
std::string plain_name(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return name;
}

std::optional<int> minutes_locked(Context& context, const Attempts& key) {
    const auto attempts = find_attempts(context.store, key.scope, key.subject);
    if (!attempts || attempts->locked_until <= context.now) return std::nullopt;
    return static_cast<int>((attempts->locked_until.ms - context.now.ms + minute_ms - 1) /
                            minute_ms);
}

Response locked(int minutes) {
    wire::Error error;
    error.code = wire::ErrorCode::locked;
    error.message = "too many wrong passwords";
    error.minutes = minutes;
    return refusal(error);
}

Response wrong(Context& context, const Attempts& name, const Attempts& device) {
    ++context.counters.wrong_passwords;
    wire::Error error;
    error.code = wire::ErrorCode::credentials;
    error.message = "wrong name or password";
    error.tries_left =
        std::min(count_wrong_password(context, name, context.config.tries_per_name),
                 count_wrong_password(context, device, context.config.tries_per_device));
    auto minutes = minutes_locked(context, name);
    const auto device_minutes = minutes_locked(context, device);
    error.minutes = std::max(minutes, device_minutes);
    return refusal(error);
}

}  // namespace

int count_wrong_password(Context& context, Attempts key, int tries) {
    const auto before = find_attempts(context.store, key.scope, key.subject);
    if (before && context.now.ms - before->last.ms < forgotten_after_ms)
        key.failures = before->failures;
    ++key.failures;
    key.last = context.now;
    if (key.failures >= tries) {
        const auto step = static_cast<std::size_t>(key.failures - tries);
        const int minutes = lock_minutes[std::min(step, lock_minutes.size() - 1)];
        key.locked_until = context.now + std::chrono::minutes(minutes);
    }
    put_attempts(context.store, key);
    return std::max(0, tries - key.failures);
}

Response begin_session(Context& context, const StoredUser& user) {
    const TimePoint idle{context.now.ms - Milliseconds(context.config.session_idle).count()};
    const TimePoint old{context.now.ms - Milliseconds(context.config.session_absolute).count()};
    end_sessions_before(context.store, old, idle);
    wire::SignedIn message;
    message.user.token = random_hex(context.random, token_bytes);
    message.user.given_name = user.given_name;
    message.user.short_name = user.short_name;
    message.accounts = summaries_of(context, accounts_of_user(context.store, user.id));
    add_session(context.store, {sha256_hex(message.user.token), user.id, context.device,
                                context.now, context.now});
    ++context.counters.sign_ins;
    return answer(201, message);
}

Response post_session(Context& context, const Request& request) {
    const auto credentials = wire::from_json<wire::Credentials>(request.body);
    if (!credentials) return undecodable(credentials.error());
    if (credentials->password.size() > max_password_bytes)
        return refusal(wire::ErrorCode::bad_request, "the password is over 256 bytes");
    const std::string login = plain_name(credentials->user);
    const Attempts name{"name", sha256_hex(login), 0, {}, {}};
    const Attempts device{"device", context.device, 0, {}, {}};
    const auto locked_for =
        std::max(minutes_locked(context, name), minutes_locked(context, device));
    if (locked_for) return locked(*locked_for);
    const auto user = find_user(context.store, login);
    const auto waiting = user ? std::nullopt : waiting_password(context.store, login);
    const std::string hash = user ? user->password_hash : waiting.value_or(context.nobodys_hash);
    bool matches = false;
    context.aside([&] { matches = context.hasher.matches(credentials->password, hash); });
    // The name may have been locked by others' tries meanwhile.
    if (const auto since = minutes_locked(context, name)) return locked(*since);
    // Only who knows the password learns that the letter was not opened.
    if (waiting && matches)
        return refusal(wire::ErrorCode::not_active, "the letter was not opened yet");
    if (!user || !matches) return wrong(context, name, device);
    clear_attempts(context.store, name.scope, name.subject);
    return begin_session(context, *user);
}

Response delete_session(Context& context, const Request& request) {
    if (!request.bearer.empty()) end_session(context.store, sha256_hex(request.bearer));
    return {.status = 204, .content_type = "", .body = "", .retry_after_s = 0};
}

}  // namespace kvitok::server
