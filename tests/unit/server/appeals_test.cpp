#include "net/wire/appeals.h"
#include "net/server/correspondence.h"
#include "net/server/store_appeals.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

struct Appeals : World {
    const std::string token = token_of(demo_user, demo_password);
    const std::string foreign = token_of(demo_neighbour, demo_neighbour_password);
    const std::string list_path = "/v1/me/accounts/" + guide + "/appeals";

    wire::AppealPost letter(std::string text = "Не горит свет у лифта. Третий этаж.") {
        return {random_hex(random, 16), {guide}, AppealKind::repair, std::move(text),
                "sergey@mail.example",  ""};
    }
    Response post(const wire::AppealPost& letter, const std::string& by) {
        return send("POST", "/v1/me/appeals", wire::to_json(letter), letter.id, by);
    }
    Response reply(const std::string& to, const wire::AppealReply& words, const std::string& by) {
        return send("POST", "/v1/me/appeals/" + to + "/messages", wire::to_json(words), words.id,
                    by);
    }
    int unread() {
        return read<AccountCard>(get("/v1/me/accounts/" + guide, token)).unread_appeals;
    }
    AppealSummary latest() { return read<wire::AppealList>(get(list_path, token)).appeals.front(); }
};

TEST_F(Appeals, of_the_demo_are_listed_latest_first_with_the_one_that_was_answered_unread) {
    const auto list = read<wire::AppealList>(get(list_path, token));
    ASSERT_EQ(list.appeals.size(), 4u);
    EXPECT_EQ(list.reply_days, 3);
    EXPECT_EQ(list.appeals[0].number, 1184);
    EXPECT_TRUE(list.appeals[0].unread);
    EXPECT_FALSE(list.appeals[1].unread);
    EXPECT_EQ(list.appeals[1].note.russian, "мастер придёт 24 ноября");
    EXPECT_EQ(list.appeals[2].state, AppealState::done);
    EXPECT_EQ(unread(), 1);
}

TEST_F(Appeals, are_seen_when_the_answer_was_shown_and_stay_so) {
    const std::string path = "/v1/me/appeals/" + latest().id;
    const auto seen = [&](int messages) {
        return send("POST", path + "/seen", wire::to_json(wire::AppealSeen{messages}), {}, token)
            .status;
    };
    EXPECT_EQ(seen(2), 204);
    EXPECT_EQ(unread(), 1);
    EXPECT_EQ(seen(60), 204);  // more than there are
    EXPECT_EQ(unread(), 1);
    EXPECT_EQ(seen(3), 204);
    EXPECT_EQ(unread(), 0);
    EXPECT_EQ(seen(1), 204);
    EXPECT_EQ(unread(), 0);
}

TEST_F(Appeals, get_a_number_and_a_term_in_working_days) {
    const auto letter = this->letter();
    const auto response = post(letter, token);
    EXPECT_EQ(response.status, 201);
    const auto appeal = read<Appeal>(response);
    EXPECT_EQ(appeal.summary.number, 1185);
    EXPECT_EQ(appeal.summary.subject, "Не горит свет у лифта");
    EXPECT_EQ(appeal.summary.state, AppealState::sent);
    // Sunday 22 November: Monday, Tuesday, Wednesday.
    EXPECT_EQ(appeal.answer_by, (Date{2026, 11, 25}));
    EXPECT_EQ(appeal.email, "s•••@mail.example");
    EXPECT_EQ(appeal.messages.size(), 1u);
    EXPECT_FALSE(appeal.summary.unread);
}

TEST_F(Appeals, do_not_count_days_off_into_their_term) {
    clock.now = from_local({{2026, 12, 30}, 12, 0, 0}, demo_utc_offset_minutes);
    const std::string later = token_of(demo_user, demo_password);
    // 31 December and the first days of January are off: 11, 12 and 13 January count.
    EXPECT_EQ(read<Appeal>(post(letter(), later)).answer_by, (Date{2027, 1, 13}));
}

