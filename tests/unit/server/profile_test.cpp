#include "net/server/bill_letters.h"
#include "net/server/store_ledger.h"
#include "tests/unit/server/people_world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

struct ProfileOfUser : PeopleWorld {
    std::string mine = token_of(demo_user, demo_password);
    std::string foreign = token_of(demo_neighbour, demo_neighbour_password);

    people::Profile seen(const std::string& token) {
        return read<people::Profile>(get("/v1/me/profile", token));
    }
    Response change(wire::ProfileChange what, const std::string& token) {
        if (what.id.empty()) what.id = fresh_id();
        return ask("/v1/me/profile", what, token);
    }
};

TEST_F(ProfileOfUser, shows_each_user_his_own_and_nobody_else_any) {
    const auto profile = seen(mine);
    EXPECT_EQ(profile.user, "ivanov");
    EXPECT_EQ(profile.name, (people::FullName{"Муравьёв", "Сергей", "Викторович"}));
    EXPECT_EQ(profile.email, demo_email);
    EXPECT_EQ(profile.password_changed, (Date{2026, 3, 3}));
    EXPECT_TRUE(profile.bills_by_mail);
    EXPECT_EQ(seen(foreign).user, "petrova");
    EXPECT_EQ(error_of(get("/v1/me/profile")), ErrorCode::not_signed_in);
}

TEST_F(ProfileOfUser, is_asked_for_by_a_session_in_every_path) {
    const auto id = fresh_id();
    for (const auto& [path, body] : std::vector<std::pair<std::string, std::string>>{
             {"/v1/me/profile", wire::to_json(wire::ProfileChange{id, {}, {}, false})},
             {"/v1/me/email", wire::to_json(wire::EmailChange{id, {}, "a@mail.example"})},
             {"/v1/me/email/code", wire::to_json(wire::LetterCode{id, "123456"})},
             {"/v1/me/password", wire::to_json(wire::PasswordChange{id, "a", "b"})},
             {"/v1/me/deletion", wire::to_json(wire::UserDeletion{id, "a"})}})
        EXPECT_EQ(error_of(send("POST", path, body, id, "no token")), ErrorCode::not_signed_in)
            << path;
}

TEST_F(ProfileOfUser, takes_what_is_given_and_leaves_the_rest) {
    const auto changed = read<people::Profile>(change({"", {}, "8 917 555 99 88", {}}, mine));
    EXPECT_EQ(changed.phone, "+79175559988");
    EXPECT_EQ(changed.email, demo_email);
    change({"", people::FullName{"Ёлкин", "Пётр", "Ильич"}, {}, {}}, mine);
    EXPECT_EQ(seen(mine).name.surname, "Ёлкин");
    const auto session = read<wire::SignedIn>(sign_in(demo_user, demo_password));
    EXPECT_EQ(session.user.short_name, (Name{"Пётр Ё.", "Petr E."}));
    EXPECT_EQ(seen(foreign).phone, "+79175550012");
    EXPECT_EQ(error_of(change({"", people::FullName{"", "Пётр", "Ильич"}, {}, {}}, mine)),
              ErrorCode::bad_request);
    EXPECT_EQ(error_of(change({"", {}, "call me", {}}, mine)), ErrorCode::bad_request);
}

TEST_F(ProfileOfUser, changes_once_under_an_id_which_nobody_else_may_use) {
    const wire::ProfileChange off{fresh_id(), {}, {}, false};
    EXPECT_EQ(change(off, mine).status, 200);
    change({"", {}, {}, true}, mine);
    EXPECT_EQ(change(off, mine).status, 200);
    EXPECT_TRUE(seen(mine).bills_by_mail);
    EXPECT_EQ(error_of(change({off.id, {}, {}, true}, mine)), ErrorCode::id_reused);
    EXPECT_EQ(error_of(change(off, foreign)), ErrorCode::id_reused);
}

