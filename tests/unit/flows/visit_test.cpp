#include <gtest/gtest.h>

#include "tests/unit/flows/visitor.h"

namespace kvitok {
namespace {

using test::Visitor;

template <class Place>
bool is_at(const Visitor& visitor) {
    return std::holds_alternative<Place>(visitor.state.session.place);
}

TEST(Visit, a_typed_number_finds_the_masked_account) {
    Visitor v;
    v.find_account();
    ASSERT_TRUE(is_at<place::Found>(v));
    EXPECT_EQ(v.state.session.current->number.digits, "0154208731");
}

TEST(Visit, an_incomplete_number_is_not_asked_for) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::EnterNumber{});
    v.type("015420873");
    v.press(press::Submit{});
    EXPECT_FALSE(v.asked<server::FindAccount>());
}

TEST(Visit, impatient_submits_ask_once) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::EnterNumber{});
    v.type("0154208731");
    v.press(press::Submit{});
    const auto first = v.asked<server::FindAccount>();
    v.press(press::Submit{});
    EXPECT_EQ(v.asked<server::FindAccount>(), first);
}

TEST(Visit, an_unknown_number_says_so_and_keeps_the_digits) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::EnterNumber{});
    v.type("9999999999");
    v.press(press::Submit{});
    v.answer<server::FindAccount>(server::Failed{server::Failure::not_found});
    const auto& form = std::get<place::EnterNumber>(v.state.session.place);
    EXPECT_EQ(form.error, place::NumberError::not_found);
    EXPECT_EQ(form.digits, "9999999999");
}

TEST(Visit, an_answer_to_a_left_question_is_dropped) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::EnterNumber{});
    v.type("0154208731");
    v.press(press::Submit{});
    const auto request = v.asked<server::FindAccount>().value();
    v.press(press::Back{});
    v.happen(ServerAnswered{request, server::AccountFound{test::sample_account()}});
    EXPECT_TRUE(is_at<place::Home>(v));
    EXPECT_FALSE(v.state.session.current);
}

TEST(Visit, a_scanned_bill_opens_the_payment) {
    Visitor v;
    v.attach();
    v.happen(
        Scanned{"ST00012|Name=ОАО «Камал»|PersonalAcc=40702810138250123017|BankName=БАНК|"
                "BIC=044525225|CorrespAcc=30101810400000000225|PersAcc=0154208731|Sum=558937"});
    v.answer<server::FindBill>(server::AccountFound{test::sample_account()});
    ASSERT_TRUE(is_at<place::Pay>(v));
    EXPECT_TRUE(std::holds_alternative<pay::Choosing>(v.state.pay));
}

TEST(Visit, a_bill_of_another_company_is_told_apart) {
    Visitor v;
    v.happen(
        Scanned{"ST00012|Name=Другая|PersonalAcc=40702810138250123017|BankName=БАНК|"
                "BIC=044525225|CorrespAcc=30101810400000000225|PersAcc=77"});
    v.answer<server::FindBill>(server::Failed{server::Failure::other_company});
    EXPECT_EQ(std::get<place::EnterNumber>(v.state.session.place).error,
              place::NumberError::other_bill);
}

TEST(Visit, a_code_that_is_no_bill_is_told_apart_from_a_torn_one) {
    Visitor v;
    v.happen(Scanned{"https://example.org"});
    EXPECT_EQ(std::get<place::EnterNumber>(v.state.session.place).error,
              place::NumberError::other_bill);
    v.happen(Scanned{"ST00012|Name=x"});
    EXPECT_EQ(std::get<place::EnterNumber>(v.state.session.place).error,
              place::NumberError::unreadable_code);
}

TEST(Visit, the_scanner_is_deaf_in_a_cabinet) {
    Visitor v;
    v.find_account();
    v.happen(Scanned{"https://example.org"});
    EXPECT_TRUE(is_at<place::Found>(v));
}

Visitor signed_in() {
    Visitor v;
    v.press(press::Start{});
    v.press(press::SignIn{});
    v.type("ivanov");
    v.press(press::FocusField{1});
    v.type("secret");
    v.press(press::Submit{});
    v.answer<server::SignIn>(server::SignedIn{User{.token = "t"}, {test::sample_account()}});
    return v;
}

TEST(Visit, a_login_shows_the_accounts_and_keeps_no_password) {
    const Visitor v = signed_in();
    EXPECT_TRUE(is_at<place::Accounts>(v));
    EXPECT_TRUE(v.state.session.trail.empty());
}

TEST(Visit, a_wrong_password_keeps_the_name_and_says_how_many_tries_are_left) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::SignIn{});
    v.type("ivanov");
    v.press(press::FocusField{1});
    v.type("wrong");
    v.press(press::Submit{});
    v.answer<server::SignIn>(server::Failed{server::Failure::bad_credentials, 3});
    const auto& at = std::get<place::SignIn>(v.state.session.place);
    EXPECT_EQ(at.form.fields[at.user].text, "ivanov");
    EXPECT_TRUE(at.form.fields[at.password].text.empty());
    EXPECT_EQ(at.form.fields[at.password].complaint, form::Complaint::refused);
    EXPECT_EQ(at.complaint->tries_left, 3);
}

TEST(Visit, an_empty_login_field_is_named_and_nothing_is_asked) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::SignIn{});
    v.press(press::Submit{});
    const auto& form = std::get<place::SignIn>(v.state.session.place).form;
    EXPECT_EQ(form.fields[0].complaint, form::Complaint::missing);
    EXPECT_EQ(form.focus, 0u);
    EXPECT_FALSE(v.asked<server::SignIn>());
}

