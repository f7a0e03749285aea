#include "config/strings/source.h"

#include <gtest/gtest.h>

namespace kvitok::strings {
namespace {

std::vector<SourceText> parsed(std::string_view file) {
    const auto texts = parse_source(file);
    EXPECT_TRUE(texts) << texts.error().what;
    return texts.value_or(std::vector<SourceText>{});
}

TEST(LanguageFile, keeps_texts_sorted_by_key_and_values_in_order) {
    const auto texts = parsed("# words\n\nb.two = {x} and {y}, {x}\r\na = one = 1\n");
    ASSERT_EQ(texts.size(), 2u);
    EXPECT_EQ(texts[0].key, "a");
    EXPECT_EQ(texts[0].forms[0], "one = 1");
    EXPECT_EQ(texts[1].values, (std::vector<std::string>{"x", "y"}));
}

TEST(LanguageFile, gathers_plural_forms_under_one_key) {
    const auto texts = parsed("m.one = {n} a {x}\nm.few = {n} b {x}\nm.many = {n} c {x}\n");
    ASSERT_EQ(texts.size(), 1u);
    EXPECT_TRUE(texts[0].plural);
    EXPECT_EQ(texts[0].key, "m");
    EXPECT_EQ(texts[0].forms[1], "{n} b {x}");
    EXPECT_EQ(texts[0].values, std::vector<std::string>{"x"});
}

TEST(LanguageFile, names_the_line_of_a_fault) {
    for (const std::string_view bad : {"no equals sign", "Key = x", "a =", "a = {open",
                                       "a = close}", "a = {}", "a = **b", ".one = x"}) {
        const auto texts = parse_source("# first\n" + std::string(bad) + "\n");
        ASSERT_FALSE(texts) << bad;
        EXPECT_EQ(texts.error().line, 2) << bad;
    }
}

TEST(LanguageFile, refuses_a_key_that_stands_twice) {
    EXPECT_FALSE(parse_source("a = x\na = y\n"));
    EXPECT_FALSE(parse_source("a = x\na.one = y\n"));
    EXPECT_FALSE(parse_source("a.one = x\na.one = y\n"));
}

TEST(LanguageFile, refuses_forms_that_want_different_values) {
    EXPECT_FALSE(parse_source("a.one = {n} {x}\na.few = {n} {y}\n"));
}

TEST(Gaps, are_missing_keys_unknown_keys_and_other_values) {
    const auto source = parsed("a = {x}\nb = y\n");
    EXPECT_EQ(find_gaps(source, source, Forms::one_many), std::vector<std::string>{});
    EXPECT_EQ(find_gaps(source, parsed("a = {z}\nc = q\n"), Forms::one_many),
              (std::vector<std::string>{"other values in a", "no text for b", "unknown key c"}));
}

TEST(Gaps, are_plural_forms_that_the_language_wants_or_does_not_have) {
    const auto all = parsed("a.one = 1\na.few = 2\na.many = 5\n");
    const auto two = parsed("a.one = 1\na.many = 5\n");
    EXPECT_TRUE(find_gaps(all, two, Forms::one_many).empty());
    EXPECT_EQ(find_gaps(all, two, Forms::one_few_many).size(), 1u);
    EXPECT_EQ(find_gaps(all, all, Forms::one_many).size(), 1u);
    EXPECT_EQ(find_gaps(all, parsed("a.many = 5\n"), Forms::one_many).size(), 1u);
    EXPECT_EQ(find_gaps(all, parsed("a = 5\n"), Forms::one_many).size(), 1u);
}

TEST(Positions, follow_the_values_of_the_source_language) {
    EXPECT_EQ(with_positions("{y} of {x}", {"x", "y"}, false), "{1} of {0}");
    EXPECT_EQ(with_positions("{n} {x}", {"x"}, true), "{n} {0}");
    EXPECT_FALSE(with_positions("{n} {x}", {"x"}, false));
}

}  // namespace
}  // namespace kvitok::strings
