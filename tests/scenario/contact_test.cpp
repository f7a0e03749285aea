// What a resident reads of the company, writes to it and orders: from the screen to the books, and
// back from the company's shell to the screen.
#include <gtest/gtest.h>

#include <cstdio>
#include <memory>

#include "tests/scenario/desk_process.h"

namespace kvitok::scenario {
namespace {

void sign_in(Client& desk) {
    go_home(desk);
    desk.tap("Sign in");
    desk.wait_screen("login");
    desk.type("ivanov");
    desk.tap("Password");
    desk.type("kvartira-154-demo");
    desk.tap("Sign in", 1);
    desk.wait_screen("accounts");
}

void open_account(Client& desk) {
    sign_in(desk);
    desk.tap("Grazhdanskaya st. 12");
    desk.wait_screen("account_card");
}

// What a command of the server says about the desk's books.
std::string shell(const DeskProcess& desk, const std::string& command) {
    const std::string line =
        std::string(KVITOK_SERVER) + " " + command + " --data '" + desk.data().string() + "' 2>&1";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(line.c_str(), "r"), pclose);
    std::string said;
    char part[512];
    while (pipe && fgets(part, sizeof part, pipe.get())) said += part;
    return said;
}

TEST(ContactScenario, the_bank_details_are_shown_and_printed) {
    DeskProcess desk;
    open_account(*desk);
    desk->tap("Bank details");
    desk->wait_screen("requisites");
    EXPECT_TRUE(desk::says(desk->seen(), "1600000000 / 160001001"));
    desk->tap("Print the details");
    desk->wait_text("Printing");
    desk->wait_button("Print the details");
    EXPECT_TRUE(std::filesystem::exists(desk.folder() / "paper"));
}

TEST(ContactScenario, news_are_read_in_full_and_are_not_new_any_more) {
    DeskProcess desk;
    open_account(*desk);
    desk->tap("News");
    desk->wait_screen("news");
    desk->tap("Owners' meeting on 5 December");
    desk->wait_screen("news_article");
    desk->wait_text("house council");
    desk->tap("Back");
    desk->wait_screen("news");
    desk->tap("Start");
    desk->wait_screen("accounts");
    desk->tap("Grazhdanskaya st. 12");
    desk->wait_screen("account_card");
    // Seven pieces of news, one of them read.
    EXPECT_TRUE(desk::says(desk->page(), "6"));
}

TEST(ContactScenario, an_appeal_is_written_answered_from_the_shell_and_read) {
    DeskProcess desk;
    open_account(*desk);
    desk->tap("Appeals");
    desk->wait_screen("appeals");
    EXPECT_TRUE(desk::says(desk->seen(), "new reply"));
    desk->tap("Write to the management company");
    desk->wait_screen("appeal_write");
    desk->tap("Repairs");
    desk->type("No light at the lift");
    desk->tap("E-mail for the reply");
    desk->type("s@mail.example");
    desk->tap("Or telephone");
    desk->tap("Send");
    arrive(*desk, {{"screen", "appeal_sent"}, {"text", "1185"}});
    EXPECT_TRUE(desk::says(desk->seen(), "25 November 2026"));
    EXPECT_NE(shell(desk, "appeals").find("No light at the lift"), std::string::npos);
    EXPECT_NE(shell(desk, "answer 1185 'An electrician comes tomorrow'").find("1185 working"),
              std::string::npos);
    desk->tap("Done");
    desk->wait_screen("appeals");
    desk->tap("No light at the lift");
    desk->wait_screen("appeal_chat");
    desk->wait_text("An electrician comes tomorrow");
    desk->tap("Reply");
    desk->wait_screen("appeal_reply");
    desk->type("Thank you");
    desk->tap("Send");
    desk->wait_screen("appeal_chat");
    desk->wait_text("Thank you");
}

TEST(ContactScenario, a_letter_that_cannot_be_sent_stays_on_the_screen) {
    DeskProcess desk;
    open_account(*desk);
    desk->tap("Appeals");
    desk->wait_screen("appeals");
    desk->tap("Write to the management company");
    desk->wait_screen("appeal_write");
    desk->type("No light at the lift");
    desk->tap("Or telephone");
    desk->type("89990004567");
    desk->bench("network", "lose");
    desk->tap("Send");
    arrive(*desk, {{"text", "the message was not sent"}});
    EXPECT_TRUE(desk::says(desk->page(), "No light at the lift"));
    desk->bench("network", "restore");
    desk->tap("Send");
    arrive(*desk, {{"screen", "appeal_sent"}, {"text", "1185"}});
}

TEST(ContactScenario, a_service_is_ordered_followed_and_cancelled) {
    DeskProcess desk;
    open_account(*desk);
    desk->tap("Services");
    desk->wait_screen("services");
    desk->tap("Electrics");
    desk->tap("Replacing a socket");
    desk->wait_screen("service_order");
    desk->tap("25 November");
    desk->tap("13:00–17:00");
    desk->tap("Send the request");
    arrive(*desk, {{"screen", "service_request"}, {"text", "319"}});
    EXPECT_NE(shell(desk, "requests").find("2026-11-25 13-17"), std::string::npos);
    EXPECT_NE(shell(desk, "request 319 accepted").find("319 accepted"), std::string::npos);
    desk->tap("Done");
    desk->wait_screen("services");
    desk->tap("All");
    desk->wait_text("accepted");
    desk->tap("Replacing a socket");
    desk->wait_screen("service_request");
    desk->tap("Cancel the request");
    desk->wait_text("Cancel the request?");
    desk->tap("Cancel the request", 2);
    desk->wait_text("cancelled");
    EXPECT_NE(shell(desk, "requests --json").find("\"cancelled\""), std::string::npos);
}

TEST(ContactScenario, an_error_is_reported_from_any_screen_and_without_the_network_it_is_said) {
    DeskProcess desk;
    go_home(*desk);
    desk->tap("Contacts");
    desk->wait_screen("contacts");
    EXPECT_TRUE(desk::says(desk->seen(), "responsible"));
    desk->tap("Help");
    desk->wait_screen("help");
    desk->tap("Tell us");
    desk->wait_screen("report");
    desk->type("A typo in the address");
    desk->bench("network", "lose");
    desk->tap("Send");
    arrive(*desk, {{"text", "the message was not sent"}});
    EXPECT_TRUE(desk::says(desk->seen(), "8 800 000-00-00"));
    desk->bench("network", "restore");
    desk->tap("Send");
    arrive(*desk, {{"screen", "report_sent"}});
    EXPECT_NE(shell(desk, "reports").find("contacts: A typo in the address"), std::string::npos);
    desk->tap("Done");
    desk->wait_screen("contacts");
    desk->tap("Finish");
    desk->wait_screen("attract");
}

}  // namespace
}  // namespace kvitok::scenario
