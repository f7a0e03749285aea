// The sections about the company: what is asked, what is kept, and what becomes of an answer.
#include <gtest/gtest.h>

#include "tests/unit/flows/visitor.h"

namespace kvitok {
namespace {

namespace told = server::contact;

// Somebody who has signed in and looks at his account.
class Reader : public test::Visitor {
public:
    Reader() {
        press(press::Start{});
        press(press::SignIn{});
        type("ivanov");
        press(press::FocusField{1});
        type("secret");
        press(press::Submit{});
        answer<server::SignIn>(server::SignedIn{{"token", {}, {}}, {test::sample_account()}});
        press(press::ChooseAccount{test::sample_account().number});
        answer<server::AskCard>(server::Card{{.summary = test::sample_account()}});
    }
    template <class Question>
    std::optional<std::pair<std::uint64_t, Question>> contact_asked() const {
        for (auto it = all_effects.rbegin(); it != all_effects.rend(); ++it) {
            const auto* ask = std::get_if<effect::Ask>(&*it);
            const auto* ours = ask ? std::get_if<told::Question>(&ask->question) : nullptr;
            const auto* one = ours ? std::get_if<Question>(ours) : nullptr;
            if (one) return std::pair{ask->request, *one};
        }
        return std::nullopt;
    }
    template <class Question>
    std::size_t count_asked() const {
        std::size_t count = 0;
        for (const auto& effect : all_effects) {
            const auto* ask = std::get_if<effect::Ask>(&effect);
            const auto* ours = ask ? std::get_if<told::Question>(&ask->question) : nullptr;
            if (ours && std::holds_alternative<Question>(*ours)) ++count;
        }
        return count;
    }
    template <class Question>
    void reply(server::Answer with) {
        happen(ServerAnswered{contact_asked<Question>().value().first, std::move(with)});
    }
    template <class At>
    const At* at() const {
        const auto* place = std::get_if<contact::Place>(&state.session.place);
        return place ? std::get_if<At>(place) : nullptr;
    }
    void write(const std::string& text) {
        press(contact::ShowAppeals{});
        press(contact::NewAppeal{});
        type(text);
        press(press::FocusField{1});
        type("s@mail.example");
    }
};

Appeal answered_appeal() {
    return {.summary = {.id = "a1", .number = 1184, .subject = "Вода", .unread = true},
            .messages = {{false, "Нет воды", {}}, {true, "Будет", {}}}};
}

TEST(Contact, shows_the_bank_details_of_the_account_and_prints_them_on_wish) {
    Reader v;
    v.load_paper();
    v.press(contact::ShowRequisites{});
    EXPECT_EQ(v.contact_asked<told::AskRequisites>()->second.number, test::sample_account().number);
    v.press(contact::PrintRequisites{});
    EXPECT_TRUE(v.printed().empty());
    v.reply<told::AskRequisites>(told::Answer{CompanyDetails{.kpp = "160001001"}});
    v.press(contact::PrintRequisites{});
    ASSERT_EQ(v.printed().size(), 1u);
    EXPECT_EQ(std::get<CompanyDetails>(v.printed()[0].contact).kpp, "160001001");
    v.press(contact::PrintRequisites{});
    EXPECT_EQ(v.printed().size(), 1u);
}

TEST(Contact, says_that_a_section_did_not_load_and_asks_again) {
    Reader v;
    v.press(contact::ShowRequisites{});
    v.reply<told::AskRequisites>(server::Failed{server::Failure::no_connection});
    const auto* at = v.at<contact::Requisites>();
    ASSERT_TRUE(at);
    EXPECT_TRUE(std::holds_alternative<server::NotLoaded>(at->data));
    v.press(press::Retry{});
    EXPECT_EQ(v.count_asked<told::AskRequisites>(), 2u);
}

TEST(Contact, opens_nothing_of_an_account_to_a_stranger) {
    test::Visitor v;
    v.find_account();
    for (const contact::Press& press :
         {contact::Press{contact::ShowRequisites{}}, contact::Press{contact::ShowAppeals{}},
          contact::Press{contact::ShowServices{}}, contact::Press{contact::AskAboutCharge{"x"}}}) {
        v.press(press);
        EXPECT_FALSE(std::holds_alternative<contact::Place>(v.state.session.place));
    }
}

TEST(Contact, marks_a_piece_of_news_as_read_once_it_was_shown) {
    Reader v;
    v.answer<server::AskHouse>(server::House{.notice = {.news = {{.id = "n1"}}}});
    v.press(press::News{});
    v.reply<told::AskNewsMarks>(told::Answer{told::NewsMarks{}});
    v.press(contact::OpenNews{"n1"});
    EXPECT_FALSE(v.contact_asked<told::MarkNewsRead>());
    v.reply<told::AskArticle>(told::Answer{NewsArticle{"n1", {}}});
    EXPECT_EQ(v.contact_asked<told::MarkNewsRead>()->second.id, "n1");
    v.press(press::Back{});
    v.press(contact::OpenNews{"n1"});
    v.reply<told::AskArticle>(told::Answer{NewsArticle{"n1", {}}});
    EXPECT_EQ(v.count_asked<told::MarkNewsRead>(), 1u);
    v.press(press::Finish{});
    EXPECT_TRUE(v.state.session.news_read.empty());
}

TEST(Contact, marks_an_answer_as_seen_when_the_conversation_is_shown) {
    Reader v;
    v.press(contact::ShowAppeals{});
    v.reply<told::AskAppeals>(told::Answer{told::Appeals{{answered_appeal().summary}, 3}});
    v.press(contact::OpenAppeal{"a1"});
    v.reply<told::AskAppeal>(told::Answer{answered_appeal()});
    const auto seen = v.contact_asked<told::MarkAppealSeen>();
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->second.messages, 2);
    // Back at the list it is asked for anew.
    v.press(press::Back{});
    EXPECT_EQ(v.count_asked<told::AskAppeals>(), 2u);
}

TEST(Contact, sends_an_appeal_with_somewhere_to_answer_and_prints_its_slip) {
    Reader v;
    v.load_paper();
    v.write("No light at the lift");
    v.press(contact::ChooseKind{AppealKind::repair});
    v.press(press::Submit{});
    const auto asked = v.contact_asked<told::WriteAppeal>();
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->second.text, "No light at the lift");
    EXPECT_EQ(asked->second.email, "s@mail.example");
    EXPECT_EQ(asked->second.kind, AppealKind::repair);
    EXPECT_EQ(asked->second.number, test::sample_account().number);
    v.press(press::Submit{});
    EXPECT_EQ(v.count_asked<told::WriteAppeal>(), 1u);
    v.reply<told::WriteAppeal>(told::Answer{answered_appeal()});
    EXPECT_TRUE(v.at<contact::AppealSent>());
    ASSERT_EQ(v.printed().size(), 1u);
    EXPECT_EQ(v.printed()[0].kind, SlipKind::appeal);
    v.press(press::Back{});
    EXPECT_TRUE(v.at<contact::Appeals>());
}

