// The listeners over real TLS on the loopback: the one test of the server that opens sockets.
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "net/http/curl_exchange.h"
#include "net/server/server.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path;
    Folder() {
        std::string name = fs::temp_directory_path() / "kvitok-server-XXXXXX";
        check(mkdtemp(name.data()) != nullptr, "a folder for a test");
        path = name;
    }
    ~Folder() { fs::remove_all(path); }
};

struct Listeners : testing::Test {
    Folder folder;
    TestClock clock;
    SystemRandom random;
    TestLog log;
    TestAcquirer acquirer;
    std::unique_ptr<PasswordHasher> hasher = make_quick_hasher();
    std::unique_ptr<Server> server;

    void SetUp() override {
        prepare();
        start({});
    }
    // Books with a small demo, so that the server finds them and need not fill them.
    void prepare() {
        Store books((folder.path / "books.sqlite").string());
        load_demo(books, random, *hasher, {.flats = 2, .months = 3});
    }
    void start(Limits limits) {
        server.reset();
        ServerConfig config;
        config.data = folder.path;
        config.devices.port = config.open.port = config.operators.port = 0;
        config.limits = limits;
        server = std::make_unique<Server>(config, clock, random, *hasher, acquirer, log);
        server->start();
    }
    std::unique_ptr<http::Exchange> client(std::uint16_t port, bool with_certificate,
                                           const fs::path& ca = {}) {
        http::CurlOptions options;
        options.base_url = "https://localhost:" + std::to_string(port);
        options.ca_file = ca.empty() ? server->trust().ca.string() : ca.string();
        if (with_certificate) {
            options.certificate_file = server->trust().terminal_cert.string();
            options.key_file = server->trust().terminal_key.string();
        }
        return http::make_curl_exchange(options);
    }
    static tl::expected<http::Response, http::ExchangeError> get(http::Exchange& exchange,
                                                                 std::string path) {
        http::Request request;
        request.method = "GET";
        request.path = std::move(path);
        return exchange.perform(request, {});
    }
};

TEST_F(Listeners, serve_a_terminal_with_a_certificate_again_and_again) {
    const auto terminal = client(server->devices_port(), true);
    for (int i = 0; i < 3; ++i) {
        const auto house = get(*terminal, "/v1/house");
        ASSERT_TRUE(house.has_value()) << http::to_word(house.error());
        EXPECT_EQ(house->status, 200);
        EXPECT_EQ(http::header(house->headers, "content-type"), "application/json");
        const auto message = wire::from_json<wire::House>(house->body);
        ASSERT_TRUE(message.has_value());
        EXPECT_EQ(message->receipt_url_base,
                  "https://127.0.0.1:" + std::to_string(server->open_port()) + "/r/");
    }
}

TEST_F(Listeners, do_not_speak_to_a_terminal_without_a_certificate) {
    const auto stranger = get(*client(server->devices_port(), false), "/v1/house");
    ASSERT_FALSE(stranger.has_value());
    EXPECT_EQ(stranger.error(), http::ExchangeError::tls_refused);
    const auto open = get(*client(server->open_port(), false), "/health");
    ASSERT_TRUE(open.has_value());
    EXPECT_EQ(open->status, 200);
    const auto operators = get(*client(server->operators_port(), false), "/metrics");
    ASSERT_TRUE(operators.has_value());
    EXPECT_NE(operators->body.find("kvitok_ledger_unbalanced_entries 0"), std::string::npos);
}

TEST_F(Listeners, do_not_trust_a_certificate_of_another_authority) {
    const Folder other;
    const Trust strange = open_trust(other.path);
    http::CurlOptions options;
    options.base_url = "https://localhost:" + std::to_string(server->devices_port());
    options.ca_file = server->trust().ca.string();
    options.certificate_file = strange.terminal_cert.string();
    options.key_file = strange.terminal_key.string();
    const auto answer = get(*http::make_curl_exchange(options), "/v1/house");
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error(), http::ExchangeError::tls_refused);
}

TEST_F(Listeners, refuse_bodies_and_headers_over_their_limits) {
    const auto terminal = client(server->devices_port(), true);
    http::Request request;
    request.method = "POST";
    request.path = "/v1/sessions";
    request.body = std::string(256 * 1024 + 1, 'x');
    const auto large = terminal->perform(request, {});
    ASSERT_TRUE(large.has_value()) << http::to_word(large.error());
    EXPECT_EQ(large->status, 413);
    request.body.clear();
    request.headers = {{"X-Long", std::string(9000, 'x')}};
    const auto long_header = terminal->perform(request, {});
    ASSERT_TRUE(long_header.has_value()) << http::to_word(long_header.error());
    EXPECT_EQ(long_header->status, 431);
}

TEST_F(Listeners, close_connections_over_the_limit_and_take_new_ones_afterwards) {
    Limits one;
    one.connections = 1;
    start(one);
    auto first = client(server->open_port(), false);
    ASSERT_TRUE(get(*first, "/health").has_value());
    EXPECT_FALSE(get(*client(server->open_port(), false), "/health").has_value());
    first.reset();
    bool served = false;
    for (int i = 0; i < 1000 && !served; ++i)
        served = get(*client(server->open_port(), false), "/health").has_value();
    EXPECT_TRUE(served);
}

TEST_F(Listeners, stop_at_once_with_connections_open_and_start_again_with_the_same_trust) {
    const auto terminal = client(server->devices_port(), true);
    ASSERT_TRUE(get(*terminal, "/v1/house").has_value());
    const auto began = std::chrono::steady_clock::now();
    server->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(2));
    EXPECT_FALSE(get(*terminal, "/v1/house").has_value());
    start({});
    EXPECT_TRUE(get(*client(server->devices_port(), true), "/v1/house").has_value());
}

TEST_F(Listeners, answer_many_terminals_at_once) {
    std::vector<std::jthread> terminals;
    std::atomic<int> served = 0;
    for (int i = 0; i < 8; ++i)
        terminals.emplace_back([&] {
            const auto terminal = client(server->devices_port(), true);
            for (int k = 0; k < 10; ++k) {
                const auto answer = get(*terminal, "/v1/accounts/" + guide);
                served += answer.has_value() && answer->status == 200;
            }
        });
    terminals.clear();
    EXPECT_EQ(served, 80);
}

TEST(Trust, keeps_its_keys_from_others_and_refuses_half_an_authority) {
    const Folder folder;
    const Trust trust = open_trust(folder.path);
    for (const fs::path& key : {trust.server_key, trust.terminal_key}) {
        struct stat status {};
        ASSERT_EQ(::stat(key.c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777u, 0600u);
    }
    EXPECT_EQ(open_trust(folder.path).ca, trust.ca);
    fs::remove(trust.server_key);
    EXPECT_THROW(open_trust(folder.path), TrustFailed);
}

}  // namespace
}  // namespace kvitok::server
