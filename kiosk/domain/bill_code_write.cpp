#include <algorithm>
#include <utility>
#include <vector>

#include "kiosk/domain/bill_charset.h"
#include "kiosk/domain/bill_code_fields.h"

namespace kvitok {

namespace {

using Field = std::pair<std::string, std::string>;

// "|" is the standard's own; the others in the order in which generators try them.
constexpr std::string_view separators = "|#;:^_~{}!$%&()*+,/@";

bool is_mandatory(std::string_view key) {
    const std::string folded = folded_bill_key(key);
    return std::any_of(
        mandatory_bill_keys.begin(), mandatory_bill_keys.end(),
        [&](std::string_view mandatory) { return folded_bill_key(mandatory) == folded; });
}

// The fields in the order of the standard, the mandatory ones first, absent values left out.
std::vector<Field> in_order(const BillCode& code) {
    std::vector<Field> fields;
    for (const std::string_view key : mandatory_bill_keys)
        fields.emplace_back(key, code.value(key));
    for (const auto& [key, value] : code.fields) {
        if (!is_mandatory(key) && !is_absent_bill_value(value)) fields.emplace_back(key, value);
    }
    return fields;
}

bool is_writable(const Field& field) {
    const auto& [key, value] = field;
    if (key.empty() || key.find('=') != std::string::npos) return false;
    if (folded_bill_key(key) == "sum") {
        const auto sum = parse_bill_sum(value);
        if (!sum || sum->in_roubles) return false;
    }
    const auto most = most_letters(key);
    const auto letters = letters_of(value);
    return !most || !letters || letters->size() <= *most;
}

std::optional<char> separator_for(const std::vector<Field>& fields) {
    for (const char candidate : separators) {
        const bool is_free = std::none_of(fields.begin(), fields.end(), [&](const Field& field) {
            return field.first.find(candidate) != std::string::npos ||
                   field.second.find(candidate) != std::string::npos;
        });
        if (is_free) return candidate;
    }
    return std::nullopt;
}

}  // namespace

tl::expected<std::string, BillCodeError> write_bill_code(const BillCode& code) {
    if (const auto fault = fault_of_mandatory(code)) return tl::unexpected(*fault);
    const std::vector<Field> fields = in_order(code);
    if (!std::all_of(fields.begin(), fields.end(), is_writable)) {
        return tl::unexpected(BillCodeError::bad_field);
    }
    const auto separator = separator_for(fields);
    if (!separator) return tl::unexpected(BillCodeError::no_separator);
    std::string bytes = "ST0001";
    bytes += static_cast<char>('0' + static_cast<int>(code.charset));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto field = encode(fields[i].first + "=" + fields[i].second, code.charset);
        if (!field) return tl::unexpected(BillCodeError::not_encodable);
        bytes += *separator + *field;
        const bool is_mandatory_block = i < mandatory_bill_keys.size();
        if (bytes.size() >
            (is_mandatory_block ? bill_code_most_mandatory_bytes : bill_code_most_bytes)) {
            return tl::unexpected(BillCodeError::too_long);
        }
    }
    return bytes;
}

}  // namespace kvitok
