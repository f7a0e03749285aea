#include "drivers/vtk/receipt.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace kvitok::drivers::vtk {
namespace {

constexpr std::size_t max_item_bytes = 40;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool passes_luhn(std::string_view digits) {
    int sum = 0;
    bool twice = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, twice = !twice) {
        const int value = (*digit - '0') * (twice ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

bool looks_like_card_number(std::string_view digits) {
    if (digits.size() < 13) return false;
    return digits.size() > 19 || passes_luhn(digits);
}

// Where each digit of a run stands; single spaces or hyphens between digits belong to the run.
std::vector<std::size_t> run_of_digits(std::string_view text, std::size_t from) {
    std::vector<std::size_t> places;
    for (std::size_t at = from; at < text.size(); ++at) {
        if (is_digit(text[at])) {
            places.push_back(at);
            continue;
        }
        const bool joins =
            (text[at] == ' ' || text[at] == '-') && at + 1 < text.size() && is_digit(text[at + 1]);
        if (!joins) break;
    }
    return places;
}

// Only printable ASCII leaves the parser, and not much of it: the terminal is no trusted author.
std::string clean(std::string_view value) {
    std::string text;
    for (const char c : value) {
        if (c >= ' ' && c <= '~' && text.size() < max_item_bytes) text.push_back(c);
    }
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::string scheme_name(const std::string& card) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> names{{
        {"MIR", "Мир"},
        {"MC", "Mastercard"},
        {"MASTERCARD", "Mastercard"},
        {"VISA", "Visa"},
        {"VI", "Visa"},
        {"MAESTRO", "Maestro"},
        {"UP", "UnionPay"},
        {"CUP", "UnionPay"},
        {"UNIONPAY", "UnionPay"},
        {"JCB", "JCB"},
        {"AMEX", "American Express"},
        {"DINERS", "Diners Club"},
    }};
    std::string upper = card;
    std::ranges::transform(upper, upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    for (const auto& [word, name] : names) {
        if (upper == word) return std::string(name);
    }
    // A number in the place of a name is no name, whole or masked.
    const auto digits = std::ranges::count_if(card, is_digit);
    return digits > 3 ? std::string() : card;
}

std::string last_four(const std::string& pan) {
    if (pan.size() < 4) return {};
    const std::string tail = pan.substr(pan.size() - 4);
    return std::ranges::all_of(tail, is_digit) ? tail : std::string();
}

std::string card_text(const std::string& pan, const std::string& card) {
    const std::string digits = last_four(pan);
    const std::string scheme = scheme_name(card);
    if (digits.empty()) return scheme;
    const std::string number = "•••• " + digits;
    return scheme.empty() ? number : number + ", " + scheme;
}

std::optional<int> parse_code(const std::string& value) {
    if (value.empty() || value.size() > 4 || !std::ranges::all_of(value, is_digit)) {
        return std::nullopt;
    }
    int code = 0;
    for (const char digit : value) code = code * 10 + (digit - '0');
    return code;
}

}  // namespace

Masked mask_card_numbers(std::string_view text) {
    Masked masked{std::string(text), 0};
    std::size_t at = 0;
    while (at < text.size()) {
        const std::vector<std::size_t> places = run_of_digits(text, at);
        if (places.empty()) {
            ++at;
            continue;
        }
        std::string digits;
        for (const std::size_t place : places) digits.push_back(text[place]);
        if (looks_like_card_number(digits)) {
            ++masked.count;
            for (std::size_t i = 0; i + 4 < places.size(); ++i) masked.text[places[i]] = '*';
        }
        at = places.back() + 1;
    }
    return masked;
}

Receipt parse_receipt(std::string_view text) {
    const Masked masked = mask_card_numbers(text);
    Receipt receipt;
    receipt.masked_numbers = masked.count;
    std::string pan;
    std::string card;
    std::string code;
    const std::array<std::pair<std::string_view, std::string*>, 6> wanted{{
        {"RRN", &receipt.rrn},
        {"AUTH ID", &receipt.auth_code},
        {"TERMINAL", &receipt.terminal_id},
        {"PAN", &pan},
        {"CARD", &card},
        {"RESPONSE CODE", &code},
    }};
    std::string_view rest = masked.text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string key = clean(line.substr(0, colon));
        for (const auto& [name, value] : wanted) {
            if (key == name && value->empty()) *value = clean(line.substr(colon + 1));
        }
    }
    receipt.masked_card = card_text(pan, card);
    receipt.response_code = parse_code(code);
    return receipt;
}

}  // namespace kvitok::drivers::vtk
