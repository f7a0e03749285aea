// The payments section, and payment with a phone, as a resident goes through them.
#include <gtest/gtest.h>

#include "tests/unit/flows/visitor.h"

namespace kvitok::test {
namespace {

using Deed = server::AskInvoice::Deed;

Statement told_statement() {
    Statement statement{.account = sample_account().number,
                        .payee = sample_account().payee,
                        .from = {2026, 8},
                        .to = {2026, 10},
                        .until = {2026, 10, 31},
                        .first = {2023, 11},
                        .last = {2026, 10},
                        .paid = roubles(3000),
                        .closing = -roubles(3000)};
    statement.payments = {{.id = {std::string(32, 'a')}, .number = "1", .amount = roubles(3000)}};
    return statement;
}

struct MoneyVisit : testing::Test {
    Visitor visitor;

    MoneyVisit() {
        visitor.answer<server::AskHouse>(server::House{
            .pay_min = roubles(10), .pay_max = roubles(60000), .sbp = true, .moneta = true});
        visitor.load_paper();
        visitor.press(press::Start{});
        visitor.press(press::SignIn{});
        visitor.type("a");
        visitor.press(press::FocusField{1});
        visitor.type("b");
        visitor.press(press::Submit{});
        visitor.answer<server::SignIn>(
            server::SignedIn{User{.token = "token"}, {sample_account()}});
    }

