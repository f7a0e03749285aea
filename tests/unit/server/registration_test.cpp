#include "net/server/passwords.h"
#include "net/server/store_proofs.h"
#include "tests/unit/server/people_world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

struct Registration : PeopleWorld {};

TEST_F(Registration, opens_the_cabinet_with_the_code_of_the_letter) {
    const auto id = registered(form());
    const Letter sent = letter("activation:" + id);
    EXPECT_EQ(sent.to, "sidorova@mail.example");
    EXPECT_EQ(sent.subject, "Подтвердите регистрацию");
    EXPECT_EQ(enter_code(id, code_in(sent)).status, 200);
    const auto session = read<wire::SignedIn>(sign_in("Sidorova", "Herbst-Kastanie 7"));
    EXPECT_EQ(session.user.given_name, (Name{"Анна", "Anna"}));
    EXPECT_EQ(session.user.short_name, (Name{"Анна С.", "Anna S."}));
    EXPECT_TRUE(session.accounts.empty());
    const auto user = user_by_login(*store, "sidorova");
    EXPECT_EQ(user->phone, "+79175550077");
}

TEST_F(Registration, opens_it_with_the_link_whose_page_alone_changes_nothing) {
    const auto id = registered(form());
    const std::string link = link_in(letter("activation:" + id));
    const auto page = open_page("GET", link);
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("<form method=\"post\">"), std::string::npos);
    EXPECT_EQ(page.body.find("<script"), std::string::npos);
    EXPECT_EQ(page.body.find("sidorova"), std::string::npos);
    EXPECT_EQ(error_of(sign_in("sidorova", "Herbst-Kastanie 7")), ErrorCode::not_active);
    EXPECT_EQ(open_page("POST", link).status, 200);
    EXPECT_EQ(sign_in("sidorova", "Herbst-Kastanie 7").status, 201);
    const auto again = open_page("GET", link);
    EXPECT_EQ(again.status, 410);
    EXPECT_NE(again.body.find("Уже сделано"), std::string::npos);
    EXPECT_EQ(open_page("POST", link).status, 410);
}

TEST_F(Registration, tells_who_knows_the_password_that_the_letter_waits_and_nobody_else) {
    registered(form());
    EXPECT_EQ(error_of(sign_in("sidorova", "Herbst-Kastanie 7")), ErrorCode::not_active);
    EXPECT_EQ(sign_in("sidorova", "wrong").body, sign_in("nobody-here", "wrong").body);
}

TEST_F(Registration, answers_the_same_for_free_and_taken_names_and_addresses) {
    auto free = form(), name = form(), address = form();
    name.user = demo_user;
    name.email = "other@mail.example";
    address.user = "other";
    address.email = "Muravyov@mail.example";
    std::vector<std::string> answers;
    for (auto* one : {&free, &name, &address}) {
        const auto response = ask("/v1/registrations", *one);
        EXPECT_EQ(response.status, 201);
        answers.push_back(std::regex_replace(response.body, std::regex(one->id), "id"));
        const auto wrong =
            enter_code(one->id, another_code(code_in(letter("activation:" + one->id))));
        EXPECT_EQ(error_of(wrong), ErrorCode::code_wrong);
        answers.push_back(wrong.body);
    }
    EXPECT_EQ(answers[0], answers[2]);
    EXPECT_EQ(answers[0], answers[4]);
    EXPECT_EQ(answers[1], answers[3]);
    EXPECT_EQ(answers[1], answers[5]);
}

TEST_F(Registration, tells_the_owner_of_an_address_by_letter) {
    auto taken = form();
    taken.email = demo_email;
    registered(taken);
    const Letter told = letter("activation:" + taken.id);
    EXPECT_EQ(told.to, demo_email);
    EXPECT_NE(told.text.find("имя пользователя: ivanov"), std::string::npos);
    EXPECT_EQ(code_in(told), "");
    EXPECT_EQ(link_in(told), "");
    EXPECT_FALSE(find_registration(*store, taken.id));
}

