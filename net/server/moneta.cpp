#include "net/server/moneta.h"

#include <fmt/format.h>

#include <algorithm>

#include "net/server/crypto.h"

namespace kvitok::server::moneta {
namespace {

constexpr std::size_t longest_form = 8 * 1024;

int form_hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> form_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += ' ';
        } else if (text[i] == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = form_hex(text[i + 1]), low = form_hex(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string form_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string* place_of(Parameters& all, std::string_view name) {
    if (name == "MNT_COMMAND") return &all.command;
    if (name == "MNT_ID") return &all.shop;
    if (name == "MNT_TRANSACTION_ID") return &all.transaction;
    if (name == "MNT_OPERATION_ID") return &all.operation;
    if (name == "MNT_AMOUNT") return &all.amount;
    if (name == "MNT_CURRENCY_CODE") return &all.currency;
    if (name == "MNT_SUBSCRIBER_ID") return &all.subscriber;
    if (name == "MNT_TEST_MODE") return &all.test_mode;
    if (name == "MNT_SIGNATURE") return &all.signature;
    return nullptr;
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

std::string money_text(Money amount) {
    return fmt::format("{}.{:02}", amount.kopecks / 100, amount.kopecks % 100);
}

std::optional<Money> parse_money_text(std::string_view text) {
    const auto point = text.find('.');
    if (point == text.npos || point > 12 || text.size() != point + 3) return std::nullopt;
    const auto whole = text.substr(0, point), part = text.substr(point + 1);
    if (!all_digits(whole) || !all_digits(part)) return std::nullopt;
    std::int64_t kopecks = 0;
    for (const char c : whole) kopecks = kopecks * 10 + (c - '0');
    for (const char c : part) kopecks = kopecks * 10 + (c - '0');
    return Money{kopecks};
}

std::string checkout_signature(const Parameters& given, std::string_view code) {
    return md5_hex(fmt::format("{}{}{}{}{}{}{}", given.shop, given.transaction, given.amount,
                               given.currency, given.subscriber, given.test_mode, code));
}

std::string notice_signature(const Parameters& given, std::string_view code) {
    return md5_hex(fmt::format("{}{}{}{}{}{}{}{}{}", given.command, given.shop, given.transaction,
                               given.operation, given.amount, given.currency, given.subscriber,
                               given.test_mode, code));
}

std::string reply_signature(std::string_view result, std::string_view shop,
                            std::string_view transaction, std::string_view code) {
    return md5_hex(fmt::format("{}{}{}{}", result, shop, transaction, code));
}

std::optional<Parameters> parse_form(std::string_view form) {
    if (form.empty() || form.size() > longest_form) return std::nullopt;
    Parameters found;
    while (!form.empty()) {
        const auto end = std::min(form.find('&'), form.size());
        const auto pair = form.substr(0, end);
        form.remove_prefix(std::min(end + 1, form.size()));
        const auto equals = pair.find('=');
        if (equals == pair.npos) return std::nullopt;
        std::string* const place = place_of(found, pair.substr(0, equals));
        if (!place) continue;
        auto value = form_decoded(pair.substr(equals + 1));
        if (!value || !place->empty()) return std::nullopt;
        *place = std::move(*value);
    }
    return found;
}

std::string assistant_address(std::string_view base, const Parameters& given,
                              std::string_view description, std::string_view code) {
    return fmt::format(
        "{}?MNT_ID={}&MNT_TRANSACTION_ID={}&MNT_CURRENCY_CODE={}&MNT_AMOUNT={}&MNT_TEST_MODE={}"
        "&MNT_DESCRIPTION={}&MNT_SIGNATURE={}",
        base, form_encoded(given.shop), form_encoded(given.transaction),
        form_encoded(given.currency), form_encoded(given.amount), form_encoded(given.test_mode),
        form_encoded(description), checkout_signature(given, code));
}

}  // namespace kvitok::server::moneta
