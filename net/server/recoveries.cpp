// A new password by letter: the same answer for known and unknown names and addresses.
#include "net/server/crypto.h"
#include "net/server/letters.h"
#include "net/server/passwords.h"

namespace kvitok::server {
namespace {

constexpr int recoveries_an_hour = 30;       // of a terminal
constexpr int recovery_letters_an_hour = 3;  // to a user

std::optional<UserRow> user_meant(Store& store, const std::string& whom) {
    const std::string plain = people::lower(whom);
    return plain.find('@') == std::string::npos ? user_by_login(store, plain)
                                                : user_by_email(store, plain);
}

}  // namespace

Response post_recovery(Context& context, const Request& request) {
    const auto body = wire::from_json<wire::RecoveryRequest>(request.body);
    if (!body) return undecodable(body.error());
    if (!has_own_id(request, body->id))
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the body's id");
    const std::string print = sha256_hex(people::lower(body->whom));
    if (const auto before = find_proof(context.store, body->id)) {
        if (before->fingerprint != print)
            return refusal(wire::ErrorCode::id_reused, "the id came before for somebody else");
        return answer(200, wire::LetterSent{before->id, before->expires});
    }
    if (const auto minutes =
            counted_in_hour(context, "recover", context.device, recoveries_an_hour))
        return too_often(*minutes);
    Transaction transaction(context.store);
    forget_expired_proofs(context.store, context.now);
    auto user = user_meant(context.store, body->whom);
    const bool may_write =
        !counted_in_hour(context, "recover-letters", print, recovery_letters_an_hour);
    Proof proof;
    proof.id = body->id;
    proof.purpose = Purpose::recover;
    proof.fingerprint = print;
    proof.expires = context.now + context.config.recovery_life;
    if (user && may_write) proof.user_id = user->id;
    const Secrets secrets = make_proof(context, proof);
    if (user && may_write) {
        user->language = body->language;
        write_recovery(context, body->id, *user, secrets);
    }
    transaction.commit();
    return answer(201, wire::LetterSent{proof.id, proof.expires});
}

bool set_recovered_password(Context& context, const Proof& proof, const std::string& hash) {
    auto user = user_by_id(context.store, proof.user_id);
    if (!user || proof.state != ProofState::open) return false;
    user->password_hash = hash;
    user->password_at = context.now;
    put_user(context.store, *user);
    end_sessions_of(context.store, user->id);
    end_proof(context.store, proof.id, ProofState::used);
    end_proofs_of(context.store, user->id, Purpose::recover);
    clear_attempts(context.store, "name", sha256_hex(user->login));
    write_password_changed(context, proof.id, *user);
    return true;
}

Response post_recovered_password(Context& context, const Request& request) {
    const auto body = wire::from_json<wire::RecoveredPassword>(request.body);
    if (!body) return undecodable(body.error());
    if (!has_own_id(request, body->id))
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the body's id");
    if (body->password.size() > max_password_bytes || is_weak_password(body->password, {}, {}))
        return refusal(wire::ErrorCode::password_weak, "too short, or a common one");
    const auto proof = proof_of_code(context, body->id, Purpose::recover, body->code);
    if (!proof) return proof.error();
    if (proof->state == ProofState::used) return answer(200, wire::Changed{body->id});
    const auto user = user_by_id(context.store, proof->user_id);
    if (!user) return refusal(wire::ErrorCode::code_over, "the code counts no more");
    if (is_weak_password(body->password, user->login, user->email))
        return refusal(wire::ErrorCode::password_weak, "it holds the user's name");
    std::string hash;
    context.aside([&] { hash = context.hasher.hash(body->password, context.random); });
    Transaction transaction(context.store);
    // Another may have used the link meanwhile.
    const auto still = find_proof(context.store, body->id);
    if (!still || !set_recovered_password(context, *still, hash))
        return refusal(wire::ErrorCode::code_over, "the code counts no more");
    transaction.commit();
    return answer(200, wire::Changed{body->id});
}

}  // namespace kvitok::server
