// Quick entry by a resident's own card.
#include "net/server/store_cards.h"
#include "net/server/store_import.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

constexpr const char* transport = "3a7c19e4";
constexpr const char* social = "04512b9a773d80";
constexpr const char* code = "384016";

struct Cards : World {
    std::string token = token_of(demo_user, demo_password);

    Response tap(const std::string& card, const std::string& typed) {
        return send("POST", "/v1/card-sessions", wire::to_json(wire::CardCredentials{card, typed}));
    }
    Response bind(const std::string& card, const std::string& typed, std::string id = {},
                  std::string bearer = {}) {
        if (id.empty()) id = random_hex(random, 16);
        return send("POST", "/v1/me/cards", wire::to_json(wire::CardCredentials{card, typed}), id,
                    bearer.empty() ? token : bearer);
    }
    std::vector<entry_card::EntryCard> mine() {
        return read<wire::EntryCardList>(get("/v1/me/cards", token)).cards;
    }
    // A second user with a session of its own.
    std::string stranger() {
        Importer(*store).user({"stranger", "stranger", "no hash", {}, {}, {}});
        const std::string other = random_hex(random, 32);
        add_session(*store, {sha256_hex(other), "stranger", std::string(demo_device), clock.now,
                             clock.now});
        return other;
    }
};

TEST_F(Cards, open_a_session_with_their_code) {
    EXPECT_EQ(bind(transport, code).status, 201);
    const auto response = tap(transport, code);
    EXPECT_EQ(response.status, 201);
    const auto session = read<wire::SignedIn>(response);
    EXPECT_EQ(session.user.given_name.russian, "Сергей");
    EXPECT_EQ(get("/v1/me/accounts", session.user.token).status, 200);
    ASSERT_EQ(mine().size(), 1u);
    EXPECT_EQ(mine()[0].used, clock.now);
}

TEST_F(Cards, are_kept_as_keyed_hashes_and_not_written_to_the_log) {
    bind(social, code);
    tap(social, "000001");
    EXPECT_FALSE(find_bound_card(*store, social));
    EXPECT_FALSE(find_bound_card(*store, sha256_hex(social)));
    EXPECT_EQ(log.text.find(social), std::string::npos);
    EXPECT_EQ(log.text.find(code), std::string::npos);
    EXPECT_EQ(mine()[0].mark.size(), 4u);
}

TEST_F(Cards, nobody_learns_from_the_answer_which_are_bound) {
    bind(transport, code);
    for (int i = 0; i < 6; ++i) {
        const auto bound = tap(transport, "111222");
        const auto unknown = tap(social, "111222");
        EXPECT_EQ(bound.status, unknown.status) << i;
        EXPECT_EQ(bound.body, unknown.body) << i;
    }
}

TEST_F(Cards, five_wrong_codes_unbind_however_long_they_take) {
    bind(transport, code);
    for (int left = 4; left >= 0; --left) {
        const auto error = read<wire::Error>(tap(transport, "111222"));
        EXPECT_EQ(error.code, ErrorCode::credentials);
        EXPECT_EQ(error.tries_left, left);
        clock.advance(std::chrono::hours(2));
    }
    token = token_of(demo_user, demo_password);
    EXPECT_TRUE(mine().empty());
    EXPECT_EQ(error_of(tap(transport, code)), ErrorCode::credentials);
}

TEST_F(Cards, a_right_code_makes_the_wrong_ones_forgotten) {
    bind(transport, code);
    for (int i = 0; i < 4; ++i) tap(transport, "111222");
    EXPECT_EQ(tap(transport, code).status, 201);
    EXPECT_EQ(read<wire::Error>(tap(transport, "111222")).tries_left, 4);
}

TEST_F(Cards, a_terminal_at_which_many_are_tried_is_locked) {
    bind(transport, code);
    for (int i = 0; i < 20; ++i) tap("2a2b2c" + std::to_string(10 + i), "111222");
    EXPECT_EQ(error_of(tap(transport, code)), ErrorCode::locked);
}

