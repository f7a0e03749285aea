#include "tests/unit/server/people_world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

struct Recovery : PeopleWorld {
    static constexpr const char* fresh_password = "Winter-Laterne 9";

    std::string asked_for(const std::string& whom) {
        const wire::RecoveryRequest body{fresh_id(), Language::russian, whom};
        EXPECT_EQ(ask("/v1/recoveries", body).status, 201);
        return body.id;
    }
    Response set(const std::string& id, const std::string& code,
                 const std::string& password = fresh_password) {
        return ask("/v1/recoveries/password", wire::RecoveredPassword{id, code, password});
    }
};

TEST_F(Recovery, sets_a_password_with_the_code_ends_all_sessions_and_tells_by_letter) {
    const auto token = token_of(demo_user, demo_password);
    const auto id = asked_for(std::string(demo_user));
    const Letter sent = letter("recovery:" + id);
    EXPECT_EQ(sent.to, demo_email);
    EXPECT_EQ(set(id, code_in(sent)).status, 200);
    EXPECT_EQ(error_of(get("/v1/me/accounts", token)), ErrorCode::not_signed_in);
    EXPECT_EQ(error_of(sign_in(demo_user, demo_password)), ErrorCode::credentials);
    EXPECT_EQ(sign_in(demo_user, fresh_password).status, 201);
    EXPECT_EQ(letter("password:" + id).subject, "Пароль изменён");
}

TEST_F(Recovery, finds_the_user_by_address_whatever_its_case) {
    EXPECT_EQ(letter("recovery:" + asked_for("Muravyov@Mail.example")).to, demo_email);
}

TEST_F(Recovery, works_through_the_page_of_the_link_once) {
    const auto token = token_of(demo_user, demo_password);
    const auto link = link_in(letter("recovery:" + asked_for(demo_email)));
    EXPECT_NE(open_page("GET", link).body.find("name=\"again\""), std::string::npos);
    EXPECT_EQ(open_page("POST", link, "password=Winter-Laterne+9&again=Winter").status, 422);
    EXPECT_EQ(open_page("POST", link, "password=password1&again=password1").status, 422);
    EXPECT_EQ(open_page("POST", link, "password=ivanov12&again=ivanov12").status, 422);
    EXPECT_EQ(
        open_page("POST", link, "password=Winter%2DLaterne+9&again=Winter-Laterne%209").status,
        200);
    EXPECT_EQ(sign_in(demo_user, fresh_password).status, 201);
    EXPECT_EQ(error_of(get("/v1/me/accounts", token)), ErrorCode::not_signed_in);
    EXPECT_EQ(open_page("POST", link, "password=Other-Word-3&again=Other-Word-3").status, 410);
}

TEST_F(Recovery, takes_so_many_forms_of_a_link) {
    const auto link = link_in(letter("recovery:" + asked_for(demo_email)));
    int status = 422;
    for (int i = 0; i < 30 && status == 422; ++i)
        status = open_page("POST", link, "password=x&again=x").status;
    EXPECT_EQ(status, 429);
}

TEST_F(Recovery, answers_the_same_for_users_and_for_nobody) {
    std::vector<std::string> answers;
    for (const char* whom : {"ivanov", "nobody-here", "nobody@mail.example", "' OR 1=1 --"}) {
        const wire::RecoveryRequest body{fresh_id(), Language::russian, whom};
        const auto response = ask("/v1/recoveries", body);
        EXPECT_EQ(response.status, 201);
        answers.push_back(std::regex_replace(response.body, std::regex(body.id), "id"));
        const auto code = code_in(letter("recovery:" + body.id));
        EXPECT_EQ(code.empty(), whom != std::string("ivanov"));
        const auto wrong = set(body.id, another_code(code));
        EXPECT_EQ(error_of(wrong), ErrorCode::code_wrong);
        answers.push_back(wrong.body);
    }
    for (std::size_t i = 2; i < answers.size(); ++i) EXPECT_EQ(answers[i], answers[i % 2]) << i;
}

TEST_F(Recovery, counts_for_an_hour_and_five_wrong_codes) {
    const auto late = asked_for(demo_email);
    const auto code = code_in(letter("recovery:" + late));
    clock.advance(std::chrono::minutes(60));
    EXPECT_EQ(error_of(set(late, code)), ErrorCode::code_over);
    const auto id = asked_for(demo_email);
    const auto right = code_in(letter("recovery:" + id));
    for (int i = 0; i < 5; ++i) set(id, another_code(right));
    EXPECT_EQ(error_of(set(id, right)), ErrorCode::code_over);
    EXPECT_EQ(sign_in(demo_user, demo_password).status, 201);
}

TEST_F(Recovery, uses_one_letter_up_and_with_it_the_others_of_the_user) {
    const auto first = asked_for(demo_email), second = asked_for(demo_email);
    const auto code = code_in(letter("recovery:" + second));
    EXPECT_EQ(set(first, code_in(letter("recovery:" + first))).status, 200);
    EXPECT_EQ(set(first, code_in(letter("recovery:" + first))).status, 200);
    EXPECT_EQ(error_of(set(second, code)), ErrorCode::code_over);
}

TEST_F(Recovery, writes_three_letters_an_hour_to_a_user) {
    int letters = 0;
    for (int i = 0; i < 6; ++i)
        letters += letter("recovery:" + asked_for(demo_email)).to.empty() ? 0 : 1;
    EXPECT_EQ(letters, 3);
}

TEST_F(Recovery, unlocks_a_name_that_was_locked_by_wrong_passwords) {
    for (int i = 0; i < 5; ++i) sign_in(demo_user, "wrong");
    EXPECT_EQ(error_of(sign_in(demo_user, demo_password)), ErrorCode::locked);
    const auto id = asked_for(demo_email);
    set(id, code_in(letter("recovery:" + id)));
    EXPECT_EQ(sign_in(demo_user, fresh_password).status, 201);
}

TEST_F(Recovery, refuses_weak_passwords_before_it_looks_at_the_code) {
    const auto id = asked_for(demo_email);
    EXPECT_EQ(error_of(set(id, "000000", "12345678")), ErrorCode::password_weak);
    EXPECT_EQ(error_of(set(id, code_in(letter("recovery:" + id)), "ivanov12")),
              ErrorCode::password_weak);
    EXPECT_EQ(set(id, code_in(letter("recovery:" + id))).status, 200);
}

}  // namespace
}  // namespace kvitok::server
