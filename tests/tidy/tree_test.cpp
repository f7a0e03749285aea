// The rules, applied to every source file of the tree.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/source_folder.h"
#include "tests/tidy/rules.h"

namespace kvitok::tidy {
namespace {

namespace fs = std::filesystem;
const fs::path root = test::source_folder();

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

const std::vector<Source>& tree() {
    static const std::vector<Source> sources = [] {
        std::vector<Source> found;
        for (const char* top : {"kiosk", "drivers", "ui", "net", "config", "tests"}) {
            for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
                const std::string extension = entry.path().extension();
                if (extension != ".h" && extension != ".cpp") continue;
                found.push_back(
                    {fs::relative(entry.path(), root).generic_string(), content(entry.path())});
            }
        }
        std::sort(found.begin(), found.end(),
                  [](const Source& a, const Source& b) { return a.path < b.path; });
        return found;
    }();
    return sources;
}

std::string joined(const Findings& findings) {
    std::string text;
    for (const std::string& finding : findings) text += finding + "\n";
    return text;
}

std::string apply(Findings (*rule)(const Source&)) {
    EXPECT_GT(tree().size(), 100u);
    std::string text;
    for (const Source& source : tree()) text += joined(rule(source));
    return text;
}

TEST(Tree, includes_point_down) {
    EXPECT_EQ(apply(arrows), "");
}
TEST(Tree, libraries_stay_in_their_adapters) {
    EXPECT_EQ(apply(headers), "");
}
TEST(Tree, says_no_banned_word) {
    EXPECT_EQ(apply(words), "");
}
TEST(Tree, keeps_its_limits) {
    EXPECT_EQ(apply(sizes), "");
}
TEST(Tree, screens_are_short) {
    const std::string declarations = content(root / "kiosk/screens/screens.h");
    std::string text;
    for (const Source& source : tree()) text += joined(screens(source, declarations));
    EXPECT_EQ(text, "");
}
TEST(Tree, headers_say_what_they_are) {
    EXPECT_EQ(apply(openings), "");
}

TEST(Tree, languages_are_complete) {
    std::map<std::string, std::string> files;
    for (const char* name : {"ru", "en"}) files[name] = content(root / "config/strings" / name);
    EXPECT_GT(files["ru"].size(), 1000u);
    EXPECT_EQ(joined(languages(files)), "");
}

TEST(Tree, has_the_owners_top_level_and_no_more) {
    const std::vector<std::string> closed{"CMakeLists.txt", "README.md", "config", "drivers",
                                          "kiosk",          "net",       "tests",  "ui"};
    for (const auto& entry : fs::directory_iterator(root)) {
        const std::string name = entry.path().filename();
        if (name.starts_with(".") || name.starts_with("build")) continue;
        EXPECT_NE(std::find(closed.begin(), closed.end(), name), closed.end()) << name;
    }
}

}  // namespace
}  // namespace kvitok::tidy
