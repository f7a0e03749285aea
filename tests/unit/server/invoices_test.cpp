// Phone payments: what the acquirer says, in whatever order and however often, against the ledger.
#include "net/server/acquirer_moneta.h"
#include "net/server/crypto.h"
#include "net/server/store_import.h"
#include "net/server/store_invoices.h"
#include "net/server/store_money.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using wire::ErrorCode;

// Orders and operations as the test says; notices and replies in MONETA's own protocol.
struct NotifyingAcquirer : TestAcquirer {
    MonetaAcquirer protocol{{.shop = "54600817", .integrity_code = "QWERTY"}, {}, *this};
    tl::expected<Notice, NoticeError> read_notice(std::string_view form) const override {
        return protocol.read_notice(form);
    }
    std::string reply_to(const Notice& notice, NoticeAnswer said,
                         std::string_view contact) const override {
        return protocol.reply_to(notice, said, contact);
    }
};

struct Invoices : World {
    NotifyingAcquirer bank;
    Core till{*store, clock, random, *hasher, bank, log};
    std::string device{demo_device};

    Response handle(std::string method, std::string target, std::string body = {},
                    std::string key = {}) {
        Request request;
        request.method = std::move(method);
        request.target = std::move(target);
        request.body = std::move(body);
        request.idempotency_key = std::move(key);
        request.device = device;
        return till.handle(request);
    }
    InvoiceOrder order(Money amount = roubles(500)) {
        return {{random_hex(random, 16)}, {guide}, amount, {}, PhoneMethod::sbp, ""};
    }
    Response send_order(const InvoiceOrder& wanted) {
        return handle("POST", "/v1/invoices", wire::to_json(wanted), wanted.id.hex);
    }
    Invoice ordered(Money amount = roubles(500)) {
        const auto response = send_order(order(amount));
        EXPECT_EQ(response.status, 201) << response.body;
        return read<Invoice>(response);
    }
    Invoice shown(const Invoice& invoice) {
        return read<Invoice>(handle("GET", "/v1/invoices/" + invoice.id.hex));
    }
    Invoice cancelled(const Invoice& invoice) {
        return read<Invoice>(handle("DELETE", "/v1/invoices/" + invoice.id.hex));
    }
    moneta::Parameters notice_of(const Invoice& invoice) {
        return {.shop = "54600817",
                .transaction = invoice.id.hex,
                .operation = "416490",
                .amount = moneta::money_text(invoice.amount + invoice.fee),
                .currency = "RUB",
                .test_mode = "0"};
    }
    std::string notify(const moneta::Parameters& given, std::string code = "QWERTY") {
        Request request;
        request.listener = wire::Listener::open;
        request.method = "POST";
        request.target = "/acquirer/moneta";
        request.body = "MNT_COMMAND=" + given.command + "&MNT_ID=" + given.shop +
                       "&MNT_TRANSACTION_ID=" + given.transaction +
                       "&MNT_OPERATION_ID=" + given.operation + "&MNT_AMOUNT=" + given.amount +
                       "&MNT_CURRENCY_CODE=" + given.currency +
                       "&MNT_TEST_MODE=" + given.test_mode +
                       "&MNT_SIGNATURE=" + moneta::notice_signature(given, code);
        const auto response = till.handle(request);
        EXPECT_EQ(response.status, 200);
        return response.body;
    }
    void acquirer_says(const Invoice& invoice, OperationState state) {
        bank.operations[invoice.id.hex].state = state;
    }
    void TearDown() override {
        const LedgerCheck ledger = check_ledger(*store);
        EXPECT_EQ(ledger.unbalanced, 0);
        EXPECT_EQ(ledger.debit, ledger.credit);
    }
};

const Money debt = roubles(5589, 37);

TEST_F(Invoices, have_a_code_a_number_and_a_time) {
    const auto invoice = ordered();
    EXPECT_EQ(invoice.state, InvoiceState::waiting);
    EXPECT_EQ(invoice.number, "Т-261122-0001");
    EXPECT_EQ(invoice.code, bank.code);
    EXPECT_EQ(invoice.seconds_left, 600);
    EXPECT_EQ(invoice.balance_after, debt - roubles(500));
    EXPECT_EQ(invoice.payee.inn, "1600000000");
    clock.advance(seconds(90));
    EXPECT_EQ(shown(invoice).seconds_left, 510);
    EXPECT_EQ(owed(guide), debt);
}

