// The HID POS driver against the simulated scanner.
#include "desk.h"

namespace kvitok {
namespace {

std::vector<std::string> scanned(const Desk& desk) {
    std::vector<std::string> codes;
    for (const auto& event : desk.events) {
        const auto* of_scanner = std::get_if<scanner::Event>(&event);
        if (of_scanner == nullptr) continue;
        if (const auto* one = std::get_if<scanner::Scanned>(of_scanner))
            codes.push_back(one->bytes);
    }
    return codes;
}

const std::string bill = "ST00012|Name=" + std::string(300, 'x') + "|Sum=558937";

class ScannerPair : public ::testing::TestWithParam<sim::ReportLayout> {};
INSTANTIATE_TEST_SUITE_P(Layouts, ScannerPair,
                         ::testing::Values(sim::ReportLayout::with_symbology,
                                           sim::ReportLayout::data_only),
                         [](const auto& one) {
                             return one.param == sim::ReportLayout::data_only ? "data_only"
                                                                              : "with_symbology";
                         });

TEST_P(ScannerPair, whole_codes_arrive_whatever_their_length) {
    sim::BenchOptions options;
    options.scanner.layout = GetParam();
    Desk desk(0x03, options);
    desk.run_for(Milliseconds(1'000));
    std::vector<std::string> codes{"ST00012", std::string(56, 'a'), std::string(62, 'b')};
    // Without a continuation bit no driver can tell a long code from two short ones.
    if (GetParam() == sim::ReportLayout::with_symbology) codes.push_back(bill);
    for (const auto& code : codes) {
        desk.hand("scanner", "hold-bill", code);
        desk.run_for(Milliseconds(2'000));
    }
    EXPECT_EQ(scanned(desk), codes);
}

TEST(ScannerFaultPair, half_a_code_is_dropped_and_the_next_is_whole) {
    Desk desk(0x03);
    desk.run_for(Milliseconds(1'000));
    desk.hand("scanner", "fault", "torn-code");
    desk.hand("scanner", "hold-bill", bill);
    desk.run_for(Milliseconds(2'000));
    desk.hand("scanner", "hold-bill", "ST00012");
    desk.run_for(Milliseconds(2'000));
    EXPECT_EQ(scanned(desk), std::vector<std::string>{"ST00012"});
}

TEST(ScannerFaultPair, pulled_and_put_back_it_scans_again) {
    Desk desk(0x03);
    desk.run_for(Milliseconds(1'000));
    desk.hand("scanner", "unplug");
    desk.run_for(Milliseconds(1'000));
    desk.hand("scanner", "plug");
    desk.run_for(Milliseconds(2'000));
    desk.hand("scanner", "hold-bill", bill);
    desk.run_for(Milliseconds(2'000));
    EXPECT_EQ(scanned(desk), std::vector<std::string>{bill});
}

}  // namespace
}  // namespace kvitok
