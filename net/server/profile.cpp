// The user's own profile: seen, changed, deleted. Every request is about the session's user only.
#include <algorithm>

#include "net/server/crypto.h"
#include "net/server/letters.h"
#include "net/server/passwords.h"

namespace kvitok::server {
namespace {

constexpr int email_letters_an_hour = 5;  // of a user, and to an address
constexpr int passwords_an_hour = 5;      // wrong ones of a user

Response nobody_signed_in() {
    return refusal(wire::ErrorCode::not_signed_in, "nobody is signed in");
}

std::optional<UserRow> user_asking(Context& context, const Request& request) {
    const auto owner = owner_of(context, request);
    return owner ? user_by_id(context.store, owner->user_id) : std::nullopt;
}

people::Profile profile_of(Context& context, const UserRow& user) {
    people::Profile profile;
    profile.user = user.login;
    profile.name = user.name;
    profile.email = user.email;
    profile.phone = user.phone;
    if (user.password_at.ms > 0)
        profile.password_changed =
            to_local(user.password_at, context.house.utc_offset_minutes).date;
    profile.bills_by_mail = user.bills_from.has_value();
    return profile;
}

// What is true of every body that changes something, once it is decoded.
template <class Body>
std::optional<Response> not_to_be_done(Context& context, const Request& request, const Body& body,
                                       const UserRow& user, const std::string& print) {
    if (!has_own_id(request, body.id))
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the body's id");
    const auto before = find_change(context.store, body.id, user.id);
    if (!before) return std::nullopt;
    if (*before != print)
        return refusal(wire::ErrorCode::id_reused, "the id came before with something else");
    return answer(200, wire::Changed{body.id});
}

// The password of the one who is signed in, again: whoever finds an open cabinet has it not.
std::optional<Response> wrong_password(Context& context, const UserRow& user,
                                       const std::string& password) {
    const auto before = find_attempts(context.store, "own-password", sha256_hex(user.id));
    if (before && before->locked_until > context.now)
        return too_often(static_cast<int>((before->locked_until.ms - context.now.ms) / 60'000) + 1);
    bool matches = false;
    if (password.size() <= max_password_bytes)
        context.aside([&] { matches = context.hasher.matches(password, user.password_hash); });
    if (matches) {
        clear_attempts(context.store, "own-password", sha256_hex(user.id));
        return std::nullopt;
    }
    Attempts tries{"own-password", sha256_hex(user.id), 1, context.now, TimePoint{}};
    if (before && before->locked_until.ms == 0) tries.failures = before->failures + 1;
    if (tries.failures >= passwords_an_hour)
        tries.locked_until = context.now + std::chrono::hours(1);
    put_attempts(context.store, tries);
    wire::Error error;
    error.code = wire::ErrorCode::password_wrong;
    error.message = "not the password of the one who is signed in";
    error.tries_left = std::max(0, passwords_an_hour - tries.failures);
    return refusal(error);
}

std::string change_print(const wire::ProfileChange& change) {
    wire::ProfileChange plain = change;
    plain.id = std::string(32, '0');
    return sha256_hex(wire::to_json(plain));
}

// False if a field has not its form.
bool apply(const wire::ProfileChange& change, UserRow& user, Period this_month) {
    if (change.name) {
        const bool whole = people::is_name(change.name->surname) &&
                           people::is_name(change.name->first_name) &&
                           people::is_name(change.name->patronymic);
        if (!whole) return false;
        user.name = *change.name;
    }
    if (change.phone) {
        const auto phone = people::parse_phone(*change.phone);
        if (!phone) return false;
        user.phone = *phone;
    }
    if (change.bills_by_mail && *change.bills_by_mail != user.bills_from.has_value()) {
        user.bills_from = std::nullopt;
        if (*change.bills_by_mail) user.bills_from = this_month;
    }
    return true;
}

}  // namespace

Response get_profile(Context& context, const Request& request) {
    const auto user = user_asking(context, request);
    if (!user) return nobody_signed_in();
    return answer(200, profile_of(context, *user));
}

Response post_profile(Context& context, const Request& request) {
    const auto change = wire::from_json<wire::ProfileChange>(request.body);
    if (!change) return undecodable(change.error());
    auto user = user_asking(context, request);
    if (!user) return nobody_signed_in();
    const std::string print = change_print(*change);
    if (const auto no = not_to_be_done(context, request, *change, *user, print))
        return no->status == 200 ? answer(200, profile_of(context, *user)) : *no;
    if (!apply(*change, *user, period_of(context.today())))
        return refusal(wire::ErrorCode::bad_request, "a field has not its form");
    Transaction transaction(context.store);
    put_user(context.store, *user);
    add_change(context.store, change->id, user->id, print, context.now);
    transaction.commit();
    return answer(200, profile_of(context, *user));
}

Response post_email(Context& context, const Request& request) {
    const auto body = wire::from_json<wire::EmailChange>(request.body);
    if (!body) return undecodable(body.error());
    const auto user = user_asking(context, request);
    if (!user) return nobody_signed_in();
    const std::string email = people::lower(body->email);
    if (!has_own_id(request, body->id) || !people::is_email(email))
        return refusal(wire::ErrorCode::bad_request, "no id of its own, or no address");
    const std::string print = sha256_hex(user->id + "|" + email);
    if (const auto before = find_proof(context.store, body->id)) {
        if (before->fingerprint != print)
            return refusal(wire::ErrorCode::id_reused, "the id came before with another address");
        return answer(200, wire::LetterSent{before->id, before->expires});
    }
    if (const auto wait = counted_in_hour(context, "email", user->id, email_letters_an_hour))
        return too_often(*wait);
    Transaction transaction(context.store);
    end_proofs_of(context.store, user->id, Purpose::email);
    Proof proof;
    proof.id = body->id;
    proof.purpose = Purpose::email;
    proof.user_id = user->id;
    proof.fingerprint = print;
    proof.expires = context.now + context.config.registration_life;
    const auto other = user_by_email(context.store, email);
    const bool is_free = !other || other->id == user->id;
    if (is_free) proof.email = email;
    const Secrets secrets = make_proof(context, proof);
    if (!counted_in_hour(context, "letters", email, email_letters_an_hour)) {
        if (is_free) {
            write_confirm_email(context, body->id, email, body->language, secrets);
        } else {
            write_email_is_yours(context, body->id, *other);
        }
    }
    transaction.commit();
    return answer(201, wire::LetterSent{proof.id, proof.expires});
}

EmailTaken take_email(Context& context, const Proof& proof) {
    auto user = user_by_id(context.store, proof.user_id);
    if (!user || proof.email.empty() || proof.state != ProofState::open) return EmailTaken::gone;
    const auto other = user_by_email(context.store, proof.email);
    if (other && other->id != user->id) {
        end_proof(context.store, proof.id, ProofState::over);
        return EmailTaken::taken;
    }
    const UserRow before = *user;
    user->email = proof.email;
    put_user(context.store, *user);
    end_proof(context.store, proof.id, ProofState::used);
    if (before.email != user->email) write_email_changed(context, proof.id, before);
    return EmailTaken::now;
}

Response post_email_code(Context& context, const Request& request) {
    const auto body = wire::from_json<wire::LetterCode>(request.body);
    if (!body) return undecodable(body.error());
    const auto user = user_asking(context, request);
    if (!user) return nobody_signed_in();
    if (!has_own_id(request, body->id))
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the body's id");
    const auto foreign = find_proof(context.store, body->id);
    if (foreign && foreign->user_id != user->id)
        return refusal(wire::ErrorCode::code_over, "the code counts no more");
    const auto proof = proof_of_code(context, body->id, Purpose::email, body->code);
    if (!proof) return proof.error();
    if (proof->state == ProofState::used) return answer(200, wire::Changed{body->id});
    Transaction transaction(context.store);
    const EmailTaken result = take_email(context, *proof);
    transaction.commit();
    if (result == EmailTaken::taken)
        return refusal(wire::ErrorCode::taken, "the address has an owner by now");
    if (result == EmailTaken::gone)
        return refusal(wire::ErrorCode::code_over, "the code counts no more");
    return answer(200, wire::Changed{body->id});
}

Response post_password(Context& context, const Request& request) {
    const auto body = wire::from_json<wire::PasswordChange>(request.body);
    if (!body) return undecodable(body.error());
    auto user = user_asking(context, request);
    if (!user) return nobody_signed_in();
    const std::string print = sha256_hex("password");
    if (const auto no = not_to_be_done(context, request, *body, *user, print)) return *no;
    if (body->new_password.size() > max_password_bytes ||
        is_weak_password(body->new_password, user->login, user->email))
        return refusal(wire::ErrorCode::password_weak, "too short, or a common one");
    if (const auto wrong = wrong_password(context, *user, body->old_password)) return *wrong;
    std::string hash;
    context.aside([&] { hash = context.hasher.hash(body->new_password, context.random); });
    // What changed meanwhile must not be undone.
    user = user_by_id(context.store, user->id);
    if (!user) return nobody_signed_in();
    user->password_hash = hash;
    user->password_at = context.now;
    Transaction transaction(context.store);
    put_user(context.store, *user);
    end_sessions_of(context.store, user->id, sha256_hex(request.bearer));
    end_proofs_of(context.store, user->id, Purpose::recover);
    add_change(context.store, body->id, user->id, print, context.now);
    write_password_changed(context, body->id, *user);
    transaction.commit();
    return answer(200, wire::Changed{body->id});
}

Response delete_my_account(Context& context, const Request& request, const std::string& number) {
    const auto owner = owner_of(context, request);
    if (!owner) return nobody_signed_in();
    const auto parsed = parse_account_number(number);
    if (!parsed || !remove_account(context.store, owner->user_id, *parsed))
        return refusal(wire::ErrorCode::account_unknown, "no such account");
    return answer(200, wire::AccountList{
                           summaries_of(context, accounts_of_user(context.store, owner->user_id))});
}

Response post_deletion(Context& context, const Request& request) {
    const auto body = wire::from_json<wire::UserDeletion>(request.body);
    if (!body) return undecodable(body.error());
    const auto user = user_asking(context, request);
    if (!user) return nobody_signed_in();
    if (!has_own_id(request, body->id))
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the body's id");
    if (const auto wrong = wrong_password(context, *user, body->password)) return *wrong;
    Transaction transaction(context.store);
    write_deleted(context, body->id, *user);
    erase_user(context.store, user->id, context.now);
    transaction.commit();
    return answer(200, wire::Changed{body->id});
}

}  // namespace kvitok::server
