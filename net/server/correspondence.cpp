#include "net/server/correspondence.h"

#include <algorithm>

namespace kvitok::server {
namespace {

constexpr std::size_t longest_subject = 60;  // characters

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool is_decimal_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

bool is_letter(std::string_view text, std::size_t least) {
    const auto bad = [](char c) { return is_control(c) && c != '\n'; };
    if (std::any_of(text.begin(), text.end(), bad)) return false;
    const auto counts = [](char c) { return !is_continuation(c) && c != ' ' && c != '\n'; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), counts)) >= least;
}

bool is_email(std::string_view text) {
    const auto printable = [](char c) { return c > ' ' && c < 0x7F; };
    if (!std::all_of(text.begin(), text.end(), printable)) return false;
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || at != text.rfind('@')) return false;
    const auto host = text.substr(at + 1);
    const auto point = host.rfind('.');
    return point != std::string_view::npos && point > 0 && point + 1 < host.size();
}

bool is_phone(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    return text.size() >= 10 && text.size() <= 15 &&
           std::all_of(text.begin(), text.end(), is_decimal_digit);
}

std::string masked_email(std::string_view email) {
    if (email.empty()) return {};
    const auto at = email.find('@');
    return std::string(email.substr(0, 1)) + "•••" +
           std::string(at == std::string_view::npos ? "" : email.substr(at));
}

std::string masked_phone(std::string_view phone) {
    if (phone.size() < 4) return {};
    const auto last = phone.substr(phone.size() - 4);
    return "•••• " + std::string(last.substr(0, 2)) + "-" + std::string(last.substr(2));
}

std::string subject_of(std::string_view text) {
    const auto first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos) return "–";
    text.remove_prefix(first);
    const auto sentence = std::min(text.find(". "), text.find_first_of("!?\n"));
    if (sentence != std::string_view::npos) text = text.substr(0, sentence);
    while (text.ends_with('.') || text.ends_with(' ')) text.remove_suffix(1);
    std::size_t bytes = 0, characters = 0;
    while (bytes < text.size() && characters < longest_subject) {
        do ++bytes;
        while (bytes < text.size() && is_continuation(text[bytes]));
        ++characters;
    }
    if (bytes < text.size()) {
        const auto blank = text.substr(0, bytes).rfind(' ');
        if (blank != std::string_view::npos && blank > 0) bytes = blank;
        return std::string(text.substr(0, bytes)) + "…";
    }
    return text.empty() ? "–" : std::string(text);
}

}  // namespace kvitok::server
