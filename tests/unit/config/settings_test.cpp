#include "config/settings.h"

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <random>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/source_folder.h"

namespace kvitok {
namespace {

using testing::HasSubstr;

constexpr std::string_view least = R"(
[terminal]
number = "T-0012"
house_ru = "ул. Гражданская, д. 12"
[server]
url = "https://kvitok.example.ru:8443"
[paths]
trust = "/var/lib/kvitok/trust"
journal = "/var/lib/kvitok/journal.db"
)";

std::string example() {
    std::ifstream in(test::source_folder() / "config/example.toml");
    return {std::istreambuf_iterator<char>(in), {}};
}

// What is said against a text; empty when it is taken.
std::string complaint(std::string_view toml) {
    try {
        (void)parse_settings(toml, "kvitok.toml");
    } catch (const SettingsError& error) {
        return error.what();
    }
    return "";
}

std::string with(std::string_view more) {
    return std::string{least} + std::string{more};
}

std::string replaced(std::string_view from, std::string_view to) {
    std::string text{least};
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(Settings, takes_the_least_with_the_defaults_of_the_design) {
    const Settings settings = parse_settings(least, "kvitok.toml");
    EXPECT_EQ(settings.terminal_number, "T-0012");
    EXPECT_EQ(settings.house.russian, "ул. Гражданская, д. 12");
    EXPECT_EQ(settings.server, "https://kvitok.example.ru:8443");
    EXPECT_EQ(settings.key_file(), "/var/lib/kvitok/trust/terminal.key");
    EXPECT_EQ(settings.utc_offset_minutes, 180);
    EXPECT_EQ(settings.languages, (std::vector{Language::russian, Language::english}));
    EXPECT_EQ(settings.screen, ScreenSettings{});
    EXPECT_EQ(settings.idle.warning, std::chrono::seconds{60});
    EXPECT_EQ(settings.idle.countdown, std::chrono::seconds{30});
    EXPECT_EQ(settings.scanner.side, Side::below);
    EXPECT_EQ(settings.payment_terminal.side, Side::right);
}

constexpr std::string_view every_key = R"(
[terminal]
number = "T-1"
house_ru = "дом"
house_en = "house"
utc_offset_minutes = -120
languages = ["en"]
[server]
url = "https://[::1]:8443"
[paths]
trust = "/t"
journal = "/j"
[screen]
mode = "window"
width = 1280
height = 1024
[devices.payment_terminal]
expected = false
serial = "VTK-004417"
side = "below"
[devices.printer]
expected = false
model = "Custom VKP80"
[devices.scanner]
expected = false
side = "right"
[idle]
warning_seconds = 20
countdown_seconds = 10
warning_assisted_seconds = 30
countdown_assisted_seconds = 15
result_seconds = 20
[limits]
session_minutes = 5
min_free_mib = 100
[sections]
payment = false
readings = false
login = false
news = false
)";

TEST(Settings, takes_every_key_that_it_knows) {
    const Settings settings = parse_settings(every_key, "all");
    Settings expected;
    expected.terminal_number = "T-1";
    expected.house = {"дом", "house"};
    expected.utc_offset_minutes = -120;
    expected.languages = {Language::english};
    expected.server = "https://[::1]:8443";
    expected.trust = "/t";
    expected.journal = "/j";
    expected.screen = {ScreenMode::window, 1280, 1024};
    expected.payment_terminal = {false, "VTK-004417", Side::below};
    expected.printer = {false, "Custom VKP80"};
    expected.scanner = {false, Side::right};
    using std::chrono::seconds;
    expected.idle = {seconds{20}, seconds{10}, seconds{30}, seconds{15}, seconds{20}};
    expected.limits = {std::chrono::minutes{5}, 100};
    expected.sections = {false, false, false, false};
    EXPECT_EQ(settings, expected);
}

TEST(Settings, the_documented_example_is_valid_and_its_comments_are_the_defaults) {
    const Settings as_written = parse_settings(example(), "example.toml");
    // Every "# key = value" of the example, taken in.
    const std::string all = std::regex_replace(example(), std::regex("# ([a-z_]+ = )"), "$1");
    ASSERT_NE(all, example());
    EXPECT_EQ(parse_settings(all, "example.toml"), as_written);
}

TEST(Settings, the_example_names_every_key_of_the_code) {
    std::ifstream in(test::source_folder() / "config/settings.cpp");
    const std::string code{std::istreambuf_iterator<char>(in), {}};
    const std::regex key(R"re(\.(?:text|path|flag|number|duration|word|words)\(\s*"([a-z_]+)")re");
    int keys = 0;
    for (std::sregex_iterator it(code.begin(), code.end(), key), end; it != end; ++it, ++keys)
        EXPECT_THAT(example(), HasSubstr((*it)[1].str() + " = "));
    EXPECT_GT(keys, 25);
}

TEST(Settings, say_which_line_is_no_toml) {
    EXPECT_THAT(complaint("[terminal]\nnumber = \n"), HasSubstr("kvitok.toml: line 2"));
    EXPECT_THAT(complaint("[terminal]\n[terminal]\n"), HasSubstr("line 2"));
    EXPECT_THAT(complaint("\xff\xfe"), HasSubstr("kvitok.toml: line 1"));
}

TEST(Settings, say_all_that_is_wrong_at_once) {
    const std::string said = complaint("");
    for (const char* key :
         {"terminal is missing", "terminal.number is missing", "terminal.house_ru is missing",
          "server.url is missing", "paths.trust is missing", "paths.journal is missing"})
        EXPECT_THAT(said, HasSubstr(key));
}

TEST(Settings, reject_a_key_that_is_misspelt) {
    EXPECT_THAT(complaint(with("[idle]\nwarning_second = 30\n")),
                HasSubstr("kvitok.toml: idle.warning_second is not a known setting."));
    EXPECT_THAT(complaint(with("[devices.printr]\nexpected = true\n")),
                HasSubstr("devices.printr is not a known setting."));
    EXPECT_THAT(complaint(with("[extra]\n")), HasSubstr("extra is not a known setting."));
}

TEST(Settings, reject_values_of_another_type) {
    EXPECT_THAT(complaint(with("[sections]\npayment = 1\n")),
                HasSubstr("sections.payment must be true or false."));
    EXPECT_THAT(complaint(with("[screen]\nwidth = \"1080\"\n")),
                HasSubstr("screen.width must be a whole number from 640 to 7680."));
    EXPECT_THAT(complaint(with("[screen]\nwidth = 1080.0\n")), HasSubstr("screen.width"));
    EXPECT_THAT(complaint(with("devices = 3\n")), HasSubstr("paths.devices is not a known"));
    EXPECT_THAT(complaint("devices = 3\n" + std::string{least}),
                HasSubstr("devices must be a table."));
    EXPECT_THAT(complaint(replaced("\"T-0012\"", "12")),
                HasSubstr("terminal.number must be a text in quotes."));
}

TEST(Settings, reject_values_out_of_range) {
    EXPECT_THAT(complaint(with("[idle]\nwarning_seconds = 19\n")), HasSubstr("from 20 to 600"));
    EXPECT_THAT(complaint(with("[idle]\nwarning_seconds = 601\n")), HasSubstr("from 20 to 600"));
    EXPECT_THAT(complaint(with("[limits]\nmin_free_mib = -1\n")), HasSubstr("min_free_mib"));
    EXPECT_THAT(complaint(with("[screen]\nwidth = 9223372036854775807\n")),
                HasSubstr("screen.width"));
    EXPECT_THAT(complaint(with("[screen]\nmode = \"tall\"\n")),
                HasSubstr("screen.mode must be one of: \"fullscreen\", \"window\"."));
    EXPECT_THAT(complaint(with("[idle]\nwarning_seconds = 200\n")),
                HasSubstr("warning_assisted_seconds must not be shorter"));
}

TEST(Settings, reject_a_terminal_number_that_does_not_fit_a_slip) {
    for (const char* number : {"", "Т-12", "T 12", "T/12", "T-0123456789012345", "T\\n"})
        EXPECT_THAT(complaint(replaced("T-0012", number)), HasSubstr("terminal.number")) << number;
}

TEST(Settings, reject_a_server_that_is_no_https_origin) {
    for (const char* url :
         {"http://kvitok.example.ru", "kvitok.example.ru", "https://", "https://a/b",
          "https://user:pw@host", "https://host?x", "https://ho st", "HTTPS://host", "ftp://host"})
        EXPECT_THAT(complaint(replaced("https://kvitok.example.ru:8443", url)),
                    HasSubstr("server.url must be an https address without a path."))
            << url;
}

TEST(Settings, reject_languages_that_are_unknown_twice_or_none) {
    const auto languages = [](std::string_view list) {
        return complaint(replaced("[server]", "languages = " + std::string{list} + "\n[server]"));
    };
    for (const char* list : {"[]", "[\"de\"]", "[\"ru\", \"ru\"]", "\"ru\"", "[1]"})
        EXPECT_THAT(languages(list), HasSubstr("terminal.languages")) << list;
    EXPECT_EQ(languages("[\"en\", \"ru\"]"), "");
}

TEST(Settings, reject_a_relative_path) {
    EXPECT_THAT(complaint(replaced("/var/lib/kvitok/journal.db", "journal.db")),
                HasSubstr("paths.journal must be an absolute path."));
}

TEST(Settings, survive_any_damage_to_the_file) {
    std::mt19937_64 random(9);
    const std::string whole = example();
    for (int i = 0; i < 1000; ++i) {
        std::string text = whole;
        for (int changes = 0; changes < 5; ++changes)
            text[random() % text.size()] = static_cast<char>(random());
        (void)complaint(text);
    }
}

class SettingsFile : public testing::Test {
protected:
    SettingsFile()
        : path_(testing::TempDir() + "kvitok-settings-" + std::to_string(::getpid()) + ".toml") {}
    ~SettingsFile() override { std::remove(path_.c_str()); }
    void write(const std::string& text) { std::ofstream(path_, std::ios::binary) << text; }
    std::string complaint() const {
        try {
            (void)load_settings(path_);
        } catch (const SettingsError& error) {
            return error.what();
        }
        return "";
    }
    std::string path_;
};

TEST_F(SettingsFile, is_read_from_disk) {
    write(std::string{least});
    EXPECT_EQ(load_settings(path_), parse_settings(least, "x"));
}

TEST_F(SettingsFile, is_named_when_it_is_missing_a_directory_or_too_large) {
    EXPECT_THAT(complaint(), HasSubstr(path_ + ": cannot be read."));
    EXPECT_THROW((void)load_settings("/tmp"), SettingsError);
    write(std::string(300 * 1024, '#'));
    EXPECT_THAT(complaint(), HasSubstr("larger than 256 KiB"));
    write("");
    EXPECT_THAT(complaint(), HasSubstr("terminal is missing"));
}

}  // namespace
}  // namespace kvitok
