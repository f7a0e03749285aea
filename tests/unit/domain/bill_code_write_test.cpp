#include <gtest/gtest.h>

#include "kiosk/domain/bill_charset.h"
#include "kiosk/domain/bill_code.h"
#include "tests/unit/domain/bill_code_vectors.h"

namespace kvitok {
namespace {

using namespace vectors;

BillCode sample(BillCharset charset = BillCharset::utf_8) {
    BillCode code = parse_bill_code(standard_sample).value();
    code.charset = charset;
    return code;
}

void set(BillCode& code, std::string_view key, std::string_view value) {
    for (auto& field : code.fields) {
        if (field.first == key) {
            field.second = value;
            return;
        }
    }
    code.fields.emplace_back(key, value);
}

BillCodeError fault(const BillCode& code) {
    const auto bytes = write_bill_code(code);
    EXPECT_FALSE(bytes.has_value()) << "written: " << *bytes;
    return bytes ? BillCodeError{-1} : bytes.error();
}

TEST(BillCodeWriter, writes_the_sample_of_the_standard_byte_for_byte) {
    EXPECT_EQ(write_bill_code(sample()), standard_sample);
    EXPECT_EQ(write_bill_code(sample(BillCharset::windows_1251)),
              from_hex(standard_sample_1251_hex));
}

TEST(BillCodeWriter, refuses_letters_that_koi8_r_does_not_have) {
    EXPECT_EQ(fault(sample(BillCharset::koi8_r)), BillCodeError::not_encodable);
}

TEST(BillCodeWriter, writes_koi8_r_when_every_letter_is_there) {
    BillCode code = sample(BillCharset::koi8_r);
    set(code, "Name", "ООО \"Три кита\"");
    const std::string bytes = write_bill_code(code).value();
    EXPECT_EQ(bytes.substr(0, koi8_prefix_hex.size() / 2), from_hex(koi8_prefix_hex));
    EXPECT_EQ(parse_bill_code(bytes).value().fields, code.fields);
}

TEST(BillCodeWriter, writes_the_mandatory_block_alone_without_a_trailing_separator) {
    const BillCode code = parse_bill_code(mandatory_only).value();
    EXPECT_EQ(write_bill_code(code).value() + "|", mandatory_only);
}

TEST(BillCodeWriter, switches_the_separator_when_a_value_contains_it) {
    const BillCode code = parse_bill_code(hash_separated).value();
    EXPECT_EQ(write_bill_code(code).value() + "#", hash_separated);
}

TEST(BillCodeWriter, refuses_values_that_leave_no_separator) {
    BillCode code = sample();
    set(code, "Name", "|@;:^_~{}!#$%&()*+,/");
    set(code, "BankName", "ОАО | \"БАНК\"");
    EXPECT_EQ(fault(code), BillCodeError::no_separator);
    set(code, "Name", "|@;:^_~{}!#$%&()*+,");
    EXPECT_EQ(write_bill_code(code).value().substr(0, 8), "ST00012/");
}

TEST(BillCodeWriter, refuses_a_bic_of_letters) {
    BillCode code = sample();
    set(code, "BIC", "abcd");
    EXPECT_EQ(fault(code), BillCodeError::bad_field);
}

TEST(BillCodeWriter, returns_a_value_that_starts_with_an_equals_sign) {
    BillCode code = sample();
    set(code, "BankName", "=ОАО \"БАНК\"");
    const BillCode again = parse_bill_code(write_bill_code(code).value()).value();
    EXPECT_EQ(again.value("BankName"), "=ОАО \"БАНК\"");
}

TEST(BillCodeWriter, writes_our_bill_shorter_in_windows_1251) {
    BillCode code = parse_bill_code(our_bill).value();
    EXPECT_EQ(write_bill_code(code), our_bill);
    code.charset = BillCharset::windows_1251;
    const std::string bytes = write_bill_code(code).value();
    EXPECT_EQ(bytes.size(), 350U);
    EXPECT_EQ(parse_bill_code(bytes).value().fields, code.fields);
}

TEST(BillCodeWriter, puts_the_mandatory_fields_first_under_their_own_names) {
    BillCode code = parse_bill_code(mixed_case_keys).value();
    std::rotate(code.fields.begin(), code.fields.begin() + 5, code.fields.end());
    const std::string bytes = write_bill_code(code).value();
    EXPECT_EQ(bytes.substr(0, 13), "ST00012|Name=");
    EXPECT_NE(bytes.find("|PersonalAcc=12345678901234567890|BankName="), std::string::npos);
    EXPECT_NE(bytes.find("|sUM=456789"), std::string::npos);
}

TEST(BillCodeWriter, leaves_out_absent_values) {
    BillCode code = sample();
    set(code, "Flat", "");
    set(code, "Phone", "null");
    EXPECT_EQ(write_bill_code(code), standard_sample);
}

TEST(BillCodeWriter, refuses_a_code_without_a_mandatory_field) {
    BillCode code = sample();
    set(code, "CorrespAcc", "");
    EXPECT_EQ(fault(code), BillCodeError::missing_field);
    set(code, "CorrespAcc", "null");
    EXPECT_EQ(fault(code), BillCodeError::missing_field);
    EXPECT_EQ(fault(BillCode{}), BillCodeError::missing_field);
}

TEST(BillCodeWriter, holds_every_field_to_the_limit_of_the_standard) {
    const auto text_of = [](std::size_t letters) {
        std::string text;
        for (std::size_t i = 0; i < letters; ++i) text += "Ж";
        return text;
    };
    for (const auto& [key, most] : {std::pair<std::string_view, std::size_t>{"Purpose", 210},
                                    {"PayeeINN", 12},
                                    {"PayerINN", 12},
                                    {"DrawerStatus", 2},
                                    {"KPP", 9},
                                    {"CBC", 20},
                                    {"OKTMO", 11},
                                    {"PaytReason", 2},
                                    {"TaxPeriod", 10},
                                    {"DocNo", 15},
                                    {"DocDate", 10},
                                    {"TaxPaytKind", 2}}) {
        BillCode code = sample();
        set(code, key, text_of(most));
        EXPECT_TRUE(write_bill_code(code).has_value()) << key;
        set(code, key, text_of(most + 1));
        EXPECT_EQ(fault(code), BillCodeError::bad_field) << key;
    }
}

TEST(BillCodeWriter, writes_sums_in_kopecks_only) {
    BillCode code = sample();
    set(code, "Sum", "500.00");
    EXPECT_EQ(fault(code), BillCodeError::bad_field);
    set(code, "Sum", "1234567890123456789");
    EXPECT_EQ(fault(code), BillCodeError::bad_field);
    set(code, "Sum", "0");
    EXPECT_TRUE(write_bill_code(code).has_value());
}

TEST(BillCodeWriter, holds_the_mandatory_block_to_300_bytes) {
    BillCode code = parse_bill_code(start).value();
    const std::size_t others = start.size() - std::string_view{"ООО УК \"Камал\""}.size();
    std::string name((300 - others) % 2, 'N');
    while (name.size() + others < 300) name += "Ж";
    set(code, "Name", name);
    ASSERT_EQ(write_bill_code(code).value().size(), 300U);
    set(code, "Name", name + "N");
    EXPECT_EQ(fault(code), BillCodeError::too_long);
    code.charset = BillCharset::windows_1251;
    EXPECT_TRUE(write_bill_code(code).has_value());
}

TEST(BillCodeWriter, holds_the_code_to_4096_bytes) {
    BillCode code = sample();
    const std::size_t used = standard_sample.size() + std::string_view{"|SpecFio="}.size();
    set(code, "SpecFio", std::string(4096 - used, 'x'));
    EXPECT_EQ(write_bill_code(code).value().size(), 4096U);
    set(code, "SpecFio", std::string(4097 - used, 'x'));
    EXPECT_EQ(fault(code), BillCodeError::too_long);
}

TEST(BillCodeWriter, refuses_keys_and_letters_that_would_not_come_back) {
    BillCode code = sample();
    code.fields.emplace_back("", "value");
    EXPECT_EQ(fault(code), BillCodeError::bad_field);
    code.fields.back().first = "a=b";
    EXPECT_EQ(fault(code), BillCodeError::bad_field);
    code.fields.back() = {"Flat", "1\n5"};
    EXPECT_EQ(fault(code), BillCodeError::not_encodable);
    code.fields.back() = {"Flat", "\xFF"};
    EXPECT_EQ(fault(code), BillCodeError::not_encodable);
    code.fields.back() = {"a|b", "5"};
    EXPECT_EQ(write_bill_code(code).value().substr(0, 8), "ST00012#");
}

TEST(BillCharset, returns_every_letter_of_the_one_byte_charsets) {
    for (const auto& [charset, letters] :
         {std::pair{BillCharset::windows_1251, 127U}, std::pair{BillCharset::koi8_r, 128U}}) {
        unsigned known = 0;
        for (int value = 0x80; value <= 0xFF; ++value) {
            const std::string byte(1, static_cast<char>(value));
            const auto text = decode(byte, charset);
            if (!text) continue;
            ++known;
            EXPECT_EQ(encode(*text, charset), byte) << value;
        }
        EXPECT_EQ(known, letters);
    }
}

TEST(BillCharset, knows_the_alphabet_of_each_charset) {
    const std::string_view alphabet =
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    EXPECT_EQ(encode(alphabet, BillCharset::windows_1251),
              from_hex("c0c1c2c3c4c5a8c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedf"
                       "e0e1e2e3e4e5b8e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"));
    EXPECT_EQ(encode(alphabet, BillCharset::koi8_r),
              from_hex("e1e2f7e7e4e5b3f6fae9eaebecedeeeff0f2f3f4f5e6e8e3fefbfdfff9f8fce0f1"
                       "c1c2d7c7c4c5a3d6dac9cacbcccdcecfd0d2d3d4d5c6c8c3dedbdddfd9d8dcc0d1"));
    EXPECT_EQ(encode("№ «—» €", BillCharset::windows_1251), from_hex("b920ab97bb2088"));
    EXPECT_EQ(encode("\u00A0°", BillCharset::koi8_r), from_hex("9a9c"));
    EXPECT_FALSE(encode("№", BillCharset::koi8_r).has_value());
    EXPECT_FALSE(encode("中", BillCharset::windows_1251).has_value());
}

TEST(BillCharset, returns_letters_of_every_utf_8_length) {
    for (const std::string_view text : {"A", "Ж", "€", "🏠"}) {
        EXPECT_EQ(letters_of(text)->size(), 1U);
        EXPECT_EQ(decode(text, BillCharset::utf_8), text);
        EXPECT_EQ(encode(text, BillCharset::utf_8), text);
    }
}

}  // namespace
}  // namespace kvitok
