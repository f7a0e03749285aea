#include <algorithm>
#include <cctype>

#include "tests/tidy/lines.h"
#include "tests/tidy/rules.h"

namespace kvitok::tidy {

namespace {

constexpr std::size_t columns_limit = 100;
constexpr std::size_t file_limit = 500;
constexpr std::size_t function_limit = 60;
constexpr std::size_t screen_limit = 80;

std::size_t code_points(std::string_view line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    }));
}

bool has_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto letter = [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
        };
        const bool left = at > 0 && letter(text[at - 1]);
        const bool right = at + word.size() < text.size() && letter(text[at + word.size()]);
        if (!left && !right) return true;
    }
    return false;
}

// Braces of which the contents are declarations: functions inside are counted on their own.
bool opens_scope(std::string_view head) {
    if (has_word(head, "namespace") || has_word(head, "extern")) return true;
    const bool type = has_word(head, "class") || has_word(head, "struct") ||
                      has_word(head, "union") || has_word(head, "enum");
    return type && head.find('(') == std::string_view::npos;
}

bool opens_function(std::string_view head) {
    const auto bracket = head.find('(');
    if (bracket == std::string_view::npos) return false;
    const auto equals = head.find('=');
    return equals == std::string_view::npos || equals > bracket || has_word(head, "operator");
}

// The names in `Screen name(` at the beginning of a line.
std::vector<std::string> screen_names(std::string_view text) {
    constexpr std::string_view opening = "Screen ";
    std::vector<std::string> names;
    for (const std::string_view line : lines_of(text)) {
        const auto bracket = line.find('(');
        if (!line.starts_with(opening) || bracket == std::string_view::npos) continue;
        names.emplace_back(line.substr(opening.size(), bracket - opening.size()));
    }
    return names;
}

struct Brace {
    bool scope = false;
    bool function = false;
    std::size_t first_line = 0;
    std::string head;
};

// Reads the braces of blanked code and reports the functions that are too long.
class Functions {
public:
    Functions(const Source& source, Findings& findings)
        : source_(source), findings_(findings), code_(blanked(source.text)) {}

    void run() {
        for (at_ = 0; at_ < code_.size(); ++at_) {
            const char c = code_[at_];
            if (c == '\n') ++line_;
            if (c == '{') {
                open();
            } else if (c == '}') {
                close();
            } else if (c == ';') {
                head_.clear();
            } else if (in_scope() &&
                       !(head_.empty() && std::isspace(static_cast<unsigned char>(c)) != 0)) {
                if (head_.empty()) head_line_ = line_;
                head_ += c;
            }
        }
    }

private:
    bool in_scope() const { return open_.empty() || open_.back().scope; }
    void open() {
        const bool scope = in_scope() && opens_scope(head_);
        const bool function = in_scope() && !scope && opens_function(head_);
        open_.push_back({scope, function, head_line_, head_});
        head_.clear();
    }
    void close() {
        head_.clear();
        if (open_.empty()) return;
        const Brace brace = open_.back();
        open_.pop_back();
        if (!brace.function) return;
        // `C::C() : member_{value} {`: that was no body, it comes.
        const auto next = code_.find_first_not_of(" \n", at_ + 1);
        if (next != std::string::npos && (code_[next] == ',' || code_[next] == '{')) {
            head_ = brace.head;
            return;
        }
        const std::size_t length = line_ - brace.first_line + 1;
        if (length <= function_limit) return;
        findings_.push_back(at(source_.path, brace.first_line,
                               "a function of " + std::to_string(length) + " lines"));
    }

    const Source& source_;
    Findings& findings_;
    std::string code_;
    std::size_t at_ = 0;
    std::vector<Brace> open_;
    std::string head_;
    std::size_t line_ = 1;
    std::size_t head_line_ = 1;
};

}  // namespace

Findings sizes(const Source& source) {
    Findings findings;
    const auto lines = lines_of(source.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t columns = code_points(lines[i]);
        if (columns > columns_limit && !lines[i].starts_with("#include")) {
            findings.push_back(at(source.path, i + 1, std::to_string(columns) + " columns"));
        }
    }
    if (lines.size() > file_limit) {
        findings.push_back(at(source.path, lines.size(), "a file of over 500 lines"));
    }
    Functions(source, findings).run();
    return findings;
}

Findings screens(const Source& source, std::string_view declarations) {
    const auto names = screen_names(declarations);
    if (!source.path.starts_with("kiosk/screens/") || !source.path.ends_with(".cpp")) return {};
    const auto lines = lines_of(source.text);
    if (lines.size() <= screen_limit) return {};
    for (const std::string& name : screen_names(source.text)) {
        if (std::find(names.begin(), names.end(), name) == names.end()) continue;
        return {
            at(source.path, lines.size(), "the screen " + name + " in a file of over 80 lines")};
    }
    return {};
}

Findings openings(const Source& source) {
    if (!is_header(source.path)) return {};
    if (!source.text.starts_with("//")) {
        return {at(source.path, 1, "a header begins by saying what it is")};
    }
    if (source.text.find("\n#pragma once\n") == std::string::npos) {
        return {at(source.path, 1, "no #pragma once")};
    }
    return {};
}

}  // namespace kvitok::tidy
