// Registering: the same answer for free and taken names and addresses; what is what stands in the
// letter, which only the address's owner reads.
#include "net/server/crypto.h"
#include "net/server/letters.h"
#include "net/server/passwords.h"

namespace kvitok::server {
namespace {

constexpr int registrations_an_hour = 30;  // of a terminal
constexpr int letters_an_hour = 5;         // to an address
constexpr std::size_t user_id_bytes = 8;

UserRow user_of(const people::Application& form) {
    UserRow user;
    user.login = people::lower(form.user);
    user.name = form.name;
    user.email = people::lower(form.email);
    user.phone = people::parse_phone(form.phone).value_or("");
    user.language = form.language;
    return user;
}

std::optional<Response> fault_of(const people::Application& form) {
    const bool whole = people::is_name(form.name.surname) &&
                       people::is_name(form.name.first_name) &&
                       people::is_name(form.name.patronymic) && people::is_email(form.email) &&
                       people::is_user_name(form.user) && people::parse_phone(form.phone);
    if (!whole) return refusal(wire::ErrorCode::bad_request, "a field has not its form");
    if (form.password.size() > max_password_bytes ||
        is_weak_password(form.password, form.user, form.email))
        return refusal(wire::ErrorCode::password_weak, "too short, or a common one");
    return std::nullopt;
}

std::string registration_print(const UserRow& user) {
    return sha256_hex(user.login + "|" + user.email + "|" + user.phone + "|" + user.name.surname +
                      "|" + user.name.first_name + "|" + user.name.patronymic);
}

// `login` with the first number that makes it free.
std::string free_name_like(Store& store, std::string login) {
    login.resize(std::min(login.size(), people::most_user_name - 3));
    for (int number = 2; number < 100; ++number) {
        const std::string name = login + std::to_string(number);
        if (!user_by_login(store, name)) return name;
    }
    return login + "100";
}

Response letter_sent(int status, const Proof& proof) {
    return answer(status, wire::LetterSent{proof.id, proof.expires});
}

}  // namespace

Response post_registration(Context& context, const Request& request) {
    const auto form = wire::from_json<people::Application>(request.body);
    if (!form) return undecodable(form.error());
    if (!has_own_id(request, form->id))
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the body's id");
    if (const auto fault = fault_of(*form)) return *fault;
    UserRow user = user_of(*form);
    if (const auto before = find_proof(context.store, form->id)) {
        if (before->fingerprint != registration_print(user))
            return refusal(wire::ErrorCode::id_reused, "the id came before with another form");
        return letter_sent(200, *before);
    }
    if (const auto minutes =
            counted_in_hour(context, "register", context.device, registrations_an_hour))
        return too_often(*minutes);
    context.aside(
        [&] { user.password_hash = context.hasher.hash(form->password, context.random); });
    Transaction transaction(context.store);
    forget_expired_proofs(context.store, context.now);
    Proof proof;
    proof.id = form->id;
    proof.fingerprint = registration_print(user);
    proof.expires = context.now + context.config.registration_life;
    const Secrets secrets = make_proof(context, proof);
    const auto owner = user_by_email(context.store, user.email);
    const bool may_write = !counted_in_hour(context, "letters", user.email, letters_an_hour);
    if (owner) {
        if (may_write) write_you_are_registered(context, form->id, *owner);
    } else if (user_by_login(context.store, user.login)) {
        if (may_write)
            write_name_taken(context, form->id, user, free_name_like(context.store, user.login));
    } else {
        add_registration(context.store, form->id, user);
        if (may_write) write_activation(context, form->id, user, secrets);
    }
    transaction.commit();
    return letter_sent(201, proof);
}

Activated activate(Context& context, const Proof& proof) {
    auto user = find_registration(context.store, proof.id);
    if (!user) return Activated::gone;
    // Two may have registered the same; the first to open the letter has it.
    const bool taken = user_by_login(context.store, user->login).has_value() ||
                       user_by_email(context.store, user->email).has_value();
    end_proof(context.store, proof.id, taken ? ProofState::over : ProofState::used);
    if (taken) return Activated::taken;
    user->id = "user-" + random_hex(context.random, user_id_bytes);
    user->password_at = context.now;
    add_user(context.store, *user);
    return Activated::now;
}

Response post_activation(Context& context, const Request& request) {
    const auto body = wire::from_json<wire::LetterCode>(request.body);
    if (!body) return undecodable(body.error());
    if (!has_own_id(request, body->id))
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the body's id");
    const auto proof = proof_of_code(context, body->id, Purpose::activate, body->code);
    if (!proof) return proof.error();
    if (proof->state == ProofState::used) return answer(200, wire::Changed{body->id});
    Transaction transaction(context.store);
    const Activated result = activate(context, *proof);
    transaction.commit();
    if (result == Activated::taken)
        return refusal(wire::ErrorCode::taken, "the name or the address has an owner by now");
    if (result == Activated::gone)
        return refusal(wire::ErrorCode::code_over, "the registration is forgotten");
    return answer(200, wire::Changed{body->id});
}

}  // namespace kvitok::server