TEST(Contact, complains_about_what_is_missing_and_sends_nothing) {
    Reader v;
    v.press(contact::ShowAppeals{});
    v.press(contact::NewAppeal{});
    v.press(press::Submit{});
    EXPECT_EQ(v.at<contact::WritingAppeal>()->form.fields[0].complaint, form::Complaint::missing);
    v.type("short");
    v.press(press::Submit{});
    EXPECT_EQ(v.at<contact::WritingAppeal>()->form.fields[0].complaint, form::Complaint::too_short);
    v.type(" no more");
    v.press(press::Submit{});
    EXPECT_EQ(v.at<contact::WritingAppeal>()->form.fields[1].complaint, form::Complaint::refused);
    v.type("me@nowhere");
    v.press(press::Submit{});
    EXPECT_EQ(v.at<contact::WritingAppeal>()->form.fields[1].complaint, form::Complaint::malformed);
    v.press(press::Clear{});
    v.press(press::FocusField{2});
    v.type("8999");
    v.press(press::Submit{});
    EXPECT_EQ(v.at<contact::WritingAppeal>()->form.fields[2].complaint, form::Complaint::refused);
    EXPECT_FALSE(v.contact_asked<told::WriteAppeal>());
    v.type("0004567");
    v.press(press::Submit{});
    EXPECT_TRUE(v.contact_asked<told::WriteAppeal>());
}

