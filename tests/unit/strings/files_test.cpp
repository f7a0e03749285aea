// The two language files as they stand in the repository.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "config/strings/source.h"
#include "tests/source_folder.h"

namespace kvitok::strings {
namespace {

namespace fs = std::filesystem;
const fs::path root = test::source_folder();

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

std::vector<SourceText> language(const char* name) {
    const auto texts = parse_source(content(root / "config/strings" / name));
    EXPECT_TRUE(texts) << name;
    return texts.value_or(std::vector<SourceText>{});
}

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const auto& line : lines) all += line + '\n';
    return all;
}

TEST(LanguageFiles, have_the_same_keys_values_and_their_own_plural_forms) {
    const auto russian = language("ru");
    EXPECT_GT(russian.size(), 200u);
    EXPECT_EQ(joined(find_gaps(russian, russian, Forms::one_few_many)), "");
    EXPECT_EQ(joined(find_gaps(russian, language("en"), Forms::one_many)), "");
}

TEST(LanguageFiles, carry_no_text_that_nobody_uses) {
    std::set<std::string> used;
    const std::regex call("[<,] ?\"([a-z0-9_.]+)\"(?=[,>])");
    for (const auto* folder : {"kiosk", "config", "ui", "net/server"}) {
        for (const auto& file : fs::recursive_directory_iterator(root / folder)) {
            const auto extension = file.path().extension();
            if (extension != ".cpp" && extension != ".h") continue;
            const auto code = content(file.path());
            for (std::sregex_iterator at(code.begin(), code.end(), call), end; at != end; ++at) {
                used.insert((*at)[1]);
            }
        }
    }
    std::vector<std::string> unused;
    for (const auto& text : language("ru")) {
        if (!used.contains(text.key)) unused.push_back(text.key);
    }
    EXPECT_EQ(joined(unused), "");
}

TEST(LanguageFiles, have_as_many_words_in_a_list_in_both_languages) {
    const auto english = language("en");
    for (const auto& text : language("ru")) {
        const auto other = std::find_if(english.begin(), english.end(),
                                        [&](const auto& entry) { return entry.key == text.key; });
        ASSERT_NE(other, english.end());
        const bool is_list = text.key.starts_with("month.") || text.key.starts_with("weekday.");
        if (!is_list) continue;
        const auto bars = [](const std::string& words) {
            return std::count(words.begin(), words.end(), '|');
        };
        EXPECT_EQ(bars(text.forms[0]), bars(other->forms[0])) << text.key;
    }
}

// Words of one or two Cyrillic letters, and the conjunction «или», before a breaking space.
std::vector<std::string> unbound_words(const std::string& text) {
    std::vector<std::string> found;
    for (auto space = text.find(' '); space != std::string::npos;
         space = text.find(' ', space + 1)) {
        auto begin = space;
        while (begin > 0 &&
               (static_cast<unsigned char>(text[begin - 1]) == 0xd0 ||
                static_cast<unsigned char>(text[begin - 1]) == 0xd1 ||
                (begin > 1 && (static_cast<unsigned char>(text[begin - 2]) == 0xd0 ||
                               static_cast<unsigned char>(text[begin - 2]) == 0xd1)))) {
            --begin;
        }
        const auto word = text.substr(begin, space - begin);
        if (begin > 0 && text[begin - 1] == '-') continue;  // the end of a longer word
        if (word == "или" || (!word.empty() && word.size() <= 4)) found.push_back(word);
    }
    return found;
}

TEST(UnboundWords, are_found_whatever_stands_before_them) {
    EXPECT_EQ(unbound_words("Он в доме, и\u00a0все"), (std::vector<std::string>{"Он", "в"}));
    EXPECT_EQ(unbound_words("что-то пошло"), std::vector<std::string>{});
    EXPECT_EQ(unbound_words("(на дому) да\u00a0нет"), std::vector<std::string>{"на"});
}

// Design 9: a no-break space binds short words, dashes, number signs and the rouble.
TEST(RussianTexts, keep_the_typography_of_the_design) {
    for (const auto& text : language("ru")) {
        for (const auto& form : text.forms) {
            EXPECT_EQ(form.find(" –"), std::string::npos) << "a plain space before –: " << form;
            EXPECT_EQ(form.find("№ "), std::string::npos) << "a plain space after №: " << form;
            EXPECT_EQ(form.find(" ₽"), std::string::npos) << "a plain space before ₽: " << form;
            EXPECT_EQ(form.find(" - "), std::string::npos) << "a hyphen for a dash: " << form;
            EXPECT_EQ(form.find('"'), std::string::npos) << "quotes of a typewriter: " << form;
            EXPECT_EQ(form.find("..."), std::string::npos) << "three points: " << form;
            for (const auto* word : {"еще", "Еще", "счет ", "счетчик", "Платеж ", "платеж "}) {
                EXPECT_EQ(form.find(word), std::string::npos) << "ё is written: " << form;
            }
            EXPECT_EQ(joined(unbound_words(form)), "") << "a plain space after it: " << form;
        }
    }
}

}  // namespace
}  // namespace kvitok::strings
