// The messages about the company: bank details (CompanyDetails), a whole piece of news
// (NewsArticle), and which news somebody has read. Values only; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/company.h"

namespace kvitok::wire {

// GET /v1/me/news: of the news that the house's notice holds.
struct NewsMarks {
    std::vector<std::string> read;  // ids
    friend bool operator==(const NewsMarks&, const NewsMarks&) = default;
};

// The words of the topics, on the wire and in the store.
std::string_view to_word(NewsTopic topic);
std::optional<NewsTopic> parse_news_topic(std::string_view word);

}  // namespace kvitok::wire
