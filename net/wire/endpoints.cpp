#include "net/wire/endpoints.h"

#include <optional>

#include "kiosk/domain/check.h"

namespace kvitok::wire {
namespace {

constexpr std::size_t max_parameter = 64;

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        const int high = hex_value(text[i + 1]);
        const int low = hex_value(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

struct Parts {
    std::string_view before;
    std::string_view after;
    bool has_parameter = false;
};

Parts parts_of(std::string_view pattern) {
    const auto open = pattern.find('{');
    if (open == std::string_view::npos) return {pattern, {}, false};
    const auto close = pattern.find('}', open);
    check(close != std::string_view::npos, "a pattern closes its brace");
    return {pattern.substr(0, open), pattern.substr(close + 1), true};
}

// The parameter of `path` under `pattern` (empty if the pattern has none), or nothing.
std::optional<std::string> matched(std::string_view pattern, std::string_view path) {
    const Parts parts = parts_of(pattern);
    if (!parts.has_parameter) {
        if (path != pattern) return std::nullopt;
        return std::string{};
    }
    if (path.size() <= parts.before.size() + parts.after.size()) return std::nullopt;
    if (!path.starts_with(parts.before) || !path.ends_with(parts.after)) return std::nullopt;
    path.remove_prefix(parts.before.size());
    path.remove_suffix(parts.after.size());
    if (path.find('/') != std::string_view::npos) return std::nullopt;
    auto decoded = percent_decoded(path);
    if (!decoded || decoded->size() > max_parameter) return std::nullopt;
    return decoded;
}

}  // namespace

std::string_view to_word(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::post:
            return "POST";
        case Method::del:
            return "DELETE";
    }
    check(false, "a method has a word");
    return {};
}

const Endpoint& endpoint(EndpointName name) {
    for (const Endpoint& each : endpoints)
        if (each.name == name) return each;
    check_failed("every endpoint is in the table", std::source_location::current());
}

std::string path_of(EndpointName name, std::string_view parameter) {
    const Parts parts = parts_of(endpoint(name).pattern);
    check(parts.has_parameter == !parameter.empty(), "a parameter for a pattern that has one");
    std::string path{parts.before};
    path += percent_encoded(parameter);
    path += parts.after;
    return path;
}

tl::expected<Route, RouteError> route(Listener listener, std::string_view method,
                                      std::string_view target) {
    const std::string_view path = target.substr(0, target.find_first_of("?#"));
    bool path_is_known = false;
    for (const Endpoint& each : endpoints) {
        if (each.listener != listener) continue;
        auto parameter = matched(each.pattern, path);
        if (!parameter) continue;
        if (to_word(each.method) == method) return Route{each.name, std::move(*parameter)};
        path_is_known = true;
    }
    return tl::unexpected(path_is_known ? RouteError::method_not_allowed : RouteError::not_found);
}

}  // namespace kvitok::wire