TEST_F(Appeals, are_written_once_however_often_they_are_sent) {
    const auto letter = this->letter();
    const auto first = read<Appeal>(post(letter, token));
    const auto again = post(letter, token);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(read<Appeal>(again).summary.number, first.summary.number);
    auto other = letter;
    other.text += " И на четвёртом.";
    EXPECT_EQ(error_of(post(other, token)), ErrorCode::id_reused);
    EXPECT_EQ(read<wire::AppealList>(get(list_path, token)).appeals.size(), 5u);
}

TEST_F(Appeals, need_words_and_somewhere_to_answer) {
    const auto refused = [&](auto change) {
        auto bad = letter();
        change(bad);
        const auto response = post(bad, token);
        EXPECT_EQ(error_of(response), ErrorCode::bad_request) << bad.text << bad.email << bad.phone;
    };
    refused([](auto& it) { it.text = ""; });
    refused([](auto& it) { it.text = "     .     "; });
    refused([](auto& it) { it.text = std::string(2001, 'x'); });
    refused([](auto& it) { it.text = "Не горит свет\x01\x02 у лифта"; });
    refused([](auto& it) { it.email = ""; });
    refused([](auto& it) { it.email = "кто-то@почта.рф"; });
    refused([](auto& it) { it.email = "nobody@nowhere"; });
    refused([](auto& it) { it.email = "a b@mail.example"; });
    refused([](auto& it) { it.email = "", it.phone = "12345"; });
    refused([](auto& it) { it.email = "", it.phone = "8-800-CALL-ME"; });
    EXPECT_EQ(read<wire::AppealList>(get(list_path, token)).appeals.size(), 4u);
    auto by_phone = letter();
    by_phone.email = "";
    by_phone.phone = "89990004567";
    const auto appeal = read<Appeal>(post(by_phone, token));
    EXPECT_EQ(appeal.way, AnswerWay::phone);
    EXPECT_EQ(appeal.phone, "•••• 45-67");
}

TEST_F(Appeals, are_refused_without_their_key_and_by_the_dozen) {
    const auto letter = this->letter();
    const auto body = wire::to_json(letter);
    EXPECT_EQ(error_of(send("POST", "/v1/me/appeals", body, {}, token)), ErrorCode::bad_request);
    for (int i = 0; i < 10; ++i) EXPECT_EQ(post(this->letter(), token).status, 201);
    EXPECT_EQ(error_of(post(this->letter(), token)), ErrorCode::too_many);
}

TEST_F(Appeals, are_their_writers_only_and_others_learn_nothing) {
    const std::string id = latest().id;
    const std::string nowhere(32, 'f');
    const auto same_for = [&](const std::string& suffix, const std::string& body,
                              const std::string& key) {
        const auto theirs = send("POST", "/v1/me/appeals/" + id + suffix, body, key, foreign);
        const auto none = send("POST", "/v1/me/appeals/" + nowhere + suffix, body, key, foreign);
        EXPECT_EQ(error_of(theirs), ErrorCode::not_found) << suffix;
        EXPECT_EQ(theirs.body, none.body) << suffix;
    };
    const wire::AppealReply words{std::string(32, 'b'), "Чужое обращение"};
    same_for("/messages", wire::to_json(words), words.id);
    same_for("/seen", wire::to_json(wire::AppealSeen{3}), {});
    same_for("/way", wire::to_json(wire::AppealWay{AnswerWay::phone}), {});
    EXPECT_EQ(get("/v1/me/appeals/" + id, foreign).body,
              get("/v1/me/appeals/" + nowhere, foreign).body);
    EXPECT_EQ(error_of(get(list_path, foreign)), ErrorCode::account_unknown);
    EXPECT_EQ(error_of(post(letter(), foreign)), ErrorCode::account_unknown);
    for (const std::string& path : {list_path, "/v1/me/appeals/" + id})
        EXPECT_EQ(error_of(get(path)), ErrorCode::not_signed_in);
    EXPECT_EQ(read<Appeal>(get("/v1/me/appeals/" + id, token)).messages.size(), 3u);
}

