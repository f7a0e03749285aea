// The fields of a payment code: names, order and limits (GOST R 56042-2014, clauses 5 and 6),
// shared by reading and writing. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/bill_code.h"

namespace kvitok {

inline constexpr std::size_t bill_code_header_size = 8;  // "ST", version, charset, separator
inline constexpr std::size_t bill_code_most_bytes = 4096;
inline constexpr std::size_t bill_code_most_mandatory_bytes = 300;

inline constexpr std::array<std::string_view, 5> mandatory_bill_keys{
    "Name", "PersonalAcc", "BankName", "BIC", "CorrespAcc"};

// A key as it is compared: Latin letters in lower case, Cyrillic look-alikes taken for Latin ones
// ("СВС" is met for "CBC").
std::string folded_bill_key(std::string_view key);

// Checks the mandatory fields, and that no field that decides who is paid, for whom and how much
// is given twice with different values.
std::optional<BillCodeError> fault_of_mandatory(const BillCode& code);

// What a Sum says, in kopecks, and whether it was in roubles, against the standard.
struct BillSum {
    Money amount;
    bool in_roubles = false;
};
// Nothing unless a whole number of kopecks of up to 18 digits, or roubles with a comma or point.
std::optional<BillSum> parse_bill_sum(std::string_view value);

// The most letters that the standard gives the value of a key; nothing when it sets no limit.
std::optional<std::size_t> most_letters(std::string_view key);

bool is_absent_bill_value(std::string_view value);

}  // namespace kvitok