TEST_F(ProfileOfUser, has_a_new_address_when_its_letter_was_read) {
    const wire::EmailChange body{fresh_id(), Language::english, "New@mail.example"};
    EXPECT_EQ(ask("/v1/me/email", body, mine).status, 201);
    EXPECT_EQ(seen(mine).email, demo_email);
    const Letter sent = letter("email:" + body.id);
    EXPECT_EQ(sent.to, "new@mail.example");
    EXPECT_EQ(sent.subject, "Confirm your new address");
    const wire::LetterCode code{body.id, code_in(sent)};
    EXPECT_EQ(error_of(ask("/v1/me/email/code", code, foreign)), ErrorCode::code_over);
    EXPECT_EQ(ask("/v1/me/email/code", code, mine).status, 200);
    EXPECT_EQ(seen(mine).email, "new@mail.example");
    EXPECT_EQ(letter("email-left:" + body.id).to, demo_email);
    const wire::EmailChange back{fresh_id(), Language::russian, demo_email};
    ask("/v1/me/email", back, mine);
    EXPECT_EQ(open_page("POST", link_in(letter("email:" + back.id))).status, 200);
    EXPECT_EQ(seen(mine).email, demo_email);
}

TEST_F(ProfileOfUser, does_not_learn_whose_an_address_is) {
    const wire::EmailChange free{fresh_id(), Language::russian, "free@mail.example"};
    const auto first = ask("/v1/me/email", free, mine);
    const wire::EmailChange taken{fresh_id(), Language::russian, "petrova@mail.example"};
    const auto second = ask("/v1/me/email", taken, mine);
    EXPECT_EQ(std::regex_replace(first.body, std::regex(free.id), "id"),
              std::regex_replace(second.body, std::regex(taken.id), "id"));
    EXPECT_EQ(code_in(letter("email:" + taken.id)), "");
    EXPECT_EQ(letter("email:" + taken.id).to, "petrova@mail.example");
    EXPECT_EQ(error_of(ask("/v1/me/email/code", wire::LetterCode{taken.id, "123456"}, mine)),
              ErrorCode::code_wrong);
}

TEST_F(ProfileOfUser, changes_the_password_against_the_old_one_and_ends_other_sessions) {
    const auto elsewhere = token_of(demo_user, demo_password);
    const wire::PasswordChange body{fresh_id(), std::string(demo_password), "Winter-Laterne 9"};
    EXPECT_EQ(ask("/v1/me/password", body, mine).status, 200);
    EXPECT_EQ(ask("/v1/me/password", body, mine).status, 200);
    EXPECT_EQ(error_of(get("/v1/me/profile", elsewhere)), ErrorCode::not_signed_in);
    EXPECT_EQ(get("/v1/me/profile", mine).status, 200);
    EXPECT_EQ(seen(mine).password_changed, (Date{2026, 11, 22}));
    EXPECT_EQ(sign_in(demo_user, "Winter-Laterne 9").status, 201);
    EXPECT_EQ(letter("password:" + body.id).to, demo_email);
}

TEST_F(ProfileOfUser, refuses_weak_passwords_and_after_five_wrong_ones_all_for_an_hour) {
    const auto with = [&](const char* old_one, const char* new_one) {
        return ask("/v1/me/password", wire::PasswordChange{fresh_id(), old_one, new_one}, mine);
    };
    EXPECT_EQ(error_of(with(demo_password.data(), "12345678")), ErrorCode::password_weak);
    for (int left = 4; left >= 0; --left) {
        const auto error = read<wire::Error>(with("wrong", "Winter-Laterne 9"));
        EXPECT_EQ(error.code, ErrorCode::password_wrong);
        EXPECT_EQ(error.tries_left, left);
    }
    EXPECT_EQ(error_of(with(demo_password.data(), "Winter-Laterne 9")), ErrorCode::too_many);
}

