// The sections in which a resident reads what the company says. Each only fetches and shows:
//
//   place        event                next               effects
//   card         ShowRequisites       Requisites         AskRequisites
//   Requisites   PrintRequisites      Requisites         print the slip
//   news         (entered, signed in) news               AskNewsMarks
//   news         OpenNews             Article            AskArticle
//   Article      answered, signed in  Article            MarkNewsRead
//   any          Retry, Back to it    the same, Loading  its question again
#pragma once

#include <string>
#include <variant>

#include "kiosk/flows/server.h"

namespace kvitok::contact {

struct Requisites {
    server::Fetched<CompanyDetails> data;
};
struct Article {
    NewsItem item;
    server::Fetched<NewsArticle> data;
};
using Place = std::variant<Requisites, Article>;

struct ShowRequisites {};
struct PrintRequisites {};
struct OpenNews {
    std::string id;
};
using Press = std::variant<ShowRequisites, PrintRequisites, OpenNews>;

// Whether an answer is awaited there.
bool is_waiting(const Place& place);

}  // namespace kvitok::contact
