// Errors that somebody noticed on a screen: kept with the screen and the terminal, not with a
// person.
#include "net/server/correspondence.h"
#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/store_appeals.h"
#include "net/wire/appeals.h"

namespace kvitok::server {
namespace {

constexpr int most_reports_an_hour = 20;

}  // namespace

Response post_report(Context& context, const Request& request) {
    const auto post = wire::from_json<wire::ReportPost>(request.body);
    if (!post) return undecodable(post.error());
    if (request.idempotency_key != post->id)
        return refusal(wire::ErrorCode::bad_request, "Idempotency-Key is not the report's id");
    const std::string fingerprint = sha256_hex(post->screen + "|" + post->text);
    if (const auto before = find_report(context.store, post->id)) {
        if (before->device != context.device || before->fingerprint != fingerprint)
            return refusal(wire::ErrorCode::id_reused, "the id came before with other content");
        return answer(200, wire::ReportTaken{post->id});
    }
    if (!is_letter(post->text, 3))
        return refusal(wire::ErrorCode::bad_request, "the text is too short or not plain");
    const TimePoint hour_ago = context.now + -Milliseconds(std::chrono::hours(1));
    if (reports_since(context.store, context.device, hour_ago) >= most_reports_an_hour)
        return refusal(wire::ErrorCode::too_many, "too many reports from this terminal");
    add_report(context.store,
               {post->id, context.device, post->screen, post->text, context.now, fingerprint});
    return answer(201, wire::ReportTaken{post->id});
}

}  // namespace kvitok::server
