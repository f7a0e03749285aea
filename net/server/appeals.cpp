// Appeals: their list, the conversation, new ones and further messages, each once per id for ever.
// Whoever did not write an appeal is told what he would be told of one that does not exist.
#include "net/wire/appeals.h"
#include "net/server/correspondence.h"
#include "net/server/crypto.h"
#include "net/server/handlers.h"
#include "net/server/store_appeals.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

constexpr Milliseconds appeals_window = std::chrono::hours(24);
constexpr int most_appeals_a_day = 10;
// The company must still be able to answer the last one.
constexpr std::size_t most_messages = wire::max_appeal_messages - 8;

Response no_such_appeal() {
    return refusal(ErrorCode::not_found, "no such appeal");
}

Response bad_appeal(const char* why) {
    return refusal(ErrorCode::bad_request, why);
}

std::string fingerprint_of(const wire::AppealPost& post) {
    return sha256_hex(post.account.digits + "|" + std::string(wire::to_word(post.kind)) + "|" +
                      post.email + "|" + post.phone + "|" + post.text);
}

// The appeal as its writer may see it.
Response appeal_shown(int status, const StoredAppeal& stored) {
    Appeal appeal = stored.appeal;
    appeal.email = masked_email(appeal.email);
    appeal.phone = masked_phone(appeal.phone);
    return answer(status, appeal);
}

Response appeal_anew(Context& context, int status, const std::string& id) {
    const auto appeal = find_appeal(context.store, id);
    return appeal ? appeal_shown(status, *appeal) : no_such_appeal();
}

// The appeal of this id, if who asks has written it, and still has the account that it is about.
tl::expected<StoredAppeal, Response> own_appeal(Context& context, const Request& request,
                                                const std::string& id) {
    const auto owner = owner_of(context, request);
    if (!owner) return tl::unexpected(refusal(ErrorCode::not_signed_in, "nobody is signed in"));
    auto appeal = find_appeal(context.store, id);
    if (!appeal || appeal->user_id != owner->user_id || !owner->owns(appeal->appeal.account))
        return tl::unexpected(no_such_appeal());
    return *std::move(appeal);
}

const char* fault_of(const wire::AppealPost& post) {
    if (!is_letter(post.text)) return "the text is too short or not plain";
    if (post.email.empty() && post.phone.empty()) return "nowhere to answer";
    if (!post.email.empty() && !is_email(post.email)) return "the e-mail is none";
    if (!post.phone.empty() && !is_phone(post.phone)) return "the telephone is none";
    return nullptr;
}

StoredAppeal appeal_of(Context& context, const wire::AppealPost& post, const Own& own) {
    StoredAppeal stored;
    Appeal& appeal = stored.appeal;
    appeal.summary.id = post.id;
    appeal.summary.kind = post.kind;
    appeal.summary.subject = subject_of(post.text);
    appeal.summary.updated = context.now;
    appeal.account = post.account;
    appeal.answer_by = working_day_after(context.store, context.today(),
                                         reply_days(context.store, own.account.house_id));
    appeal.email = post.email;
    appeal.phone = post.phone;
    appeal.way = post.email.empty() ? AnswerWay::phone : AnswerWay::email;
    appeal.messages = {{false, post.text, context.now}};
    stored.user_id = own.owner.user_id;
    stored.created = context.now;
    stored.seen = 1;
    stored.fingerprint = fingerprint_of(post);
    return stored;
}

}  // namespace

Response get_appeals(Context& context, const Request& request, const std::string& number) {
    const auto own = own_account(context, request, number);
    if (!own) return own.error();
    wire::AppealList list;
    list.reply_days = reply_days(context.store, own->account.house_id);
    for (StoredAppeal& stored : appeals_of(context.store, own->owner.user_id, own->account.number))
        list.appeals.push_back(std::move(stored.appeal.summary));
    return answer(200, list);
}

Response get_appeal(Context& context, const Request& request, const std::string& id) {
    const auto appeal = own_appeal(context, request, id);
    return appeal ? appeal_shown(200, *appeal) : appeal.error();
}

Response post_appeal(Context& context, const Request& request) {
    const auto post = wire::from_json<wire::AppealPost>(request.body);
    if (!post) return undecodable(post.error());
    if (request.idempotency_key != post->id)
        return bad_appeal("Idempotency-Key is not the appeal's id");
    const auto own = own_account(context, request, post->account.digits);
    if (!own) return own.error();
    if (const auto before = find_appeal(context.store, post->id)) {
        const bool same =
            before->user_id == own->owner.user_id && before->fingerprint == fingerprint_of(*post);
        return same ? appeal_shown(200, *before)
                    : refusal(ErrorCode::id_reused, "the id came before with other content");
    }
    if (const char* fault = fault_of(*post)) return bad_appeal(fault);
    const TimePoint yesterday = context.now + -appeals_window;
    if (appeals_since(context.store, own->owner.user_id, yesterday) >= most_appeals_a_day)
        return refusal(ErrorCode::too_many, "too many appeals in a day");
    Transaction transaction(context.store);
    add_appeal(context.store, appeal_of(context, *post, *own), {post->id});
    transaction.commit();
    return appeal_anew(context, 201, post->id);
}

Response post_appeal_reply(Context& context, const Request& request, const std::string& id) {
    const auto reply = wire::from_json<wire::AppealReply>(request.body);
    if (!reply) return undecodable(reply.error());
    if (request.idempotency_key != reply->id)
        return bad_appeal("Idempotency-Key is not the message's id");
    const auto appeal = own_appeal(context, request, id);
    if (!appeal) return appeal.error();
    if (const auto before = find_message(context.store, id, reply->id)) {
        return *before == reply->text
                   ? appeal_shown(200, *appeal)
                   : refusal(ErrorCode::id_reused, "the id came before with other content");
    }
    if (!is_letter(reply->text, 2)) return bad_appeal("the text is too short or not plain");
    if (appeal->appeal.messages.size() >= most_messages)
        return refusal(ErrorCode::too_many, "the conversation is too long");
    Transaction transaction(context.store);
    const AppealState state = appeal->appeal.summary.state == AppealState::done
                                  ? AppealState::working
                                  : appeal->appeal.summary.state;
    add_message(context.store, *appeal, reply->id, {false, reply->text, context.now}, state);
    transaction.commit();
    return appeal_anew(context, 201, id);
}

Response post_appeal_seen(Context& context, const Request& request, const std::string& id) {
    const auto seen = wire::from_json<wire::AppealSeen>(request.body);
    if (!seen) return undecodable(seen.error());
    const auto appeal = own_appeal(context, request, id);
    if (!appeal) return appeal.error();
    mark_seen(context.store, id, seen->messages);
    return {.status = 204, .content_type = "", .body = "", .retry_after_s = 0};
}

Response post_appeal_way(Context& context, const Request& request, const std::string& id) {
    const auto wish = wire::from_json<wire::AppealWay>(request.body);
    if (!wish) return undecodable(wish.error());
    const auto appeal = own_appeal(context, request, id);
    if (!appeal) return appeal.error();
    const bool by_email = wish->way == AnswerWay::email;
    if ((by_email ? appeal->appeal.email : appeal->appeal.phone).empty())
        return bad_appeal("there is no such address");
    choose_way(context.store, id, wish->way);
    return appeal_anew(context, 200, id);
}

}  // namespace kvitok::server
