// What the configuration and the machine allow: sections, the longest session, room on the disk, a
// clock that is right.
#include <gtest/gtest.h>

#include "tests/unit/flows/visitor.h"

namespace kvitok {
namespace {

using test::Visitor;

template <class P>
bool stands_at(const Visitor& v) {
    return std::holds_alternative<P>(v.state.session.place);
}

const overlay::Inactive* warning(const Visitor& v) {
    return std::get_if<overlay::Inactive>(&v.state.session.overlay);
}

// Milliseconds for which the latest step started this timer; nothing when it did not.
std::optional<Milliseconds> started(const Visitor& v, Timer timer) {
    std::optional<Milliseconds> after;
    for (const Effect& one : v.effects) {
        const auto* start = std::get_if<effect::StartTimer>(&one);
        if (start && start->timer == timer) after = start->after;
    }
    return after;
}

Visitor equipped() {
    Visitor v;
    v.attach();
    v.load_paper();
    v.be_online();
    return v;
}

Visitor offering(SectionSettings sections) {
    Visitor v = equipped();
    v.state.site.sections = sections;
    return v;
}

TEST(Sections, without_payment_an_account_is_found_and_not_paid) {
    Visitor v = offering({.payment = false});
    v.find_account();
    ASSERT_TRUE(stands_at<place::Found>(v));
    v.press(press::PayAccount{test::sample_account().number});
    EXPECT_TRUE(stands_at<place::Found>(v));
    EXPECT_TRUE(std::holds_alternative<pay::Idle>(v.state.pay));
    v.press(press::ShowMeters{test::sample_account().number});
    EXPECT_TRUE(stands_at<place::Meters>(v));
    EXPECT_FALSE(can_pay_by_card(v.state));
}

const char* const bill =
    "ST00012|Name=ОАО «Камал»|PersonalAcc=40702810138250123017|BankName=БАНК|"
    "BIC=044525225|CorrespAcc=30101810400000000225|PersAcc=0154208731|Sum=558937";

TEST(Sections, without_payment_a_bill_leads_to_its_account) {
    Visitor v = offering({.payment = false});
    v.happen(Scanned{bill});
    v.answer<server::FindBill>(server::AccountFound{test::sample_account()});
    EXPECT_TRUE(stands_at<place::Found>(v));
}

TEST(Sections, without_readings_no_meter_is_shown_even_offline) {
    Visitor v = offering({.readings = false});
    v.find_account();
    v.press(press::ShowMeters{test::sample_account().number});
    EXPECT_TRUE(stands_at<place::Found>(v));
    v.press(press::Home{});
    v.press(press::EnterNumber{});
    v.type("0154208731");
    v.press(press::Submit{});
    v.answer<server::FindAccount>(server::Failed{server::Failure::no_connection});
    ASSERT_TRUE(stands_at<place::EnterNumber>(v));
    EXPECT_EQ(std::get<place::EnterNumber>(v.state.session.place).error,
              place::NumberError::no_connection);
}

TEST(Sections, that_are_off_open_nothing) {
    Visitor v = offering({false, false, false, false});
    v.press(press::Start{});
    v.press(press::SignIn{});
    v.press(press::News{});
    v.press(press::EnterNumber{});
    v.happen(Scanned{bill});
    EXPECT_TRUE(stands_at<place::Home>(v));
    EXPECT_FALSE(v.asked<server::FindBill>());
}

TEST(Session, has_a_longest_time_that_starts_with_the_visit) {
    Visitor v = equipped();
    EXPECT_FALSE(started(v, Timer::session));
    v.state.site.limits.session = std::chrono::minutes{7};
    v.press(press::Start{});
    EXPECT_EQ(started(v, Timer::session), Milliseconds{7 * 60'000});
    v.press(press::EnterNumber{});
    EXPECT_FALSE(started(v, Timer::session));
}

TEST(Session, a_cabinet_has_the_full_time_whatever_came_before_it) {
    Visitor v = equipped();
    v.press(press::Start{});
    v.press(press::SignIn{});
    v.type("ivanov");
    v.press(press::FocusField{1});
    v.type("secret");
    v.press(press::Submit{});
    v.answer<server::SignIn>(server::SignedIn{User{.token = "t"}, {test::sample_account()}});
    EXPECT_EQ(started(v, Timer::session), Milliseconds{10 * 60'000});
}

TEST(Session, that_has_lasted_long_enough_is_warned_and_ends_however_busy_it_is) {
    Visitor v = equipped();
    v.find_account();
    v.happen(TimedOut{Timer::session});
    ASSERT_NE(warning(v), nullptr);
    EXPECT_EQ(warning(v)->why, overlay::Ending::time_over);
    EXPECT_EQ(warning(v)->seconds_left, 30);
    EXPECT_EQ(started(v, Timer::session), Milliseconds{30'000});
    v.press(press::Stay{});
    EXPECT_EQ(warning(v), nullptr);
    v.happen(TimedOut{Timer::session});
    EXPECT_TRUE(stands_at<place::Attract>(v));
    EXPECT_FALSE(v.state.session.current);
}

TEST(Session, whose_warning_nobody_answers_ends_with_the_countdown) {
    Visitor v = equipped();
    v.find_account();
    v.happen(TimedOut{Timer::session});
    v.happen(TimedOut{Timer::idle});
    EXPECT_EQ(warning(v)->why, overlay::Ending::time_over);
    for (int i = 0; i < 30; ++i) v.happen(TimedOut{Timer::tick});
    EXPECT_TRUE(stands_at<place::Attract>(v));
}

TEST(Session, of_a_payment_that_runs_goes_on_until_it_is_known) {
    Visitor v = equipped();
    v.find_account();
    v.pay_all();
    v.happen(TimedOut{Timer::session});
    EXPECT_EQ(warning(v), nullptr);
    EXPECT_EQ(started(v, Timer::session), Milliseconds{5'000});
    v.terminal_answers<terminal::Authorise>(terminal::Declined{PayReason::declined_by_bank});
    v.happen(Event{
        printer::Event{printer::Printed{v.state.paper.job, printer::Confirmation::confirmed}}});
    v.happen(TimedOut{Timer::session});
    EXPECT_NE(warning(v), nullptr);
}

TEST(Session, of_the_next_resident_begins_anew) {
    Visitor v = equipped();
    v.find_account();
    v.happen(TimedOut{Timer::session});
    v.press(press::Finish{});
    v.press(press::Start{});
    EXPECT_FALSE(v.state.session.time_over);
    EXPECT_EQ(started(v, Timer::session), Milliseconds{10 * 60'000});
}

pay::Refusal refusal_after_paying(Visitor& v) {
    v.press(press::PayAccount{test::sample_account().number});
    v.press(press::Pay{});
    const auto* form = std::get_if<pay::Choosing>(&v.state.pay);
    return form ? form->refusal : pay::Refusal::none;
}

TEST(Preflight, takes_no_money_when_the_disk_is_nearly_full) {
    Visitor v = equipped();
    v.find_account();
    v.happen(SpaceMeasured{63});
    EXPECT_FALSE(can_pay_by_card(v.state));
    EXPECT_EQ(refusal_after_paying(v), pay::Refusal::no_space);
    EXPECT_FALSE(v.asked<server::AskQuote>());
    v.happen(SpaceMeasured{64});
    EXPECT_TRUE(can_pay_by_card(v.state));
    v.press(press::Pay{});
    EXPECT_TRUE(v.asked<server::AskQuote>());
}

TEST(Preflight, obeys_the_configured_limit_of_free_space) {
    Visitor v = equipped();
    v.state.site.limits.min_free_mib = 500;
    v.happen(SpaceMeasured{499});
    EXPECT_FALSE(has_space(v.state));
    v.happen(SpaceMeasured{500});
    EXPECT_TRUE(has_space(v.state));
}

TEST(Preflight, takes_no_money_while_the_clock_is_wrong) {
    Visitor v = equipped();
    v.find_account();
    v.wall = TimePoint{0};
    EXPECT_EQ(refusal_after_paying(v), pay::Refusal::wrong_clock);
    EXPECT_FALSE(v.asked<server::AskQuote>());
    v.wall = Visitor::start;
    v.press(press::Pay{});
    EXPECT_TRUE(v.asked<server::AskQuote>());
}

// What the server says of the time, with the question on its way for a second.
void be_told(Visitor& v, TimePoint time) {
    v.happen(TimedOut{Timer::house});
    v.mono = v.mono + Milliseconds{1'000};
    v.wall = v.wall + Milliseconds{1'000};
    v.answer<server::AskHouse>(
        server::House{.pay_min = roubles(10), .pay_max = roubles(60'000), .server_time = time});
}

TEST(ClockCheck, believes_the_server_and_a_clock_that_agrees_with_it) {
    Visitor v = equipped();
    be_told(v, v.wall);
    EXPECT_TRUE(v.state.health.clock_right);
    be_told(v, v.wall + Milliseconds{16 * 60'000});
    EXPECT_FALSE(v.state.health.clock_right);
    EXPECT_FALSE(can_pay_by_card(v.state));
    be_told(v, v.wall);
    EXPECT_TRUE(v.state.health.clock_right);
    EXPECT_TRUE(can_pay_by_card(v.state));
}

TEST(ClockCheck, notices_a_clock_that_jumps_while_the_terminal_runs) {
    Visitor v = equipped();
    be_told(v, v.wall);
    v.mono = v.mono + Milliseconds{60'000};
    v.wall = v.wall + Milliseconds{60'000};
    v.happen(Touched{});
    EXPECT_TRUE(v.state.health.clock_right);
    v.wall = v.wall + Milliseconds{24 * 3'600'000};
    v.happen(Touched{});
    EXPECT_FALSE(v.state.health.clock_right);
}

TEST(ClockCheck, without_the_server_falls_back_on_program_and_journal) {
    ClockFacts facts;
    EXPECT_TRUE(is_right(facts, program_made, {}));
    EXPECT_FALSE(is_right(facts, TimePoint{program_made.ms - 16 * 60'000}, {}));
    facts.floor = program_made + Milliseconds{3'600'000};
    EXPECT_FALSE(is_right(facts, program_made, {}));
    EXPECT_TRUE(is_right(facts, facts.floor, {}));
}

TEST(ClockCheck, the_journals_latest_event_is_certainly_past) {
    Visitor v;
    v.wall = program_made;
    journal::Recovered found;
    found.last = program_made + Milliseconds{24 * 3'600'000};
    v.happen(Restarted{found});
    v.happen(Touched{});
    EXPECT_FALSE(v.state.health.clock_right);
}

TEST(ClockCheck, an_answer_that_was_long_on_its_way_proves_less) {
    ClockFacts facts;
    facts.server = ClockFacts::Said{program_made, MonoTime{0}, MonoTime{20 * 60'000}};
    const MonoTime now{20 * 60'000};
    EXPECT_TRUE(is_right(facts, program_made, now));
    EXPECT_TRUE(is_right(facts, program_made + Milliseconds{34 * 60'000}, now));
    EXPECT_FALSE(is_right(facts, program_made + Milliseconds{36 * 60'000}, now));
}

}  // namespace
}  // namespace kvitok
