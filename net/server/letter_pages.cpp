// The page behind a letter's link, for the phone that reads the letter. Looking changes nothing, so
// that a mail program which opens links beforehand does no harm: the button does. The token in the
// address, known to the letter's reader only, is what the form is trusted for; no cookie is used.
#include <fmt/format.h>

#include "config/strings/texts.h"
#include "net/server/crypto.h"
#include "net/server/html.h"
#include "net/server/letters.h"
#include "net/server/passwords.h"

namespace kvitok::server {
namespace {

constexpr int unknown_links_an_hour = 30;  // of an address of origin
constexpr int forms_an_hour = 20;          // of a link

const Texts& russian_texts() {
    static const Texts texts(Language::russian);
    return texts;
}
const Texts& english_texts() {
    static const Texts texts(Language::english);
    return texts;
}

// Both languages of a text, the second one small: nobody has chosen one here.
template <strings::Key title, strings::Key text>
Response both(int status, std::string_view more = {}) {
    const Texts &ru = russian_texts(), &en = english_texts();
    return html_page(status, ru.say<title>(),
                     fmt::format("<h1>{}</h1><p>{}</p>{}<p><small>{}. {}</small></p>",
                                 escaped(ru.say<title>()), escaped(ru.say<text>()), more,
                                 escaped(en.say<title>()), escaped(en.say<text>())));
}

template <strings::Key key>
std::string label_of() {
    return escaped(russian_texts().say<key>() + " · " + english_texts().say<key>());
}

// The form goes to the page's own address.
template <strings::Key button>
std::string form_with(std::string_view fields) {
    return fmt::format("<form method=\"post\">{}<button>{}</button></form>", fields,
                       label_of<button>());
}

std::string password_fields(std::string_view error) {
    constexpr const char* field =
        "<label>{0}<input type=\"password\" name=\"{1}\" required minlength=\"8\" maxlength=\"64\" "
        "autocomplete=\"new-password\"></label>";
    std::string html;
    if (!error.empty()) html += fmt::format("<p class=\"bad\">{}</p>", error);
    html += fmt::format(field, label_of<"web.password">(), "password");
    return html + fmt::format(field, label_of<"web.password2">(), "again");
}

Response no_such_link() {
    return both<"web.unknown", "web.unknown_text">(404);
}

// The proof behind a link; a page instead if there is none that still counts.
tl::expected<Proof, Response> proof_behind(Context& context, const Request& request,
                                           const std::string& token) {
    auto proof =
        is_hex_id(token, 64) ? find_proof_by_token(context.store, sha256_hex(token)) : std::nullopt;
    if (!proof) {
        if (counted_in_hour(context, "links", request.origin, unknown_links_an_hour))
            return tl::unexpected(both<"web.often", "web.often_text">(429));
        return tl::unexpected(no_such_link());
    }
    if (proof->state == ProofState::used)
        return tl::unexpected(both<"web.used", "web.used_text">(410));
    if (proof->state == ProofState::over || context.now >= proof->expires)
        return tl::unexpected(both<"web.over", "web.over_text">(410));
    return *proof;
}

Response recovery_page(int status, std::string_view error) {
    return both<"web.recover", "web.recover_text">(
        status, form_with<"web.recover_button">(password_fields(error)));
}

Response recovered(Context& context, const Request& request, const Proof& proof) {
    const std::string password = form_value(request.body, "password");
    const auto user = user_by_id(context.store, proof.user_id);
    if (!user) return both<"web.over", "web.over_text">(410);
    if (password != form_value(request.body, "again"))
        return recovery_page(422, label_of<"web.password_differs">());
    if (password.size() > max_password_bytes ||
        is_weak_password(password, user->login, user->email))
        return recovery_page(422, label_of<"web.password_weak">());
    std::string hash;
    context.aside([&] { hash = context.hasher.hash(password, context.random); });
    Transaction transaction(context.store);
    const auto still = find_proof(context.store, proof.id);
    if (!still || !set_recovered_password(context, *still, hash))
        return both<"web.used", "web.used_text">(410);
    transaction.commit();
    return both<"web.recovered", "web.recovered_text">(200);
}

Response activated(Context& context, const Proof& proof) {
    Transaction transaction(context.store);
    const Activated result = activate(context, proof);
    transaction.commit();
    if (result == Activated::taken) return both<"web.taken", "web.taken_text">(410);
    if (result == Activated::gone) return both<"web.over", "web.over_text">(410);
    return both<"web.active", "web.active_text">(200);
}

Response email_taken(Context& context, const Proof& proof) {
    Transaction transaction(context.store);
    const EmailTaken result = take_email(context, proof);
    transaction.commit();
    if (result == EmailTaken::taken) return both<"web.taken", "web.taken_text">(410);
    if (result == EmailTaken::gone) return both<"web.over", "web.over_text">(410);
    return both<"web.email_new", "web.email_new_text">(200);
}

}  // namespace

Response get_letter_page(Context& context, const Request& request, const std::string& token) {
    const auto proof = proof_behind(context, request, token);
    if (!proof) return proof.error();
    switch (proof->purpose) {
        case Purpose::activate:
            return both<"web.activate", "web.activate_text">(200,
                                                             form_with<"web.activate_button">({}));
        case Purpose::recover:
            return recovery_page(200, {});
        case Purpose::email:
            return both<"web.email", "web.email_text">(200, form_with<"web.email_button">({}));
    }
    return no_such_link();
}

Response post_letter_form(Context& context, const Request& request, const std::string& token) {
    const auto proof = proof_behind(context, request, token);
    if (!proof) return proof.error();
    if (counted_in_hour(context, "forms", proof->id, forms_an_hour))
        return both<"web.often", "web.often_text">(429);
    switch (proof->purpose) {
        case Purpose::activate:
            return activated(context, *proof);
        case Purpose::recover:
            return recovered(context, request, *proof);
        case Purpose::email:
            return email_taken(context, *proof);
    }
    return no_such_link();
}

}  // namespace kvitok::server