TEST(Contact, takes_no_more_characters_than_a_letter_has) {
    Reader v;
    v.press(contact::ShowAppeals{});
    v.press(contact::NewAppeal{});
    v.type(std::string(400, 'x'));
    EXPECT_EQ(v.at<contact::WritingAppeal>()->form.fields[0].text.size(), contact::longest_letter);
}

TEST(Contact, keeps_what_was_typed_when_it_could_not_be_sent_and_sends_it_under_the_same_id) {
    Reader v;
    v.write("No light at the lift");
    v.press(press::Submit{});
    const std::string id = v.contact_asked<told::WriteAppeal>()->second.id;
    v.reply<told::WriteAppeal>(server::Failed{server::Failure::no_connection});
    ASSERT_TRUE(v.at<contact::WritingAppeal>());
    EXPECT_EQ(v.at<contact::WritingAppeal>()->sending.failed, server::Failure::no_connection);
    v.press(press::Submit{});
    EXPECT_EQ(v.contact_asked<told::WriteAppeal>()->second.id, id);
    v.reply<told::WriteAppeal>(server::Failed{server::Failure::no_connection});
    v.press(press::FocusField{0});
    v.type(".");
    v.press(press::Submit{});
    EXPECT_NE(v.contact_asked<told::WriteAppeal>()->second.id, id);
}

TEST(Contact, keeps_a_letter_on_the_screen_when_the_session_has_expired_until_the_wipe) {
    Reader v;
    v.write("No light at the lift");
    v.press(press::Submit{});
    v.reply<told::WriteAppeal>(server::Failed{server::Failure::session_over});
    ASSERT_TRUE(v.at<contact::WritingAppeal>());
    EXPECT_EQ(v.at<contact::WritingAppeal>()->form.fields[0].text, "No light at the lift");
    v.press(press::Finish{});
    v.press(press::Leave{});
    EXPECT_TRUE(std::holds_alternative<place::Attract>(v.state.session.place));
    EXPECT_TRUE(std::any_of(v.effects.begin(), v.effects.end(), [](const Effect& effect) {
        return std::holds_alternative<effect::Wipe>(effect);
    }));
}

TEST(Contact, asks_before_a_letter_is_thrown_away) {
    Reader v;
    v.write("No light at the lift");
    v.press(press::Back{});
    EXPECT_TRUE(std::holds_alternative<overlay::ConfirmLeave>(v.state.session.overlay));
    v.press(press::Stay{});
    EXPECT_TRUE(v.at<contact::WritingAppeal>());
}

TEST(Contact, begins_an_appeal_with_the_charge_that_it_is_about) {
    Reader v;
    v.press(contact::AskAboutCharge{"Heating, October 2026"});
    const auto* letter = v.at<contact::WritingAppeal>();
    ASSERT_TRUE(letter);
    EXPECT_EQ(letter->kind, AppealKind::charges);
    EXPECT_EQ(letter->form.fields[0].text, "Heating, October 2026");
}

TEST(Contact, goes_back_to_the_conversation_with_the_reply_in_it) {
    Reader v;
    v.press(contact::ShowAppeals{});
    v.press(contact::OpenAppeal{"a1"});
    v.reply<told::AskAppeal>(told::Answer{answered_appeal()});
    v.press(contact::ReplyToIt{});
    v.type("Thanks");
    v.press(press::Submit{});
    EXPECT_EQ(v.contact_asked<told::ReplyToAppeal>()->second.appeal, "a1");
    auto longer = answered_appeal();
    longer.messages.push_back({false, "Thanks", {}});
    v.reply<told::ReplyToAppeal>(told::Answer{longer});
    const auto* talk = v.at<contact::Conversation>();
    ASSERT_TRUE(talk);
    EXPECT_EQ(std::get<server::Ready<Appeal>>(talk->data).value.messages.size(), 3u);
    v.press(press::Back{});
    EXPECT_TRUE(v.at<contact::Appeals>());
}

