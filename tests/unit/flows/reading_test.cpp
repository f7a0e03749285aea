#include <gtest/gtest.h>

#include "tests/unit/flows/visitor.h"

namespace kvitok {
namespace {

using test::Visitor;

Visitor at_meters(Meter meter = test::sample_meter()) {
    Visitor v;
    v.load_paper();
    v.find_account();
    v.press(press::ShowMeters{test::sample_account().number});
    v.answer<server::AskMeters>(server::Meters{{std::move(meter)}, {15, 25}});
    return v;
}

Visitor at_entry(Meter meter = test::sample_meter()) {
    const std::string id = meter.id;
    Visitor v = at_meters(std::move(meter));
    v.press(press::ChooseMeter{id});
    return v;
}

const read_meter::Asking* asking(const Visitor& v) {
    const auto* entry = std::get_if<place::EnterReading>(&v.state.session.place);
    return entry ? std::get_if<read_meter::Asking>(&entry->reading) : nullptr;
}

TEST(Reading, a_good_one_is_written_before_anything_is_sent) {
    Visitor v = at_entry();
    v.type("335,118");
    v.press(press::Submit{});
    ASSERT_TRUE(std::holds_alternative<place::ReadingDone>(v.state.session.place));
    ASSERT_FALSE(v.writes.empty());
    const auto& write = std::get<journal::ReadingChanged>(v.writes.front());
    EXPECT_EQ(write.state, ReadingState::queued);
    EXPECT_EQ(write.reading.values, std::vector<Decimal>({Decimal{335118, 3}}));
    EXPECT_EQ(write.reading.counts_for, (Period{2026, 11}));
    EXPECT_TRUE(v.asked<server::HandIn>());
}

TEST(Reading, the_slip_is_printed_once_the_last_meter_is_done) {
    Visitor v = at_entry();
    v.type("335");
    v.press(press::Submit{});
    EXPECT_TRUE(v.printed().empty());
    v.answer<server::HandIn>(server::ReadingAccepted{{2026, 11}, {2026, 12, 1}});
    ASSERT_EQ(v.printed().size(), 1u);
    EXPECT_EQ(v.printed()[0].kind, SlipKind::readings);
    EXPECT_EQ(v.printed()[0].id.substr(0, 9), "П-261122");
    EXPECT_EQ(v.printed()[0].readings[0].state, ReadingState::accepted);
    EXPECT_EQ(v.state.session.printed[0].state, ReadingState::accepted);
}

TEST(Reading, without_the_servers_word_the_slip_says_that_it_is_stored) {
    Visitor v = at_entry();
    v.type("335");
    v.press(press::Submit{});
    v.answer<server::HandIn>(server::Failed{server::Failure::no_connection});
    ASSERT_EQ(v.printed().size(), 1u);
    EXPECT_EQ(v.printed()[0].readings[0].state, ReadingState::queued);
}

TEST(Reading, the_servers_no_is_shown_beside_the_reading) {
    Visitor v = at_entry();
    v.type("335");
    v.press(press::Submit{});
    v.answer<server::HandIn>(server::Failed{server::Failure::refused});
    EXPECT_EQ(v.state.session.printed[0].state, ReadingState::refused);
}

TEST(Reading, less_than_before_asks) {
    Visitor v = at_entry();
    v.type("300");
    v.press(press::Submit{});
    ASSERT_NE(asking(v), nullptr);
    EXPECT_EQ(asking(v)->oddity, read_meter::Oddity::less);
    v.press(press::CorrectReading{});
    EXPECT_EQ(asking(v), nullptr);
}

TEST(Reading, thirteen_times_the_usual_asks_and_confirmed_is_taken) {
    Visitor v = at_entry();
    v.type("435,118");
    v.press(press::Submit{});
    ASSERT_NE(asking(v), nullptr);
    EXPECT_EQ(asking(v)->oddity, read_meter::Oddity::unusual);
    EXPECT_EQ(asking(v)->verdict.times_usual, 12);
    v.press(press::ConfirmReading{});
    const auto& write = std::get<journal::ReadingChanged>(v.writes.front());
    EXPECT_TRUE(write.reading.confirmed_unusual);
}

TEST(Reading, a_roll_over_asks_and_counts_the_range) {
    Meter meter = test::sample_meter();
    meter.zones[0].previous = {99998000, 3};
    Visitor v = at_entry(meter);
    v.type("3");
    v.press(press::Submit{});
    ASSERT_NE(asking(v), nullptr);
    EXPECT_EQ(asking(v)->oddity, read_meter::Oddity::rolled);
    EXPECT_EQ(asking(v)->verdict.used, (Decimal{5000, 3}));
    v.press(press::ConfirmReading{});
    EXPECT_TRUE(std::get<journal::ReadingChanged>(v.writes.front()).reading.rolled_over);
}

TEST(Reading, after_the_window_it_counts_for_the_next_month_and_says_so) {
    Visitor v = at_entry();
    v.state.session.window = {15, 20};
    v.press(press::Back{});
    v.press(press::ChooseMeter{"cold"});
    v.type("335");
    v.press(press::Submit{});
    ASSERT_NE(asking(v), nullptr);
    EXPECT_EQ(asking(v)->oddity, read_meter::Oddity::outside_window);
    v.press(press::ConfirmReading{});
    EXPECT_EQ(std::get<journal::ReadingChanged>(v.writes.front()).reading.counts_for,
              (Period{2026, 12}));
}

TEST(Reading, an_overdue_verification_explains_itself) {
    Meter meter = test::sample_meter();
    meter.verification_due = {2026, 11, 1};
    Visitor v = at_entry(meter);
    v.type("335");
    v.press(press::Submit{});
    ASSERT_NE(asking(v), nullptr);
    EXPECT_EQ(asking(v)->oddity, read_meter::Oddity::verification_overdue);
}

TEST(Reading, all_zones_go_together_and_an_empty_one_is_named) {
    Meter meter = test::sample_meter();
    meter.zones = {{.previous = {100, 0}}, {.previous = {50, 0}}};
    meter.fraction_digits = 0;
    meter.usage.clear();
    Visitor v = at_entry(meter);
    v.type("110");
    v.press(press::Submit{});
    const auto& form =
        std::get<read_meter::Typing>(std::get<place::EnterReading>(v.state.session.place).reading);
    EXPECT_EQ(form.complaint, read_meter::Complaint::empty);
    EXPECT_EQ(form.zone, 1u);
    v.type("55");
    v.press(press::Submit{});
    EXPECT_EQ(std::get<journal::ReadingChanged>(v.writes.front()).reading.values.size(), 2u);
}

TEST(Reading, digits_beyond_the_meters_face_are_not_taken) {
    Visitor v = at_entry();
    v.type("1234567,12345");
    const auto& form =
        std::get<read_meter::Typing>(std::get<place::EnterReading>(v.state.session.place).reading);
    EXPECT_EQ(form.typed[0], "12345,123");
}

TEST(Reading, without_the_network_it_is_queued_and_goes_out_once_the_server_is_back) {
    Visitor v = at_entry();
    v.type("335");
    v.press(press::Submit{});
    v.answer<server::HandIn>(server::Failed{server::Failure::no_connection});
    EXPECT_EQ(v.state.health.server, Link::down);
    ASSERT_EQ(v.state.outbox.queue.size(), 1u);
    v.happen(TimedOut{Timer::delivery_again, v.state.outbox.pause});
    v.answer<server::HandIn>(server::ReadingAccepted{{2026, 11}, {2026, 12, 1}});
    EXPECT_TRUE(v.state.outbox.queue.empty());
    EXPECT_EQ(std::get<journal::ReadingChanged>(v.writes.front()).state, ReadingState::accepted);
}

TEST(Reading, without_the_server_readings_are_taken_by_resource) {
    Visitor v;
    v.load_paper();
    v.press(press::Start{});
    v.press(press::EnterNumber{});
    v.type("0154208731");
    v.press(press::Submit{});
    v.answer<server::FindAccount>(server::Failed{server::Failure::no_connection});
    ASSERT_TRUE(std::holds_alternative<place::Found>(v.state.session.place));
    v.press(press::ShowMeters{{"0154208731"}});
    v.answer<server::AskMeters>(server::Failed{server::Failure::no_connection});
    v.press(press::ChooseMeter{"unknown:cold_water"});
    v.type("335,118");
    v.press(press::Submit{});
    ASSERT_FALSE(v.writes.empty());
    EXPECT_EQ(std::get<journal::ReadingChanged>(v.writes.front()).reading.meter_id,
              "unknown:cold_water");
}

TEST(Reading, leaving_a_started_one_asks_once) {
    Visitor v = at_entry();
    v.type("33");
    v.press(press::Back{});
    ASSERT_TRUE(std::holds_alternative<overlay::ConfirmLeave>(v.state.session.overlay));
    v.press(press::Leave{});
    EXPECT_TRUE(std::holds_alternative<place::Meters>(v.state.session.place));
}

TEST(Reading, a_meter_that_reads_itself_cannot_be_entered) {
    Meter meter = test::sample_meter();
    meter.remote = true;
    Visitor v = at_entry(meter);
    EXPECT_TRUE(std::holds_alternative<place::Meters>(v.state.session.place));
}

}  // namespace
}  // namespace kvitok
