// Registering, a forgotten password and the profile: rows of the table of kiosk/flows/people.h.
#include <gtest/gtest.h>

#include "tests/unit/flows/visitor.h"

namespace kvitok {
namespace {

namespace asking = server::people_asking;
using server::Failed;
using server::Failure;

struct PeopleVisit : testing::Test {
    test::Visitor v;

    template <class At>
    At* at() {
        auto* place = std::get_if<people::Place>(&v.state.session.place);
        return place ? std::get_if<At>(place) : nullptr;
    }
    // The latest question of this kind with its request.
    template <class Q>
    std::optional<std::pair<std::uint64_t, Q>> asked() {
        for (auto it = v.all_effects.rbegin(); it != v.all_effects.rend(); ++it) {
            const auto* ask = std::get_if<effect::Ask>(&*it);
            const auto* of = ask ? std::get_if<asking::Question>(&ask->question) : nullptr;
            const auto* one = of ? std::get_if<Q>(of) : nullptr;
            if (one) return std::pair{ask->request, *one};
        }
        return std::nullopt;
    }
    template <class Q>
    void answer(server::Answer with) {
        v.happen(ServerAnswered{asked<Q>().value().first, std::move(with)});
    }
    void fill(const std::vector<std::string>& texts) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            v.press(press::FocusField{i});
            v.press(press::Clear{});
            if (!texts[i].empty()) v.press(press::Key{texts[i]});
        }
    }
    void submit() { v.press(press::Submit{}); }

    void begin() {
        v.press(press::Start{});
        v.press(press::SignIn{});
    }
    void register_person() {
        begin();
        v.press(people::Register{});
        fill({"Сидорова", "Анна", "Олеговна", "89175550077", "sidorova@mail.example"});
        submit();
    }
    void register_account() {
        register_person();
        fill({"sidorova", "Herbst-Kastanie", "Herbst-Kastanie"});
        submit();
    }
    void sign_in() {
        begin();
        v.type("ivanov");
        v.press(press::FocusField{1});
        v.type("secret");
        submit();
        v.answer<server::SignIn>(server::SignedIn{
            {"token", {"Сергей", "Sergey"}, {"С. М.", "S. M."}}, {test::sample_account()}});
    }
    people::Profile profile() {
        return {"ivanov",
                {"Муравьёв", "Сергей", "Викторович"},
                "muravyov@mail.example",
                "+79175554567",
                Date{2026, 3, 3},
                true};
    }
    void open_profile() {
        sign_in();
        v.press(people::Open{});
        answer<asking::AskProfile>(asking::Answer{profile()});
    }
};

TEST_F(PeopleVisit, registers_in_two_steps_and_sends_all_of_both) {
    register_account();
    const auto sent = asked<asking::Register>().value().second.form;
    EXPECT_EQ(sent.name, (people::FullName{"Сидорова", "Анна", "Олеговна"}));
    EXPECT_EQ(sent.phone, "+79175550077");
    EXPECT_EQ(sent.email, "sidorova@mail.example");
    EXPECT_EQ(sent.user, "sidorova");
    EXPECT_EQ(sent.password, "Herbst-Kastanie");
    EXPECT_EQ(sent.id.size(), 32u);
    v.press(press::Key{"x"});
    EXPECT_EQ(at<people::Account>()->form.fields[2].text, "Herbst-Kastanie");
}

TEST_F(PeopleVisit, prints_a_reminder_without_a_person_and_takes_the_code) {
    register_account();
    v.load_paper();
    answer<asking::Register>(asking::Answer{asking::LetterSent{v.wall}});
    ASSERT_TRUE(at<people::Code>());
    ASSERT_EQ(v.printed().size(), 1u);
    EXPECT_EQ(v.printed()[0].kind, SlipKind::registration);
    EXPECT_EQ(v.printed()[0].valid_to, v.wall);
    EXPECT_TRUE(v.printed()[0].address.street_and_house.russian.empty());
    v.type("012345");
    submit();
    const auto code = asked<asking::Activate>().value().second;
    EXPECT_EQ(code.id, asked<asking::Register>().value().second.form.id);
    EXPECT_EQ(code.code, "012345");
    answer<asking::Activate>(asking::Answer{asking::Changed{}});
    EXPECT_TRUE(at<people::Activated>());
    v.press(press::SignIn{});
    EXPECT_TRUE(std::holds_alternative<place::SignIn>(v.state.session.place));
}

