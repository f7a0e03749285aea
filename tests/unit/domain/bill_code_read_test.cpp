#include <gtest/gtest.h>

#include "kiosk/domain/bill_code.h"
#include "tests/unit/domain/bill_code_vectors.h"

namespace kvitok {
namespace {

using namespace vectors;

BillCode read(std::string_view bytes) {
    const auto code = parse_bill_code(bytes);
    EXPECT_TRUE(code.has_value()) << bytes;
    return code.value_or(BillCode{});
}

BillCodeError fault(std::string_view bytes) {
    const auto code = parse_bill_code(bytes);
    EXPECT_FALSE(code.has_value()) << "accepted: " << bytes;
    return code ? BillCodeError{-1} : code.error();
}

TEST(BillCode, reads_the_sample_of_the_standard) {
    ASSERT_EQ(standard_sample.size(), 359U);
    const BillCode code = read(standard_sample);
    EXPECT_EQ(code.charset, BillCharset::utf_8);
    EXPECT_EQ(code.fields.size(), 12U);
    EXPECT_EQ(code.value("Name"), "ООО «Три кита»");
    EXPECT_EQ(code.value("PersonalAcc"), "40702810138250123017");
    EXPECT_EQ(code.value("BankName"), "ОАО \"БАНК\"");
    EXPECT_EQ(code.value("BIC"), "044525225");
    EXPECT_EQ(code.value("CorrespAcc"), "30101810400000000225");
    EXPECT_EQ(code.value("MiddleName"), "Иванович");
    EXPECT_EQ(code.value("PayerAddress"), "г.Рязань ул.Ленина д.10 кв.15");
    EXPECT_EQ(code.sum(), Money{100000});
    EXPECT_FALSE(code.sum_was_in_roubles);
    EXPECT_FALSE(code.account_key_failed);
}

TEST(BillCode, warns_of_the_inn_of_the_sample_but_reads_it) {
    EXPECT_TRUE(read(standard_sample).inn_checksum_failed);
    EXPECT_FALSE(read(our_bill).inn_checksum_failed);
    EXPECT_FALSE(read(mandatory_only).inn_checksum_failed) << "no INN is no wrong INN";
}

TEST(BillCode, reads_windows_1251_as_the_same_fields) {
    const std::string bytes = from_hex(standard_sample_1251_hex);
    ASSERT_EQ(bytes.size(), 283U);
    const BillCode code = read(bytes);
    EXPECT_EQ(code.charset, BillCharset::windows_1251);
    EXPECT_EQ(code.fields, read(standard_sample).fields);
}

TEST(BillCode, reads_koi8_r) {
    const std::string rest =
        "40702810138250123017|BankName=\xF3\xE2\xE5\xF2\xE2\xE1\xEE\xEB|BIC=044525225|"
        "CorrespAcc=30101810400000000225";
    const BillCode code = read(from_hex(koi8_prefix_hex) + rest);
    EXPECT_EQ(code.charset, BillCharset::koi8_r);
    EXPECT_EQ(code.value("Name"), "ООО \"Три кита\"");
    EXPECT_EQ(code.value("BankName"), "СБЕРБАНК");
}

TEST(BillCode, reads_a_trailing_separator) {
    const BillCode code = read(mandatory_only);
    EXPECT_EQ(code.fields.size(), 5U);
    EXPECT_EQ(code.value("CorrespAcc"), "30101810965770000413");
    EXPECT_FALSE(code.sum().has_value());
}

TEST(BillCode, reads_a_trailing_line_end_and_empty_fields) {
    EXPECT_EQ(read(our_bill + "\r\n").fields, read(our_bill).fields);
    EXPECT_EQ(read(our_bill + "||\r").fields, read(our_bill).fields);
    EXPECT_EQ(read(replaced(our_bill, "|KPP", "||KPP")).fields, read(our_bill).fields);
}

TEST(BillCode, reads_another_separator) {
    const BillCode code = read(hash_separated);
    EXPECT_EQ(code.value("BankName"), "ОАО | \"БАНК\"");
    EXPECT_EQ(code.fields.size(), 5U);
}

TEST(BillCode, refuses_a_separator_that_cannot_separate) {
    for (const char separator : {'=', 'N', '7', '\0', '\x7F', '\xAB'}) {
        std::string bytes = start;
        for (char& c : bytes) {
            if (c == '|') c = separator;
        }
        EXPECT_EQ(fault(bytes), BillCodeError::no_separator) << static_cast<int>(separator);
    }
}

TEST(BillCode, refuses_a_bic_of_letters) {
    EXPECT_EQ(fault(replaced(our_bill, "BIC=044525225", "BIC=abcd")), BillCodeError::bad_field);
}

TEST(BillCode, keeps_an_equals_sign_at_the_start_of_a_value) {
    const std::string bytes = replaced(standard_sample, "BankName=ОАО", "BankName==ОАО");
    EXPECT_EQ(read(bytes).value("BankName"), "=ОАО \"БАНК\"");
}

TEST(BillCode, reads_keys_in_any_case_and_keeps_their_spelling) {
    const BillCode code = read(mixed_case_keys);
    EXPECT_EQ(code.value("Name"), "ООО \"Ромашка\"");
    EXPECT_EQ(code.value("PersonalAcc"), "12345678901234567890");
    EXPECT_EQ(code.value("LastName"), "Иванов И.И");
    EXPECT_EQ(code.value("purpose"), "За лучшие услуги");
    EXPECT_EQ(code.sum(), Money{456789});
    EXPECT_EQ(code.fields.front().first, "nAmE");
    EXPECT_TRUE(code.account_key_failed);
}

TEST(BillCode, refuses_what_is_no_payment_code) {
    EXPECT_EQ(fault(""), BillCodeError::too_short);
    EXPECT_EQ(fault("ST00012"), BillCodeError::too_short);
    EXPECT_EQ(fault(replaced(our_bill, "ST", "SA")), BillCodeError::not_a_payment_code);
    EXPECT_EQ(fault(replaced(our_bill, "ST", "st")), BillCodeError::not_a_payment_code);
    EXPECT_EQ(fault("https://kvitok.example/pay"), BillCodeError::not_a_payment_code);
    EXPECT_EQ(fault(replaced(our_bill, "ST00012", "ST00022")), BillCodeError::unknown_version);
    EXPECT_EQ(fault(replaced(our_bill, "ST00012", "ST00010")), BillCodeError::unknown_charset);
    EXPECT_EQ(fault(replaced(our_bill, "ST00012", "ST00014")), BillCodeError::unknown_charset);
    EXPECT_EQ(fault("ST00012|"), BillCodeError::missing_field);
}

TEST(BillCode, reads_the_fields_of_utilities) {
    const BillCode code =
        read(start +
             "|PersAcc=40101810500000010001|Flat=15|Phone=79101234567|PaymTerm=29.02.2020|"
             "PaymPeriod=62015|Category=01|ServiceName=40|CounterId=11|CounterVal=678|"
             "QuittId=9839-93-03|QuittDate=01.01.2020|AddAmount=14155|UIN=18203702140083959124|"
             "TechCode=5");
    EXPECT_EQ(code.value("PersAcc"), "40101810500000010001");
    EXPECT_EQ(code.value("PaymPeriod"), "62015");
    EXPECT_EQ(code.value("CounterVal"), "678");
    EXPECT_EQ(code.value("QuittId"), "9839-93-03");
    EXPECT_EQ(code.value("TechCode"), "5");
    EXPECT_EQ(code.fields.size(), 19U);
}

TEST(BillCode, keeps_unknown_keys) {
    const BillCode code =
        read(start +
             "|KaznPersonalAcc=85630016000|calc=412133|debt=315483|penaltyfee=116|"
             "insurance=10060");
    EXPECT_EQ(code.value("KaznPersonalAcc"), "85630016000");
    EXPECT_EQ(code.value("penaltyfee"), "116");
    ASSERT_EQ(code.fields.size(), 10U);
    EXPECT_EQ(code.fields.back(), (std::pair<std::string, std::string>{"insurance", "10060"}));
}

TEST(BillCode, reads_our_own_bill_without_a_warning) {
    ASSERT_EQ(our_bill.size(), 418U);
    const BillCode code = read(our_bill);
    EXPECT_EQ(code.value("PersAcc"), "000154");
    EXPECT_EQ(code.value("PayerAddress"), "ул. Гражданская, д. 1, кв. 154");
    EXPECT_EQ(code.sum(), Money{558937});
    EXPECT_FALSE(code.inn_checksum_failed);
    EXPECT_FALSE(code.account_key_failed);
    EXPECT_FALSE(code.sum_was_in_roubles);
}

TEST(BillCode, takes_a_sum_with_a_point_or_comma_for_roubles_and_says_so) {
    for (const std::string_view text : {"500.00", "500,00", "500.0"}) {
        const BillCode code = read(start + "|Sum=" + std::string{text});
        EXPECT_EQ(code.sum(), roubles(500)) << text;
        EXPECT_TRUE(code.sum_was_in_roubles) << text;
    }
}

TEST(BillCode, refuses_a_sum_that_is_no_sum) {
    for (const std::string_view text : {"-100", "+100", "1e5", "12a", "1.2.3", "12.345", ".5", "5.",
                                        "1234567890123456789", "0x10", "100000\xC2\xA7", "5 589"}) {
        EXPECT_EQ(fault(start + "|Sum=" + std::string{text}), BillCodeError::bad_field) << text;
    }
    EXPECT_EQ(read(start + "|Sum=999999999999999999").sum(), Money{999'999'999'999'999'999});
}

TEST(BillCode, drops_empty_and_null_values) {
    const BillCode code = read(start + "|Sum=|Flat=null|Phone=");
    EXPECT_EQ(code.fields.size(), 5U);
    EXPECT_FALSE(code.sum().has_value());
    EXPECT_TRUE(code.value("Flat").empty());
}

TEST(BillCode, refuses_a_code_without_a_mandatory_field) {
    for (const std::string_view key :
         {"Name=", "PersonalAcc=", "BankName=", "BIC=", "CorrespAcc="}) {
        const std::string other = "X" + std::string{key};
        EXPECT_EQ(fault(replaced(start, "|" + std::string{key}, "|" + other)),
                  BillCodeError::missing_field)
            << key;
    }
    EXPECT_EQ(fault(replaced(start, "BIC=044525225", "BIC=")), BillCodeError::missing_field);
    EXPECT_EQ(fault(replaced(start, "BIC=044525225", "BIC=null")), BillCodeError::missing_field);
}

TEST(BillCode, holds_mandatory_fields_to_their_lengths) {
    const auto with_name = [](std::size_t letters) {
        std::string name;
        for (std::size_t i = 0; i < letters; ++i) name += "Ж";
        return replaced(start, "ООО УК \"Камал\"", name);
    };
    EXPECT_EQ(read(with_name(160)).value("Name").size(), 320U);
    EXPECT_EQ(fault(with_name(161)), BillCodeError::bad_field);
    EXPECT_EQ(fault(replaced(start, "ПАО СБЕРБАНК", std::string(46, 'B'))),
              BillCodeError::bad_field);
    EXPECT_EQ(fault(replaced(start, "40702810138250123017", "4070281013825012301")),
              BillCodeError::bad_field);
    EXPECT_EQ(fault(replaced(start, "40702810138250123017", "407028101382501230171")),
              BillCodeError::bad_field);
    EXPECT_EQ(fault(replaced(start, "30101810400000000225", "301018104000000002251")),
              BillCodeError::bad_field);
}

TEST(BillCode, reads_zero_for_a_bank_without_a_correspondent_account) {
    EXPECT_EQ(read(replaced(start, "30101810400000000225", "0")).value("CorrespAcc"), "0");
}

TEST(BillCode, finds_fields_under_names_that_generators_got_wrong) {
    const BillCode code =
        read(start + "|INN=7707083893|СВС=18210102010011000110|TaxPayKind=TP|PensAccNo=112-233");
    EXPECT_EQ(code.value("PayeeINN"), "7707083893");
    EXPECT_EQ(code.value("CBC"), "18210102010011000110");
    EXPECT_EQ(code.value("TaxPaytKind"), "TP");
    EXPECT_EQ(code.value("PensAcc"), "112-233");
    EXPECT_EQ(code.fields[6].first, "СВС");
    EXPECT_TRUE(read(start + "|INN=7707083894").inn_checksum_failed);
}

TEST(BillCode, prefers_the_right_name_to_a_wrong_one) {
    EXPECT_EQ(read(start + "|INN=4631011178|PayeeINN=7707083893").value("PayeeINN"), "7707083893");
}

TEST(BillCode, refuses_two_different_values_where_they_decide_about_money) {
    EXPECT_EQ(fault(start + "|PersAcc=1|persacc=2"), BillCodeError::bad_field);
    EXPECT_EQ(fault(start + "|Sum=100|Sum=200"), BillCodeError::bad_field);
    EXPECT_EQ(fault(start + "|PersonalAcc=40702810940000011664"), BillCodeError::bad_field);
    EXPECT_EQ(read(start + "|Sum=100|Sum=100").sum(), Money{100});
    EXPECT_EQ(read(start + "|CounterId=11|CounterVal=678|CounterId=12").fields.size(), 8U);
}

TEST(BillCode, refuses_a_field_without_a_key_or_equals_sign) {
    EXPECT_EQ(fault(start + "|=5"), BillCodeError::bad_field);
    EXPECT_EQ(fault(start + "|Flat"), BillCodeError::bad_field);
    EXPECT_EQ(fault(start + "|Flat|Sum=100"), BillCodeError::bad_field);
}

TEST(BillCode, refuses_bytes_that_the_charset_does_not_have) {
    for (const std::string_view bytes : {"\xFF", "\xD0", "\xC0\xAF", "\xED\xA0\x80", "\x80",
                                         "\xF4\x90\x80\x80", "\xE2\x82", "\xF8\x88\x80\x80\x80"}) {
        EXPECT_EQ(fault(start + "|Flat=" + std::string{bytes}), BillCodeError::bad_encoding);
    }
    std::string western = from_hex(standard_sample_1251_hex) + "|Flat=\x98";
    EXPECT_EQ(fault(western), BillCodeError::bad_encoding);
}

TEST(BillCode, refuses_utf_8_that_claims_to_be_a_one_byte_charset) {
    EXPECT_EQ(fault(replaced(our_bill, "ST00012", "ST00011")), BillCodeError::bad_encoding);
    EXPECT_EQ(fault(replaced(our_bill, "ST00012", "ST00013")), BillCodeError::bad_encoding);
}

TEST(BillCode, refuses_control_characters_and_takes_line_ends_for_spaces) {
    EXPECT_EQ(fault(start + "|Purpose=a" + std::string(1, '\0') + "b"),
              BillCodeError::bad_encoding);
    EXPECT_EQ(fault(start + "|Purpose=a\x1B[2Jb"), BillCodeError::bad_encoding);
    EXPECT_EQ(fault(start + "|Purpose=a\xC2\x9B" + "b"), BillCodeError::bad_encoding);
    EXPECT_EQ(read(start + "|Purpose=a\nb\tc|Flat=1").value("Purpose"), "a b c");
}

TEST(BillCode, reads_up_to_4096_bytes) {
    const std::string head = start + "|Purpose=";
    const std::string full = head + std::string(4096 - head.size(), 'x');
    EXPECT_EQ(read(full).value("Purpose").size(), 4096 - head.size());
    EXPECT_EQ(fault(full + "x"), BillCodeError::too_long);
    EXPECT_EQ(fault(std::string(1'000'000, 'S')), BillCodeError::too_long);
}

TEST(BillCode, finds_every_single_wrong_digit_of_the_payee_account) {
    const std::string account = "40702810138250123017";
    for (std::size_t i = 0; i < account.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string other = account;
            other[i] = digit;
            EXPECT_EQ(read(replaced(start, account, other)).account_key_failed, other != account)
                << other;
        }
    }
}

TEST(BillCode, knows_the_key_of_an_account_at_the_bank_of_russia) {
    // Its key is made with "0" and digits 5 and 6 of the BIC, as a correspondent account's is.
    for (const std::string_view account : {"40101810800000010041", "40101810800000010042"}) {
        std::string bytes = replaced(start, "40702810138250123017", account);
        bytes = replaced(bytes, "BIC=044525225", "BIC=044583001");
        EXPECT_EQ(read(bytes).account_key_failed, account.back() == '2') << account;
    }
}

TEST(AccountKey, holds_for_known_accounts) {
    EXPECT_TRUE(account_key_is_valid("044525225", "40702810138250123017", false));
    EXPECT_TRUE(account_key_is_valid("044525225", "30101810400000000225", true));
    EXPECT_TRUE(account_key_is_valid("044525411", "40802810425340000513", false));
    EXPECT_TRUE(account_key_is_valid("044525411", "30101810145250000411", true));
    EXPECT_TRUE(account_key_is_valid("044030653", "40702810455000024248", false));
    EXPECT_TRUE(account_key_is_valid("043807330", "40703810416020000062", false));
    EXPECT_TRUE(account_key_is_valid("044525225", "40702810940000011664", false));
}

TEST(AccountKey, fails_for_others) {
    EXPECT_FALSE(account_key_is_valid("044525225", "40702810400000000001", false));
    EXPECT_FALSE(account_key_is_valid("012345678", "12345678901234567890", false));
    EXPECT_FALSE(account_key_is_valid("", "", false));
    EXPECT_FALSE(account_key_is_valid("04452522", "40702810138250123017", false));
    EXPECT_FALSE(account_key_is_valid("044525225", "4070281013825012301", false));
    EXPECT_FALSE(account_key_is_valid("04452522x", "40702810138250123017", false));
    EXPECT_FALSE(account_key_is_valid("044525225", "4070281013825012301x", false));
}

TEST(Inn, holds_for_companies_and_persons) {
    for (const std::string_view inn : {"7707083893", "7802895380", "504224868700", "4631011178"}) {
        EXPECT_TRUE(inn_is_valid(inn)) << inn;
    }
    for (const std::string_view inn : {"6200098765", "7707083892", "504224868701", "504224868710",
                                       "", "770708389", "77070838933", "770708389x"}) {
        EXPECT_FALSE(inn_is_valid(inn)) << inn;
    }
}

}  // namespace
}  // namespace kvitok
