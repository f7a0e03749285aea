// The messages about appeals and paid services (Appeal, ServiceCatalogue and ServiceRequest travel
// as they are), and about errors that somebody noticed. Values only; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/appeal.h"
#include "kiosk/domain/service_offer.h"

namespace kvitok::wire {

inline constexpr std::size_t max_appeals = 64;
inline constexpr std::size_t max_appeal_messages = 64;
inline constexpr std::size_t max_letter = 2000;  // bytes of one message
inline constexpr std::size_t max_email = 128;
inline constexpr std::size_t max_phone = 24;
inline constexpr std::size_t max_offers = 64;
inline constexpr std::size_t max_service_days = 16;
inline constexpr std::size_t max_service_hours = 8;
inline constexpr std::size_t max_requests = 64;

// GET /v1/me/accounts/{number}/appeals, newest first.
struct AppealList {
    std::vector<AppealSummary> appeals;
    int reply_days = 0;  // working days of the term
    friend bool operator==(const AppealList&, const AppealList&) = default;
};

// POST /v1/me/appeals (Idempotency-Key: id). At least one of e-mail and phone. The answer is the
// Appeal: 201 first, 200 again.
struct AppealPost {
    std::string id;
    AccountNumber account;
    AppealKind kind = AppealKind::other;
    std::string text;
    std::string email;  // may be empty
    std::string phone;  // likewise
    friend bool operator==(const AppealPost&, const AppealPost&) = default;
};

// POST /v1/me/appeals/{id}/messages (Idempotency-Key: id). The answer is the Appeal.
struct AppealReply {
    std::string id;
    std::string text;
    friend bool operator==(const AppealReply&, const AppealReply&) = default;
};

// POST /v1/me/appeals/{id}/seen: so many messages were on the screen.
struct AppealSeen {
    int messages = 0;
    friend bool operator==(const AppealSeen&, const AppealSeen&) = default;
};

// POST /v1/me/appeals/{id}/way. The answer is the Appeal.
struct AppealWay {
    AnswerWay way = AnswerWay::email;
    friend bool operator==(const AppealWay&, const AppealWay&) = default;
};

// POST /v1/me/requests (Idempotency-Key: id). The answer is the ServiceRequest.
struct RequestPost {
    std::string id;
    AccountNumber account;
    std::string offer;
    Date date;
    HourSpan hours;
    friend bool operator==(const RequestPost&, const RequestPost&) = default;
};

// POST /v1/reports (Idempotency-Key: id): an error that somebody noticed. Nothing says who.
struct ReportPost {
    std::string id;
    std::string screen;
    std::string text;
    friend bool operator==(const ReportPost&, const ReportPost&) = default;
};
struct ReportTaken {
    std::string id;
    friend bool operator==(const ReportTaken&, const ReportTaken&) = default;
};

// The words of the enumerations, on the wire and in the store.
std::string_view to_word(AppealKind kind);
std::string_view to_word(AppealState state);
std::string_view to_word(AnswerWay way);
std::string_view to_word(OfferGroup group);
std::string_view to_word(OfferSign sign);
std::string_view to_word(RequestState state);
std::optional<AppealKind> parse_appeal_kind(std::string_view word);
std::optional<AppealState> parse_appeal_state(std::string_view word);
std::optional<AnswerWay> parse_answer_way(std::string_view word);
std::optional<OfferGroup> parse_offer_group(std::string_view word);
std::optional<OfferSign> parse_offer_sign(std::string_view word);
std::optional<RequestState> parse_request_state(std::string_view word);

}  // namespace kvitok::wire