TEST_F(Appeals, go_on_with_further_messages_and_open_again) {
    const auto list = read<wire::AppealList>(get(list_path, token));
    const std::string id = list.appeals[2].id;
    ASSERT_EQ(list.appeals[2].state, AppealState::done);
    const wire::AppealReply words{random_hex(random, 16), "Справка с ошибкой"};
    EXPECT_EQ(reply(id, words, token).status, 201);
    EXPECT_EQ(reply(id, words, token).status, 200);
    const auto appeal = read<Appeal>(get("/v1/me/appeals/" + id, token));
    ASSERT_EQ(appeal.messages.size(), 3u);
    EXPECT_EQ(appeal.messages.back().text, "Справка с ошибкой");
    EXPECT_FALSE(appeal.messages.back().from_company);
    EXPECT_EQ(appeal.summary.state, AppealState::working);
    EXPECT_EQ(error_of(reply(id, {words.id, "Другое"}, token)), ErrorCode::id_reused);
    EXPECT_EQ(error_of(reply(id, {random_hex(random, 16), "\x02\x02"}, token)),
              ErrorCode::bad_request);
}

TEST_F(Appeals, show_what_the_company_answers_as_unread) {
    const auto appeal = read<Appeal>(post(letter(), token));
    const auto stored = find_appeal_by_number(*store, appeal.summary.number);
    ASSERT_TRUE(stored);
    EXPECT_TRUE(add_message(*store, *stored, std::string(32, 'c'),
                            {true, "Мастер придёт завтра", clock.now}, AppealState::working));
    EXPECT_EQ(unread(), 2);
    const auto answered = read<Appeal>(get("/v1/me/appeals/" + appeal.summary.id, token));
    EXPECT_TRUE(answered.summary.unread);
    EXPECT_TRUE(answered.messages.back().from_company);
}

TEST_F(Appeals, answer_where_the_writer_wishes_among_what_was_given) {
    const std::string path = "/v1/me/appeals/" + latest().id + "/way";
    const auto wish = [&](AnswerWay way) {
        return send("POST", path, wire::to_json(wire::AppealWay{way}), {}, token);
    };
    EXPECT_EQ(read<Appeal>(wish(AnswerWay::phone)).way, AnswerWay::phone);
    EXPECT_EQ(read<Appeal>(wish(AnswerWay::email)).way, AnswerWay::email);
    const auto letter = this->letter();
    post(letter, token);
    const auto none = send("POST", "/v1/me/appeals/" + letter.id + "/way",
                           wire::to_json(wire::AppealWay{AnswerWay::phone}), {}, token);
    EXPECT_EQ(error_of(none), ErrorCode::bad_request);
}

TEST(Letters, are_headed_by_their_first_sentence_or_whole_words) {
    EXPECT_EQ(subject_of("Не горит свет. Третий этаж."), "Не горит свет");
    EXPECT_EQ(subject_of("  Почему так много?"), "Почему так много");
    const std::string longer =
        "В октябре горячей воды не было четыре дня подряд и никто ничего не объяснил";
    const std::string subject = subject_of(longer);
    EXPECT_TRUE(subject.ends_with("…"));
    EXPECT_TRUE(longer.starts_with(subject.substr(0, subject.size() - std::string("…").size())));
    EXPECT_EQ(subject_of(" \n "), "–");
    EXPECT_FALSE(subject_of(std::string(400, 'x')).empty());
}

TEST(Letters, hide_addresses_but_for_what_their_owner_recognises) {
    EXPECT_EQ(masked_email("m.ivanov@mail.example"), "m•••@mail.example");
    EXPECT_EQ(masked_email(""), "");
    EXPECT_EQ(masked_phone("+79990004567"), "•••• 45-67");
    EXPECT_EQ(masked_phone(""), "");
}

}  // namespace
}  // namespace kvitok::server