TEST_F(Registration, suggests_a_free_name_by_letter_when_the_one_is_taken) {
    auto taken = form();
    taken.user = "Ivanov";
    registered(taken);
    const Letter told = letter("activation:" + taken.id);
    EXPECT_EQ(told.to, "sidorova@mail.example");
    EXPECT_NE(told.text.find("например ivanov2"), std::string::npos);
    EXPECT_EQ(code_in(told), "");
}

TEST_F(Registration, gives_the_name_to_whoever_opens_the_letter_first) {
    const auto first = registered(form()), second = registered(form());
    const auto code = code_in(letter("activation:" + first));
    const auto link = link_in(letter("activation:" + first));
    EXPECT_EQ(enter_code(second, code_in(letter("activation:" + second))).status, 200);
    EXPECT_EQ(error_of(enter_code(first, code)), ErrorCode::taken);
    EXPECT_EQ(open_page("POST", link).status, 410);
}

TEST_F(Registration, refuses_the_code_after_five_wrong_ones_but_not_the_link) {
    const auto id = registered(form());
    const Letter sent = letter("activation:" + id);
    const auto code = code_in(sent);
    for (int left = 4; left >= 0; --left) {
        const auto error = read<wire::Error>(enter_code(id, another_code(code)));
        EXPECT_EQ(error.code, ErrorCode::code_wrong);
        EXPECT_EQ(error.tries_left, left);
    }
    EXPECT_EQ(error_of(enter_code(id, code)), ErrorCode::code_over);
    EXPECT_EQ(open_page("POST", link_in(sent)).status, 200);
}

TEST_F(Registration, takes_so_many_codes_of_a_terminal_in_an_hour) {
    ErrorCode last = ErrorCode::other;
    int asked = 0;
    while (last != ErrorCode::too_many && asked < 100) {
        last = error_of(enter_code(fresh_id(), "123456"));
        ++asked;
    }
    EXPECT_EQ(asked, 41);
    clock.advance(std::chrono::hours(1));
    EXPECT_EQ(error_of(enter_code(fresh_id(), "123456")), ErrorCode::code_over);
}

TEST_F(Registration, is_forgotten_after_a_day_and_its_link_says_so) {
    const auto id = registered(form());
    const Letter sent = letter("activation:" + id);
    clock.advance(std::chrono::hours(24));
    EXPECT_EQ(error_of(enter_code(id, code_in(sent))), ErrorCode::code_over);
    const auto page = open_page("GET", link_in(sent));
    EXPECT_EQ(page.status, 410);
    EXPECT_NE(page.body.find("Срок ссылки истёк"), std::string::npos);
    forget_expired_proofs(*store, clock.now);
    EXPECT_FALSE(find_registration(*store, id));
    EXPECT_EQ(error_of(sign_in("sidorova", "Herbst-Kastanie 7")), ErrorCode::credentials);
}

TEST_F(Registration, is_done_once_under_its_id_and_refused_with_another_form) {
    auto one = form();
    registered(one);
    EXPECT_EQ(ask("/v1/registrations", one).status, 200);
    EXPECT_EQ(code_in(letter("activation:" + one.id)).size(), 6u);
    one.email = "another@mail.example";
    EXPECT_EQ(error_of(ask("/v1/registrations", one)), ErrorCode::id_reused);
    const auto id = registered(form());
    const auto code = code_in(letter("activation:" + id));
    EXPECT_EQ(enter_code(id, code).status, 200);
    EXPECT_EQ(enter_code(id, code).status, 200);
    auto other_key = form();
    EXPECT_EQ(error_of(send("POST", "/v1/registrations", wire::to_json(other_key), fresh_id())),
              ErrorCode::bad_request);
}

