#include "kiosk/domain/people.h"

#include <algorithm>

namespace kvitok::people {
namespace {

bool is_digit_of_ascii(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter_of_ascii(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The first letter of a text in UTF-8.
std::string initial_of(std::string_view text) {
    std::size_t size = text.empty() ? 0 : 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
    return std::string(text.substr(0, size));
}

std::string with_initial(std::string text, const std::string& surname) {
    if (!surname.empty()) text += " " + initial_of(surname) + ".";
    return text;
}

}  // namespace

std::string masked(const FullName& name) {
    std::string text = name.first_name;
    if (!name.patronymic.empty()) text += " " + name.patronymic;
    return with_initial(std::move(text), name.surname);
}

std::string short_form(const FullName& name) {
    return with_initial(name.first_name, name.surname);
}

bool is_name(std::string_view text) {
    bool has_letter = false;
    std::size_t letters = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) == 0x80) continue;
        ++letters;
        const bool letter = byte >= 0x80 || is_letter_of_ascii(c);
        if (!letter && c != '-' && c != '\'' && c != '.' && c != ' ') return false;
        has_letter = has_letter || letter;
    }
    return has_letter && letters <= most_name && text.front() != ' ' && text.back() != ' ';
}

std::optional<std::string> parse_phone(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (is_digit_of_ascii(c)) {
            digits += c;
        } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '+') {
            return std::nullopt;
        }
    }
    if (digits.size() == 11 && (digits[0] == '7' || digits[0] == '8')) digits.erase(0, 1);
    if (digits.size() != 10 || digits[0] < '3') return std::nullopt;
    return "+7" + digits;
}

std::string masked_phone(std::string_view phone) {
    if (phone.size() != 12) return {};
    return "+7 ••• •••-" + std::string(phone.substr(8, 2)) + "-" + std::string(phone.substr(10));
}

std::string spaced_phone(std::string_view phone) {
    if (phone.size() != 12) return std::string(phone);
    const std::string p(phone);
    return "+7 " + p.substr(2, 3) + " " + p.substr(5, 3) + "-" + p.substr(8, 2) + "-" +
           p.substr(10);
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > most_email)
        return false;
    const std::string_view domain = text.substr(at + 1);
    const auto dot = domain.find('.');
    if (dot == 0 || dot == std::string_view::npos || domain.back() == '.') return false;
    const auto plain = [](std::string_view part, std::string_view marks) {
        return std::ranges::all_of(part, [&](char c) {
            return is_letter_of_ascii(c) || is_digit_of_ascii(c) || marks.find(c) != marks.npos;
        });
    };
    return plain(domain, ".-") && plain(text.substr(0, at), "!#$%&'*+/=?^_`{|}~-.") &&
           text.find("..") == std::string_view::npos;
}

std::string masked_email(std::string_view email) {
    const auto at = email.find('@');
    if (at == std::string_view::npos || at == 0) return {};
    return std::string(email.substr(0, 1)) + "•••" + std::string(email.substr(at));
}

bool is_user_name(std::string_view text) {
    return text.size() >= least_user_name && text.size() <= most_user_name &&
           is_letter_of_ascii(text.front()) && std::ranges::all_of(text, [](char c) {
               return is_letter_of_ascii(c) || is_digit_of_ascii(c) || c == '.' || c == '-' ||
                      c == '_';
           });
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

bool is_code(std::string_view text) {
    return text.size() == code_digits && std::ranges::all_of(text, is_digit_of_ascii);
}

}  // namespace kvitok::people