TEST_F(Invoices, ordered_twice_are_one) {
    const auto wanted = order();
    const auto first = read<Invoice>(send_order(wanted));
    const auto again = send_order(wanted);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(read<Invoice>(again).number, first.number);
    EXPECT_EQ(bank.orders, 1);
    auto other = wanted;
    other.amount = roubles(501);
    EXPECT_EQ(error_of(send_order(other)), ErrorCode::payment_mismatch);
    EXPECT_EQ(error_of(handle("POST", "/v1/invoices", wire::to_json(wanted), std::string(32, 'a'))),
              ErrorCode::bad_request);
}

TEST_F(Invoices, are_posted_when_a_signed_notice_says_so_and_once_for_ever) {
    const auto invoice = ordered();
    const auto reply = notify(notice_of(invoice));
    EXPECT_NE(reply.find("<MNT_RESULT_CODE>200</MNT_RESULT_CODE>"), std::string::npos) << reply;
    EXPECT_EQ(owed(guide), debt - roubles(500));
    for (int i = 0; i < 3; ++i) {
        clock.advance(hours(1));
        EXPECT_EQ(notify(notice_of(invoice)), reply);
        acquirer_says(invoice, OperationState::paid);
        till.settle_phone_payments();
    }
    EXPECT_EQ(owed(guide), debt - roubles(500));
    EXPECT_EQ(balance_of(*store, "acquirer:moneta"), roubles(500));
    EXPECT_EQ(balance_of(*store, "acquirer"), Money{});
    const auto after = shown(invoice);
    EXPECT_EQ(after.state, InvoiceState::paid);
    EXPECT_EQ(after.operation, "op1");
    EXPECT_EQ(after.balance_after, debt - roubles(500));
    EXPECT_TRUE(after.code.empty());
    const auto payment = find_payment(*store, invoice.id);
    ASSERT_TRUE(payment);
    EXPECT_EQ(payment->source, "sbp");
    EXPECT_EQ(payment->number, invoice.number);
}

TEST_F(Invoices, are_not_moved_by_a_wrong_signature_sum_shop_or_an_unknown_id) {
    const auto invoice = ordered();
    EXPECT_EQ(notify(notice_of(invoice), "GUESSED"), "FAIL");
    auto other_sum = notice_of(invoice);
    other_sum.amount = "1.00";
    EXPECT_EQ(notify(other_sum), "FAIL");
    auto other_shop = notice_of(invoice);
    other_shop.shop = "11223344";
    EXPECT_EQ(notify(other_shop), "FAIL");
    auto unknown = notice_of(invoice);
    unknown.transaction = std::string(32, '0');
    EXPECT_EQ(notify(unknown), "FAIL");
    unknown.transaction = "../../etc";
    EXPECT_EQ(notify(unknown), "FAIL");
    EXPECT_EQ(shown(invoice).state, InvoiceState::waiting);
    EXPECT_EQ(owed(guide), debt);
    EXPECT_NE(log.text.find("wrong signature"), std::string::npos);
    EXPECT_NE(log.text.find("another sum"), std::string::npos);
}

TEST_F(Invoices, are_settled_by_asking_when_no_notice_comes) {
    const auto invoice = ordered();
    acquirer_says(invoice, OperationState::paid);
    clock.advance(seconds(5));
    EXPECT_EQ(shown(invoice).state, InvoiceState::paid);
    EXPECT_EQ(owed(guide), debt - roubles(500));
    EXPECT_NE(notify(notice_of(invoice)).find("200"), std::string::npos);
    EXPECT_EQ(owed(guide), debt - roubles(500));
}

TEST_F(Invoices, are_settled_although_nobody_stands_at_the_terminal) {
    const auto invoice = ordered();
    acquirer_says(invoice, OperationState::paid);
    clock.advance(minutes(9));
    till.settle_phone_payments();
    EXPECT_EQ(owed(guide), debt);
    clock.advance(minutes(1));
    till.settle_phone_payments();
    EXPECT_EQ(owed(guide), debt - roubles(500));
}