TEST_F(Registration, refuses_fields_that_have_not_their_form) {
    const auto refused = [&](auto change) {
        auto bad = form();
        change(bad);
        return error_of(ask("/v1/registrations", bad));
    };
    EXPECT_EQ(refused([](auto& f) { f.name.surname = ""; }), ErrorCode::bad_request);
    EXPECT_EQ(refused([](auto& f) { f.name.first_name = "<b>"; }), ErrorCode::bad_request);
    EXPECT_EQ(refused([](auto& f) { f.name.patronymic = "1"; }), ErrorCode::bad_request);
    EXPECT_EQ(refused([](auto& f) { f.phone = "12"; }), ErrorCode::bad_request);
    EXPECT_EQ(refused([](auto& f) { f.email = "a@b.c\r\nBcc: d@e.f"; }), ErrorCode::bad_request);
    EXPECT_EQ(refused([](auto& f) { f.user = "иванов"; }), ErrorCode::bad_request);
    EXPECT_EQ(refused([](auto& f) { f.user = std::string(33, 'a'); }), ErrorCode::bad_request);
    for (const char* weak : {"", "short", "password1", "Password123", "aaaaaaaa", "12345678",
                             "sidorova1", "gfhjkm123", "qwertyuiop"})
        EXPECT_EQ(refused([&](auto& f) { f.password = weak; }), ErrorCode::password_weak) << weak;
    EXPECT_EQ(refused([](auto& f) { f.password = std::string(300, 'x') + "1"; }),
              ErrorCode::password_weak);
}

TEST_F(Registration, writes_few_letters_to_one_address_and_answers_the_same) {
    int letters = 0;
    for (int i = 0; i < 8; ++i)
        letters += letter("activation:" + registered(form())).to.empty() ? 0 : 1;
    EXPECT_EQ(letters, 5);
}

TEST_F(Registration, is_taken_from_a_terminal_so_often_in_an_hour) {
    for (int i = 0; i < 30; ++i) registered(form());
    const auto error = read<wire::Error>(ask("/v1/registrations", form()));
    EXPECT_EQ(error.code, ErrorCode::too_many);
    EXPECT_EQ(error.minutes, 60);
}

TEST_F(Registration, keeps_no_code_no_token_and_no_password_readable) {
    const auto id = registered(form());
    const Letter sent = letter("activation:" + id);
    const auto proof = find_proof(*store, id);
    EXPECT_EQ(proof->code_hash.find(code_in(sent)), std::string::npos);
    EXPECT_EQ(proof->token_hash, sha256_hex(link_in(sent).substr(3)));
    EXPECT_EQ(find_registration(*store, id)->password_hash.find("Herbst"), std::string::npos);
    EXPECT_EQ(log.text.find("sidorova"), std::string::npos);
    EXPECT_EQ(log.text.find(code_in(sent)), std::string::npos);
}

TEST_F(Registration, lets_nobody_try_links_for_long) {
    const std::string unknown = "/l/" + std::string(64, 'a');
    EXPECT_EQ(open_page("GET", unknown).status, 404);
    EXPECT_EQ(open_page("GET", "/l/short").status, 404);
    int status = 404;
    for (int i = 0; i < 40 && status == 404; ++i) status = open_page("POST", unknown).status;
    EXPECT_EQ(status, 429);
    EXPECT_EQ(open_page("GET", unknown, {}, "192.0.2.8").status, 404);
    const auto id = registered(form());
    EXPECT_EQ(open_page("GET", link_in(letter("activation:" + id))).status, 200);
}

TEST(Passwords, are_weak_by_length_list_and_likeness) {
    EXPECT_GT(common_passwords().size(), 500u);
    EXPECT_TRUE(is_weak_password("Qwerty123", "", ""));
    EXPECT_TRUE(is_weak_password("жжжжжжж", "", ""));
    EXPECT_FALSE(is_weak_password("жёлтый дом", "", ""));
    EXPECT_TRUE(is_weak_password("ivanov77", "ivanov", ""));
    EXPECT_TRUE(is_weak_password("muravyov1", "x", "muravyov@mail.example"));
    EXPECT_FALSE(is_weak_password("kvartira-154-demo", "ivanov", "muravyov@mail.example"));
    EXPECT_FALSE(is_weak_password(std::string(32, 'a') + "bcdefg" + std::string(26, 'h'), "", ""));
    EXPECT_TRUE(is_weak_password(std::string(33, 'a') + "bcdefg" + std::string(26, 'h'), "", ""));
}

}  // namespace
}  // namespace kvitok::server
