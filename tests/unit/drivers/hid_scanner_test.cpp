#include "drivers/hid_scanner/scanner.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers::hid_scanner {
namespace {

// Report id 2: byte count, AIM id, 56 data, two bytes of the vendor, continuation bit.
constexpr std::string_view common_descriptor =
    "058c 0902 a101 0912 a102 8502 1500 26ff00 7508 9501 0501 093b 8102 "
    "9503 058c 09fb 09fc 09fd 8102 9538 09fe 820201 9502 0600ff 0904 8102 "
    "7501 9501 058c 09ff 8102 9507 8103 c0 c0";

std::vector<std::uint8_t> report(std::string_view data, bool continued,
                                 std::string_view aim = "]Q0") {
    std::vector<std::uint8_t> bytes(64);
    bytes[0] = 0x02;
    bytes[1] = static_cast<std::uint8_t>(data.size());
    std::copy(aim.begin(), aim.end(), bytes.begin() + 2);
    std::copy(data.begin(), data.end(), bytes.begin() + 5);
    bytes[63] = continued ? 1 : 0;
    return bytes;
}

struct Desk {
    Scanner scanner{"Honeywell", "S1", common_layout()};
    MonoTime now{100};

    std::vector<std::string> hear(std::span<const std::uint8_t> bytes) {
        std::vector<std::string> codes;
        for (const auto& event : scanner.on_bytes(bytes, now).events) {
            codes.push_back(std::get<scanner::Scanned>(event).bytes);
        }
        return codes;
    }
};

using Codes = std::vector<std::string>;

TEST(HidScanner, the_descriptor_tells_the_usual_layout) {
    EXPECT_EQ(parse_descriptor(from_hex(common_descriptor)).value(), common_layout());
}

TEST(HidScanner, the_descriptor_tells_a_layout_without_aim_and_continuation) {
    const auto layout = parse_descriptor(from_hex(
        "058c 0902 a101 8501 1500 26ff00 7508 9501 0501 093b 8102 058c 953e 09fe 8102 c0"));
    ASSERT_TRUE(layout);
    EXPECT_EQ(*layout, (Layout{.report_id = 1,
                               .length_at = 1,
                               .aim_at = std::nullopt,
                               .data_at = 2,
                               .data_size = 62,
                               .continued_at = std::nullopt,
                               .continued_mask = 0}));
}

TEST(HidScanner, other_descriptors_are_no_scanner) {
    // The boot keyboard of HID 1.11, appendix B.
    const auto keyboard = from_hex(
        "0501 0906 a101 0507 19e0 29e7 1500 2501 7501 9508 8102 9501 7508 8101 9506 7508 1500 2565 "
        "0507 1900 2965 8100 c0");
    EXPECT_EQ(parse_descriptor(keyboard).error(), DescriptorError::no_scanner);
    EXPECT_EQ(parse_descriptor({}).error(), DescriptorError::no_scanner);
    EXPECT_EQ(parse_descriptor(from_hex("058c 27ff00")).error(), DescriptorError::cut_off);
    EXPECT_EQ(parse_descriptor(from_hex("fe10")).error(), DescriptorError::cut_off);
    EXPECT_EQ(parse_descriptor(from_hex("058c 7501 9501 8103 7508 9504 09fe 8102")).error(),
              DescriptorError::unaligned);
}

TEST(HidScanner, delivers_a_code_without_its_aim_id) {
    Desk desk;
    EXPECT_EQ(desk.hear(report("ST00012|Name=X", false)), Codes{"ST00012|Name=X"});
}

TEST(HidScanner, puts_the_parts_of_a_code_together) {
    Desk desk;
    const std::string first(56, 'a');
    EXPECT_TRUE(desk.hear(report(first, true)).empty());
    desk.now = desk.now + Milliseconds(499);
    EXPECT_TRUE(desk.hear(report(first, true)).empty());
    desk.now = desk.now + Milliseconds(499);
    EXPECT_EQ(desk.hear(report("b", false)), Codes{first + first + "b"});
}

TEST(HidScanner, drops_a_code_whose_rest_does_not_come_in_time) {
    Desk desk;
    EXPECT_TRUE(desk.hear(report("half", true)).empty());
    EXPECT_EQ(desk.scanner.next_wake(), desk.now + Milliseconds(500));
    desk.now = desk.now + Milliseconds(500);
    static_cast<void>(desk.scanner.on_time(desk.now));
    EXPECT_EQ(desk.scanner.counters().unfinished, 1u);
    EXPECT_EQ(desk.hear(report("whole", false)), Codes{"whole"});
}

TEST(HidScanner, drops_a_code_of_more_than_4096_bytes_whole) {
    Desk desk;
    const std::string part(56, 'x');
    for (int i = 0; i < 74; ++i) EXPECT_TRUE(desk.hear(report(part, true)).empty());
    EXPECT_TRUE(desk.hear(report("end", false)).empty());
    EXPECT_EQ(desk.scanner.counters().too_long, 1u);
    EXPECT_EQ(desk.hear(report("next", false)), Codes{"next"});
}

TEST(HidScanner, a_code_with_a_hole_is_dropped) {
    Desk desk;
    EXPECT_TRUE(desk.hear(report("one", true)).empty());
    auto broken = report("two", true);
    broken[1] = 57;
    EXPECT_TRUE(desk.hear(broken).empty());
    EXPECT_TRUE(desk.hear(report("three", false)).empty());
    EXPECT_EQ(desk.scanner.counters().bad_reports, 1u);
    EXPECT_EQ(desk.hear(report("four", false)), Codes{"four"});
}

TEST(HidScanner, ignores_other_reports_and_short_ones) {
    Desk desk;
    auto other = report("x", false);
    other[0] = 3;
    EXPECT_TRUE(desk.hear(other).empty());
    EXPECT_TRUE(desk.hear({}).empty());
    EXPECT_TRUE(desk.hear(from_hex("02 05 5d")).empty());
    EXPECT_EQ(desk.hear(report("x", false)), Codes{"x"});
}

TEST(HidScanner, takes_an_aim_id_and_a_line_end_off_the_data) {
    Scanner brief("M", "", Layout{.report_id = 1, .length_at = 1, .data_at = 2, .data_size = 62});
    std::vector<std::uint8_t> bytes(64);
    const std::string data = "]Q0ST00012|A\r\n";
    bytes[0] = 1;
    bytes[1] = static_cast<std::uint8_t>(data.size());
    std::copy(data.begin(), data.end(), bytes.begin() + 2);
    const auto out = brief.on_bytes(bytes, {});
    ASSERT_EQ(out.events.size(), 1u);
    EXPECT_EQ(std::get<scanner::Scanned>(out.events[0]).bytes, "ST00012|A");
}

TEST(HidScanner, keeps_bytes_that_are_no_text) {
    Desk desk;
    const std::string bytes("\x00\xff\x80|", 4);
    EXPECT_EQ(desk.hear(report(bytes, false)), Codes{bytes});
}

TEST(HidScanner, random_bytes_never_crash_it) {
    std::mt19937 random(9);
    Desk desk;
    for (int round = 0; round < 20000; ++round) {
        std::vector<std::uint8_t> bytes(random() % 80);
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
        if (!bytes.empty() && round % 2 == 0) bytes[0] = 2;
        for (const auto& code : desk.hear(bytes)) EXPECT_LE(code.size(), 4096u);
        if (const auto layout = parse_descriptor(bytes)) {
            static_cast<void>(parse_report(*layout, bytes));
        }
    }
}

}  // namespace
}  // namespace kvitok::drivers::hid_scanner
