#include <gtest/gtest.h>

#include "tests/unit/flows/visitor.h"

namespace kvitok {
namespace {

using test::Visitor;

Visitor ready(printer::Status paper = printer::Status::ready) {
    Visitor v;
    v.attach();
    v.load_paper(paper);
    v.be_online();
    v.find_account();
    return v;
}

template <class S>
bool is(const Visitor& v) {
    return std::holds_alternative<S>(v.state.pay);
}

TEST(Payment, the_intent_is_written_before_the_terminal_is_told) {
    Visitor v = ready();
    v.pay_all();
    ASSERT_TRUE(is<pay::Intent>(v));
    const auto& write = std::get<journal::PaymentChanged>(v.writes.front());
    EXPECT_EQ(write.record.state, PaymentState::intent);
    EXPECT_EQ(write.record.terminal_number, 42u);
    EXPECT_EQ(v.count_authorisations(), 1u);
}

TEST(Payment, the_whole_way_ends_paid_posted_and_printed_once) {
    Visitor v = ready();
    v.pay_all();
    v.terminal_answers<terminal::Authorise>(v.approval());
    ASSERT_TRUE(is<pay::Approved>(v));
    EXPECT_FALSE(v.asked<server::Deliver>());
    v.terminal_answers<terminal::Commit>(terminal::Committed{});
    ASSERT_TRUE(is<pay::Paid>(v));
    EXPECT_TRUE(v.asked<server::Deliver>());
    ASSERT_EQ(v.printed().size(), 1u);
    EXPECT_EQ(v.printed()[0].kind, SlipKind::payment);
    v.answer<server::Deliver>(server::PaymentAccepted{"L1", Money{0}, {2026, 11, 24}});
    EXPECT_TRUE(v.state.outbox.queue.empty());
}

TEST(Payment, a_terminal_without_commit_is_paid_at_approval) {
    Visitor v = ready();
    v.pay_all(test::one_phase);
    v.terminal_answers<terminal::Authorise>(v.approval());
    EXPECT_TRUE(is<pay::Paid>(v));
    EXPECT_FALSE(v.commanded<terminal::Commit>());
}

TEST(Payment, no_paper_asks_before_any_money_moves) {
    Visitor v = ready(printer::Status::no_paper);
    v.pay_all();
    ASSERT_TRUE(is<pay::AskPaper>(v));
    EXPECT_EQ(v.count_authorisations(), 0u);
    v.press(press::AcceptNoPaper{});
    v.answer<server::AskQuote>(server::Quoted{test::sample_quote(roubles(5589, 37))});
    v.terminal_answers<terminal::Prepare>(terminal::Ready{"T1", {}, 42, test::two_phase});
    EXPECT_TRUE(is<pay::Intent>(v));
}

TEST(Payment, stopping_for_lack_of_paper_leads_back_to_the_form) {
    Visitor v = ready(printer::Status::no_paper);
    v.pay_all();
    v.press(press::DeclineNoPaper{});
    EXPECT_TRUE(is<pay::Choosing>(v));
}

TEST(Payment, a_decline_says_money_is_safe_and_may_be_retried) {
    Visitor v = ready();
    v.pay_all();
    v.terminal_answers<terminal::Authorise>(terminal::Declined{PayReason::not_enough_money});
    ASSERT_TRUE(is<pay::Declined>(v));
    v.press(press::RetryPayment{});
    EXPECT_TRUE(is<pay::Choosing>(v));
}

TEST(Payment, an_answer_that_never_came_is_asked_for_and_never_charged_again) {
    Visitor v = ready();
    v.pay_all();
    v.terminal_answers<terminal::Authorise>(terminal::Unknown{});
    ASSERT_TRUE(v.commanded<terminal::Query>());
    v.terminal_answers<terminal::Query>(terminal::Unknown{});
    v.happen(TimedOut{Timer::terminal_again, std::get<pay::Intent>(v.state.pay).request});
    v.terminal_answers<terminal::Query>(v.approval());
    EXPECT_TRUE(is<pay::Approved>(v));
    EXPECT_EQ(v.count_authorisations(), 1u);
}

TEST(Payment, nothing_can_be_left_while_the_terminal_works) {
    Visitor v = ready();
    v.pay_all();
    v.press(press::Back{});
    v.press(press::Finish{});
    v.press(press::Done{});
    EXPECT_TRUE(std::holds_alternative<place::Pay>(v.state.session.place));
}

TEST(Payment, cancelling_waits_for_the_terminals_own_answer) {
    Visitor v = ready();
    v.pay_all();
    v.press(press::CancelPayment{});
    EXPECT_TRUE(v.commanded<terminal::Cancel>());
    EXPECT_TRUE(is<pay::Intent>(v));
    v.terminal_answers<terminal::Authorise>(v.approval());
    EXPECT_TRUE(is<pay::Approved>(v)) << "the approval won the race";
}

TEST(Payment, a_read_card_cannot_be_cancelled) {
    Visitor v = ready();
    v.pay_all();
    const auto request = v.commanded<terminal::Authorise>()->request;
    v.happen(Event{terminal::Event{terminal::Progressed{request, terminal::Stage::card_read}}});
    v.press(press::CancelPayment{});
    EXPECT_FALSE(v.commanded<terminal::Cancel>());
}

TEST(Payment, another_unit_in_the_middle_is_for_people_to_settle) {
    Visitor v = ready();
    v.pay_all();
    v.happen(Event{terminal::Event{terminal::Lost{}}});
    v.attach(test::two_phase, "T2");
    EXPECT_TRUE(is<pay::Manual>(v));
}

TEST(Payment, the_resident_is_released_with_a_slip_and_the_recovery_goes_on) {
    Visitor v = ready();
    v.pay_all();
    v.happen(Event{terminal::Event{terminal::Lost{}}});
    v.happen(TimedOut{Timer::release});
    EXPECT_TRUE(pay::may_leave(v.state.pay));
    ASSERT_EQ(v.printed().size(), 1u);
    EXPECT_EQ(v.printed()[0].kind, SlipKind::checking);
    v.press(press::Done{});
    EXPECT_FALSE(std::holds_alternative<place::Pay>(v.state.session.place));
    EXPECT_TRUE(is<pay::Intent>(v));
    v.attach();
    v.terminal_answers<terminal::Query>(v.approval());
    v.terminal_answers<terminal::Commit>(terminal::Committed{});
    EXPECT_TRUE(v.asked<server::Deliver>());
    EXPECT_TRUE(is<pay::Idle>(v)) << "nobody is there: the outbox alone goes on";
    EXPECT_EQ(v.printed().size(), 1u) << "no receipt for nobody";
}

TEST(Payment, an_unresolved_one_blocks_the_next) {
    Visitor v = ready();
    v.pay_all();
    v.happen(Event{terminal::Event{terminal::Lost{}}});
    v.happen(TimedOut{Timer::release});
    v.press(press::Done{});
    v.find_account();
    v.press(press::PayAccount{test::sample_account().number});
    EXPECT_TRUE(std::holds_alternative<place::PayBlocked>(v.state.session.place));
    EXPECT_EQ(v.count_authorisations(), 1u);
}

TEST(Payment, a_power_cut_finds_the_intent_and_asks) {
    Visitor before = ready();
    before.pay_all();
    const auto& write = std::get<journal::PaymentChanged>(before.writes.front());
    Visitor after;
    after.happen(Restarted{{.open = {write.record}}});
    EXPECT_TRUE(std::holds_alternative<place::Pay>(after.state.session.place));
    after.attach();
    after.terminal_answers<terminal::Query>(terminal::NotSeen{});
    EXPECT_TRUE(is<pay::Abandoned>(after));
    EXPECT_EQ(after.count_authorisations(), 0u);
}

TEST(Payment, a_refusal_of_the_server_refunds) {
    Visitor v = ready();
    v.pay_all();
    v.terminal_answers<terminal::Authorise>(v.approval());
    v.terminal_answers<terminal::Commit>(terminal::Committed{});
    v.answer<server::Deliver>(server::Failed{server::Failure::refused});
    EXPECT_EQ(std::get<journal::PaymentChanged>(v.writes.front()).record.state,
              PaymentState::refunding);
    v.answer<server::Refund>(server::Refunded{true});
    EXPECT_TRUE(v.state.outbox.queue.empty());
}

TEST(Payment, a_quote_of_another_sum_is_refused) {
    Visitor v = ready();
    v.press(press::PayAccount{test::sample_account().number});
    v.press(press::Pay{});
    v.answer<server::AskQuote>(server::Quoted{test::sample_quote(roubles(1))});
    ASSERT_TRUE(is<pay::Choosing>(v));
    EXPECT_EQ(std::get<pay::Choosing>(v.state.pay).refusal, pay::Refusal::server_failed);
}

TEST(Payment, an_absurd_or_tiny_sum_is_not_taken) {
    Visitor v = ready();
    v.press(press::PayAccount{test::sample_account().number});
    v.press(press::ChooseAmount{pay::Choice::other});
    for (const char* sum : {"9", "99999999", "0"}) {
        v.press(press::Clear{});
        v.type(sum);
        v.press(press::Submit{});
        EXPECT_TRUE(std::get<place::OtherSum>(v.state.session.place).out_of_range) << sum;
    }
    v.press(press::Clear{});
    v.type("123,45");
    v.press(press::Submit{});
    EXPECT_EQ(pay::amount_of(std::get<pay::Choosing>(v.state.pay)), roubles(123, 45));
}

TEST(Payment, impatient_pay_presses_ask_for_one_quote) {
    Visitor v = ready();
    v.press(press::PayAccount{test::sample_account().number});
    v.press(press::Pay{});
    const auto first = v.asked<server::AskQuote>();
    v.press(press::Pay{});
    v.press(press::Pay{});
    EXPECT_EQ(v.asked<server::AskQuote>(), first);
}

TEST(Payment, a_crash_while_printing_never_prints_a_second_original) {
    Visitor v;
    v.happen(Restarted{{.receipts = {{"abc", ReceiptState::printing, 0, ""}}}});
    const auto& write = std::get<journal::ReceiptChanged>(v.writes.front());
    EXPECT_EQ(write.state, ReceiptState::print_unknown);
    EXPECT_TRUE(v.printed().empty());
}

TEST(Payment, a_copy_is_numbered) {
    Visitor v = ready();
    v.pay_all(test::one_phase);
    v.terminal_answers<terminal::Authorise>(v.approval());
    v.happen(Event{
        printer::Event{printer::Printed{v.state.paper.job, printer::Confirmation::confirmed}}});
    v.press(press::PrintAgain{});
    ASSERT_EQ(v.printed().size(), 2u);
    EXPECT_EQ(v.printed()[1].copy, 1);
}

}  // namespace
}  // namespace kvitok
