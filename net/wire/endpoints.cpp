#include "net/wire/endpoints.h"

#include <optional>
#include <utility>
#include <vector>

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

std::string_view first_segment(std::string_view path) {
    return path.substr(0, path.find('/', 1));
}

bool is_parameter(std::string_view segment) {
    return segment.starts_with("/{") && segment.ends_with('}');
}

// The parameters of `path` under `pattern`, or nothing.
std::optional<std::vector<std::string>> matched(std::string_view pattern, std::string_view path) {
    std::vector<std::string> parameters;
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = first_segment(pattern);
        const auto given = first_segment(path);
        pattern.remove_prefix(wanted.size());
        path.remove_prefix(given.size());
        if (!is_parameter(wanted)) {
            if (wanted != given) return std::nullopt;
            continue;
        }
        auto decoded = percent_decoded(given.substr(1));
        if (!decoded || decoded->empty() || decoded->size() > max_parameter) return std::nullopt;
        parameters.push_back(std::move(*decoded));
    }
    if (!pattern.empty() || !path.empty()) return std::nullopt;
    return parameters;
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

std::string path_of(EndpointName name, std::string_view parameter, std::string_view second) {
    std::string path;
    for (std::string_view pattern = endpoint(name).pattern; !pattern.empty();) {
        const auto segment = first_segment(pattern);
        pattern.remove_prefix(segment.size());
        if (!is_parameter(segment)) {
            path += segment;
            continue;
        }
        check(!parameter.empty(), "a pattern gets all its parameters");
        path += "/" + percent_encoded(parameter);
        parameter = std::exchange(second, {});
    }
    check(parameter.empty() && second.empty(), "a pattern gets no more parameters than it has");
    return path;
}

tl::expected<Route, RouteError> route(Listener listener, std::string_view method,
                                      std::string_view target) {
    const std::string_view path = target.substr(0, target.find_first_of("?#"));
    bool path_is_known = false;
    for (const Endpoint& each : endpoints) {
        if (each.listener != listener) continue;
        auto parameters = matched(each.pattern, path);
        if (!parameters) continue;
        if (to_word(each.method) == method) {
            parameters->resize(2);
            return Route{each.name, std::move((*parameters)[0]), std::move((*parameters)[1])};
        }
        path_is_known = true;
    }
    return tl::unexpected(path_is_known ? RouteError::method_not_allowed : RouteError::not_found);
}

}  // namespace kvitok::wire
