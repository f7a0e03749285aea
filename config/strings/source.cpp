#include "config/strings/source.h"

#include <algorithm>
#include <array>
#include <map>

namespace kvitok::strings {
namespace {

constexpr std::array<std::string_view, 3> suffixes{".one", ".few", ".many"};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return text;
}

bool is_key(std::string_view key) {
    if (key.empty() || key.front() == '.' || key.back() == '.') return false;
    return std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    });
}

// The names between braces, each once; an error text when a brace or strong mark stays open.
tl::expected<std::vector<std::string>, std::string> names_in(std::string_view text) {
    std::vector<std::string> names;
    std::size_t strong_marks = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at, 2) == "**") {
            ++strong_marks;
            ++at;
        } else if (text[at] == '}') {
            return tl::unexpected<std::string>("a brace closes that was not opened");
        } else if (text[at] == '{') {
            const auto end = text.find('}', at);
            if (end == std::string_view::npos) {
                return tl::unexpected<std::string>("a brace is not closed");
            }
            const auto name = text.substr(at + 1, end - at - 1);
            if (!is_key(name)) return tl::unexpected<std::string>("a value without a good name");
            if (std::find(names.begin(), names.end(), name) == names.end()) {
                names.emplace_back(name);
            }
            at = end;
        }
    }
    if (strong_marks % 2 != 0) return tl::unexpected<std::string>("a strong mark is not closed");
    return names;
}

// Which plural form a key names (0..2), and the key without it; -1 for a plain key.
std::pair<std::string_view, int> split_form(std::string_view key) {
    for (std::size_t form = 0; form < suffixes.size(); ++form) {
        if (key.ends_with(suffixes[form]) && key.size() > suffixes[form].size()) {
            return {key.substr(0, key.size() - suffixes[form].size()), static_cast<int>(form)};
        }
    }
    return {key, -1};
}

tl::expected<void, std::string> add(std::map<std::string, SourceText, std::less<>>& texts,
                                    std::string_view key, std::string_view text) {
    if (!is_key(key)) return tl::unexpected<std::string>("not a key: " + std::string(key));
    if (text.empty()) return tl::unexpected<std::string>("no text for " + std::string(key));
    auto names = names_in(text);
    if (!names) return tl::unexpected<std::string>(names.error());
    const auto [stem, form] = split_form(key);
    const bool plural = form >= 0;
    if (plural) std::erase(*names, "n");
    const auto [entry, is_new] = texts.try_emplace(std::string(stem));
    SourceText& known = entry->second;
    if (is_new) {
        known.key = stem;
        known.plural = plural;
        known.values = *names;
    }
    std::string& place = known.forms[plural ? form : 0];
    if (known.plural != plural || !place.empty()) {
        return tl::unexpected<std::string>("the key stands twice: " + std::string(key));
    }
    auto sorted = *names;
    auto sorted_known = known.values;
    std::sort(sorted.begin(), sorted.end());
    std::sort(sorted_known.begin(), sorted_known.end());
    if (sorted != sorted_known) {
        return tl::unexpected<std::string>("forms with different values: " + std::string(key));
    }
    place = text;
    return {};
}

}  // namespace

tl::expected<std::vector<SourceText>, SourceError> parse_source(std::string_view file) {
    std::map<std::string, SourceText, std::less<>> texts;
    int number = 0;
    while (!file.empty()) {
        ++number;
        const auto end = file.find('\n');
        const auto line = trimmed(file.substr(0, end));
        file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
        if (line.empty() || line.front() == '#') continue;
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) {
            return tl::unexpected(SourceError{number, "no '=' in the line"});
        }
        const auto added =
            add(texts, trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
        if (!added) return tl::unexpected(SourceError{number, added.error()});
    }
    std::vector<SourceText> sorted;
    for (auto& [key, text] : texts) sorted.push_back(std::move(text));
    return sorted;
}

std::vector<std::string> find_gaps(const std::vector<SourceText>& source,
                                   const std::vector<SourceText>& other, Forms forms) {
    std::vector<std::string> gaps;
    const auto find = [](const std::vector<SourceText>& in, const std::string& key) {
        return std::find_if(in.begin(), in.end(),
                            [&](const auto& text) { return text.key == key; });
    };
    for (const auto& text : source) {
        const auto translated = find(other, text.key);
        if (translated == other.end()) {
            gaps.push_back("no text for " + text.key);
            continue;
        }
        if (translated->plural != text.plural) {
            gaps.push_back("plural in one language only: " + text.key);
            continue;
        }
        auto wanted = text.values;
        auto given = translated->values;
        std::sort(wanted.begin(), wanted.end());
        std::sort(given.begin(), given.end());
        if (wanted != given) gaps.push_back("other values in " + text.key);
        if (!text.plural) continue;
        if (translated->forms[0].empty()) gaps.push_back("no form .one of " + text.key);
        if (translated->forms[2].empty()) gaps.push_back("no form .many of " + text.key);
        if (translated->forms[1].empty() != (forms == Forms::one_many)) {
            gaps.push_back("the form .few is wanted or too much: " + text.key);
        }
    }
    for (const auto& text : other) {
        if (find(source, text.key) == source.end()) gaps.push_back("unknown key " + text.key);
    }
    return gaps;
}

tl::expected<std::string, std::string> with_positions(std::string_view text,
                                                      const std::vector<std::string>& values,
                                                      bool plural) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '{') {
            out += text[at];
            continue;
        }
        const auto end = text.find('}', at);
        const auto name = text.substr(at + 1, end - at - 1);
        const auto place = std::find(values.begin(), values.end(), name);
        if (plural && name == "n") {
            out += "{n}";
        } else if (place != values.end()) {
            out += '{' + std::to_string(place - values.begin()) + '}';
        } else {
            return tl::unexpected<std::string>("unknown value " + std::string(name));
        }
        at = end;
    }
    return out;
}

}  // namespace kvitok::strings
