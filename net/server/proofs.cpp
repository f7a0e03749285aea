// Links and codes by letter: made, compared, used up.
#include <fmt/format.h>

#include <array>

#include "net/server/crypto.h"
#include "net/server/people.h"

namespace kvitok::server {
namespace {

constexpr std::int64_t hour_of_tries_ms = 60 * 60'000;
constexpr std::size_t link_token_bytes = 32;
constexpr int codes_an_hour = 40;  // wrong or right, of a terminal
constexpr const char* code_secret = "codes";

// So that a copy of the books does not give the codes away: there are only a million of them.
std::string code_key_of(Context& context) {
    if (auto key = find_secret(context.store, code_secret)) return *key;
    std::string key = random_hex(context.random, 32);
    put_secret(context.store, code_secret, key);
    return key;
}

std::string code_hash_of(Context& context, const std::string& id, const std::string& code) {
    return hmac_hex(code_key_of(context), id + ":" + code);
}

std::string fresh_code(Random& random) {
    constexpr std::uint32_t codes = 1'000'000;
    constexpr std::uint32_t fair = 0xFFFFFFFF / codes * codes;
    while (true) {
        std::array<std::byte, 4> bytes{};
        random.fill(bytes);
        std::uint32_t number = 0;
        for (const std::byte byte : bytes)
            number = number << 8 | std::to_integer<std::uint32_t>(byte);
        if (number < fair) return fmt::format("{:06}", number % codes);
    }
}

}  // namespace

std::optional<int> counted_in_hour(Context& context, const std::string& scope,
                                   const std::string& subject, int most) {
    const std::string hashed = sha256_hex(subject);
    const auto before = find_attempts(context.store, scope, hashed);
    Attempts tries{scope, hashed, 0, context.now, TimePoint{}};
    // `last` stays at the first one of the hour that is counted.
    if (before && context.now.ms - before->last.ms < hour_of_tries_ms) tries = *before;
    if (tries.failures >= most) {
        const std::int64_t left = tries.last.ms + hour_of_tries_ms - context.now.ms;
        return static_cast<int>((left + 59'999) / 60'000);
    }
    ++tries.failures;
    put_attempts(context.store, tries);
    return std::nullopt;
}

Response too_often(int minutes) {
    wire::Error error;
    error.code = wire::ErrorCode::too_many;
    error.message = "too often in an hour";
    error.minutes = minutes;
    return refusal(error);
}

Secrets make_proof(Context& context, Proof proof) {
    const std::string token = random_hex(context.random, link_token_bytes);
    const Secrets secrets{context.config.public_url_base + "/l/" + token,
                          fresh_code(context.random), proof.expires};
    proof.token_hash = sha256_hex(token);
    proof.code_hash = code_hash_of(context, proof.id, secrets.code);
    add_proof(context.store, proof);
    return secrets;
}

tl::expected<Proof, Response> proof_of_code(Context& context, const std::string& id,
                                            Purpose purpose, const std::string& code) {
    if (const auto minutes = counted_in_hour(context, "code", context.device, codes_an_hour))
        return tl::unexpected(too_often(*minutes));
    const auto over = [] {
        return tl::unexpected(refusal(wire::ErrorCode::code_over, "the code counts no more"));
    };
    const auto proof = find_proof(context.store, id);
    if (!proof || proof->purpose != purpose || proof->state == ProofState::over) return over();
    const bool is_open = proof->state == ProofState::open;
    const int most = context.config.wrong_codes;
    if (is_open && (context.now >= proof->expires || proof->wrong_codes >= most)) return over();
    if (equal_in_constant_time(proof->code_hash, code_hash_of(context, id, code))) return *proof;
    if (!is_open) return over();
    count_wrong_code(context.store, id);
    wire::Error error;
    error.code = wire::ErrorCode::code_wrong;
    error.message = "not the code of the letter";
    error.tries_left = most - proof->wrong_codes - 1;
    return tl::unexpected(refusal(error));
}

bool has_own_id(const Request& request, const std::string& id) {
    return is_hex_id(id, 32) && request.idempotency_key == id;
}

}  // namespace kvitok::server
