#include "net/server/html.h"

#include <fmt/format.h>

namespace kvitok::server {
namespace {

constexpr std::string_view page_style =
    "body{font:18px/1.45 'PT Sans',system-ui,sans-serif;color:#12263a;background:#edf1f4;"
    "margin:0}main{max-width:30em;margin:0 auto;padding:20px}h1{font-size:26px;margin:12px 0}"
    ".sum{font-size:40px;font-weight:700;margin:4px 0 16px}dl{background:#fff;border-radius:12px;"
    "padding:16px 20px;margin:0 0 16px}dt{color:#46596c;font-size:15px}dd{margin:0 0 12px}"
    "small{color:#46596c}label{display:block;margin:12px 0 4px}input{font:inherit;width:100%;"
    "box-sizing:border-box;padding:12px;border:2px solid #6f8295;border-radius:12px}"
    "button{font:inherit;font-weight:700;width:100%;margin:20px 0;padding:14px;border:0;"
    "border-radius:12px;background:#0b4f94;color:#fff}.bad{color:#b3201d}";

int hex_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// A broken escape stands for itself.
std::string form_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hex_of(text[i + 1]) >= 0 &&
                            hex_of(text[i + 2]) >= 0;
        if (escape) {
            out += static_cast<char>(hex_of(text[i + 1]) * 16 + hex_of(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

Response html_page(int status, std::string_view title, std::string_view body) {
    return {
        .status = status,
        .content_type = "text/html; charset=utf-8",
        .body = fmt::format(
            "<!doctype html><html lang=\"ru\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
            "<meta name=\"robots\" content=\"noindex\"><title>{}</title><style>{}</style></head>"
            "<body><main>{}</main></body></html>",
            escaped(title), page_style, body),
        .retry_after_s = 0};
}

std::string form_value(std::string_view body, std::string_view name) {
    while (!body.empty()) {
        const auto end = std::min(body.find('&'), body.size());
        const std::string_view pair = body.substr(0, end);
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name)
            return form_decoded(pair.substr(equals + 1));
        body.remove_prefix(std::min(end + 1, body.size()));
    }
    return {};
}

}  // namespace kvitok::server
