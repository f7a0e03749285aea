#include "kiosk/domain/account.h"

#include "kiosk/domain/blank.h"

namespace kvitok {

std::optional<AccountNumber> parse_account_number(std::string_view text) {
    AccountNumber number;
    while (!text.empty()) {
        if (text.starts_with(no_break_space)) {
            text.remove_prefix(no_break_space.size());
            continue;
        }
        const char c = text.front();
        text.remove_prefix(1);
        if (c == ' ') continue;
        if (c < '0' || c > '9' || number.digits.size() == account_number_digits)
            return std::nullopt;
        number.digits += c;
    }
    if (number.digits.size() != account_number_digits) return std::nullopt;
    return number;
}

std::string masked(const AccountNumber& number) {
    const std::size_t shown = 4;
    if (number.digits.size() <= shown) return "••";
    return "••\u00A0" + number.digits.substr(number.digits.size() - shown);
}

std::string grouped(const AccountNumber& number) {
    std::string text;
    for (std::size_t i = 0; i < number.digits.size(); ++i) {
        if (i == 4 || i == 8) text += "\u00A0";
        text += number.digits[i];
    }
    return text;
}

}  // namespace kvitok
