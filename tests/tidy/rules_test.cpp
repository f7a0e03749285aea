// Every rule bites on a bad sample and lets a good one pass.
#include "tests/tidy/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kvitok::tidy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string include(const std::string& name) {
    return "#include \"" + name + "\"\n";
}
std::string library(const std::string& name) {
    return "#include <" + name + ">\n";
}
std::string repeated(const std::string& line, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += line;
    return text;
}

struct Arrow {
    const char* from;
    const char* to;
};
class Forbidden : public testing::TestWithParam<Arrow> {};
class Allowed : public testing::TestWithParam<Arrow> {};

TEST_P(Forbidden, arrow_is_found) {
    EXPECT_THAT(arrows({GetParam().from, "\n" + include(GetParam().to)}),
                ElementsAre(HasSubstr(std::string(GetParam().from) + ":2: " + GetParam().to)));
}
TEST_P(Allowed, arrow_passes) {
    EXPECT_THAT(arrows({GetParam().from, include(GetParam().to)}), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Each, Forbidden,
                         testing::Values(Arrow{"kiosk/domain/money.h", "kiosk/flows/pay.h"},
                                         Arrow{"kiosk/flows/pay.h", "kiosk/app/runner.h"},
                                         Arrow{"kiosk/flows/pay.h", "ui/page.h"},
                                         Arrow{"kiosk/journal/journal.h", "config/settings.h"},
                                         Arrow{"kiosk/app/loop.cpp", "net/server/core.h"},
                                         Arrow{"ui/page.h", "kiosk/journal/journal.h"},
                                         Arrow{"net/client/worker.cpp", "kiosk/flows/server.h"},
                                         Arrow{"net/client/worker.cpp", "drivers/vtk/codec.h"},
                                         Arrow{"drivers/vtk/codec.cpp", "drivers/escpos/codec.h"},
                                         Arrow{"drivers/sim/vtk.cpp", "drivers/vtk/codec.h"},
                                         Arrow{"drivers/catalog.cpp", "drivers/sim/bench.h"},
                                         Arrow{"drivers/catalog.h", "drivers/vtk/codec.h"},
                                         Arrow{"drivers/usb/port.h", "drivers/payment_terminal.h"},
                                         Arrow{"kiosk/app/loop.cpp",
                                               "tests/unit/journal/samples.h"},
                                         Arrow{"kiosk/app/loop.cpp", "runner.h"}));
INSTANTIATE_TEST_SUITE_P(Each, Allowed,
                         testing::Values(Arrow{"kiosk/flows/pay.cpp", "kiosk/flows/pay_rows.h"},
                                         Arrow{"kiosk/flows/pay.h", "kiosk/journal/journal.h"},
                                         Arrow{"kiosk/screens/home.cpp", "ui/page.h"},
                                         Arrow{"drivers/vtk/terminal.h",
                                               "drivers/payment_terminal.h"},
                                         Arrow{"drivers/sim/vtk.cpp", "drivers/usb/port.h"},
                                         Arrow{"drivers/catalog.cpp", "drivers/vtk/terminal.h"},
                                         Arrow{"kiosk/main_desk.cpp", "net/server/core.h"},
                                         Arrow{"net/server/main.cpp", "net/server/core.h"},
                                         Arrow{"net/server/store.cpp", "net/wire/messages.h"}));

TEST(Headers, of_the_world_are_kept_from_flows_and_screens) {
    for (const char* name : {"chrono", "filesystem", "fstream", "thread", "mutex", "ctime"}) {
        EXPECT_EQ(headers({"kiosk/flows/pay.cpp", library(name)}).size(), 1u) << name;
        EXPECT_EQ(headers({"kiosk/screens/home.cpp", library(name)}).size(), 1u) << name;
        EXPECT_THAT(headers({"kiosk/app/loop.cpp", library(name)}), IsEmpty()) << name;
    }
    EXPECT_EQ(headers({"kiosk/flows/pay.h", include("kiosk/domain/clock.h")}).size(), 1u);
}

TEST(Headers, of_a_library_stay_in_its_adapter) {
    for (const char* name : {"SDL2/SDL.h", "libusb-1.0/libusb.h", "curl/curl.h",
                             "SQLiteCpp/SQLiteCpp.h", "soci/soci.h", "boost/asio.hpp"}) {
        EXPECT_EQ(headers({"kiosk/app/loop.cpp", library(name)}).size(), 1u) << name;
        EXPECT_EQ(headers({"kiosk/flows/pay.cpp", library(name)}).size(), 1u) << name;
    }
    EXPECT_THAT(headers({"ui/window.h", library("SDL2/SDL.h")}), IsEmpty());
    EXPECT_THAT(headers({"net/server/listener.cpp", library("boost/asio.hpp")}), IsEmpty());
    EXPECT_EQ(headers({"net/server/core.cpp", library("boost/asio.hpp")}).size(), 1u);
    EXPECT_EQ(headers({"kiosk/flows/pay.cpp", library("nlohmann/json.hpp")}).size(), 1u);
}

TEST(Headers, show_no_library_that_is_only_a_tool) {
    EXPECT_EQ(headers({"net/wire/codec.h", library("nlohmann/json.hpp")}).size(), 1u);
    EXPECT_THAT(headers({"net/wire/codec.cpp", library("nlohmann/json.hpp")}), IsEmpty());
}

TEST(Words, that_mean_unfinished_work_are_found_anywhere) {
    for (const std::string word : {"TO"
                                   "DO",
                                   "fix"
                                   "me",
                                   "XX"
                                   "X",
                                   "Ha"
                                   "ck",
                                   "not imple"
                                   "mented",
                                   "Place"
                                   "holder"}) {
        EXPECT_EQ(words({"ui/page.h", "int a;\n// " + word + ": later\n"}).size(), 1u) << word;
    }
    EXPECT_THAT(words({"ui/page.h", "// mastodon, hackney\n"}), IsEmpty());
}

TEST(Words, that_switch_a_test_off_are_found) {
    EXPECT_EQ(words({"tests/unit/x.cpp",
                     "TEST(A, DISA"
                     "BLED_b) {}\n"})
                  .size(),
              1u);
    EXPECT_EQ(words({"tests/unit/x.cpp",
                     "GTEST_"
                     "SKIP();\n"})
                  .size(),
              1u);
}

TEST(Words, of_money_are_unknown_to_ui) {
    for (const char* code : {"Money sum;", "int meter_no;", "struct Bill {};", "int pay_meter;"}) {
        EXPECT_EQ(words({"ui/page.h", std::string(code) + "\n"}).size(), 1u) << code;
        EXPECT_THAT(words({"kiosk/screens/home.cpp", std::string(code) + "\n"}), IsEmpty());
    }
    EXPECT_THAT(words({"ui/page.h", "int parameter; int diameter; // a bill\n"}), IsEmpty());
}

TEST(Words, for_floats_shared_ownership_macros_and_clocks_are_found_where_they_harm) {
    EXPECT_EQ(words({"kiosk/domain/money.cpp", "double sum = 0;\n"}).size(), 1u);
    EXPECT_THAT(words({"ui/paint.cpp", "double angle = 0; // shared_ptr\n"}), IsEmpty());
    EXPECT_EQ(words({"kiosk/app/app.cpp", "std::shared_ptr<int> p;\n"}).size(), 1u);
    EXPECT_EQ(words({"kiosk/app/app.cpp", "#define LIMIT 3\n"}).size(), 1u);
    EXPECT_EQ(words({"tests/unit/flows/a.cpp", "std::this_thread::sleep_for(1s);\n"}).size(), 1u);
    EXPECT_EQ(words({"kiosk/flows/pay.cpp", "std::chrono::system_clock::now();\n"}).size(), 1u);
}

TEST(Words, never_hold_a_card_number) {
    // The well-known sample number of the standard's annexes, in two pieces.
    const std::string number = std::string("41111111") + "11111111";
    EXPECT_EQ(words({"tests/unit/x.cpp", "pay(\"" + number + "\");\n"}).size(), 1u);
    EXPECT_THAT(words({"tests/unit/x.cpp", "pay(\"4111111111111112\");\n"}), IsEmpty());
    EXPECT_THAT(words({"tests/unit/x.cpp", "\"0" + number + "123\"\n"}), IsEmpty());
}

TEST(Sizes, count_letters_and_not_bytes) {
    EXPECT_THAT(sizes({"ui/a.cpp", repeated("ж", 100) + "\n"}), IsEmpty());
    EXPECT_THAT(sizes({"ui/a.cpp", "\n" + repeated("ж", 101) + "\n"}),
                ElementsAre("ui/a.cpp:2: 101 columns"));
}

TEST(Sizes, limit_files) {
    EXPECT_THAT(sizes({"ui/a.cpp", repeated("\n", 500)}), IsEmpty());
    EXPECT_EQ(sizes({"ui/a.cpp", repeated("\n", 501)}).size(), 1u);
}

TEST(Screens, have_eighty_lines_and_what_they_share_may_have_more) {
    const char* const declared = "Screen home(const State& state);\nScreen pay(\n    int a);\n";
    const auto of_lines = [&](const std::string& path, const std::string& opening, int lines) {
        return screens({path, "\n" + opening + repeated("\n", lines - 2)}, declared).size();
    };
    EXPECT_EQ(of_lines("kiosk/screens/home.cpp", "Screen home(const State& state) {\n", 80), 0u);
    EXPECT_EQ(of_lines("kiosk/screens/home.cpp", "Screen home(const State& state) {\n", 81), 1u);
    EXPECT_EQ(of_lines("kiosk/screens/other_name.cpp", "Screen pay(int a) {\n", 81), 1u);
    EXPECT_EQ(of_lines("kiosk/screens/screen_for.cpp", "Screen screen_for(int a) {\n", 81), 0u);
    EXPECT_EQ(of_lines("kiosk/screens/parts.cpp", "ui::Table table(int a) {\n", 81), 0u);
    EXPECT_EQ(of_lines("tests/unit/a.cpp", "Screen home(int a) {\n", 81), 0u);
}

TEST(Sizes, limit_functions_wherever_they_stand) {
    const std::string body = repeated("    step();\n", 58), longer = body + "    step();\n";
    for (const std::string head : {"void f() {\n", "TEST(A, b) {\n", "C::C(int a)\n    : a_{a} {\n",
                                   "template <class T>\nauto g(T t) -> int {\n"}) {
        const auto lines = static_cast<int>(std::count(head.begin(), head.end(), '\n')) - 1;
        const std::string fits = repeated("    step();\n", 58 - lines);
        const std::string scope = "namespace a {\nstruct B final {\n", end = "};\n}\n";
        EXPECT_THAT(sizes({"ui/a.cpp", scope + head + fits + "}\n" + end}), IsEmpty()) << head;
        EXPECT_THAT(sizes({"ui/a.cpp", scope + head + fits + "    step();\n}\n" + end}),
                    ElementsAre(HasSubstr("a function of 61 lines")))
            << head;
    }
    EXPECT_THAT(sizes({"ui/a.cpp", "constexpr int table[] = {\n" + longer + longer + "};\n"}),
                IsEmpty())
        << "a table is no function";
    EXPECT_THAT(sizes({"ui/a.cpp", "void f() {\n}\n// {\nauto s = \"{\";\n" + longer}), IsEmpty());
}

TEST(Openings, say_what_a_header_is) {
    EXPECT_THAT(openings({"ui/a.h", "// What it is.\n#pragma once\nint a;\n"}), IsEmpty());
    EXPECT_EQ(openings({"ui/a.h", "#pragma once\nint a;\n"}).size(), 1u);
    EXPECT_EQ(openings({"ui/a.h", "// What it is.\nint a;\n"}).size(), 1u);
    EXPECT_THAT(openings({"ui/a.cpp", "int a;\n"}), IsEmpty());
}

TEST(Languages, have_the_same_keys_and_values) {
    const std::string russian = "# x\na = да {n}\nb.one = {n} раз\nb.few = {n} раза\n";
    EXPECT_THAT(languages({{"ru", russian}, {"en", "a = {n} yes\nb.one = {n} time\n"}}), IsEmpty());
    EXPECT_THAT(languages({{"ru", russian}, {"en", "a = {n} yes\n"}}), ElementsAre("en: lacks b"));
    EXPECT_THAT(languages({{"ru", russian}, {"en", "a = yes\nb.one = {n} time\n"}}),
                testing::SizeIs(2));
}

TEST(Blanked, keeps_lines_and_code_and_drops_the_rest) {
    EXPECT_EQ(blanked("a // b\nc"), "a     \nc");
    EXPECT_EQ(blanked("a /* b\nc */ d"), "a     \n     d");
    EXPECT_EQ(blanked(R"(f("a\"b", '"', 1'000))"), R"(f("    ", ' ', 1'000))");
    EXPECT_EQ(blanked("x = R\"q(a\n\")q\";"), "x =      \n    ;");
}

}  // namespace
}  // namespace kvitok::tidy
