// The messages about the company: bank details (CompanyDetails), a whole piece of news
// (NewsArticle), and which news somebody has read. Values only; any thread.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/company.h"

namespace kvitok::wire {

// GET /v1/me/news: of the news that the house's notice holds.
struct NewsMarks {
    std::vector<std::string> read;  // ids
    friend bool operator==(const NewsMarks&, const NewsMarks&) = default;
};

}  // namespace kvitok::wire
