#include "net/server/store_people.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

struct Sessions : World {
    Response wrong() { return sign_in(demo_user, "not the password"); }
    wire::Error wrong_error() { return read<wire::Error>(wrong()); }
};

TEST_F(Sessions, begin_with_name_and_password_whatever_the_case_of_the_name) {
    const auto response = sign_in("Ivanov", demo_password);
    EXPECT_EQ(response.status, 201);
    const auto user = read<wire::SignedIn>(response).user;
    EXPECT_EQ(user.token.size(), 64u);
    EXPECT_EQ(user.given_name.russian, "Сергей");
    EXPECT_EQ(user.short_name.english, "Sergey M.");
}

TEST_F(Sessions, are_kept_as_hashes_and_not_written_to_the_log) {
    const std::string token = token_of(demo_user, demo_password);
    EXPECT_FALSE(find_session(*store, token));
    EXPECT_TRUE(find_session(*store, sha256_hex(token)));
    wrong();
    EXPECT_EQ(log.text.find("ivanov"), std::string::npos);
    EXPECT_EQ(log.text.find(token), std::string::npos);
}

TEST_F(Sessions, refuse_an_unknown_name_and_a_wrong_password_with_the_same_words) {
    const auto wrong_password = wrong();
    const auto unknown_name = sign_in("nobody-here", demo_password);
    EXPECT_EQ(wrong_password.status, 401);
    EXPECT_EQ(wrong_password.body, unknown_name.body);
    EXPECT_EQ(error_of(sign_in("' OR 1=1 --", "x")), ErrorCode::credentials);
    EXPECT_EQ(error_of(sign_in("ivanov'; DROP TABLE users; --", "x")), ErrorCode::credentials);
    EXPECT_EQ(sign_in(demo_user, demo_password).status, 201);
}

TEST_F(Sessions, lock_a_name_for_growing_minutes_after_five_wrong_passwords) {
    for (int left = 4; left >= 1; --left) EXPECT_EQ(wrong_error().tries_left, left);
    const auto fifth = wrong_error();
    EXPECT_EQ(fifth.code, ErrorCode::credentials);
    EXPECT_EQ(fifth.tries_left, 0);
    EXPECT_EQ(fifth.minutes, 1);
    for (const int minutes : {1, 5, 15, 15}) {
        const auto locked = read<wire::Error>(sign_in(demo_user, demo_password));
        EXPECT_EQ(locked.code, ErrorCode::locked);
        EXPECT_EQ(locked.minutes, minutes);
        clock.advance(std::chrono::minutes(minutes));
        EXPECT_EQ(wrong_error().code, ErrorCode::credentials);
    }
    clock.advance(std::chrono::minutes(15));
    EXPECT_EQ(sign_in(demo_user, demo_password).status, 201);
}

TEST_F(Sessions, lock_an_unknown_name_just_the_same) {
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(error_of(sign_in("nobody-here", "x")), ErrorCode::credentials);
    EXPECT_EQ(error_of(sign_in("NOBODY-here", "x")), ErrorCode::locked);
    EXPECT_EQ(sign_in(demo_user, demo_password).status, 201);
}

TEST_F(Sessions, forget_wrong_passwords_after_a_right_one_and_after_an_hour) {
    for (int i = 0; i < 4; ++i) wrong();
    EXPECT_EQ(sign_in(demo_user, demo_password).status, 201);
    EXPECT_EQ(wrong_error().tries_left, 4);
    clock.advance(std::chrono::minutes(61));
    EXPECT_EQ(wrong_error().tries_left, 4);
}

TEST_F(Sessions, lock_a_terminal_at_which_many_names_are_tried) {
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(error_of(sign_in("name" + std::to_string(i), "x")), ErrorCode::credentials);
    EXPECT_EQ(error_of(sign_in(demo_user, demo_password)), ErrorCode::locked);
    clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(sign_in(demo_user, demo_password).status, 201);
}

TEST_F(Sessions, refuse_a_password_of_ten_kilobytes_without_hashing_it) {
    struct Counting : PasswordHasher {
        int asked = 0;
        std::string hash(std::string_view, Random&) override { return "h"; }
        bool matches(std::string_view, const std::string&) override {
            ++asked;
            return true;
        }
    } counting;
    Core guarded(*store, clock, random, counting, acquirer, log);
    Request request;
    request.method = "POST";
    request.target = "/v1/sessions";
    request.device = demo_device;
    for (const std::size_t size : {257u, 1024u, 1025u, 10240u}) {
        request.body = "{\"user\":\"ivanov\",\"password\":\"" + std::string(size, 'p') + "\"}";
        EXPECT_EQ(error_of(guarded.handle(request)), ErrorCode::bad_request) << size;
    }
    EXPECT_EQ(counting.asked, 0);
    request.body = "{\"user\":\"ivanov\",\"password\":\"" + std::string(256, 'p') + "\"}";
    EXPECT_EQ(guarded.handle(request).status, 201);
}

TEST_F(Sessions, end_when_asked_and_then_open_nothing) {
    const std::string token = token_of(demo_user, demo_password);
    EXPECT_EQ(get("/v1/me/accounts", token).status, 200);
    EXPECT_EQ(send("DELETE", "/v1/sessions", {}, {}, token).status, 204);
    EXPECT_EQ(error_of(get("/v1/me/accounts", token)), ErrorCode::not_signed_in);
    EXPECT_EQ(send("DELETE", "/v1/sessions", {}, {}, token).status, 204);
}

TEST_F(Sessions, end_when_idle_and_in_any_case_after_ten_minutes) {
    const std::string idle = token_of(demo_user, demo_password);
    clock.advance(std::chrono::seconds(300));
    EXPECT_EQ(error_of(get("/v1/me/accounts", idle)), ErrorCode::not_signed_in);
    const std::string busy = token_of(demo_user, demo_password);
    for (int i = 0; i < 5; ++i) {
        clock.advance(std::chrono::seconds(119));
        EXPECT_EQ(get("/v1/me/accounts", busy).status, 200);
    }
    clock.advance(std::chrono::seconds(5));
    EXPECT_EQ(error_of(get("/v1/me/accounts", busy)), ErrorCode::not_signed_in);
}

TEST_F(Sessions, hash_with_argon2id_at_forty_six_mebibytes) {
    const auto argon2 = make_argon2_hasher();
    const std::string hash = argon2->hash("kvartira", random);
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=47104,t=1,p=1$")) << hash;
    EXPECT_TRUE(argon2->matches("kvartira", hash));
    EXPECT_FALSE(argon2->matches("kvartirb", hash));
    EXPECT_FALSE(argon2->matches("kvartira", "no hash"));
}

}  // namespace
}  // namespace kvitok::server
