// What the handlers of registration, recovery and profile share: links and codes sent by letter,
// and how often something may be tried. Inside Core's lock; may throw StoreFailed.
#pragma once

#include <optional>
#include <string>

#include "net/server/handlers.h"
#include "net/server/store_proofs.h"

namespace kvitok::server {

// One more of what may happen `most` times an hour; the minutes to wait when it was too often. What
// it is about is kept as a hash.
std::optional<int> counted_in_hour(Context& context, const std::string& scope,
                                   const std::string& subject, int most);
Response too_often(int minutes);

// What goes into a letter.
struct Secrets {
    std::string link;
    std::string code;
    TimePoint expires;
};
// Keeps a proof for the request `id` and gives what its letter says.
Secrets make_proof(Context& context, Proof proof);

// The open proof whose code this is, or the refusal; counts a wrong one. A used proof is given
// again to whoever knows its code, so that a lost answer does no harm.
tl::expected<Proof, Response> proof_of_code(Context& context, const std::string& id,
                                            Purpose purpose, const std::string& code);

// Whether the header has the body's id, as every request has that changes something.
bool has_own_id(const Request& request, const std::string& id);

// What a proof makes happen, by code or by link. In the caller's transaction.
enum class Activated { now, taken, gone };
Activated activate(Context& context, const Proof& proof);
bool set_recovered_password(Context& context, const Proof& proof, const std::string& hash);
enum class EmailTaken { now, taken, gone };
EmailTaken take_email(Context& context, const Proof& proof);

Response post_registration(Context& context, const Request& request);
Response post_activation(Context& context, const Request& request);
Response post_recovery(Context& context, const Request& request);
Response post_recovered_password(Context& context, const Request& request);
Response get_profile(Context& context, const Request& request);
Response post_profile(Context& context, const Request& request);
Response post_email(Context& context, const Request& request);
Response post_email_code(Context& context, const Request& request);
Response post_password(Context& context, const Request& request);
Response delete_my_account(Context& context, const Request& request, const std::string& number);
Response post_deletion(Context& context, const Request& request);
Response get_letter_page(Context& context, const Request& request, const std::string& token);
Response post_letter_form(Context& context, const Request& request, const std::string& token);

}  // namespace kvitok::server
