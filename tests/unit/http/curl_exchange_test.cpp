// The real libcurl against a real TLS peer on the loopback: the one place where the limits and the
// trust of the exchange can be seen to hold.
#include "net/http/curl_exchange.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/unit/http/tls_peer.h"

namespace kvitok::http {
namespace {

using testing::After;
using testing::Reply;
using testing::Speaks;
using testing::TlsPeer;

const testing::Certificates& certificates() {
    static const testing::Certificates made;
    return made;
}

CurlOptions options(const TlsPeer& peer) {
    CurlOptions made;
    made.base_url = peer.origin();
    made.ca_file = certificates().file("ca.pem");
    made.certificate_file = certificates().file("terminal.pem");
    made.key_file = certificates().file("terminal.key");
    return made;
}

Request get(const std::string& path = "/v1/house") {
    Request request;
    request.method = "GET";
    request.path = path;
    return request;
}

std::string answer(const std::string& body, const std::string& status = "200 OK") {
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nX-Odd:  two words \r\n" +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

auto always(const std::string& bytes, After after = After::closes, int times = 1) {
    return [=](const std::string&) { return Reply{bytes, times, after}; };
}

// What one GET gives with a peer of these replies.
tl::expected<Response, ExchangeError> outcome(TlsPeer& peer, CurlOptions with,
                                              Request request = get()) {
    (void)peer;
    return make_curl_exchange(std::move(with))->perform(request, {});
}

ExchangeError error_of(const tl::expected<Response, ExchangeError>& result) {
    if (result) ADD_FAILURE() << "an answer: " << result->status << " " << result->body;
    return result ? ExchangeError::cancelled : result.error();
}

TEST(CurlExchange, carries_a_request_and_its_answer) {
    TlsPeer peer(certificates(), always(answer("{\"a\":1}", "201 Created")));
    Request request = get("/v1/payments");
    request.method = "POST";
    request.headers = {{"Idempotency-Key", "00ff"}, {"Content-Type", "application/json"}};
    request.body = std::string(3000, 'x');
    const auto result = outcome(peer, options(peer), request);
    ASSERT_TRUE(result.has_value()) << to_word(result.error());
    EXPECT_EQ(result->status, 201);
    EXPECT_EQ(result->body, "{\"a\":1}");
    EXPECT_EQ(header(result->headers, "content-type"), "application/json");
    EXPECT_EQ(header(result->headers, "x-odd"), "two words");
    const std::string seen = peer.requests().at(0);
    EXPECT_EQ(seen.find("POST /v1/payments HTTP/1.1\r\n"), 0u);
    EXPECT_NE(seen.find("\r\nIdempotency-Key: 00ff\r\n"), std::string::npos);
    EXPECT_EQ(seen.find("Expect"), std::string::npos);
    EXPECT_EQ(seen.find("Accept-Encoding"), std::string::npos);
    EXPECT_TRUE(seen.ends_with("\r\n\r\n" + request.body));
}

TEST(CurlExchange, keeps_the_connection_and_forgets_the_request) {
    TlsPeer peer(certificates(), always(answer("{}"), After::holds));
    const auto exchange = make_curl_exchange(options(peer));
    Request post = get();
    post.method = "POST";
    post.body = "secret";
    post.headers = {{"Authorization", "Bearer t"}};
    Request remove = get("/v1/sessions");
    remove.method = "DELETE";
    ASSERT_TRUE(exchange->perform(post, {}).has_value());
    ASSERT_TRUE(exchange->perform(remove, {}).has_value());
    ASSERT_TRUE(exchange->perform(get(), {}).has_value());
    EXPECT_EQ(peer.connections(), 1);
    const auto seen = peer.requests();
    EXPECT_EQ(seen.at(1).find("DELETE /v1/sessions "), 0u);
    EXPECT_EQ(seen.at(2).find("GET /v1/house "), 0u);
    for (std::size_t i = 1; i < 3; ++i) {
        EXPECT_EQ(seen.at(i).find("secret"), std::string::npos);
        EXPECT_EQ(seen.at(i).find("Authorization"), std::string::npos);
    }
}

TEST(CurlExchange, refuses_a_server_that_it_cannot_trust) {
    TlsPeer peer(certificates(), always(answer("{}")));
    CurlOptions other = options(peer);
    other.ca_file = certificates().file("other_ca.pem");
    EXPECT_EQ(error_of(outcome(peer, other)), ExchangeError::tls_refused);
    TlsPeer stranger(certificates(), always(answer("{}")), Speaks::tls_1_3, "stranger");
    EXPECT_EQ(error_of(outcome(stranger, options(stranger))), ExchangeError::tls_refused);
    EXPECT_TRUE(peer.requests().empty());
    EXPECT_TRUE(stranger.requests().empty());
}

TEST(CurlExchange, speaks_nothing_below_tls_1_3) {
    TlsPeer old(certificates(), always(answer("{}")), Speaks::tls_1_2_only);
    EXPECT_EQ(error_of(outcome(old, options(old))), ExchangeError::tls_refused);
    TlsPeer plain(certificates(), always(answer("{}")), Speaks::no_tls);
    EXPECT_EQ(error_of(outcome(plain, options(plain))), ExchangeError::tls_refused);
}

TEST(CurlExchange, says_so_when_the_server_refuses_its_certificate) {
    TlsPeer peer(certificates(), always(answer("{}")));
    CurlOptions none = options(peer);
    none.certificate_file.clear();
    none.key_file.clear();
    EXPECT_EQ(error_of(outcome(peer, none)), ExchangeError::tls_refused);
}

TEST(CurlExchange, survives_files_of_trust_that_are_missing_or_damaged) {
    TlsPeer peer(certificates(), always(answer("{}")));
    CurlOptions no_ca = options(peer);
    no_ca.ca_file = "/nowhere/ca.pem";
    EXPECT_EQ(error_of(outcome(peer, no_ca)), ExchangeError::tls_refused);
    CurlOptions no_key = options(peer);
    no_key.key_file = "/nowhere/terminal.key";
    EXPECT_EQ(error_of(outcome(peer, no_key)), ExchangeError::tls_refused);
    CurlOptions wrong_key = options(peer);
    wrong_key.key_file = certificates().file("server.key");
    EXPECT_EQ(error_of(outcome(peer, wrong_key)), ExchangeError::tls_refused);
}

TEST(CurlExchange, says_when_nobody_listens) {
    CurlOptions gone;
    {
        TlsPeer peer(certificates(), always(answer("{}")));
        gone = options(peer);
    }
    EXPECT_EQ(error_of(make_curl_exchange(gone)->perform(get(), {})), ExchangeError::no_connection);
}

TEST(CurlExchange, does_not_follow_a_redirect) {
    TlsPeer peer(certificates(),
                 always("HTTP/1.1 301 Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"));
    const auto result = outcome(peer, options(peer));
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->status, 301);
    EXPECT_EQ(peer.requests().size(), 1u);
}

TEST(CurlExchange, ignores_a_proxy_of_the_environment) {
    ::setenv("https_proxy", "http://127.0.0.1:1", 1);
    ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
    TlsPeer peer(certificates(), always(answer("{}")));
    EXPECT_TRUE(outcome(peer, options(peer)).has_value());
    ::unsetenv("https_proxy");
    ::unsetenv("ALL_PROXY");
}

TEST(CurlExchange, takes_no_more_than_the_limits_say) {
    Request small = get();
    small.limits.body = 1000;
    TlsPeer announced(certificates(), always(answer(std::string(1001, ' '))));
    EXPECT_EQ(error_of(outcome(announced, options(announced), small)), ExchangeError::too_large);
    TlsPeer fits(certificates(), always(answer(std::string(1000, ' '))));
    EXPECT_TRUE(outcome(fits, options(fits), small).has_value());
    bool begun = false;
    TlsPeer endless(certificates(), [&](const std::string&) {
        begun = true;
        return Reply{"HTTP/1.1 200 OK\r\n\r\n" + std::string(16'384, 'x'), 65'536, After::closes};
    });
    EXPECT_EQ(error_of(outcome(endless, options(endless))), ExchangeError::too_large);
    EXPECT_TRUE(begun);
    std::string bomb = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 2000; ++i) bomb += "X-Bomb: tick\r\n";
    TlsPeer headers(certificates(), always(bomb + "\r\n"));
    EXPECT_EQ(error_of(outcome(headers, options(headers))), ExchangeError::too_large);
}

TEST(CurlExchange, calls_an_answer_that_is_cut_off_or_none_a_bad_response) {
    const std::string whole = answer("{\"balance\":558937}");
    for (const std::string& bytes :
         {std::string{}, whole.substr(0, whole.size() - 5), whole.substr(0, 20),
          std::string{"SSH-2.0-OpenSSH_9.2\r\n"}, std::string{"\0\0\0\0", 4},
          std::string{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}"},
          std::string{"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}"}}) {
        TlsPeer peer(certificates(), always(bytes));
        EXPECT_EQ(error_of(outcome(peer, options(peer))), ExchangeError::bad_response) << bytes;
    }
}

TEST(CurlExchange, waits_for_silence_no_longer_than_its_limit) {
    TlsPeer peer(certificates(), always("", After::holds));
    Request request = get();
    request.limits.total = Milliseconds{150};
    EXPECT_EQ(error_of(outcome(peer, options(peer), request)), ExchangeError::timed_out);
    TlsPeer half(certificates(),
                 always("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", After::holds));
    EXPECT_EQ(error_of(outcome(half, options(half), request)), ExchangeError::timed_out);
}

TEST(CurlExchange, ends_at_once_when_it_is_stopped) {
    TlsPeer peer(certificates(), always("", After::holds));
    std::stop_source stop;
    std::jthread stopper([&] {
        peer.wait_for_requests(1);
        stop.request_stop();
    });
    Request request = get();
    request.limits.total = Milliseconds{60'000};
    const auto exchange = make_curl_exchange(options(peer));
    EXPECT_EQ(error_of(exchange->perform(request, stop.get_token())), ExchangeError::cancelled);
    EXPECT_EQ(error_of(exchange->perform(request, stop.get_token())), ExchangeError::cancelled);
}

TEST(CurlExchange, works_again_after_a_failure) {
    int count = 0;
    TlsPeer peer(certificates(), [&](const std::string&) {
        return ++count == 1
                   ? Reply{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", 1, After::closes}
                   : Reply{answer("{}"), 1, After::closes};
    });
    const auto exchange = make_curl_exchange(options(peer));
    EXPECT_EQ(error_of(exchange->perform(get(), {})), ExchangeError::bad_response);
    const auto again = exchange->perform(get(), {});
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->body, "{}");
}

TEST(CurlExchange, is_made_for_https_origins_only) {
    for (const char* url :
         {"", "http://host", "https://", "https://host/path", "file:///etc/passwd", "https://a@b",
          "https://host?q", "https://ho st"}) {
        CurlOptions wrong;
        wrong.base_url = url;
        EXPECT_THROW((void)make_curl_exchange(wrong), std::invalid_argument) << url;
    }
}

TEST(CurlExchange, lets_no_line_break_into_a_header) {
    CurlOptions plain;
    plain.base_url = "https://127.0.0.1:1";
    Request request = get();
    request.headers = {{"X", "a\r\nAuthorization: b"}};
    EXPECT_DEATH((void)make_curl_exchange(plain)->perform(request, {}), "one line");
}

TEST(Header, is_found_without_regard_to_case) {
    const std::vector<Header> headers{{"Content-Type", "a"}, {"content-type", "b"}};
    EXPECT_EQ(header(headers, "CONTENT-TYPE"), "a");
    EXPECT_EQ(header(headers, "content"), "");
}

}  // namespace
}  // namespace kvitok::http