TEST_F(Invoices, over_another_sum_than_asked_for_are_never_posted) {
    const auto invoice = ordered();
    bank.operations[invoice.id.hex] = {OperationState::paid, "op1", roubles(5)};
    clock.advance(seconds(5));
    EXPECT_EQ(shown(invoice).state, InvoiceState::waiting);
    EXPECT_EQ(owed(guide), debt);
    EXPECT_NE(log.text.find("over another sum"), std::string::npos);
}

TEST_F(Invoices, being_confirmed_stay_so_and_forbid_another) {
    const auto invoice = ordered();
    acquirer_says(invoice, OperationState::confirming);
    clock.advance(seconds(5));
    EXPECT_EQ(shown(invoice).state, InvoiceState::confirming);
    EXPECT_EQ(error_of(send_order(order())), ErrorCode::invoice_pending);
    clock.advance(hours(5));
    acquirer_says(invoice, OperationState::unheard);
    EXPECT_EQ(shown(invoice).state, InvoiceState::confirming);
    acquirer_says(invoice, OperationState::paid);
    clock.advance(seconds(5));
    EXPECT_EQ(shown(invoice).state, InvoiceState::paid);
    EXPECT_EQ(owed(guide), debt - roubles(500));
}

TEST_F(Invoices, expire_only_on_the_acquirers_word) {
    const auto invoice = ordered();
    bank.reachable = false;
    clock.advance(minutes(11));
    till.settle_phone_payments();
    const auto doubtful = shown(invoice);
    EXPECT_EQ(doubtful.state, InvoiceState::waiting);
    EXPECT_EQ(doubtful.seconds_left, 0);
    bank.reachable = true;
    clock.advance(seconds(20));
    EXPECT_EQ(shown(invoice).state, InvoiceState::expired);
}

TEST_F(Invoices, that_were_paid_late_are_posted_although_they_had_run_out) {
    const auto invoice = ordered();
    clock.advance(minutes(11));
    EXPECT_EQ(shown(invoice).state, InvoiceState::expired);
    clock.advance(hours(1));
    EXPECT_NE(notify(notice_of(invoice)).find("200"), std::string::npos);
    EXPECT_EQ(shown(invoice).state, InvoiceState::paid);
    EXPECT_EQ(owed(guide), debt - roubles(500));
}

TEST_F(Invoices, are_cancelled_on_the_acquirers_word_only) {
    const auto invoice = ordered();
    EXPECT_EQ(cancelled(invoice).state, InvoiceState::cancelled);
    EXPECT_EQ(cancelled(invoice).state, InvoiceState::cancelled);
    const auto unreached = ordered();
    bank.reachable = false;
    EXPECT_EQ(cancelled(unreached).state, InvoiceState::waiting);
    bank.reachable = true;
    bank.cancels = false;
    acquirer_says(unreached, OperationState::paid);
    EXPECT_EQ(cancelled(unreached).state, InvoiceState::paid);
    EXPECT_EQ(owed(guide), debt - roubles(500));
}

TEST_F(Invoices, answer_the_acquirers_question_before_it_takes_money) {
    const auto invoice = ordered();
    auto check = notice_of(invoice);
    check.command = "CHECK";
    EXPECT_NE(notify(check).find("<MNT_RESULT_CODE>402<"), std::string::npos);
    EXPECT_EQ(owed(guide), debt);
    cancelled(invoice);
    EXPECT_NE(notify(check).find("<MNT_RESULT_CODE>500<"), std::string::npos);
    EXPECT_EQ(shown(invoice).state, InvoiceState::cancelled);
}

TEST_F(Invoices, leave_the_ledger_when_the_acquirer_gives_the_money_back) {
    const auto invoice = ordered();
    notify(notice_of(invoice));
    acquirer_says(invoice, OperationState::cancelled);
    clock.advance(hours(1));
    till.settle_phone_payments();
    EXPECT_EQ(shown(invoice).state, InvoiceState::refunded);
    EXPECT_EQ(owed(guide), debt);
    EXPECT_EQ(balance_of(*store, "acquirer:moneta"), Money{});
    EXPECT_NE(notify(notice_of(invoice)).find("200"), std::string::npos);
    acquirer_says(invoice, OperationState::paid);
    clock.advance(hours(1));
    till.settle_phone_payments();
    EXPECT_EQ(owed(guide), debt);
    EXPECT_EQ(shown(invoice).state, InvoiceState::refunded);
}

