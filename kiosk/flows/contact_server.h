// What the sections about the company ask of its server, and what comes back. Included by server.h.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/domain/company.h"

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

using Question = std::variant<AskRequisites, AskArticle, AskNewsMarks, MarkNewsRead>;

struct NewsMarks {
    std::vector<std::string> read;  // ids
};
struct Done {};

using Answer = std::variant<CompanyDetails, NewsArticle, NewsMarks, Done>;

}  // namespace contact
}  // namespace asked
}  // namespace kvitok::server
