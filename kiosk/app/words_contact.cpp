#include "kiosk/app/words_contact.h"

#include "net/wire/codec.h"

namespace kvitok::app {
namespace {

namespace contact = server::contact;
using wire::EndpointName;

struct ToAsk {
    client::Ask operator()(const contact::AskRequisites& q) const {
        return {
            .endpoint = EndpointName::requisites, .token = q.token, .parameter = q.number.digits};
    }
    client::Ask operator()(const contact::AskArticle& q) const {
        return {.endpoint = EndpointName::news_article, .parameter = q.id};
    }
    client::Ask operator()(const contact::AskNewsMarks& q) const {
        return {.endpoint = EndpointName::news_marks, .token = q.token};
    }
    client::Ask operator()(const contact::MarkNewsRead& q) const {
        return {.endpoint = EndpointName::news_read, .token = q.token, .parameter = q.id};
    }
};

struct ToRead {
    const std::string& body;
    using Result = std::optional<contact::Answer>;

    template <class Message>
    Result as() const {
        auto message = wire::from_json<Message>(body);
        if (!message) return std::nullopt;
        return *std::move(message);
    }
    Result operator()(const contact::AskRequisites&) const { return as<CompanyDetails>(); }
    Result operator()(const contact::AskArticle& q) const {
        auto article = wire::from_json<NewsArticle>(body);
        if (!article || article->id != q.id) return std::nullopt;
        return *std::move(article);
    }
    Result operator()(const contact::AskNewsMarks&) const {
        auto marks = wire::from_json<wire::NewsMarks>(body);
        if (!marks) return std::nullopt;
        return contact::NewsMarks{std::move(marks->read)};
    }
    Result operator()(const contact::MarkNewsRead&) const { return contact::Done{}; }
};

}  // namespace

client::Ask ask_of(const contact::Question& question) {
    return std::visit(ToAsk{}, question);
}

std::optional<server::Answer> read(const contact::Question& question, const std::string& body) {
    auto answer = std::visit(ToRead{body}, question);
    if (!answer) return std::nullopt;
    return server::Answer{*std::move(answer)};
}

}  // namespace kvitok::app
