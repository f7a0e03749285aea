#include "kiosk/domain/invoice.h"

#include <algorithm>
#include <array>
#include <source_location>
#include <utility>

#include "kiosk/domain/check.h"

namespace kvitok {
namespace {

constexpr std::array method_words{
    std::pair{PhoneMethod::sbp, std::string_view("sbp")},
    std::pair{PhoneMethod::moneta, std::string_view("moneta")},
};
constexpr std::array invoice_words{
    std::pair{InvoiceState::created, std::string_view("created")},
    std::pair{InvoiceState::waiting, std::string_view("waiting")},
    std::pair{InvoiceState::confirming, std::string_view("confirming")},
    std::pair{InvoiceState::paid, std::string_view("paid")},
    std::pair{InvoiceState::cancelled, std::string_view("cancelled")},
    std::pair{InvoiceState::expired, std::string_view("expired")},
    std::pair{InvoiceState::refunded, std::string_view("refunded")},
};
constexpr std::string_view sbp_address = "https://qr.nspk.ru/";
constexpr std::size_t longest_code = 512;
constexpr std::size_t longest_contact = 64;

bool is_printable(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

bool is_digit_of_contact(char c) {
    return c >= '0' && c <= '9';
}

// The value of a parameter, or nothing when the address does not have it.
std::optional<std::string_view> parameter(std::string_view address, std::string_view name) {
    auto query = address.find('?');
    while (query != address.npos) {
        const auto begin = query + 1;
        const auto end = std::min(address.find('&', begin), address.size());
        const auto pair = address.substr(begin, end - begin);
        if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=')
            return pair.substr(name.size() + 1);
        query = end < address.size() ? end : address.npos;
    }
    return std::nullopt;
}

std::optional<std::string> telephone(std::string_view typed) {
    std::string digits;
    for (const char c : typed) {
        if (is_digit_of_contact(c)) {
            digits += c;
        } else if (std::string_view(" ()-+").find(c) == std::string_view::npos) {
            return std::nullopt;
        }
    }
    if (digits.size() == 10) digits.insert(0, "7");
    if (digits.size() != 11 || (digits[0] != '7' && digits[0] != '8')) return std::nullopt;
    return "+7" + digits.substr(1);
}

std::optional<std::string> mail_address(std::string_view typed) {
    const auto at = typed.find('@');
    if (at == 0 || at == typed.npos || typed.find('@', at + 1) != typed.npos) return std::nullopt;
    const auto domain = typed.substr(at + 1);
    const auto dot = domain.rfind('.');
    const bool whole = dot != domain.npos && dot > 0 && dot + 2 < domain.size() &&
                       domain.front() != '-' && domain.find("..") == domain.npos;
    constexpr std::string_view letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_+";
    const bool known = typed.substr(0, at).find_first_not_of(letters) == typed.npos &&
                       domain.find_first_not_of(letters) == domain.npos;
    if (!whole || !known) return std::nullopt;
    return std::string(typed);
}

}  // namespace

std::string_view to_word(PhoneMethod method) {
    for (const auto& [each, word] : method_words)
        if (each == method) return word;
    check_failed("a method has a word", std::source_location::current());
}

std::optional<PhoneMethod> parse_phone_method(std::string_view word) {
    for (const auto& [each, known] : method_words)
        if (known == word) return each;
    return std::nullopt;
}

std::string_view to_word(InvoiceState state) {
    for (const auto& [each, word] : invoice_words)
        if (each == state) return word;
    check_failed("a state has a word", std::source_location::current());
}

std::optional<InvoiceState> parse_invoice_state(std::string_view word) {
    for (const auto& [each, known] : invoice_words)
        if (known == word) return each;
    return std::nullopt;
}

bool is_open(InvoiceState state) {
    return state == InvoiceState::created || state == InvoiceState::waiting ||
           state == InvoiceState::confirming;
}

std::optional<std::string> parse_contact(std::string_view typed) {
    while (!typed.empty() && typed.front() == ' ') typed.remove_prefix(1);
    while (!typed.empty() && typed.back() == ' ') typed.remove_suffix(1);
    if (typed.empty() || typed.size() > longest_contact) return std::nullopt;
    return typed.find('@') == typed.npos ? telephone(typed) : mail_address(typed);
}

std::string sbp_crc(std::string_view text) {
    unsigned crc = 0xFFFF;
    for (const char c : text) {
        crc ^= static_cast<unsigned>(static_cast<unsigned char>(c)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : (crc << 1) & 0xFFFF;
    }
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string hex;
    for (int shift = 12; shift >= 0; shift -= 4) hex += digits[(crc >> shift) & 15];
    return hex;
}

bool is_presentable(std::string_view code, PhoneMethod method, Money total) {
    if (code.size() > longest_code || !is_printable(code) || !code.starts_with("https://"))
        return false;
    if (method == PhoneMethod::moneta) return true;
    if (!code.starts_with(sbp_address) || code.size() == sbp_address.size()) return false;
    // A code without parameters says nothing of a sum; the operator's page does.
    if (const auto sum = parameter(code, "sum"); sum && *sum != std::to_string(total.kopecks))
        return false;
    const auto crc = code.find("&crc=");
    return crc == code.npos || code.substr(crc + 5) == sbp_crc(code.substr(0, crc));
}

}  // namespace kvitok
