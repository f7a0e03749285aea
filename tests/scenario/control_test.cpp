// The control socket itself: what it answers to good and to bad requests.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/scenario/desk_process.h"

namespace kvitok::scenario {
namespace {

// Raw lines, for what no honest client sends.
class RawConnection {
public:
    explicit RawConnection(const std::filesystem::path& path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.string().copy(address.sun_path, sizeof(address.sun_path) - 1);
        socket_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto* where = reinterpret_cast<const sockaddr*>(&address);
        if (connect(socket_, where, sizeof(address)) != 0) throw std::runtime_error("no desk");
    }
    ~RawConnection() { close(socket_); }
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;

    void send_bytes(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    // The next line; empty when the desk has closed the connection.
    std::string line() {
        std::string text;
        char letter = 0;
        while (read(socket_, &letter, 1) == 1) {
            if (letter == '\n') return text;
            text += letter;
        }
        return {};
    }
    void say_no_more() { shutdown(socket_, SHUT_WR); }

private:
    int socket_ = -1;
};

TEST(Control, tells_the_page_as_text_with_boxes) {
    DeskProcess desk;
    go_home(*desk);
    const Json page = desk->page();
    EXPECT_EQ(page["name"], "home");
    EXPECT_EQ(page["title"], "What would you like to do?");
    const Json* number = desk::find_button(page, "Enter account number");
    ASSERT_NE(number, nullptr);
    EXPECT_TRUE((*number)["enabled"].get<bool>());
    EXPECT_GT((*number)["box"][2].get<int>(), 100);
}

TEST(Control, answers_bad_requests_with_an_error_and_goes_on) {
    DeskProcess desk;
    const std::vector<std::string> bad{
        "",
        "page",
        "[]",
        "{",
        "{\"command\":",
        "{\"command\":17}",
        "{\"command\":\"dance\"}",
        "{\"command\":\"tap\"}",
        "{\"command\":\"tap\",\"x\":-1,\"y\":5}",
        "{\"command\":\"tap\",\"x\":1e300,\"y\":5}",
        "{\"command\":\"tap\",\"x\":18446744073709551615,\"y\":5}",
        "{\"command\":\"tap\",\"label\":\"no such button\"}",
        "{\"command\":\"tap\",\"label\":{}}",
        "{\"command\":\"type\"}",
        "{\"command\":\"type\",\"text\":\"x\"}",
        "{\"command\":\"wait\",\"limit_ms\":\"long\"}",
        "{\"command\":\"screenshot\"}",
        "{\"command\":\"screenshot\",\"file\":\"/no/such/folder/a.png\"}",
        "{\"command\":\"bench\",\"device\":\"toaster\",\"verb\":\"on\"}",
        "{\"command\":\"bench\",\"device\":\"printer\",\"verb\":\"dance\"}",
        "{\"command\":\"bench\",\"device\":\"network\",\"verb\":\"dance\"}",
        "{\"command\":\"bench\",\"device\":\"power\",\"verb\":\"cut-after\",\"argument\":\"tea\"}",
        "{\"command\":\"advance\",\"ms\":-5}",
        "{\"command\":\"advance\",\"ms\":9999999999999}",
        "\xFF\xFE\x00garbage",
    };
    RawConnection raw(desk.folder() / "control");
    for (const auto& line : bad) {
        raw.send_bytes(line + "\n");
        const auto answer = Json::parse(raw.line(), nullptr, false);
        ASSERT_TRUE(answer.is_object()) << line;
        EXPECT_EQ(answer["ok"], false) << line;
        EXPECT_GT(answer["error"].get<std::string>().size(), 5U) << line;
    }
    EXPECT_EQ(desk->wait_screen("attract")["name"], "attract");
}

TEST(Control, ends_a_connection_whose_line_never_ends) {
    DeskProcess desk;
    RawConnection raw(desk.folder() / "control");
    raw.send_bytes(std::string(3 * 1024 * 1024, 'x'));
    const auto answer = Json::parse(raw.line(), nullptr, false);
    ASSERT_TRUE(answer.is_object());
    EXPECT_EQ(answer["ok"], false);
    EXPECT_EQ(raw.line(), "");
    EXPECT_EQ(desk->wait_screen("attract")["name"], "attract");
}

TEST(Control, gives_the_list_of_what_can_be_tapped) {
    DeskProcess desk;
    go_home(*desk);
    const Json answer = desk->ask({{"command", "tap"}, {"label", "Pay with shells"}, {"id", 17}});
    EXPECT_EQ(answer["ok"], false);
    EXPECT_EQ(answer["id"], 17);
    EXPECT_NE(answer["labels"].dump().find("Enter account number"), std::string::npos);
}

TEST(Control, answers_a_script_that_has_hung_up_its_sending_side) {
    DeskProcess desk;
    desk->wait_screen("attract");
    RawConnection raw(desk.folder() / "control");
    raw.send_bytes("{\"command\":\"page\",\"id\":\"one\"}\n");
    raw.say_no_more();
    const auto answer = Json::parse(raw.line(), nullptr, false);
    ASSERT_TRUE(answer.is_object());
    EXPECT_EQ(answer["id"], "one");
    EXPECT_EQ(answer["page"]["name"], "attract");
}

TEST(Control, times_out_a_wait_with_the_page_that_is_there) {
    DeskProcess desk;
    const Json answer =
        desk->ask({{"command", "wait"}, {"screen", "pay_success"}, {"limit_ms", 50}});
    EXPECT_EQ(answer["ok"], false);
    EXPECT_EQ(answer["page"]["name"], "attract");
}

TEST(Control, types_through_the_layers_of_the_keyboard) {
    DeskProcess desk;
    go_home(*desk);
    desk->tap("Sign in");
    desk->wait_screen("login");
    desk->type("Ivan_7@Жёлтый дом#");
    EXPECT_EQ(desk->page()["fields"][0]["value"], "Ivan_7@Жёлтый дом#");
}

TEST(Control, takes_a_picture_of_the_screen) {
    DeskProcess desk;
    desk->wait_screen("attract");
    const auto file = desk.folder() / "shot.png";
    desk->screenshot(file);
    EXPECT_GT(std::filesystem::file_size(file), 5'000U);
}

TEST(Control, ends_with_status_zero_when_it_is_told_to_quit) {
    DeskProcess desk;
    desk->wait_screen("attract");
    EXPECT_EQ(desk.end(), 0);
}

}  // namespace
}  // namespace kvitok::scenario
