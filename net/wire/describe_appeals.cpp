#include <array>

#include "net/wire/appeals.h"
#include "net/wire/archive.h"
#include "net/wire/words.h"

namespace kvitok::wire {
namespace {

constexpr std::array appeal_kinds{
    Word<AppealKind>{AppealKind::charges, "charges"},
    Word<AppealKind>{AppealKind::repair, "repair"},
    Word<AppealKind>{AppealKind::documents, "documents"},
    Word<AppealKind>{AppealKind::other, "other"},
};
constexpr std::array appeal_states{
    Word<AppealState>{AppealState::sent, "sent"},
    Word<AppealState>{AppealState::working, "working"},
    Word<AppealState>{AppealState::done, "done"},
};
constexpr std::array answer_ways{
    Word<AnswerWay>{AnswerWay::email, "email"},
    Word<AnswerWay>{AnswerWay::phone, "phone"},
};
constexpr std::array offer_groups{
    Word<OfferGroup>{OfferGroup::plumbing, "plumbing"},
    Word<OfferGroup>{OfferGroup::electrics, "electrics"},
    Word<OfferGroup>{OfferGroup::documents, "documents"},
};
constexpr std::array offer_signs{
    Word<OfferSign>{OfferSign::meter, "meter"},
    Word<OfferSign>{OfferSign::tap, "tap"},
    Word<OfferSign>{OfferSign::radiator, "radiator"},
    Word<OfferSign>{OfferSign::electrician, "electrician"},
    Word<OfferSign>{OfferSign::socket, "socket"},
    Word<OfferSign>{OfferSign::paper, "paper"},
};
constexpr std::array request_states{
    Word<RequestState>{RequestState::sent, "sent"},
    Word<RequestState>{RequestState::accepted, "accepted"},
    Word<RequestState>{RequestState::done, "done"},
    Word<RequestState>{RequestState::cancelled, "cancelled"},
};

template <class T, std::size_t size>
void describe_by(Archive& archive, T& value, const std::array<Word<T>, size>& words) {
    std::string text;
    if (!archive.is_reading()) text = word_of(value, words);
    archive.text(text, 1, 32);
    if (!archive.is_reading() || archive.has_failed()) return;
    if (const auto found = value_of(text, words)) {
        value = *found;
    } else {
        archive.fail(DecodeError::bad_value);
    }
}

}  // namespace

std::string_view to_word(AppealKind kind) {
    return word_of(kind, appeal_kinds);
}
std::string_view to_word(AppealState state) {
    return word_of(state, appeal_states);
}
std::string_view to_word(AnswerWay way) {
    return word_of(way, answer_ways);
}
std::string_view to_word(OfferGroup group) {
    return word_of(group, offer_groups);
}
std::string_view to_word(OfferSign sign) {
    return word_of(sign, offer_signs);
}
std::string_view to_word(RequestState state) {
    return word_of(state, request_states);
}
std::optional<AppealKind> parse_appeal_kind(std::string_view word) {
    return value_of(word, appeal_kinds);
}
std::optional<AppealState> parse_appeal_state(std::string_view word) {
    return value_of(word, appeal_states);
}
std::optional<AnswerWay> parse_answer_way(std::string_view word) {
    return value_of(word, answer_ways);
}
std::optional<OfferGroup> parse_offer_group(std::string_view word) {
    return value_of(word, offer_groups);
}
std::optional<OfferSign> parse_offer_sign(std::string_view word) {
    return value_of(word, offer_signs);
}
std::optional<RequestState> parse_request_state(std::string_view word) {
    return value_of(word, request_states);
}

void describe(Archive& archive, AppealKind& value) {
    describe_by(archive, value, appeal_kinds);
}
void describe(Archive& archive, AppealState& value) {
    describe_by(archive, value, appeal_states);
}
void describe(Archive& archive, AnswerWay& value) {
    describe_by(archive, value, answer_ways);
}
void describe(Archive& archive, OfferGroup& value) {
    describe_by(archive, value, offer_groups);
}
void describe(Archive& archive, OfferSign& value) {
    describe_by(archive, value, offer_signs);
}
void describe(Archive& archive, RequestState& value) {
    describe_by(archive, value, request_states);
}

void describe(Archive& archive, AppealSummary& value) {
    Object(archive)
        .hex("id", value.id, 32)
        .number("number", value.number, 1, 1'000'000'000)
        .field("kind", value.kind)
        .text("subject", value.subject, 1, 256)
        .field("state", value.state)
        .field("unread", value.unread)
        .field("updated", value.updated)
        .field("note", value.note);
}

void describe(Archive& archive, AppealMessage& value) {
    Object(archive)
        .field("from_company", value.from_company)
        .text("text", value.text, 1, max_letter)
        .field("at", value.at);
}

void describe(Archive& archive, Appeal& value) {
    Object(archive)
        .field("summary", value.summary)
        .field("account", value.account)
        .field("answer_by", value.answer_by)
        .text("email", value.email, 0, max_email)
        .text("phone", value.phone, 0, max_phone)
        .field("way", value.way)
        .list("messages", value.messages, 1, max_appeal_messages);
}

void describe(Archive& archive, AppealList& value) {
    Object(archive)
        .list("appeals", value.appeals, 0, max_appeals)
        .number("reply_days", value.reply_days, 0, 365);
}

void describe(Archive& archive, AppealPost& value) {
    Object(archive)
        .hex("id", value.id, 32)
        .field("account", value.account)
        .field("kind", value.kind)
        .text("text", value.text, 1, max_letter)
        .text("email", value.email, 0, max_email)
        .text("phone", value.phone, 0, max_phone);
}

void describe(Archive& archive, AppealReply& value) {
    Object(archive).hex("id", value.id, 32).text("text", value.text, 1, max_letter);
}

void describe(Archive& archive, AppealSeen& value) {
    Object(archive).number("messages", value.messages, 0, max_appeal_messages);
}

void describe(Archive& archive, AppealWay& value) {
    Object(archive).field("way", value.way);
}

void describe(Archive& archive, HourSpan& value) {
    Object(archive).number("from", value.from, 0, 24).number("to", value.to, 0, 24);
}

void describe(Archive& archive, ServiceOffer& value) {
    Object(archive)
        .text("id", value.id, 1, 64)
        .field("group", value.group)
        .field("sign", value.sign)
        .field("title", value.title)
        .field("hint", value.hint)
        .field("price", value.price)
        .field("price_from", value.price_from);
}

void describe(Archive& archive, ServiceRequest& value) {
    Object(archive)
        .hex("id", value.id, 32)
        .number("number", value.number, 1, 1'000'000'000)
        .field("account", value.account)
        .field("title", value.title)
        .field("price", value.price)
        .field("price_from", value.price_from)
        .field("date", value.date)
        .field("hours", value.hours)
        .field("state", value.state)
        .field("can_cancel", value.can_cancel)
        .field("note", value.note);
}

void describe(Archive& archive, ServiceCatalogue& value) {
    Object(archive)
        .list("offers", value.offers, 0, max_offers)
        .list("days", value.days, 0, max_service_days)
        .list("hours", value.hours, 0, max_service_hours)
        .number("year", value.year, 2000, 9999)
        .list("requests", value.requests, 0, max_requests);
}

void describe(Archive& archive, RequestPost& value) {
    Object(archive)
        .hex("id", value.id, 32)
        .field("account", value.account)
        .text("offer", value.offer, 1, 64)
        .field("date", value.date)
        .field("hours", value.hours);
}

void describe(Archive& archive, ReportPost& value) {
    Object(archive)
        .hex("id", value.id, 32)
        .text("screen", value.screen, 1, 64)
        .text("text", value.text, 1, max_letter);
}

void describe(Archive& archive, ReportTaken& value) {
    Object(archive).hex("id", value.id, 32);
}

}  // namespace kvitok::wire
