// What the sections about the company ask of its server, and what comes back. Included by server.h.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/domain/appeal.h"
#include "kiosk/domain/company.h"
#include "kiosk/domain/service_offer.h"

namespace kvitok::server {
inline namespace asked {
namespace contact {

struct AskRequisites {
    std::string token;
    AccountNumber number;
};
struct AskArticle {
    std::string id;
};
struct AskNewsMarks {
    std::string token;
};
struct MarkNewsRead {
    std::string token;
    std::string id;
};

struct AskAppeals {
    std::string token;
    AccountNumber number;
};
struct AskAppeal {
    std::string token;
    std::string id;
};
struct WriteAppeal {
    std::string token;
    std::string id;  // made by the terminal: the server takes it once
    AccountNumber number;
    AppealKind kind = AppealKind::other;
    std::string text;
    std::string email;  // one of the two may be empty
    std::string phone;
};
struct ReplyToAppeal {
    std::string token;
    std::string appeal;
    std::string id;  // of the message
    std::string text;
};
struct MarkAppealSeen {
    std::string token;
    std::string appeal;
    int messages = 0;
};
struct ChooseAnswerWay {
    std::string token;
    std::string appeal;
    AnswerWay way = AnswerWay::email;
};

struct AskServices {
    std::string token;
    AccountNumber number;
};
struct OrderService {
    std::string token;
    std::string id;
    AccountNumber number;
    std::string offer;
    Date date;
    HourSpan hours;
};
struct CancelOrder {
    std::string token;
    std::string id;
};

struct ReportError {
    std::string id;
    std::string screen;
    std::string text;
};

using Question = std::variant<AskRequisites, AskArticle, AskNewsMarks, MarkNewsRead, AskAppeals,
                              AskAppeal, WriteAppeal, ReplyToAppeal, MarkAppealSeen,
                              ChooseAnswerWay, AskServices, OrderService, CancelOrder, ReportError>;

struct NewsMarks {
    std::vector<std::string> read;  // ids
};
struct Appeals {
    std::vector<AppealSummary> appeals;
    int reply_days = 0;
};
struct Done {};

using Answer = std::variant<CompanyDetails, NewsArticle, NewsMarks, Appeals, Appeal,
                            ServiceCatalogue, ServiceRequest, Done>;

}  // namespace contact
}  // namespace asked
}  // namespace kvitok::server