    template <class P>
    P* at() {
        return std::get_if<P>(&visitor.state.session.place);
    }
    server::AskInvoice invoice_asked() {
        for (auto it = visitor.all_effects.rbegin(); it != visitor.all_effects.rend(); ++it) {
            const auto* ask = std::get_if<effect::Ask>(&*it);
            const auto* found = ask ? std::get_if<server::AskInvoice>(&ask->question) : nullptr;
            if (found) return *found;
        }
        return {};
    }
    void open_form() {
        visitor.press(press::PayAccount{sample_account().number});
        visitor.press(press::ChooseMethod{pay::Method::phone});
        visitor.press(press::Pay{});
    }
    Invoice invoice(InvoiceState state) {
        const auto order = invoice_asked().order;
        return {.id = order.id,
                .number = "Т-261122-0001",
                .account = sample_account().number,
                .payee = sample_account().payee,
                .amount = sample_account().balance,
                .state = state,
                .code = state == InvoiceState::waiting ? "https://qr.nspk.ru/AS1A0000" : "",
                .seconds_left = state == InvoiceState::waiting ? 600 : 0};
    }
    void told(InvoiceState state) {
        visitor.answer<server::AskInvoice>(server::InvoiceTold{invoice(state)});
    }
    void order_code() {
        open_form();
        visitor.press(press::Submit{});
        order_ = invoice_asked().order;
        told(InvoiceState::waiting);
    }
    void tick(int times) {
        for (int i = 0; i < times; ++i) visitor.happen(TimedOut{Timer::tick});
    }
    InvoiceOrder order_;
};

TEST_F(MoneyVisit, opens_with_three_months_and_chooses_windows) {
    visitor.press(payments::Press{payments::Open{sample_account().number}});
    EXPECT_TRUE(visitor.asked<server::AskStatement>());
    visitor.answer<server::AskStatement>(server::StatementTold{told_statement()});
    auto* place = at<place::Payments>();
    ASSERT_TRUE(place);
    EXPECT_TRUE(std::holds_alternative<server::Ready<Statement>>(
        std::get<payments::Showing>(place->at).statement));
    visitor.press(payments::Press{payments::ChooseWindow{payments::Window::twelve}});
    EXPECT_EQ(std::get<payments::Showing>(at<place::Payments>()->at).wanted.months, 12);
    visitor.answer<server::AskStatement>(server::Failed{});
    visitor.press(press::Retry{});
    EXPECT_TRUE(std::holds_alternative<server::Loading>(
        std::get<payments::Showing>(at<place::Payments>()->at).statement));
}

TEST_F(MoneyVisit, shows_any_months_that_there_are_and_the_way_back_leads_to_the_card) {
    visitor.press(payments::Press{payments::Open{sample_account().number}});
    visitor.answer<server::AskStatement>(server::StatementTold{told_statement()});
    visitor.press(payments::Press{payments::ChooseWindow{payments::Window::chosen}});
    const auto choose = [&](auto press) { visitor.press(payments::Press{press}); };
    choose(payments::ChooseYear{2023});
    choose(payments::ChooseMonth{10});
    choose(payments::ChooseMonth{12});
    choose(payments::ChooseYear{2022});
    choose(payments::ChooseYear{2024});
    choose(payments::ChooseMonth{2});
    const auto& choice = std::get<payments::Choosing>(at<place::Payments>()->at);
    EXPECT_EQ(choice.from, (Period{2023, 12}));
    EXPECT_EQ(choice.to, (Period{2024, 2}));
    choose(payments::ShowChosen{});
    const auto& showing = std::get<payments::Showing>(at<place::Payments>()->at);
    EXPECT_EQ(showing.wanted.from, (Period{2023, 12}));
    EXPECT_EQ(showing.wanted.to, (Period{2024, 2}));
    visitor.press(press::Back{});
    EXPECT_TRUE(at<place::Accounts>());
}

TEST_F(MoneyVisit, prints_copies_that_are_marked_and_papers_of_their_own) {
    visitor.press(payments::Press{payments::Open{sample_account().number}});
    visitor.answer<server::AskStatement>(server::StatementTold{told_statement()});
    visitor.press(payments::Press{payments::PrintCopy{{std::string(32, 'b')}}});
    EXPECT_TRUE(visitor.printed().empty());
    visitor.press(payments::Press{payments::PrintCopy{{std::string(32, 'a')}}});
    ASSERT_EQ(visitor.printed().size(), 1u);
    EXPECT_EQ(visitor.printed()[0].copy, 1);
    EXPECT_EQ(visitor.printed()[0].fact->amount, roubles(3000));
    EXPECT_NE(visitor.printed()[0].id, std::string(32, 'a'));
    visitor.happen(Event{printer::Event{
        printer::Printed{visitor.state.paper.job, printer::Confirmation::confirmed}}});
    visitor.press(payments::Press{payments::PrintStatement{}});
    ASSERT_EQ(visitor.printed().size(), 2u);
    EXPECT_EQ(visitor.printed()[1].kind, SlipKind::statement);
}

TEST_F(MoneyVisit, by_phone_is_ordered_with_a_good_contact_or_none) {
    open_form();
    ASSERT_TRUE(at<place::PhoneForm>());
    visitor.type("89");
    visitor.press(press::Submit{});
    EXPECT_EQ(at<place::PhoneForm>()->form.fields[0].complaint, form::Complaint::refused);
    EXPECT_FALSE(visitor.asked<server::AskInvoice>());
    visitor.type("001234567");
    visitor.press(press::Submit{});
    EXPECT_EQ(invoice_asked().order.contact, "+79001234567");
    EXPECT_EQ(invoice_asked().order.amount, sample_account().balance);
    EXPECT_EQ(invoice_asked().deed, Deed::order);
    told(InvoiceState::waiting);
    ASSERT_TRUE(at<place::PhonePay>());
    EXPECT_EQ(at<place::PhonePay>()->until.ms, visitor.wall.ms + 600'000);
}

TEST_F(MoneyVisit, by_phone_keeps_its_id_only_when_the_answer_was_lost) {
    open_form();
    visitor.press(press::Submit{});
    const auto first = invoice_asked().order.id;
    visitor.answer<server::AskInvoice>(server::Failed{server::Failure::no_connection});
    visitor.press(press::Submit{});
    EXPECT_EQ(invoice_asked().order.id, first);
    visitor.answer<server::AskInvoice>(server::Failed{server::Failure::acquirer_silent});
    EXPECT_EQ(at<place::PhoneForm>()->refusal, server::Failure::acquirer_silent);
    visitor.press(press::Submit{});
    EXPECT_NE(invoice_asked().order.id, first);
}

TEST_F(MoneyVisit, by_phone_is_looked_at_until_it_has_an_end_and_printed_once) {
    order_code();
    tick(2);
    EXPECT_EQ(invoice_asked().deed, Deed::order);
    tick(1);
    EXPECT_EQ(invoice_asked().deed, Deed::look);
    EXPECT_EQ(invoice_asked().order.id, order_.id);
    told(InvoiceState::confirming);
    EXPECT_TRUE(visitor.printed().empty());
    tick(3);
    told(InvoiceState::paid);
    ASSERT_EQ(visitor.printed().size(), 1u);
    EXPECT_EQ(visitor.printed()[0].kind, SlipKind::posted);
    EXPECT_EQ(visitor.printed()[0].copy, 0);
    EXPECT_TRUE(visitor.printed()[0].id.starts_with(order_.id.hex));
    const auto asked = visitor.asked<server::AskInvoice>();
    tick(9);
    EXPECT_EQ(visitor.asked<server::AskInvoice>(), asked);
    EXPECT_EQ(visitor.count_authorisations(), 0u);
}

TEST_F(MoneyVisit, by_phone_is_given_up_on_the_servers_word_only) {
    order_code();
    visitor.press(press::CancelPayment{});
    EXPECT_EQ(invoice_asked().deed, Deed::cancel);
    EXPECT_EQ(at<place::PhonePay>()->invoice.state, InvoiceState::waiting);
    visitor.answer<server::AskInvoice>(server::Failed{server::Failure::no_connection});
    EXPECT_EQ(at<place::PhonePay>()->invoice.state, InvoiceState::waiting);
    EXPECT_TRUE(at<place::PhonePay>()->unreachable);
    visitor.press(press::CancelPayment{});
    told(InvoiceState::cancelled);
    EXPECT_EQ(at<place::PhonePay>()->invoice.state, InvoiceState::cancelled);
    visitor.press(press::RetryPayment{});
    EXPECT_TRUE(at<place::Pay>());
}

TEST_F(MoneyVisit, by_phone_prints_its_code_on_wish_and_lets_the_resident_go) {
    order_code();
    visitor.press(phone::Press{phone::PrintCode{}});
    ASSERT_EQ(visitor.printed().size(), 1u);
    EXPECT_EQ(visitor.printed()[0].kind, SlipKind::phone_code);
    EXPECT_EQ(visitor.printed()[0].invoice->code, "https://qr.nspk.ru/AS1A0000");
    visitor.press(press::Finish{});
    EXPECT_TRUE(at<place::Attract>());
    EXPECT_TRUE(std::holds_alternative<pay::Idle>(visitor.state.pay));
}

TEST_F(MoneyVisit, by_phone_goes_back_to_the_sum_as_it_was) {
    open_form();
    visitor.press(press::Back{});
    ASSERT_TRUE(at<place::Pay>());
    EXPECT_EQ(std::get<pay::Choosing>(visitor.state.pay).method, pay::Method::phone);
}

TEST_F(MoneyVisit, by_phone_is_refused_before_it_is_asked_for_when_the_sum_is_absurd) {
    visitor.press(press::PayAccount{sample_account().number});
    visitor.press(press::ChooseMethod{pay::Method::phone});
    visitor.state.house->pay_max = roubles(100);
    visitor.press(press::Pay{});
    ASSERT_TRUE(at<place::Pay>());
    EXPECT_EQ(std::get<pay::Choosing>(visitor.state.pay).refusal, pay::Refusal::sum_out_of_range);
}

}  // namespace
}  // namespace kvitok::test