TEST_F(PeopleVisit, says_what_will_not_do_field_by_field) {
    const auto complaint = [&](std::vector<std::string> texts) {
        fill(texts);
        submit();
        const auto* person = at<people::Person>();
        if (!person) return -1;
        for (std::size_t i = 0; i < person->form.fields.size(); ++i)
            if (person->form.fields[i].complaint != form::Complaint::none)
                return static_cast<int>(i);
        return -1;
    };
    begin();
    v.press(people::Register{});
    EXPECT_EQ(complaint({"", "", "", "", ""}), 0);
    EXPECT_EQ(complaint({"А1", "Анна", "О", "9175550077", "a@mail.example"}), 0);
    EXPECT_EQ(complaint({"А", "Анна", "О", "917555", "a@mail.example"}), 3);
    EXPECT_EQ(complaint({"А", "Анна", "О", "0175550077", "a@mail.example"}), 3);
    EXPECT_EQ(complaint({"А", "Анна", "О", "9175550077", "a@mail"}), 4);
    EXPECT_EQ(complaint({"А", "Анна", "О", "9175550077", "a..b@mail.example"}), 4);
    EXPECT_EQ(complaint({"А", "Анна", "О", "9175550077", "a@mail.example"}), -1);
    fill({"1abc", "Herbst-Kastanie", "Herbst-Kastanie"});
    submit();
    EXPECT_EQ(at<people::Account>()->form.focus, people::Account::user);
    fill({"abcd", "Herbst-Kastanie", "Herbst-Kastani"});
    submit();
    EXPECT_EQ(at<people::Account>()->form.focus, people::Account::again);
    EXPECT_FALSE(asked<asking::Register>());
}

TEST_F(PeopleVisit, keeps_what_was_typed_on_every_step_back) {
    register_account();
    answer<asking::Register>(asking::Answer{asking::LetterSent{v.wall}});
    v.press(press::Back{});
    ASSERT_TRUE(at<people::Account>());
    EXPECT_EQ(at<people::Account>()->form.fields[0].text, "sidorova");
    v.press(press::Back{});
    ASSERT_TRUE(at<people::Person>());
    EXPECT_EQ(at<people::Person>()->form.fields[0].text, "Сидорова");
    submit();
    EXPECT_EQ(at<people::Account>()->form.fields[0].text, "sidorova");
}

TEST_F(PeopleVisit, sends_the_same_form_again_under_the_same_id_and_another_under_its_own) {
    register_account();
    const auto first = asked<asking::Register>().value().second.form.id;
    answer<asking::Register>(Failed{Failure::no_connection});
    EXPECT_EQ(at<people::Account>()->refusal->why, Failure::no_connection);
    submit();
    EXPECT_EQ(asked<asking::Register>().value().second.form.id, first);
    answer<asking::Register>(Failed{Failure::no_connection});
    fill({"sidorova2"});
    submit();
    EXPECT_NE(asked<asking::Register>().value().second.form.id, first);
}