TEST(Visit, a_field_takes_no_more_than_its_length) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::SignIn{});
    v.type(std::string(10'000, 'a'));
    EXPECT_EQ(std::get<place::SignIn>(v.state.session.place).form.fields[0].text.size(), 64u);
}

TEST(Visit, erasing_takes_a_whole_letter) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::SignIn{});
    v.press(press::Key{"ж"});
    v.press(press::Erase{});
    EXPECT_TRUE(std::get<place::SignIn>(v.state.session.place).form.fields[0].text.empty());
}

TEST(Visit, a_form_takes_no_key_while_its_answer_is_awaited) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::SignIn{});
    v.type("ivanov");
    v.press(press::FocusField{1});
    v.type("secret");
    v.press(press::Submit{});
    v.type("x");
    v.press(press::Erase{});
    v.press(press::Clear{});
    v.press(press::FocusField{0});
    const auto& form = std::get<place::SignIn>(v.state.session.place).form;
    EXPECT_EQ(form.fields[1].text, "secret");
    EXPECT_EQ(form.focus, 1u);
}

TEST(Visit, a_password_is_readable_for_a_quarter_of_a_minute_only) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::SignIn{});
    v.press(press::Reveal{});
    EXPECT_TRUE(std::get<place::SignIn>(v.state.session.place).form.revealed);
    v.happen(TimedOut{Timer::reveal});
    EXPECT_FALSE(std::get<place::SignIn>(v.state.session.place).form.revealed);
}

TEST(Visit, another_persons_account_cannot_be_chosen) {
    Visitor v = signed_in();
    v.press(press::ChooseAccount{{"1111111111"}});
    EXPECT_TRUE(is_at<place::Accounts>(v));
    v.press(press::PayAccount{{"1111111111"}});
    EXPECT_TRUE(is_at<place::Accounts>(v));
}

TEST(Visit, the_language_switch_keeps_the_place_and_what_was_typed) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::EnterNumber{});
    v.type("0154");
    v.press(press::ChooseLanguage{Language::english});
    EXPECT_EQ(std::get<place::EnterNumber>(v.state.session.place).digits, "0154");
    EXPECT_EQ(v.state.session.language, Language::english);
}

TEST(Visit, every_visit_begins_in_the_terminals_first_language) {
    Visitor v(Site{.first_language = Language::english});
    EXPECT_EQ(v.state.session.language, Language::english);
    v.press(press::Start{});
    v.press(press::ChooseLanguage{Language::russian});
    v.press(press::Finish{});
    ASSERT_TRUE(is_at<place::Attract>(v));
    EXPECT_EQ(v.state.session.language, Language::english);
}

TEST(Visit, back_keeps_what_was_typed) {
    Visitor v;
    v.press(press::Start{});
    v.press(press::EnterNumber{});
    v.type("0154");
    v.press(press::Help{});
    v.press(press::CloseOverlay{});
    EXPECT_EQ(std::get<place::EnterNumber>(v.state.session.place).digits, "0154");
}

TEST(Visit, idleness_warns_then_wipes_everything_personal) {
    Visitor v = signed_in();
    v.press(press::ToggleLarge{});
    v.happen(TimedOut{Timer::idle});
    ASSERT_TRUE(std::holds_alternative<overlay::Inactive>(v.state.session.overlay));
    EXPECT_EQ(std::get<overlay::Inactive>(v.state.session.overlay).seconds_left, 60);
    for (int i = 0; i < 60; ++i) v.happen(TimedOut{Timer::tick});
    EXPECT_TRUE(is_at<place::Attract>(v));
    EXPECT_FALSE(v.state.session.user);
    EXPECT_FALSE(v.state.session.modes.large);
    EXPECT_TRUE(v.asked<server::SignOut>());
    const bool wiped = std::any_of(v.effects.begin(), v.effects.end(), [](const Effect& effect) {
        return std::holds_alternative<effect::Wipe>(effect);
    });
    EXPECT_TRUE(wiped);
}

TEST(Visit, staying_closes_the_warning) {
    Visitor v = signed_in();
    v.happen(TimedOut{Timer::idle});
    v.press(press::Stay{});
    EXPECT_TRUE(std::holds_alternative<overlay::None>(v.state.session.overlay));
    EXPECT_TRUE(v.state.session.user);
}

TEST(Visit, a_session_the_server_has_ended_leads_out) {
    Visitor v = signed_in();
    v.press(press::ChooseAccount{test::sample_account().number});
    v.answer<server::AskCard>(server::Failed{server::Failure::session_over});
    EXPECT_TRUE(is_at<place::Attract>(v));
}

TEST(Visit, a_damaged_journal_takes_the_terminal_out_of_service) {
    Visitor v;
    v.happen(JournalLost{"JRN-J5"});
    EXPECT_TRUE(is_out_of_service(v.state));
    EXPECT_EQ(service_code(v.state), "JRN-J5");
    v.press(press::Start{});
    EXPECT_TRUE(is_at<place::Attract>(v));
}

TEST(Visit, server_and_printer_both_missing_is_out_of_service) {
    Visitor v;
    v.happen(DevicesSettled{});
    v.answer<server::AskHouse>(server::Failed{server::Failure::no_connection});
    EXPECT_TRUE(is_out_of_service(v.state));
    v.load_paper();
    EXPECT_FALSE(is_out_of_service(v.state));
}

}  // namespace
}  // namespace kvitok
