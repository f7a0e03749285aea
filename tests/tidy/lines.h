// Small text helpers of the tidy rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kvitok::tidy {

inline std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

inline std::string at(std::string_view path, std::size_t line, std::string_view what) {
    return std::string(path) + ":" + std::to_string(line) + ": " + std::string(what);
}

inline bool is_header(std::string_view path) {
    return path.ends_with(".h");
}

inline std::string folder_of(std::string_view path) {
    const auto slash = path.rfind('/');
    return std::string(path.substr(0, slash == std::string_view::npos ? 0 : slash));
}

}  // namespace kvitok::tidy
