#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "net/http/mail_transport.h"
#include "tests/unit/http/smtp_peer.h"

namespace kvitok::http {
namespace {

using testing::Certificates;
using testing::SmtpPeer;

const Certificates& mail_files() {
    static const Certificates all;
    return all;
}

const Envelope letter{"00ff", "kvitok@mail.example", "ivanov@mail.example",
                      "Subject: test\r\n\r\n.a line that begins with a dot\r\nlast\r\n"};

tl::expected<void, MailError> sent_to(const std::string& url, const std::string& ca = "ca.pem",
                                      std::stop_token stop = {}) {
    const auto transport = make_smtp_transport(
        {.url = url, .ca_file = mail_files().file(ca), .user = "", .password = ""});
    return transport->send(letter, stop);
}

TEST(SmtpTransport, hands_a_letter_over_byte_for_byte) {
    SmtpPeer peer(mail_files(), {});
    EXPECT_TRUE(sent_to(peer.url()));
    const auto& lines = peer.lines();
    EXPECT_THAT(lines,
                ::testing::Contains(::testing::StartsWith("MAIL FROM:<kvitok@mail.example>")));
    EXPECT_THAT(lines, ::testing::Contains(::testing::StartsWith("RCPT TO:<ivanov@mail.example>")));
    const auto data = std::find(lines.begin(), lines.end(), "DATA");
    ASSERT_NE(data, lines.end());
    const std::vector<std::string> message(data + 1, std::find(data, lines.end(), "."));
    EXPECT_THAT(message, ::testing::ElementsAre("Subject: test", "",
                                                "..a line that begins with a dot", "last"));
}

TEST(SmtpTransport, tells_what_is_for_good_from_what_may_pass) {
    const auto result = [](std::map<std::string, std::string> replies) {
        SmtpPeer peer(mail_files(), std::move(replies));
        const auto sent = sent_to(peer.url());
        return sent ? "sent" : std::string(to_word(sent.error()));
    };
    EXPECT_EQ(result({{"RCPT", "550 no such mailbox"}}), "refused");
    EXPECT_EQ(result({{"RCPT", "450 busy"}}), "unreachable");
    EXPECT_EQ(result({{".", "554 not wanted"}}), "refused");
    EXPECT_EQ(result({{".", "451 later"}}), "unreachable");
    EXPECT_EQ(result({{"MAIL", "530 log in first"}}), "unreachable");
}

TEST(SmtpTransport, sends_nothing_to_a_server_it_cannot_trust) {
    SmtpPeer peer(mail_files(), {});
    const auto sent = sent_to(peer.url(), "other_ca.pem");
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error(), MailError::unreachable);
    EXPECT_TRUE(peer.lines().empty());
}

TEST(SmtpTransport, says_when_nobody_is_there_and_when_it_was_stopped) {
    EXPECT_EQ(sent_to("smtps://127.0.0.1:1").error(), MailError::unreachable);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(sent_to("smtps://127.0.0.1:1", "ca.pem", stop.get_token()).error(),
              MailError::cancelled);
}

TEST(SmtpTransport, takes_only_addresses_of_mail_servers) {
    for (const char* url : {"", "http://mail.example", "smtp://", "smtp://a/b", "smtp://a b",
                            "smtp://user:secret@mail.example"})
        EXPECT_THROW(make_smtp_transport({.url = url, .ca_file = "", .user = "", .password = ""}),
                     std::invalid_argument)
            << url;
}

}  // namespace
}  // namespace kvitok::http
