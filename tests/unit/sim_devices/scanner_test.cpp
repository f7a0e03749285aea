#include "drivers/sim/scanner.h"

#include "hand.h"

namespace kvitok::sim {
namespace {

class ScannerTest : public ::testing::Test {
protected:
    explicit ScannerTest(ScannerOptions options = {}) : scanner(options) {
        socket.plug();
        port = socket.open();
    }
    void hold(std::string_view bytes) {
        socket.with_device([&](MonoTime) { scanner.hold_bill(bytes); });
    }
    Bytes report() { return read_once(*port, Milliseconds(10), 64); }

    VirtualTime time;
    HidScanner scanner;
    Socket socket{scanner, time};
    std::unique_ptr<usb::Port> port;
};

TEST_F(ScannerTest, short_code_is_one_report_that_is_not_continued) {
    hold("ST00012");
    const auto one = report();
    ASSERT_EQ(one.size(), 64u);
    EXPECT_EQ(to_hex(ByteView(one).first(12)),
              "02075d5130"
              "53543030303132");
    EXPECT_EQ(one[63], 0);
    EXPECT_TRUE(report().empty());
}

TEST_F(ScannerTest, long_code_is_continued) {
    hold(std::string(56, 'a') + std::string(56, 'b') + "c");
    const auto first = report();
    const auto second = report();
    const auto third = report();
    EXPECT_EQ(to_hex(ByteView(first).first(6)), "02385d513061");
    EXPECT_EQ(first[63], 1);
    EXPECT_EQ(second[63], 1);
    EXPECT_EQ(third[1], 1);
    EXPECT_EQ(third[5], 'c');
    EXPECT_EQ(third[63], 0);
}

TEST_F(ScannerTest, exact_fit_is_not_continued) {
    hold(std::string(56, 'a'));
    EXPECT_EQ(report()[63], 0);
    EXPECT_TRUE(report().empty());
}

TEST_F(ScannerTest, torn_code_lacks_its_end) {
    scanner.set_fault(ScannerFault::torn_code, 1);
    hold(std::string(60, 'a'));
    EXPECT_EQ(report()[63], 1);
    EXPECT_TRUE(report().empty());
}

TEST_F(ScannerTest, describes_a_report_of_64_bytes) {
    Bytes descriptor(256);
    const auto got = port->control_in({0x81, 0x06, 0x2200, 0}, descriptor, Milliseconds(10));
    ASSERT_TRUE(got.has_value());
    EXPECT_EQ(to_hex(ByteView(descriptor).first(6)), "058c0902a101");
    descriptor.resize(got->bytes);
    EXPECT_EQ(to_hex(ByteView(descriptor).last(2)), "c0c0");
}

class OtherLayout : public ScannerTest {
protected:
    OtherLayout() : ScannerTest({{}, ReportLayout::data_only, ""}) {}
};

TEST_F(OtherLayout, long_code_is_cut_into_reports_without_a_sign) {
    hold(std::string(62, 'a') + "b");
    EXPECT_EQ(to_hex(ByteView(report()).first(3)), "013e61");
    EXPECT_EQ(to_hex(ByteView(report()).first(4)), "01016200");
    EXPECT_TRUE(report().empty());
}

TEST_F(ScannerTest, unplugging_forgets_what_nobody_read) {
    hold("ST00012");
    socket.unplug();
    EXPECT_EQ(port->in(std::span<std::uint8_t>(), Milliseconds(1)).error().error,
              usb::TransferError::gone);
    socket.plug();
    port = socket.open();
    EXPECT_TRUE(report().empty());
}

}  // namespace
}  // namespace kvitok::sim
