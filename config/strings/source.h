// The language files of the residents' texts: reading and checking them. Used by the generator at
// build time and by its tests. Pure; any thread.
//
// A file has one text a line, `key = text`; empty lines and lines that begin with '#' are skipped.
// `{name}` stands for a value, `**...**` marks strong words, `|` separates the words of a list. A
// key that ends in .one, .few or .many is a plural form, and `{n}` in it is the number that chose.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace kvitok::strings {

struct SourceError {
    int line = 0;  // from 1
    std::string what;
};

// One key with its text, or with its plural forms in the order one, few, many (empty where the
// file has none).
struct SourceText {
    std::string key;
    bool plural = false;
    std::string forms[3];  // a text without plural stands in forms[0]
    // Names in the order of their first appearance; {n} of a plural is not among them.
    std::vector<std::string> values;
};

// Texts in the order of their keys. Fails on a line without '=', a bad or repeated key, an unclosed
// brace or strong mark, and forms of one key that want different values.
tl::expected<std::vector<SourceText>, SourceError> parse_source(std::string_view file);

// What `other` lacks or has too much, compared with the source language: keys, forms, values. One
// English sentence each; empty when all is well. English needs one and many, Russian all three.
enum class Forms { one_many, one_few_many };
std::vector<std::string> find_gaps(const std::vector<SourceText>& source,
                                   const std::vector<SourceText>& other, Forms forms);

// The text with `{name}` replaced by `{index}` in `values`, and {n} of a plural by `{n}`; fails on
// a name that is not among them.
tl::expected<std::string, std::string> with_positions(std::string_view text,
                                                      const std::vector<std::string>& values,
                                                      bool plural);

}  // namespace kvitok::strings