TEST_F(PeopleVisit, gives_three_minutes_to_read_the_letter_and_asks_before_it_ends) {
    register_account();
    answer<asking::Register>(asking::Answer{asking::LetterSent{v.wall}});
    const auto limit = [&] {
        for (auto it = v.all_effects.rbegin(); it != v.all_effects.rend(); ++it)
            if (const auto* timer = std::get_if<effect::StartTimer>(&*it))
                if (timer->timer == Timer::idle) return timer->after;
        return Milliseconds{0};
    }();
    EXPECT_EQ(limit, Milliseconds{180'000});
    v.happen(TimedOut{Timer::idle});
    EXPECT_TRUE(std::holds_alternative<overlay::Inactive>(v.state.session.overlay));
    EXPECT_TRUE(at<people::Code>());
}

TEST_F(PeopleVisit, shows_weak_passwords_wrong_codes_and_codes_that_are_over) {
    register_account();
    answer<asking::Register>(Failed{Failure::password_weak});
    EXPECT_EQ(at<people::Account>()->form.focus, people::Account::password);
    submit();
    fill({"sidorova", "Herbst-Kastanie", "Herbst-Kastanie"});
    submit();
    answer<asking::Register>(asking::Answer{asking::LetterSent{v.wall}});
    v.type("000000");
    submit();
    answer<asking::Activate>(Failed{Failure::code_wrong, 4, 0});
    EXPECT_EQ(at<people::Code>()->refusal->tries_left, 4);
    EXPECT_EQ(at<people::Code>()->form.fields[0].text, "");
    v.type("12345");
    const auto questions = v.all_effects.size();
    submit();
    EXPECT_FALSE(at<people::Code>()->request);
    EXPECT_GE(v.all_effects.size(), questions);
}

TEST_F(PeopleVisit, gets_a_new_password_by_the_letter) {
    begin();
    v.press(people::Forgot{});
    v.type("ivanov");
    submit();
    answer<asking::Recover>(asking::Answer{asking::LetterSent{v.wall}});
    ASSERT_TRUE(at<people::NewPassword>());
    fill({"012345", "Winter-Laterne", "Winter-Laterne"});
    submit();
    const auto sent = asked<asking::SetPassword>().value().second;
    EXPECT_EQ(sent.id, asked<asking::Recover>().value().second.id);
    EXPECT_EQ(sent.password, "Winter-Laterne");
    answer<asking::SetPassword>(asking::Answer{asking::Changed{}});
    EXPECT_TRUE(at<people::Recovered>());
}

TEST_F(PeopleVisit, shows_the_profile_hidden_and_hides_it_again) {
    open_profile();
    ASSERT_TRUE(at<people::Shown>());
    EXPECT_FALSE(at<people::Shown>()->revealed);
    v.press(people::Reveal{});
    EXPECT_TRUE(at<people::Shown>()->revealed);
    v.happen(TimedOut{Timer::reveal});
    EXPECT_FALSE(at<people::Shown>()->revealed);
}

TEST_F(PeopleVisit, needs_a_session_for_the_profile) {
    begin();
    v.press(people::Open{});
    EXPECT_FALSE(at<people::Shown>());
    EXPECT_FALSE(asked<asking::AskProfile>());
}

TEST_F(PeopleVisit, says_when_the_profile_did_not_load_and_asks_again) {
    sign_in();
    v.press(people::Open{});
    answer<asking::AskProfile>(Failed{Failure::no_connection});
    EXPECT_TRUE(std::holds_alternative<server::NotLoaded>(at<people::Shown>()->profile));
    v.press(press::Retry{});
    EXPECT_TRUE(std::holds_alternative<server::Loading>(at<people::Shown>()->profile));
}

TEST_F(PeopleVisit, subscribes_once_a_press) {
    open_profile();
    v.press(people::ToggleBills{});
    v.press(people::ToggleBills{});
    EXPECT_EQ(asked<asking::ChangeProfile>().value().second.bills_by_mail, false);
    auto off = profile();
    off.bills_by_mail = false;
    answer<asking::ChangeProfile>(asking::Answer{off});
    v.press(people::ToggleBills{});
    EXPECT_EQ(asked<asking::ChangeProfile>().value().second.bills_by_mail, true);
}

TEST_F(PeopleVisit, changes_the_address_by_a_code_and_comes_back_to_the_profile) {
    open_profile();
    v.press(people::EditField{people::Edit::email});
    fill({"new@mail.example"});
    submit();
    answer<asking::ChangeEmail>(asking::Answer{asking::LetterSent{v.wall}});
    ASSERT_TRUE(at<people::Code>());
    v.type("012345");
    submit();
    EXPECT_EQ(asked<asking::ConfirmEmail>().value().second.token, "token");
    answer<asking::ConfirmEmail>(asking::Answer{asking::Changed{}});
    EXPECT_TRUE(at<people::Shown>());
    v.press(press::Back{});
    EXPECT_TRUE(std::holds_alternative<place::Accounts>(v.state.session.place));
}

TEST_F(PeopleVisit, changes_name_telephone_and_password) {
    open_profile();
    v.press(people::EditField{people::Edit::name});
    EXPECT_EQ(at<people::Editing>()->form.fields[0].text, "Муравьёв");
    submit();
    EXPECT_EQ(asked<asking::ChangeProfile>().value().second.name, profile().name);
    answer<asking::ChangeProfile>(asking::Answer{profile()});
    v.press(people::EditField{people::Edit::phone});
    EXPECT_FALSE(at<people::Editing>());
    answer<asking::AskProfile>(asking::Answer{profile()});
    v.press(people::EditField{people::Edit::phone});
    fill({"89175559988"});
    submit();
    EXPECT_EQ(asked<asking::ChangeProfile>().value().second.phone, "+79175559988");
    answer<asking::ChangeProfile>(asking::Answer{profile()});
    answer<asking::AskProfile>(asking::Answer{profile()});
    v.press(people::EditField{people::Edit::password});
    fill({"old", "Winter-Laterne", "Winter-Laterne"});
    submit();
    answer<asking::ChangePassword>(Failed{Failure::password_wrong, 4, 0});
    EXPECT_EQ(at<people::Editing>()->form.focus, 0u);
    EXPECT_EQ(at<people::Editing>()->refusal->tries_left, 4);
}

TEST_F(PeopleVisit, asks_before_an_account_goes) {
    open_profile();
    v.press(people::Unlink{test::sample_account().number});
    v.press(people::Keep{});
    EXPECT_TRUE(at<people::Shown>());
    EXPECT_FALSE(asked<asking::RemoveAccount>());
    v.press(people::Unlink{test::sample_account().number});
    v.press(people::Confirm{});
    EXPECT_EQ(asked<asking::RemoveAccount>().value().second.number, test::sample_account().number);
    answer<asking::RemoveAccount>(asking::Answer{asking::AccountsLeft{}});
    EXPECT_TRUE(v.state.session.accounts.empty());
    EXPECT_TRUE(at<people::Shown>());
}

TEST_F(PeopleVisit, forgets_everybody_when_the_user_was_deleted) {
    open_profile();
    v.press(people::Delete{});
    fill({"secret"});
    submit();
    answer<asking::DeleteUser>(Failed{Failure::password_wrong, 2, 0});
    EXPECT_EQ(at<people::Deleting>()->form.fields[0].text, "");
    fill({"secret"});
    submit();
    answer<asking::DeleteUser>(asking::Answer{asking::Changed{}});
    EXPECT_TRUE(at<people::Deleted>());
    EXPECT_FALSE(v.state.session.user);
    EXPECT_TRUE(v.state.session.accounts.empty());
    v.press(press::Home{});
    EXPECT_TRUE(std::holds_alternative<place::Home>(v.state.session.place));
}

TEST_F(PeopleVisit, ends_when_the_session_is_over_in_the_middle) {
    open_profile();
    v.press(people::ToggleBills{});
    answer<asking::ChangeProfile>(Failed{Failure::session_over});
    EXPECT_FALSE(v.state.session.user);
    EXPECT_TRUE(std::holds_alternative<place::Attract>(v.state.session.place));
}

TEST_F(PeopleVisit, asks_before_a_half_filled_form_is_left) {
    begin();
    v.press(people::Register{});
    fill({"Сидорова"});
    v.press(press::Back{});
    EXPECT_TRUE(std::holds_alternative<overlay::ConfirmLeave>(v.state.session.overlay));
}

}  // namespace
}  // namespace kvitok
