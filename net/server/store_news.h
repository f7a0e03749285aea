// News in the store: whole texts, and who has read what. The list is bulletin_of in store_house.h.
// See store.h for the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/company.h"
#include "net/server/store.h"

namespace kvitok::server {

// Of a house, and not later than `today`; nothing for any other.
std::optional<NewsArticle> find_article(Store& store, const std::string& house_id,
                                        const std::string& id, Date today);
std::vector<std::string> read_news(Store& store, const std::string& user_id,
                                   const std::string& house_id);
// Once, however often it is called.
void mark_news_read(Store& store, const std::string& user_id, const std::string& news_id,
                    TimePoint at);

}  // namespace kvitok::server
