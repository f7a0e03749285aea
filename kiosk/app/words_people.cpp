#include "kiosk/app/words_people.h"

#include "net/wire/codec.h"

namespace kvitok::app {
namespace {

namespace asking = server::people_asking;

struct PeopleToAsk {
    using Endpoint = wire::EndpointName;

    template <class Body>
    static client::Ask once(Endpoint endpoint, const Body& body, std::string token = {}) {
        return {.endpoint = endpoint,
                .token = std::move(token),
                .body = wire::to_json(body),
                .once = body.id};
    }
    client::Ask operator()(const asking::Register& q) const {
        return once(Endpoint::register_user, q.form);
    }
    client::Ask operator()(const asking::Activate& q) const {
        return once(Endpoint::activate_user, wire::LetterCode{q.id, q.code});
    }
    client::Ask operator()(const asking::Recover& q) const {
        return once(Endpoint::recovery, wire::RecoveryRequest{q.id, q.language, q.whom});
    }
    client::Ask operator()(const asking::SetPassword& q) const {
        return once(Endpoint::recovered_password,
                    wire::RecoveredPassword{q.id, q.code, q.password});
    }
    client::Ask operator()(const asking::AskProfile& q) const {
        return {.endpoint = Endpoint::profile, .token = q.token};
    }
    client::Ask operator()(const asking::ChangeProfile& q) const {
        return once(Endpoint::change_profile,
                    wire::ProfileChange{q.id, q.name, q.phone, q.bills_by_mail}, q.token);
    }
    client::Ask operator()(const asking::ChangeEmail& q) const {
        return once(Endpoint::change_email, wire::EmailChange{q.id, q.language, q.email}, q.token);
    }
    client::Ask operator()(const asking::ConfirmEmail& q) const {
        return once(Endpoint::confirm_email, wire::LetterCode{q.id, q.code}, q.token);
    }
    client::Ask operator()(const asking::ChangePassword& q) const {
        return once(Endpoint::change_password,
                    wire::PasswordChange{q.id, q.old_password, q.new_password}, q.token);
    }
    client::Ask operator()(const asking::RemoveAccount& q) const {
        return {
            .endpoint = Endpoint::remove_account, .token = q.token, .parameter = q.number.digits};
    }
    client::Ask operator()(const asking::DeleteUser& q) const {
        return once(Endpoint::delete_user, wire::UserDeletion{q.id, q.password}, q.token);
    }
};

struct PeopleToRead {
    const std::string& body;
    using Result = std::optional<asking::Answer>;

    Result letter(const std::string& id) const {
        const auto sent = wire::from_json<wire::LetterSent>(body);
        if (!sent || sent->id != id) return std::nullopt;
        return asking::LetterSent{sent->valid_to};
    }
    Result changed(const std::string& id) const {
        const auto done = wire::from_json<wire::Changed>(body);
        if (!done || done->id != id) return std::nullopt;
        return asking::Changed{};
    }
    Result profile() const {
        auto seen = wire::from_json<people::Profile>(body);
        if (!seen) return std::nullopt;
        return *std::move(seen);
    }
    Result operator()(const asking::Register& q) const { return letter(q.form.id); }
    Result operator()(const asking::Recover& q) const { return letter(q.id); }
    Result operator()(const asking::ChangeEmail& q) const { return letter(q.id); }
    Result operator()(const asking::AskProfile&) const { return profile(); }
    Result operator()(const asking::ChangeProfile&) const { return profile(); }
    Result operator()(const asking::RemoveAccount&) const {
        auto left = wire::from_json<wire::AccountList>(body);
        if (!left) return std::nullopt;
        return asking::AccountsLeft{std::move(left->accounts)};
    }
    template <class Q>
    Result operator()(const Q& q) const {
        return changed(q.id);
    }
};

}  // namespace

client::Ask ask_of(const asking::Question& question) {
    return std::visit(PeopleToAsk{}, question);
}

std::optional<server::Answer> read(const asking::Question& question, const std::string& body) {
    auto answer = std::visit(PeopleToRead{body}, question);
    if (!answer) return std::nullopt;
    return server::Answer{*std::move(answer)};
}

}  // namespace kvitok::app