TEST_F(ProfileOfUser, loses_an_account_that_is_his_own_only) {
    EXPECT_EQ(error_of(send("DELETE", "/v1/me/accounts/" + neighbour, {}, {}, mine)),
              ErrorCode::account_unknown);
    EXPECT_EQ(error_of(send("DELETE", "/v1/me/accounts/0000000000", {}, {}, mine)),
              ErrorCode::account_unknown);
    EXPECT_EQ(send("DELETE", "/v1/me/accounts/" + neighbour, {}, {}, mine).body,
              send("DELETE", "/v1/me/accounts/x", {}, {}, mine).body);
    const Money owed_before = owed(guide);
    const auto left =
        read<wire::AccountList>(send("DELETE", "/v1/me/accounts/" + guide, {}, {}, mine));
    ASSERT_EQ(left.accounts.size(), 1u);
    EXPECT_EQ(left.accounts[0].number.digits, demo_second_account);
    EXPECT_EQ(error_of(get("/v1/me/accounts/" + guide, mine)), ErrorCode::account_unknown);
    EXPECT_EQ(owed(guide), owed_before);
    EXPECT_EQ(error_of(send("DELETE", "/v1/me/accounts/" + guide)), ErrorCode::not_signed_in);
}

TEST_F(ProfileOfUser, is_erased_with_the_person_and_leaves_the_money_records) {
    const auto before = check_ledger(*store);
    const wire::UserDeletion wrong{fresh_id(), "wrong"};
    EXPECT_EQ(error_of(ask("/v1/me/deletion", wrong, mine)), ErrorCode::password_wrong);
    const wire::UserDeletion body{fresh_id(), std::string(demo_password)};
    EXPECT_EQ(ask("/v1/me/deletion", body, mine).status, 200);
    EXPECT_EQ(error_of(get("/v1/me/accounts", mine)), ErrorCode::not_signed_in);
    EXPECT_EQ(error_of(sign_in(demo_user, demo_password)), ErrorCode::credentials);
    EXPECT_FALSE(user_by_email(*store, demo_email));
    EXPECT_FALSE(user_by_id(*store, "user-1"));
    EXPECT_TRUE(accounts_of_user(*store, "user-1").empty());
    EXPECT_EQ(letter("deleted:" + body.id).to, demo_email);
    const auto after = check_ledger(*store);
    EXPECT_EQ(after.entries, before.entries);
    EXPECT_EQ(after.debit, before.debit);
    EXPECT_EQ(get("/v1/accounts/" + guide).status, 200);
    // The name is free again.
    auto again = form();
    again.user = demo_user;
    again.email = demo_email;
    EXPECT_EQ(code_in(letter("activation:" + registered(again))).size(), 6u);
}

TEST_F(ProfileOfUser, gets_the_bill_of_each_account_by_mail_once_when_a_month_closes) {
    EXPECT_EQ(queue_new_bill_letters(*store, random, clock.now), 0);
    EXPECT_EQ(queue_bill_letters(*store, random, demo_last_period, clock.now), 2);
    EXPECT_EQ(queue_bill_letters(*store, random, demo_last_period, clock.now), 0);
    const Letter bill = letter("bill:2026-10:" + guide + ":user-1");
    EXPECT_EQ(bill.to, demo_email);
    EXPECT_EQ(bill.subject, "Квитанция за\u00a0октябрь 2026");
    EXPECT_NE(bill.text.find("Итого начислено: 3\u00a0195,03\u00a0₽"),
              std::string::npos)
        << bill.text;
    EXPECT_EQ(letter("bill:2026-10:" + neighbour + ":user-2").to, "");
}

TEST_F(ProfileOfUser, gets_bills_from_the_month_of_subscribing_on) {
    change({"", {}, {}, true}, foreign);
    EXPECT_EQ(queue_new_bill_letters(*store, random, clock.now), 0);
    auto user = user_by_login(*store, "petrova").value();
    EXPECT_EQ(user.bills_from, (Period{2026, 11}));
    user.bills_from = demo_last_period;
    put_user(*store, user);
    EXPECT_EQ(queue_new_bill_letters(*store, random, clock.now), 1);
    change({"", {}, {}, false}, foreign);
    EXPECT_EQ(queue_bill_letters(*store, random, previous(demo_last_period), clock.now), 2);
}

}  // namespace
}  // namespace kvitok::server
