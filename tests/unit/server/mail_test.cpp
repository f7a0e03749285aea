#include <algorithm>
#include <filesystem>
#include <fstream>

#include "net/server/mailer.h"
#include "net/server/store_house.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

constexpr const char* mail_from = "kvitok@mail.example";
const std::string letter_id(32, 'a');

std::string header_of(const std::string& message, const std::string& name) {
    const auto begin = message.find(name + ": ");
    auto end = message.find("\r\n", begin);
    while (message[end + 2] == ' ') end = message.find("\r\n", end + 2);
    return message.substr(begin, end - begin);
}

// Undoes RFC 2047 the way a mail program does.
std::string decoded_words(std::string_view text) {
    std::string out;
    for (auto at = text.find("=?UTF-8?B?"); at != std::string_view::npos;
         at = text.find("=?UTF-8?B?", at)) {
        const auto begin = at + 10, end = text.find("?=", begin);
        out += from_base64(text.substr(begin, end - begin));
        at = end;
    }
    return out;
}

TEST(MailMessage, has_headers_of_ascii_and_a_body_in_base64) {
    const Letter letter{"ivanov@mail.example", "Вход в кабинет", "Код: 123456\n", {}};
    const std::string message = message_of(letter, mail_from, letter_id, demo_now());
    EXPECT_TRUE(
        std::ranges::all_of(message, [](char c) { return static_cast<signed char>(c) > 0; }));
    EXPECT_EQ(header_of(message, "To"), "To: ivanov@mail.example");
    EXPECT_EQ(header_of(message, "Date"), "Date: Sun, 22 Nov 2026 11:32:00 +0000");
    EXPECT_EQ(header_of(message, "Message-ID"), "Message-ID: <" + letter_id + "@mail.example>");
    EXPECT_EQ(decoded_words(header_of(message, "Subject")), "Вход в кабинет");
    const auto body = message.find("\r\n\r\n");
    std::string encoded = message.substr(body + 4);
    std::erase_if(encoded, [](char c) { return c == '\r' || c == '\n'; });
    EXPECT_EQ(from_base64(encoded), "Код: 123456\r\n");
}

TEST(MailMessage, keeps_a_long_subject_in_words_of_75_letters_that_cut_no_letter) {
    std::string subject;
    for (int i = 0; i < 40; ++i) subject += i % 3 == 0 ? "ж" : "жы ₽";
    const Letter letter{"a@mail.example", subject, "x", {}};
    const std::string message = message_of(letter, mail_from, letter_id, demo_now());
    const std::string header = header_of(message, "Subject");
    EXPECT_EQ(decoded_words(header), subject);
    std::size_t begin = 0;
    for (auto end = header.find("\r\n"); begin < header.size(); end = header.find("\r\n", begin)) {
        const std::string line = header.substr(begin, end - begin);
        EXPECT_LE(line.size(), 76u + (begin == 0 ? 9u : 0u)) << line;
        EXPECT_NE(decoded_words(line).find_first_not_of("\x80\xBF"), std::string::npos);
        if (end == std::string::npos) break;
        begin = end + 2;
    }
}

TEST(MailMessage, lets_nobody_write_headers) {
    const Letter letter{"a@mail.example",
                        "x\r\nBcc: all@mail.example\r\n\r\nbody",
                        "\r\n.\r\nRCPT TO:<b@mail.example>\n",
                        {}};
    const std::string message = message_of(letter, mail_from, letter_id, demo_now());
    EXPECT_EQ(message.find("\r\nBcc"), std::string::npos);
    EXPECT_EQ(message.find("RCPT"), std::string::npos);
    EXPECT_DEATH(message_of({"a@mail.example\r\nBcc: b@mail.example", "s", "t", {}}, mail_from,
                            letter_id, demo_now()),
                 "address");
    EXPECT_DEATH(message_of({"a@mail.example", "s", "t", {{"a\"\r\nX: y", "application/pdf", ""}}},
                            mail_from, letter_id, demo_now()),
                 "plain name");
}

TEST(MailMessage, carries_files) {
    std::string pdf = "%PDF-1.7";
    for (int i = 0; i < 256; ++i) pdf += static_cast<char>(i);
    const Letter letter{
        "a@mail.example", "bill", "text", {{"bill-2026-10.pdf", "application/pdf", pdf}}};
    const std::string message = message_of(letter, mail_from, letter_id, demo_now());
    const auto part = message.find("filename=\"bill-2026-10.pdf\"\r\n\r\n");
    ASSERT_NE(part, std::string::npos);
    std::string encoded = message.substr(part + 31, message.find("--kvitok-", part) - part - 31);
    std::erase_if(encoded, [](char c) { return c == '\r' || c == '\n'; });
    EXPECT_EQ(from_base64(encoded), pdf);
    EXPECT_TRUE(message.ends_with("--kvitok-" + letter_id + "--\r\n"));
}

struct Mail : World {
    std::vector<http::Envelope> sent;

