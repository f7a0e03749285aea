// Quick entry: a resident's own card and a code of six digits in the place of name and password.
// What is answered for a card that nobody has bound is what is answered for a wrong code.
#include <algorithm>

#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/store_cards.h"

namespace kvitok::server {
namespace {

constexpr const char* card_secret = "entry cards";
constexpr std::int64_t locked_for_ms = 60'000;

// The keyed hash of an identifier. Without the key four bytes would be found by trying them all.
std::string hash_of_card(Context& context, const std::string& identifier) {
    auto key = find_secret(context.store, card_secret);
    if (!key) {
        key = random_hex(context.random, 32);
        put_secret(context.store, card_secret, *key);
    }
    return hmac_hex(*key, identifier);
}

// Four digits of the hash; they do not lead back to it.
std::string mark_of(const std::string& card_hash) {
    const auto number = std::stoul(card_hash.substr(0, 8), nullptr, 16) % 10'000;
    std::string digits = std::to_string(number);
    return std::string(4 - digits.size(), '0') + digits;
}

std::optional<int> minutes_shut(Context& context, const Attempts& key) {
    const auto attempts = find_attempts(context.store, key.scope, key.subject);
    if (!attempts || attempts->locked_until <= context.now) return std::nullopt;
    return static_cast<int>((attempts->locked_until.ms - context.now.ms + 59'999) / 60'000);
}

// Wrong codes of a card are never forgotten but by a right one: five in all unbind it. A card that
// nobody has bound is counted alike.
int count_wrong_code(Context& context, Attempts key) {
    if (const auto before = find_attempts(context.store, key.scope, key.subject))
        key.failures = before->failures;
    ++key.failures;
    key.last = context.now;
    const int left = std::max(0, entry_card::most_wrong_codes - key.failures);
    if (left == 0) {
        key.failures = 0;
        key.locked_until = context.now + Milliseconds(locked_for_ms);
    }
    put_attempts(context.store, key);
    return left;
}

Response wrong_code(Context& context, const Attempts& card, const Attempts& device,
                    const std::optional<StoredCard>& bound) {
    ++context.counters.wrong_passwords;
    wire::Error error;
    error.code = wire::ErrorCode::credentials;
    error.message = "no such card, or another code";
    const int left = count_wrong_code(context, card);
    count_wrong_password(context, device, context.config.tries_per_device);
    error.tries_left = left;
    if (left == 0) {
        if (bound) end_entry_card(context.store, bound->shown.id);
        error.minutes = 1;
    }
    return refusal(error);
}

wire::EntryCardList list_of(Context& context, const std::string& user_id) {
    return {cards_of_user(context.store, user_id)};
}

std::optional<Response> unsuitable(const wire::CardCredentials& wanted) {
    if (entry_card::is_made_up(wanted.card))
        return refusal(wire::ErrorCode::card_unsuitable,
                       "the identifier is made up anew each time");
    if (entry_card::is_easy(wanted.code))
        return refusal(wire::ErrorCode::code_easy, "the code is one that is tried first");
    return std::nullopt;
}

}  // namespace

Response post_card_session(Context& context, const Request& request) {
    const auto given = wire::from_json<wire::CardCredentials>(request.body);
    if (!given) return undecodable(given.error());
    const std::string card_hash = hash_of_card(context, given->card);
    const Attempts card{"card", card_hash, 0, {}, {}};
    const Attempts device{"device", context.device, 0, {}, {}};
    const auto shut = [&] {
        return std::max(minutes_shut(context, card), minutes_shut(context, device));
    };
    const auto locked = [](int minutes) {
        wire::Error error;
        error.code = wire::ErrorCode::locked;
        error.message = "too many wrong codes";
        error.minutes = minutes;
        return refusal(error);
    };
    if (const auto minutes = shut()) return locked(*minutes);
    const auto before = find_bound_card(context.store, card_hash);
    const std::string hash = before ? before->code_hash : context.nobodys_hash;
    bool matches = false;
    context.aside([&] { matches = context.hasher.matches(given->code, hash); });
    // Others' tries may have shut or unbound it meanwhile.
    if (const auto minutes = shut()) return locked(*minutes);
    const auto bound = find_bound_card(context.store, card_hash);
    const bool same = bound && before && bound->code_hash == before->code_hash;
    const auto user = same && matches ? user_of_id(context.store, bound->user_id) : std::nullopt;
    if (!user) return wrong_code(context, card, device, bound);
    clear_attempts(context.store, card.scope, card.subject);
    touch_entry_card(context.store, bound->shown.id, context.now);
    return begin_session(context, *user);
}

Response get_entry_cards(Context& context, const Request& request) {
    const auto owner = owner_of(context, request);
    if (!owner) return refusal(wire::ErrorCode::not_signed_in, "sign in first");
    return answer(200, list_of(context, owner->user_id));
}

Response post_entry_card(Context& context, const Request& request) {
    const auto owner = owner_of(context, request);
    if (!owner) return refusal(wire::ErrorCode::not_signed_in, "sign in first");
    const auto wanted = wire::from_json<wire::CardCredentials>(request.body);
    if (!wanted) return undecodable(wanted.error());
    const std::string& id = request.idempotency_key;
    if (!is_hex_id(id, 32)) return refusal(wire::ErrorCode::bad_request, "no Idempotency-Key");
    if (const auto refused = unsuitable(*wanted)) return *refused;
    std::string code_hash;
    context.aside([&] { code_hash = context.hasher.hash(wanted->code, context.random); });
    if (const auto before = find_entry_card(context.store, id)) {
        if (before->user_id != owner->user_id || before->ended)
            return refusal(wire::ErrorCode::id_reused, "the id was used before");
        return answer(200, list_of(context, owner->user_id));
    }
    const std::string card_hash = hash_of_card(context, wanted->card);
    const auto bound = find_bound_card(context.store, card_hash);
    if (bound && bound->user_id != owner->user_id)
        return refusal(wire::ErrorCode::card_taken, "the card is bound by another user");
    const auto mine = cards_of_user(context.store, owner->user_id);
    if (!bound && mine.size() >= entry_card::most_cards)
        return refusal(wire::ErrorCode::cards_full, "no more cards of one user");
    // The same card again: it gets the new code.
    if (bound) end_entry_card(context.store, bound->shown.id);
    const StoredCard card{
        {id, mark_of(card_hash), context.now, std::nullopt}, owner->user_id, code_hash, false};
    add_entry_card(context.store, card, card_hash);
    clear_attempts(context.store, "card", card_hash);
    return answer(201, list_of(context, owner->user_id));
}

Response delete_entry_card(Context& context, const Request& request, const std::string& id) {
    const auto owner = owner_of(context, request);
    if (!owner) return refusal(wire::ErrorCode::not_signed_in, "sign in first");
    const auto card = find_entry_card(context.store, id);
    if (!card || card->user_id != owner->user_id)
        return refusal(wire::ErrorCode::not_found, "no such card");
    if (!card->ended) end_entry_card(context.store, id);
    return answer(200, list_of(context, owner->user_id));
}

}  // namespace kvitok::server
