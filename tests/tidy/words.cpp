#include <algorithm>
#include <regex>
#include <set>

#include "tests/tidy/lines.h"
#include "tests/tidy/rules.h"

namespace kvitok::tidy {

namespace {

struct Ban {
    std::regex word;
    std::vector<std::string_view> folders;  // empty: everywhere
    bool in_code = false;                   // comments and literals may say it
    std::string_view why;
};

std::regex pattern(const char* text) {
    return std::regex(text, std::regex::ECMAScript | std::regex::optimize);
}
std::regex any_case(const char* text) {
    return std::regex(text, std::regex::ECMAScript | std::regex::icase | std::regex::optimize);
}

const std::vector<Ban>& bans() {
    // The words stand here in pieces, so that this file does not hold them.
    static const std::vector<Ban> all{
        {any_case("\\b(TO"
                  "DO|FIX"
                  "ME|XX"
                  "X|HA"
                  "CK|not imple"
                  "mented|place"
                  "holder)\\b"),
         {},
         false,
         "means unfinished work"},
        {pattern("DISA"
                 "BLED_|GTEST_"
                 "SKIP"),
         {},
         false,
         "a test that does not run"},
        // Identifiers: the parts of a name between underscores or capitals count as words.
        {any_case("(^|[^a-z])(money|meters?|bills?|payments?|kopecks?|roubles?)([^a-z]|$)"),
         {"ui/"},
         true,
         "ui does not know what it shows"},
        {pattern("\\b(float|double)\\b"),
         {"kiosk/domain/", "kiosk/journal/", "kiosk/flows/", "net/wire/"},
         true,
         "money is whole kopecks"},
        // Asio keeps a connection alive by the operations it still owes: the listener is apart.
        {pattern("\\b(shared_ptr|make_shared|weak_ptr)\\b"),
         {"kiosk/", "drivers/", "ui/", "net/wire/", "net/http/", "net/client/", "net/server/store",
          "net/server/core", "config/"},
         true,
         "values, then unique_ptr, then references"},
        {pattern("^\\s*#\\s*define\\b"),
         {"kiosk/", "drivers/", "ui/", "net/", "config/"},
         true,
         "no macros"},
        {pattern("\\b(system_clock|steady_clock|sleep_for|sleep_until|usleep|nanosleep)\\b"),
         // Listeners, curl and the bench's thread are tested against the real time they wait in.
         {"kiosk/domain/", "kiosk/flows/", "kiosk/screens/", "tests/unit/domain/",
          "tests/unit/flows/", "tests/unit/journal/", "tests/unit/ui/", "tests/unit/screens/",
          "tests/unit/wire/", "tests/unit/config/", "tests/unit/drivers/"},
         true,
         "time is passed in"},
    };
    return all;
}

bool applies(const Ban& ban, std::string_view path) {
    return ban.folders.empty() ||
           std::any_of(ban.folders.begin(), ban.folders.end(),
                       [&](std::string_view folder) { return path.starts_with(folder); });
}

bool luhn_holds(std::string_view digits) {
    int sum = 0;
    bool twice = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        const int value = (*digit - '0') * (twice ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
        twice = !twice;
    }
    return sum % 10 == 0;
}

// ISO/IEC 7812: 16 to 19 digits of a payment system, with a good check digit.
bool holds_card_number(const std::string& line) {
    static const std::regex number("(^|[^0-9A-Fa-f])([2-6][0-9]{15,18})([^0-9A-Fa-f]|$)");
    for (std::sregex_iterator at(line.begin(), line.end(), number), end; at != end; ++at) {
        if (luhn_holds((*at)[2].str())) return true;
    }
    return false;
}

std::map<std::string, std::set<std::string>> values_by_key(const std::string& text) {
    static const std::regex value("\\{[a-z_0-9]*\\}");
    std::map<std::string, std::set<std::string>> keys;
    for (const std::string_view view : lines_of(text)) {
        const std::string line(view);
        const auto equals = line.find(" = ");
        if (line.starts_with("#") || equals == std::string::npos) continue;
        std::string key = line.substr(0, equals);
        // Languages differ in their plural forms: those of one key count together.
        for (const std::string_view form : {".one", ".few", ".many"}) {
            if (key.ends_with(form)) key.resize(key.size() - form.size());
        }
        auto& values = keys[key];
        for (std::sregex_iterator at(line.begin(), line.end(), value), end; at != end; ++at) {
            values.insert(at->str());
        }
    }
    return keys;
}

}  // namespace

Findings words(const Source& source) {
    Findings findings;
    const std::string code = blanked(source.text);
    const auto written = lines_of(source.text), said = lines_of(code);
    for (std::size_t i = 0; i < written.size(); ++i) {
        for (const Ban& ban : bans()) {
            if (!applies(ban, source.path)) continue;
            const std::string line(ban.in_code ? said[i] : written[i]);
            std::smatch match;
            if (!std::regex_search(line, match, ban.word)) continue;
            findings.push_back(
                at(source.path, i + 1, "\"" + match.str() + "\": " + std::string(ban.why)));
        }
        if (holds_card_number(std::string(written[i]))) {
            findings.push_back(at(source.path, i + 1, "the number of a payment card"));
        }
    }
    return findings;
}

Findings languages(const std::map<std::string, std::string>& files) {
    Findings findings;
    for (const auto& [one, one_text] : files) {
        const auto keys = values_by_key(one_text);
        for (const auto& [other, other_text] : files) {
            if (one == other) continue;
            const auto others = values_by_key(other_text);
            for (const auto& [key, values] : keys) {
                const auto found = others.find(key);
                if (found == others.end()) {
                    findings.push_back(other + ": lacks " + key);
                } else if (found->second != values) {
                    findings.push_back(other + ": other values than " + one + " in " + key);
                }
            }
        }
    }
    return findings;
}

}  // namespace kvitok::tidy