TEST_F(Invoices, give_up_the_code_before_them) {
    const auto first = ordered(roubles(500));
    const auto second = ordered(roubles(600));
    EXPECT_EQ(bank.cancelled, std::vector<std::string>{first.id.hex});
    EXPECT_EQ(shown(first).state, InvoiceState::cancelled);
    EXPECT_EQ(second.number, "Т-261122-0002");
    bank.cancels = false;
    acquirer_says(second, OperationState::paid);
    EXPECT_EQ(error_of(send_order(order())), ErrorCode::invoice_pending);
    EXPECT_EQ(owed(guide), debt - roubles(600));
}

TEST_F(Invoices, without_a_sound_code_are_not_shown) {
    bank.code = "https://qr.nspk.ru/AD1?type=02&sum=10000&cur=RUB&crc=D2E1";
    EXPECT_EQ(error_of(send_order(order())), ErrorCode::acquirer_silent);
    bank.code = "https://evil.example/";
    EXPECT_EQ(error_of(send_order(order())), ErrorCode::acquirer_silent);
    bank.reachable = false;
    const auto wanted = order();
    EXPECT_EQ(error_of(send_order(wanted)), ErrorCode::acquirer_silent);
    bank.reachable = true;
    bank.code = "https://qr.nspk.ru/AS1A0000";
    EXPECT_EQ(read<Invoice>(send_order(wanted)).state, InvoiceState::waiting);
}

TEST_F(Invoices, are_refused_for_absurd_sums_other_fees_accounts_and_contacts) {
    EXPECT_EQ(error_of(send_order(order(roubles(9)))), ErrorCode::sum_out_of_range);
    EXPECT_EQ(error_of(send_order(order(roubles(60001)))), ErrorCode::sum_out_of_range);
    auto odd = order();
    odd.fee = roubles(1);
    EXPECT_EQ(error_of(send_order(odd)), ErrorCode::payment_mismatch);
    odd = order();
    odd.account = {"0000000000"};
    EXPECT_EQ(error_of(send_order(odd)), ErrorCode::account_unknown);
    odd = order();
    odd.contact = "8 900";
    EXPECT_EQ(error_of(send_order(odd)), ErrorCode::bad_request);
    odd = order();
    odd.method = PhoneMethod::moneta;
    EXPECT_EQ(error_of(send_order(odd)), ErrorCode::phone_not_offered);
    EXPECT_EQ(bank.orders, 0);
}

TEST_F(Invoices, of_another_terminal_are_unknown) {
    const auto invoice = ordered();
    Transaction transaction(*store);
    Importer(*store).device("terminal-0008", std::string(demo_house_id));
    transaction.commit();
    device = "terminal-0008";
    const auto foreign = handle("GET", "/v1/invoices/" + invoice.id.hex);
    EXPECT_EQ(error_of(foreign), ErrorCode::invoice_unknown);
    EXPECT_EQ(handle("GET", "/v1/invoices/" + std::string(32, '0')).body, foreign.body);
    EXPECT_EQ(handle("GET", "/v1/invoices/x").body, foreign.body);
    EXPECT_EQ(handle("DELETE", "/v1/invoices/" + invoice.id.hex).body, foreign.body);
    device = demo_device;
    EXPECT_EQ(shown(invoice).state, InvoiceState::waiting);
}

TEST_F(Invoices, that_have_no_end_stand_in_the_owners_statement) {
    const auto invoice = ordered();
    acquirer_says(invoice, OperationState::confirming);
    clock.advance(seconds(5));
    shown(invoice);
    const std::string token = token_of(demo_user, demo_password);
    const auto statement = read<Statement>(send(
        "POST", "/v1/statements", wire::to_json(StatementQuery{{guide}, 3, {}, {}}), {}, token));
    ASSERT_EQ(statement.open.size(), 1u);
    EXPECT_EQ(statement.open[0].number, invoice.number);
    EXPECT_EQ(statement.open[0].state, InvoiceState::confirming);
}

}  // namespace
}  // namespace kvitok::server
