// A resident registers with the code of a real letter, forgets the password, and changes the
// profile; letters are the files that the desk's server writes.
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <thread>

#include "tests/scenario/desk_process.h"

namespace kvitok::scenario {
namespace {

std::string decoded(std::string_view text) {
    constexpr std::string_view sextets =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    unsigned group = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = sextets.find(c);
        if (value == std::string_view::npos) continue;
        group = (group << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(group >> bits & 0xFF);
    }
    return out;
}

struct Letters {
    const DeskProcess& desk;

    // The text of the newest letter to this address that matches; empty when none came in time.
    std::string to(const std::string& address, const std::regex& wanted) const {
        for (int i = 0; i < 200; ++i) {
            for (const auto& one : all())
                if (one.find("\r\nTo: " + address + "\r\n") != std::string::npos) {
                    const std::string text = decoded(one.substr(one.find("\r\n\r\n")));
                    if (std::regex_search(text, wanted)) return text;
                }
            std::this_thread::sleep_for(50ms);
        }
        return {};
    }
    std::vector<std::string> all() const {
        std::vector<std::string> found;
        const auto folder = desk.data() / "mail";
        if (!std::filesystem::exists(folder)) return found;
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            if (file.path().extension() != ".eml") continue;
            std::ifstream stream(file.path(), std::ios::binary);
            found.emplace_back(std::istreambuf_iterator<char>(stream),
                               std::istreambuf_iterator<char>());
        }
        return found;
    }
};

const std::regex code_pattern(": ([0-9]{6})\r?\n");

std::string code_of(const std::string& letter) {
    std::smatch match;
    return std::regex_search(letter, match, code_pattern) ? match[1].str() : "";
}

void fill(Client& desk, const std::vector<std::pair<std::string, std::string>>& fields) {
    for (const auto& [label, text] : fields) {
        desk.tap(label);
        desk.type(text);
    }
}

void sign_in(Client& desk, const std::string& user, const std::string& password) {
    desk.wait_screen("login");
    fill(desk, {{"User name", user}, {"Password", password}});
    desk.tap("Sign in");
}

TEST(People, a_resident_registers_with_the_code_of_the_letter_and_signs_in) {
    DeskProcess desk;
    go_home(*desk);
    desk->tap("Create an account");
    desk->wait_screen("register_person");
    fill(*desk, {{"Surname", "Sidorova"},
                 {"First name", "Anna"},
                 {"Patronymic", "Olegovna"},
                 {"Phone", "9175550077"},
                 {"E-mail", "sidorova@mail.example"}});
    desk->tap("Next");
    desk->wait_screen("register_account");
    fill(
        *desk,
        {{"User name", "sidorova"}, {"New password", "Herbst-7"}, {"Repeat password", "Herbst-7"}});
    desk->tap("Create");
    desk->wait_screen("letter_code");
    const std::string code = code_of(Letters{desk}.to("sidorova@mail.example", code_pattern));
    ASSERT_EQ(code.size(), 6u);
    desk->type(code == "000000" ? "000001" : "000000");
    desk->tap("Check");
    desk->wait_text("The code did not match");
    desk->type(code);
    desk->tap("Check");
    desk->wait_screen("people_done");
    desk->tap("Sign in");
    sign_in(*desk, "sidorova", "Herbst-7");
    desk->wait_screen("accounts");
}

TEST(People, a_forgotten_password_is_set_anew_and_the_old_one_is_over) {
    DeskProcess desk;
    go_home(*desk);
    desk->tap("Sign in");
    desk->wait_screen("login");
    desk->tap("Forgot password?");
    desk->wait_screen("recover_whom");
    desk->type("ivanov");
    desk->tap("Send");
    desk->wait_screen("recover_password");
    const std::string code = code_of(Letters{desk}.to("muravyov@mail.example", code_pattern));
    ASSERT_EQ(code.size(), 6u);
    fill(*desk, {{"Code from the message", code},
                 {"New password", "Winter-9-x"},
                 {"Repeat password", "Winter-9-x"}});
    desk->tap("Save");
    desk->wait_screen("people_done");
    desk->tap("Sign in");
    sign_in(*desk, "ivanov", "kvartira-154-demo");
    desk->wait_text("Name or password did not match");
    desk->type("Winter-9-x");
    desk->tap("Sign in");
    desk->wait_screen("accounts");
    EXPECT_FALSE(Letters{desk}.to("muravyov@mail.example", std::regex("Пароль имени")).empty());
}

TEST(People, the_profile_is_shown_masked_changed_and_at_last_deleted) {
    DeskProcess desk;
    go_home(*desk);
    desk->tap("Sign in");
    sign_in(*desk, "ivanov", "kvartira-154-demo");
    desk->wait_screen("accounts");
    desk->tap("My profile");
    desk->wait_text("m•••@mail.example");
    desk->tap("Show");
    desk->wait_text("muravyov@mail.example");
    desk->tap("Bills by e-mail");
    desk->wait_text("Bills by e-mail");
    desk->tap("Remove", 2);
    desk->wait_screen("unlink_confirm");
    desk->tap("Remove");
    desk->wait_screen("profile");
    desk->tap("Delete profile");
    desk->wait_screen("profile_delete");
    desk->type("kvartira-154-demo");
    desk->tap("Delete");
    desk->wait_text("Your personal data is erased");
    EXPECT_FALSE(Letters{desk}.to("muravyov@mail.example", std::regex("удалён")).empty());
    EXPECT_EQ((*desk).ledger()["server"]["unbalanced"], 0);
}

}  // namespace
}  // namespace kvitok::scenario
