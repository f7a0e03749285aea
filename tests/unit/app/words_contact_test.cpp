// The questions about the company as calls, and the answers to them.
#include <gtest/gtest.h>

#include "kiosk/app/server_words.h"
#include "kiosk/app/words_contact.h"
#include "net/wire/appeals.h"
#include "net/wire/codec.h"

namespace kvitok::app {
namespace {

namespace contact = server::contact;
using wire::EndpointName;

const std::string letter_id(32, 'a');

template <class Answer>
std::optional<Answer> heard(const contact::Question& question, const std::string& body) {
    const auto answer = read(question, body);
    const auto* ours = answer ? std::get_if<contact::Answer>(&*answer) : nullptr;
    const auto* one = ours ? std::get_if<Answer>(ours) : nullptr;
    return one ? std::optional(*one) : std::nullopt;
}

TEST(ContactWords, send_an_appeal_once_under_its_id) {
    const contact::WriteAppeal letter{
        "token", letter_id, {"0154208731"}, AppealKind::repair, "No light", "s@mail.example", ""};
    const auto ask = ask_of(letter);
    EXPECT_EQ(ask.endpoint, EndpointName::appeal_post);
    EXPECT_EQ(ask.token, "token");
    EXPECT_EQ(ask.once, letter_id);
    const auto post = wire::from_json<wire::AppealPost>(ask.body);
    ASSERT_TRUE(post.has_value());
    EXPECT_EQ(post->text, "No light");
    EXPECT_EQ(post->kind, AppealKind::repair);
}

TEST(ContactWords, read_only_the_appeal_that_was_asked_about) {
    Appeal appeal;
    appeal.summary.id = letter_id;
    appeal.summary.number = 1185;
    appeal.summary.subject = "No light";
    appeal.account = {"0154208731"};
    appeal.messages = {{false, "No light", {}}};
    const std::string body = wire::to_json(appeal);
    EXPECT_TRUE(heard<Appeal>(contact::AskAppeal{"token", letter_id}, body));
    EXPECT_FALSE(heard<Appeal>(contact::AskAppeal{"token", std::string(32, 'b')}, body));
    EXPECT_FALSE(heard<Appeal>(contact::AskAppeal{"token", letter_id}, "<html>"));
    EXPECT_FALSE(heard<Appeal>(contact::AskAppeal{"token", letter_id}, "{}"));
}

TEST(ContactWords, order_a_service_once_and_read_its_own_request_only) {
    const contact::OrderService wish{"token",  letter_id,      {"0154208731"},
                                     "socket", {2026, 11, 24}, {9, 12}};
    const auto ask = ask_of(wish);
    EXPECT_EQ(ask.endpoint, EndpointName::request_post);
    EXPECT_EQ(ask.once, letter_id);
    ServiceRequest request;
    request.id = letter_id;
    request.number = 319;
    request.account = {"0154208731"};
    request.date = {2026, 11, 24};
    EXPECT_TRUE(heard<ServiceRequest>(wish, wire::to_json(request)));
    request.id = std::string(32, 'b');
    EXPECT_FALSE(heard<ServiceRequest>(wish, wire::to_json(request)));
}

TEST(ContactWords, report_an_error_without_a_token) {
    const auto ask = ask_of(contact::ReportError{letter_id, "meters", "a typo"});
    EXPECT_EQ(ask.endpoint, EndpointName::report);
    EXPECT_TRUE(ask.token.empty());
    EXPECT_EQ(ask.once, letter_id);
}

TEST(ContactWords, mark_news_as_read_without_waiting_for_words) {
    const contact::MarkNewsRead mark{"token", "n-1"};
    EXPECT_EQ(ask_of(mark).parameter, "n-1");
    EXPECT_TRUE(heard<contact::Done>(mark, ""));
}

TEST(ContactWords, go_through_the_one_table_of_questions) {
    const server::Question question{contact::Question{contact::AskArticle{"n-1"}}};
    const auto call = to_call(question);
    ASSERT_TRUE(std::holds_alternative<client::Ask>(call));
    EXPECT_EQ(std::get<client::Ask>(call).endpoint, EndpointName::news_article);
    const auto expected = expectation_of(question);
    const auto answer =
        to_answer(expected, client::Told{wire::to_json(NewsArticle{"n-1", {"a", "b"}})});
    EXPECT_TRUE(std::holds_alternative<contact::Answer>(answer));
    const auto other =
        to_answer(expected, client::Told{wire::to_json(NewsArticle{"n-2", {"a", "b"}})});
    EXPECT_TRUE(std::holds_alternative<server::Failed>(other));
}

}  // namespace
}  // namespace kvitok::app