TEST_F(Cards, an_identifier_that_is_made_up_anew_is_refused) {
    EXPECT_EQ(error_of(bind("08a1b2c3", code)), ErrorCode::card_unsuitable);
    EXPECT_EQ(bind("08a1b2c3d4e5f6", code).status, 201);
}

TEST_F(Cards, bad_input_is_refused) {
    for (const char* easy : {"000000", "123456", "654321", "777777"})
        EXPECT_EQ(error_of(bind(transport, easy)), ErrorCode::code_easy) << easy;
    for (const char* bad : {"", "12345", "1234567", "12345a", "      "})
        EXPECT_EQ(error_of(bind(transport, bad)), ErrorCode::bad_request) << bad;
    for (const char* bad : {"", "3a7c19", "3A7C19E4", "3a7c19e4aa", "zz7c19e4"})
        EXPECT_EQ(error_of(bind(bad, code)), ErrorCode::bad_request) << bad;
    EXPECT_EQ(error_of(bind(transport, code, "no id")), ErrorCode::bad_request);
    EXPECT_TRUE(mine().empty());
}

TEST_F(Cards, bound_twice_with_one_id_are_bound_once_and_never_again_after_the_end) {
    const std::string id = random_hex(random, 16);
    EXPECT_EQ(bind(transport, code, id).status, 201);
    EXPECT_EQ(bind(transport, code, id).status, 200);
    EXPECT_EQ(mine().size(), 1u);
    EXPECT_EQ(send("DELETE", "/v1/me/cards/" + id, {}, {}, token).status, 200);
    EXPECT_EQ(send("DELETE", "/v1/me/cards/" + id, {}, {}, token).status, 200);
    EXPECT_EQ(error_of(bind(transport, code, id)), ErrorCode::id_reused);
    EXPECT_TRUE(mine().empty());
}

TEST_F(Cards, bound_again_have_the_new_code) {
    bind(transport, code);
    EXPECT_EQ(bind(transport, "902751").status, 201);
    EXPECT_EQ(mine().size(), 1u);
    EXPECT_EQ(error_of(tap(transport, code)), ErrorCode::credentials);
    EXPECT_EQ(tap(transport, "902751").status, 201);
}

TEST_F(Cards, at_most_five_of_one_user) {
    for (const char* card : {"01020304", "01020305", "01020306", "01020307", "0a020308"})
        EXPECT_EQ(bind(card, code).status, 201);
    EXPECT_EQ(error_of(bind(transport, code)), ErrorCode::cards_full);
    EXPECT_EQ(bind("01020304", "902751").status, 201);
}

TEST_F(Cards, without_a_session_are_neither_listed_nor_bound_nor_unbound) {
    EXPECT_EQ(error_of(get("/v1/me/cards")), ErrorCode::not_signed_in);
    EXPECT_EQ(error_of(bind(transport, code, random_hex(random, 16), "0123")),
              ErrorCode::not_signed_in);
    EXPECT_EQ(error_of(send("DELETE", "/v1/me/cards/" + random_hex(random, 16))),
              ErrorCode::not_signed_in);
}

TEST_F(Cards, of_somebody_else_are_neither_seen_nor_touched) {
    const std::string id = random_hex(random, 16);
    bind(transport, code, id);
    const std::string other = stranger();
    EXPECT_TRUE(read<wire::EntryCardList>(get("/v1/me/cards", other)).cards.empty());
    const auto foreign = send("DELETE", "/v1/me/cards/" + id, {}, {}, other);
    const auto missing = send("DELETE", "/v1/me/cards/" + random_hex(random, 16), {}, {}, other);
    EXPECT_EQ(foreign.status, 404);
    EXPECT_EQ(foreign.body, missing.body);
    EXPECT_EQ(error_of(bind(transport, code, {}, other)), ErrorCode::card_taken);
    EXPECT_EQ(tap(transport, code).status, 201);
}

}  // namespace
}  // namespace kvitok::server