ServiceCatalogue one_service() {
    return {.offers = {{.id = "socket", .price = roubles(350)}},
            .days = {{2026, 11, 23}, {2026, 11, 24}},
            .hours = {{9, 12}, {13, 17}},
            .year = 2026};
}

ServiceRequest one_order() {
    return {.id = "r1", .number = 319, .can_cancel = true};
}

TEST(Contact, orders_a_service_for_the_day_and_hours_that_were_chosen) {
    Reader v;
    v.load_paper();
    v.press(contact::ShowServices{});
    v.reply<told::AskServices>(told::Answer{one_service()});
    v.press(contact::ChooseOffer{"palace"});
    EXPECT_TRUE(v.at<contact::Services>());
    v.press(contact::ChooseOffer{"socket"});
    v.press(contact::ChooseDay{1});
    v.press(contact::ChooseHours{1});
    v.press(contact::ChooseDay{9});
    v.press(contact::SendOrder{});
    v.press(contact::SendOrder{});
    const auto asked = v.contact_asked<told::OrderService>();
    ASSERT_TRUE(asked);
    EXPECT_EQ(v.count_asked<told::OrderService>(), 1u);
    EXPECT_EQ(asked->second.date, (Date{2026, 11, 24}));
    EXPECT_EQ(asked->second.hours, (HourSpan{13, 17}));
    v.reply<told::OrderService>(server::Failed{server::Failure::no_connection});
    v.press(contact::SendOrder{});
    EXPECT_EQ(v.contact_asked<told::OrderService>()->second.id, asked->second.id);
    v.reply<told::OrderService>(told::Answer{one_order()});
    ASSERT_TRUE(v.at<contact::Order>());
    ASSERT_EQ(v.printed().size(), 1u);
    EXPECT_EQ(v.printed()[0].kind, SlipKind::order);
}

TEST(Contact, takes_an_order_back_only_after_asking) {
    Reader v;
    auto catalogue = one_service();
    catalogue.requests = {one_order()};
    v.press(contact::ShowServices{});
    v.reply<told::AskServices>(told::Answer{catalogue});
    v.press(contact::OpenOrder{"r1"});
    v.press(contact::ConfirmCancel{});
    v.press(contact::CancelOrder{});
    EXPECT_FALSE(v.contact_asked<told::CancelOrder>());
    v.press(contact::KeepOrder{});
    v.press(contact::ConfirmCancel{});
    EXPECT_FALSE(v.contact_asked<told::CancelOrder>());
    v.press(contact::CancelOrder{});
    v.press(contact::ConfirmCancel{});
    auto cancelled = one_order();
    cancelled.state = RequestState::cancelled;
    v.reply<told::CancelOrder>(told::Answer{cancelled});
    EXPECT_EQ(v.at<contact::Order>()->order.state, RequestState::cancelled);
}

TEST(Contact, reports_an_error_from_any_screen_with_its_name_and_comes_back) {
    Reader v;
    v.press(press::Help{});
    v.press(contact::ReportError{"account_card"});
    v.type("a typo");
    v.press(press::Submit{});
    const auto asked = v.contact_asked<told::ReportError>();
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->second.screen, "account_card");
    EXPECT_EQ(asked->second.text, "a typo");
    v.reply<told::ReportError>(told::Answer{told::Done{}});
    EXPECT_TRUE(v.at<contact::Reported>());
    v.press(press::Back{});
    EXPECT_TRUE(std::holds_alternative<place::Card>(v.state.session.place));
}

TEST(Contact, leads_nobody_away_from_a_payment_to_a_report) {
    test::Visitor v;
    v.attach();
    v.load_paper();
    v.be_online();
    v.find_account();
    v.pay_all();
    ASSERT_TRUE(std::holds_alternative<pay::Intent>(v.state.pay));
    v.press(contact::ReportError{"pay_terminal"});
    EXPECT_TRUE(std::holds_alternative<place::Pay>(v.state.session.place));
}

}  // namespace
}  // namespace kvitok
