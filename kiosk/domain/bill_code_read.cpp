#include <utility>

#include "kiosk/domain/bill_charset.h"
#include "kiosk/domain/bill_code_fields.h"

namespace kvitok {

namespace {

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Letters and digits are legal separators to the letter of the standard, but would cut keys.
bool can_separate(char c) {
    return c > '\0' && c != '=' && c != '\x7F' && static_cast<unsigned char>(c) < 0x80 &&
           !is_alphanumeric(c);
}

std::string_view without_line_end(std::string_view bytes) {
    while (!bytes.empty() && (bytes.back() == '\r' || bytes.back() == '\n')) bytes.remove_suffix(1);
    return bytes;
}

tl::expected<BillCharset, BillCodeError> parse_header(std::string_view bytes) {
    if (bytes.size() < bill_code_header_size) return tl::unexpected(BillCodeError::too_short);
    if (bytes.substr(0, 2) != "ST") return tl::unexpected(BillCodeError::not_a_payment_code);
    if (bytes.substr(2, 4) != "0001") return tl::unexpected(BillCodeError::unknown_version);
    if (bytes[6] < '1' || bytes[6] > '3') return tl::unexpected(BillCodeError::unknown_charset);
    if (!can_separate(bytes[7])) return tl::unexpected(BillCodeError::no_separator);
    return static_cast<BillCharset>(bytes[6] - '0');
}

// Adds one "key=value" to the code, unless its value is absent.
std::optional<BillCodeError> add_field(BillCode& code, std::string_view field) {
    const std::size_t equals = field.find('=');
    if (equals == 0 || equals == std::string_view::npos) return BillCodeError::bad_field;
    auto key = decode(field.substr(0, equals), code.charset);
    auto value = decode(field.substr(equals + 1), code.charset);
    if (!key || !value) return BillCodeError::bad_encoding;
    if (!is_absent_bill_value(*value)) {
        code.fields.emplace_back(std::move(*key), std::move(*value));
    }
    return std::nullopt;
}

// An account that the Bank of Russia itself keeps (BIC ending in 000, 001 or 002) has its key made
// as a correspondent account has.
bool account_fits_bank(const BillCode& code) {
    const std::string_view bic = code.value("BIC");
    const bool at_bank_of_russia = bic.substr(6) <= "002";
    return account_key_is_valid(bic, code.value("PersonalAcc"), at_bank_of_russia);
}

}  // namespace

tl::expected<BillCode, BillCodeError> parse_bill_code(std::string_view bytes) {
    if (bytes.size() > bill_code_most_bytes) return tl::unexpected(BillCodeError::too_long);
    const auto charset = parse_header(bytes);
    if (!charset) return tl::unexpected(charset.error());
    if (*charset != BillCharset::utf_8 && looks_like_utf8(bytes)) {
        return tl::unexpected(BillCodeError::bad_encoding);
    }
    BillCode code;
    code.charset = *charset;
    const char separator = bytes[bill_code_header_size - 1];
    std::string_view rest = without_line_end(bytes.substr(bill_code_header_size));
    while (!rest.empty()) {
        const std::size_t end = rest.find(separator);
        const std::string_view field = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (field.empty()) continue;
        if (const auto fault = add_field(code, field)) return tl::unexpected(*fault);
    }
    if (const auto fault = fault_of_mandatory(code)) return tl::unexpected(*fault);
    if (const std::string_view text = code.value("Sum"); !text.empty()) {
        const auto sum = parse_bill_sum(text);
        if (!sum) return tl::unexpected(BillCodeError::bad_field);
        code.sum_was_in_roubles = sum->in_roubles;
    }
    const std::string_view inn = code.value("PayeeINN");
    code.inn_checksum_failed = !inn.empty() && !inn_is_valid(inn);
    code.account_key_failed = !account_fits_bank(code);
    return code;
}

}  // namespace kvitok
