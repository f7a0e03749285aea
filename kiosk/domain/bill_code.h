// The payment code of a bill: GOST R 56042-2014, service header and block of data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "kiosk/domain/money.h"

namespace kvitok {

enum class BillCodeError {
    too_short,
    not_a_payment_code,  // does not begin with "ST"
    unknown_version,     // other than 0001
    unknown_charset,     // other than 1, 2, 3
    bad_encoding,        // bytes that the declared charset does not have
    missing_field,       // one of the five mandatory
    bad_field,           // against its pattern or length, ambiguous, or not "key=value"
    too_long,            // over 4096 bytes; writing: mandatory block over 300
    no_separator,        // reading: the eighth byte cannot be one; writing: all candidates occur
    not_encodable,       // writing only: a letter the charset does not have
};

enum class BillCharset { windows_1251 = 1, utf_8 = 2, koi8_r = 3 };

struct BillCode {
    BillCharset charset = BillCharset::utf_8;
    // Key as written and value in UTF-8, in the order of the code; unknown keys are kept,
    // empty and "null" values are dropped.
    std::vector<std::pair<std::string, std::string>> fields;
    bool sum_was_in_roubles = false;   // against the standard, but seen: "Sum=500.00"
    bool inn_checksum_failed = false;  // a warning only: the standard's own sample fails
    bool account_key_failed = false;   // a warning only: PersonalAcc does not fit the BIC

    // The value of a key, letters of the key compared without case; empty when absent.
    std::string_view value(std::string_view key) const;
    // Sum in kopecks, if there is one.
    std::optional<Money> sum() const;
};

// Reads the bytes a scanner delivers (clause 4). Accepts a trailing separator and line end.
tl::expected<BillCode, BillCodeError> parse_bill_code(std::string_view bytes);

// Writes a code in the charset asked for, with the first separator that no value contains.
tl::expected<std::string, BillCodeError> write_bill_code(const BillCode& code);

// Control key of a bank account (Bank of Russia): `bic` 9 digits, `account` 20 digits.
bool account_key_is_valid(std::string_view bic, std::string_view account, bool correspondent);
bool inn_is_valid(std::string_view inn);

}  // namespace kvitok
