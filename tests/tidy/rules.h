// The house rules that a program can check. Each takes one source file and says what it breaks;
// rules_test.cpp shows that each bites, tree_test.cpp applies them to the tree. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kvitok::tidy {

struct Source {
    std::string path;  // from the top of the tree, "kiosk/flows/pay.h"
    std::string text;
};

// "path:line: what is wrong".
using Findings = std::vector<std::string>;

// The code with comments and the insides of literals blanked, line for line.
std::string blanked(std::string_view text);

// Includes point down a level, or stay in their folder; kiosk gives away kiosk/domain only;
// drivers/sim shares nothing with the drivers it answers.
Findings arrows(const Source& source);
// What a folder must not see: time, files and threads in flows; foreign libraries outside their
// adapter, and in headers.
Findings headers(const Source& source);
// Words: unfinished work, tests that do not run, what ui must not know, floats near money, waits
// in unit tests, card numbers.
Findings words(const Source& source);
// Columns, lines of a file, of a function.
Findings sizes(const Source& source);
// A file that defines one of the screens declared in kiosk/screens/screens.h, whose text
// `declarations` is, has at most 80 lines.
Findings screens(const Source& source, std::string_view declarations);
// A header begins with what it is, and is included once.
Findings openings(const Source& source);

// Files of `key = text`: the same keys and the same {values} in each.
Findings languages(const std::map<std::string, std::string>& files);

}  // namespace kvitok::tidy
