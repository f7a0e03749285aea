#include "kiosk/app/words_contact.h"

#include "net/wire/appeals.h"
#include "net/wire/codec.h"
#include "net/wire/company.h"

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
    client::Ask operator()(const contact::AskAppeals& q) const {
        return {.endpoint = EndpointName::appeals, .token = q.token, .parameter = q.number.digits};
    }
    client::Ask operator()(const contact::AskAppeal& q) const {
        return {.endpoint = EndpointName::appeal, .token = q.token, .parameter = q.id};
    }
    client::Ask operator()(const contact::WriteAppeal& q) const {
        return {.endpoint = EndpointName::appeal_post,
                .token = q.token,
                .body = wire::to_json(
                    wire::AppealPost{q.id, q.number, q.kind, q.text, q.email, q.phone}),
                .once = q.id};
    }
    client::Ask operator()(const contact::ReplyToAppeal& q) const {
        return {.endpoint = EndpointName::appeal_reply,
                .token = q.token,
                .parameter = q.appeal,
                .body = wire::to_json(wire::AppealReply{q.id, q.text}),
                .once = q.id};
    }
    client::Ask operator()(const contact::MarkAppealSeen& q) const {
        return {.endpoint = EndpointName::appeal_seen,
                .token = q.token,
                .parameter = q.appeal,
                .body = wire::to_json(wire::AppealSeen{q.messages})};
    }
    client::Ask operator()(const contact::ChooseAnswerWay& q) const {
        return {.endpoint = EndpointName::appeal_way,
                .token = q.token,
                .parameter = q.appeal,
                .body = wire::to_json(wire::AppealWay{q.way})};
    }
    client::Ask operator()(const contact::AskServices& q) const {
        return {.endpoint = EndpointName::services, .token = q.token, .parameter = q.number.digits};
    }
    client::Ask operator()(const contact::OrderService& q) const {
        return {.endpoint = EndpointName::request_post,
                .token = q.token,
                .body = wire::to_json(wire::RequestPost{q.id, q.number, q.offer, q.date, q.hours}),
                .once = q.id};
    }
    client::Ask operator()(const contact::CancelOrder& q) const {
        return {.endpoint = EndpointName::request_cancel, .token = q.token, .parameter = q.id};
    }
    client::Ask operator()(const contact::ReportError& q) const {
        return {.endpoint = EndpointName::report,
                .body = wire::to_json(wire::ReportPost{q.id, q.screen, q.text}),
                .once = q.id};
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

    Result operator()(const contact::AskAppeals&) const {
        auto list = wire::from_json<wire::AppealList>(body);
        if (!list) return std::nullopt;
        return contact::Appeals{std::move(list->appeals), list->reply_days};
    }
    // The appeal, if it is the one that was asked about.
    Result appeal(const std::string& id) const {
        auto appeal = wire::from_json<Appeal>(body);
        if (!appeal || appeal->summary.id != id) return std::nullopt;
        return *std::move(appeal);
    }
    Result operator()(const contact::AskAppeal& q) const { return appeal(q.id); }
    Result operator()(const contact::WriteAppeal& q) const { return appeal(q.id); }
    Result operator()(const contact::ReplyToAppeal& q) const { return appeal(q.appeal); }
    Result operator()(const contact::ChooseAnswerWay& q) const { return appeal(q.appeal); }
    Result operator()(const contact::MarkAppealSeen&) const { return contact::Done{}; }

    Result operator()(const contact::AskServices&) const { return as<ServiceCatalogue>(); }
    Result order(const std::string& id) const {
        auto order = wire::from_json<ServiceRequest>(body);
        if (!order || order->id != id) return std::nullopt;
        return *std::move(order);
    }
    Result operator()(const contact::OrderService& q) const { return order(q.id); }
    Result operator()(const contact::CancelOrder& q) const { return order(q.id); }
    Result operator()(const contact::ReportError& q) const {
        const auto taken = wire::from_json<wire::ReportTaken>(body);
        if (!taken || taken->id != q.id) return std::nullopt;
        return contact::Done{};
    }
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
