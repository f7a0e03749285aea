// Ten thousand odd codes from a fixed seed: read without a crash, and what is accepted explains
// every byte of what was scanned.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "kiosk/domain/bill_charset.h"
#include "kiosk/domain/bill_code.h"
#include "tests/unit/domain/bill_code_vectors.h"

namespace kvitok {
namespace {

using namespace vectors;

constexpr unsigned seed = 20261122;
constexpr int codes = 10'000;

class Mutator {
public:
    std::string next() {
        const int kind = below(10);
        if (kind == 0) return noise(below(64));
        if (kind == 1) return "ST0001" + std::string(1, "123"[below(3)]) + noise(below(5000));
        std::string bytes = vector();
        if (kind == 2) return splice(bytes, vector());
        for (int times = 1 + below(kind == 3 ? 40 : 2); times > 0; --times) change(bytes);
        return bytes;
    }

private:
    int below(std::size_t bound) { return static_cast<int>(engine_() % bound); }
    std::size_t place(const std::string& bytes) {
        return static_cast<std::size_t>(below(bytes.size() + 1));
    }
    char any_byte() { return static_cast<char>(static_cast<unsigned char>(below(256))); }

    std::string noise(int size) {
        std::string bytes;
        for (int i = 0; i < size; ++i) bytes += any_byte();
        return bytes;
    }
    std::string vector() {
        static const std::array<std::string, 6> all{
            standard_sample, from_hex(standard_sample_1251_hex),
            mandatory_only,  hash_separated,
            mixed_case_keys, our_bill};
        return all[static_cast<std::size_t>(below(all.size()))];
    }
    std::string splice(const std::string& head, const std::string& tail) {
        return head.substr(0, place(head)) + tail.substr(place(tail));
    }
    void change(std::string& bytes) {
        const std::size_t at = place(bytes);
        switch (below(7)) {
            case 0:
                if (at < bytes.size()) bytes[at] = any_byte();
                break;
            case 1:
                bytes.insert(at, 1, any_byte());
                break;
            case 2:
                if (at < bytes.size()) bytes.erase(at, 1);
                break;
            case 3:
                bytes.resize(at);
                break;
            case 4:
                bytes.insert(at, bytes.substr(place(bytes), static_cast<std::size_t>(below(30))));
                break;
            case 5:
                bytes.insert(at, 1, "|=#\0\r\n.,0"[below(9)]);
                break;
            default:
                bytes.insert(at, std::array{"|Sum=1", "|BIC=", "null", "\xEF\xBB\xBF", "||",
                                            "=="}[static_cast<std::size_t>(below(6))]);
        }
    }

    std::mt19937 engine_{seed};
};

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string with_blanks(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\r' || c == '\n'; }, ' ');
    return text;
}

// What was scanned, without header, empty fields, absent values and line end.
std::vector<std::string> fields_scanned(std::string bytes) {
    const char separator = bytes[7];
    while (bytes.size() > 8 && (bytes.back() == '\n' || bytes.back() == '\r')) bytes.pop_back();
    std::vector<std::string> fields;
    std::string field;
    for (const char c : bytes.substr(8) + separator) {
        if (c != separator) {
            field += c;
            continue;
        }
        const std::string value = field.substr(std::min(field.size(), field.find('=') + 1));
        if (!field.empty() && !value.empty() && value != "null") {
            fields.push_back(with_blanks(field));
        }
        field.clear();
    }
    return fields;
}

void expect_sound(const BillCode& code, const std::string& bytes) {
    EXPECT_EQ(bytes.substr(0, 6), "ST0001");
    EXPECT_EQ(bytes[6] - '0', static_cast<int>(code.charset));
    std::vector<std::string> fields;
    for (const auto& [key, value] : code.fields) {
        EXPECT_TRUE(std::none_of(value.begin(), value.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        }));
        fields.push_back(encode(key + "=" + value, code.charset).value_or("not encodable"));
    }
    EXPECT_EQ(fields, fields_scanned(bytes));
    EXPECT_FALSE(code.value("Name").empty());
    EXPECT_FALSE(code.value("BankName").empty());
    EXPECT_TRUE(code.value("BIC").size() == 9 && is_digits(code.value("BIC")));
    EXPECT_TRUE(code.value("PersonalAcc").size() == 20 && is_digits(code.value("PersonalAcc")));
    EXPECT_TRUE(!code.value("CorrespAcc").empty() && is_digits(code.value("CorrespAcc")));
    EXPECT_EQ(code.sum().has_value(), !code.value("Sum").empty());
    if (code.sum() && !code.sum_was_in_roubles) {
        EXPECT_TRUE(is_digits(code.value("Sum")));
    }
}

TEST(BillCode, survives_odd_bytes_and_accepts_no_garbage_silently) {
    Mutator mutator;
    int accepted = 0;
    int written = 0;
    for (int i = 0; i < codes && !HasFailure(); ++i) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", code " + std::to_string(i));
        const std::string bytes = mutator.next();
        const auto code = parse_bill_code(bytes);
        if (!code) continue;
        ++accepted;
        expect_sound(*code, bytes);
        const auto again = write_bill_code(*code);
        if (!again) continue;
        ++written;
        const auto reread = parse_bill_code(*again);
        ASSERT_TRUE(reread.has_value());
        for (const auto& [key, value] : code->fields) {
            EXPECT_EQ(reread->value(key), code->value(key)) << key;
        }
    }
    // Both ways were taken often: many mutations only touch free text.
    EXPECT_GT(accepted, codes / 20);
    EXPECT_LT(accepted, codes * 4 / 5);
    EXPECT_GT(written, codes / 20);
}

}  // namespace
}  // namespace kvitok