    bool queue(const std::string& reference, TimePoint useless = {}) {
        return queue_letter(*store, random, reference,
                            {"ivanov@mail.example", "s", "t", {{"a.pdf", "application/pdf", "%"}}},
                            clock.now, useless);
    }
    // One round of the worker against a network that answers `result`; how many were tried.
    int round(tl::expected<void, http::MailError> result) {
        int tried = 0;
        while (const auto one = next_outgoing(*store, mail_from, clock.now)) {
            ++tried;
            if (result) sent.push_back(one->envelope);
            take_mail_result(*store, *one, result, clock.now);
        }
        return tried;
    }
    LetterState state(const std::string& reference) {
        return find_letter(*store, reference).value().state;
    }
};

TEST_F(Mail, leaves_once_a_reference_and_is_forgotten_when_it_left) {
    EXPECT_TRUE(queue("bill:1"));
    EXPECT_FALSE(queue("bill:1"));
    EXPECT_EQ(round({}), 1);
    EXPECT_EQ(round({}), 0);
    EXPECT_FALSE(queue("bill:1"));
    EXPECT_EQ(round({}), 0);
    ASSERT_EQ(sent.size(), 1u);
    EXPECT_EQ(sent[0].to, "ivanov@mail.example");
    EXPECT_NE(sent[0].message.find("a.pdf"), std::string::npos);
    const auto kept = find_letter(*store, "bill:1");
    EXPECT_EQ(kept->state, LetterState::sent);
    EXPECT_EQ(kept->letter, Letter{});
}

TEST_F(Mail, is_tried_again_after_growing_pauses_with_the_same_id_and_given_up_after_five_days) {
    queue("a");
    const auto unreachable = tl::unexpected(http::MailError::unreachable);
    const std::string id = next_outgoing(*store, mail_from, clock.now)->envelope.id;
    for (const int minutes : {1, 5, 15, 60, 120, 240, 240}) {
        EXPECT_EQ(round(unreachable), 1);
        clock.advance(std::chrono::minutes(minutes) - Milliseconds{1});
        EXPECT_EQ(round(unreachable), 0) << minutes;
        clock.advance(Milliseconds{1});
        EXPECT_EQ(next_outgoing(*store, mail_from, clock.now)->envelope.id, id);
    }
    int tries = 0;
    while (state("a") == LetterState::waiting && tries < 100) {
        round(unreachable);
        clock.advance(std::chrono::minutes(240));
        ++tries;
    }
    EXPECT_EQ(state("a"), LetterState::given_up);
    // From 11 h 21 min on every four hours, the last one at 4 d 21 h 21 min.
    EXPECT_EQ(tries, 28);
}

TEST_F(Mail, is_sent_when_the_server_is_back_and_no_letter_holds_up_another) {
    queue("a");
    round(tl::unexpected(http::MailError::unreachable));
    queue("b");
    EXPECT_EQ(round({}), 1);
    clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(round({}), 1);
    EXPECT_EQ(sent.size(), 2u);
}

TEST_F(Mail, ends_when_it_is_refused_and_when_nobody_needs_it_any_more) {
    queue("refused");
    round(tl::unexpected(http::MailError::refused));
    EXPECT_EQ(state("refused"), LetterState::refused);
    queue("late", clock.now + std::chrono::minutes(30));
    round(tl::unexpected(http::MailError::unreachable));
    clock.advance(std::chrono::minutes(30));
    EXPECT_EQ(round({}), 0);
    EXPECT_EQ(state("late"), LetterState::given_up);
}

TEST_F(Mail, stays_in_the_queue_when_the_worker_was_stopped_in_the_middle) {
    queue("a");
    const auto one = next_outgoing(*store, mail_from, clock.now);
    take_mail_result(*store, *one, tl::unexpected(http::MailError::cancelled), clock.now);
    EXPECT_EQ(round({}), 1);
}

TEST_F(Mail, is_not_queued_for_what_is_no_address) {
    EXPECT_FALSE(queue_letter(*store, random, "x", {"a@b.c\r\nX: y", "s", "t", {}}, clock.now));
    EXPECT_FALSE(find_letter(*store, "x"));
}

TEST(MailFolder, holds_a_file_a_letter_and_the_worker_fills_it) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("kvitok-mail-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    TestClock clock;
    TestRandom random;
    TestLog log;
    {
        Store books((folder / "books.sqlite").string());
        MailConfig config;
        config.folder = folder / "mail";
        Mailer mailer(folder / "books.sqlite", config, clock, log);
        queue_letter(books, random, "a", {"a@mail.example", "s", "t", {}}, clock.now);
        mailer.poke();
        for (int i = 0; i < 500 && find_letter(books, "a")->state != LetterState::sent; ++i)
            std::this_thread::sleep_for(Milliseconds{10});
        const auto id = find_letter(books, "a")->id;
        EXPECT_EQ(find_letter(books, "a")->state, LetterState::sent);
        std::ifstream file(config.folder / (id + ".eml"));
        std::string first;
        std::getline(file, first);
        EXPECT_EQ(first, "From: kvitok@mail.example\r");
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace kvitok::server
