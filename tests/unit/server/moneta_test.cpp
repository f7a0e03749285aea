// The protocol of MONETA against the vectors of its own documentation.
#include "net/server/moneta.h"

#include <gtest/gtest.h>

#include "net/server/acquirer_moneta.h"
#include "net/server/crypto.h"

namespace kvitok::server {
namespace {

constexpr const char* code = "QWERTY";

moneta::Parameters sample() {
    return {.shop = "54600817",
            .transaction = "FF790ABCD",
            .amount = "120.25",
            .currency = "RUB",
            .test_mode = "0"};
}

TEST(MonetaSignature, of_a_checkout_is_that_of_the_documentation) {
    auto given = sample();
    EXPECT_EQ(moneta::checkout_signature(given, code), "c8222aef6362c7f1239ccdc729d1a200");
    given.subscriber = "ivanov";
    EXPECT_EQ(moneta::checkout_signature(given, code), "ab2a3c084d959891bf275f4c833570e2");
}

TEST(MonetaSignature, of_other_shops_checkouts_is_that_of_their_documentation) {
    const moneta::Parameters gem{.shop = "1412902",
                                 .transaction = "31",
                                 .amount = "0.20",
                                 .currency = "RUB",
                                 .test_mode = "1"};
    EXPECT_EQ(md5_hex("1412902310.20RUB1secret_token"), "2b7f8d7d00e8e980b3df95dc70d47461");
    EXPECT_EQ(moneta::checkout_signature(gem, "secret_token"), "2b7f8d7d00e8e980b3df95dc70d47461");
    const moneta::Parameters third{.shop = "78715768",
                                   .transaction = "premium_301_1771332720",
                                   .amount = "199.00",
                                   .currency = "RUB",
                                   .test_mode = "0"};
    EXPECT_EQ(moneta::checkout_signature(third, "12345"), "87381f7b0c75d3c630f91afbc80df09a");
}

TEST(MonetaSignature, of_a_notice_is_that_of_the_documentation) {
    auto given = sample();
    given.operation = "123456";
    EXPECT_EQ(moneta::notice_signature(given, code), "69bdf9bd91820b8f7b4c4b25d3d22dfa");
    given.subscriber = "ivanov";
    EXPECT_EQ(moneta::notice_signature(given, code), "22a298ca3a3df3c18f19ffebd1b8f802");
    // The address in the documentation names another shop than its own signature.
    given = sample();
    given.operation = "123456";
    given.shop = "11223344";
    EXPECT_NE(moneta::notice_signature(given, code), "69bdf9bd91820b8f7b4c4b25d3d22dfa");
}

TEST(MonetaSignature, of_a_check_has_the_command_first) {
    auto given = sample();
    given.command = "CHECK";
    EXPECT_EQ(moneta::notice_signature(given, code), "ea2d49048bdf11857f1b50270aedbc8d");
}

TEST(MonetaSignature, of_a_reply_is_that_of_the_documentation) {
    const auto reply = [](const char* result) {
        return moneta::reply_signature(result, "54600817", "FF790ABCD", code);
    };
    EXPECT_EQ(reply("200"), "29807c8e5d82198b5c4360e6ec711cce");
    EXPECT_EQ(reply("402"), "5ebb58862cf8781b62bcc2cc8d66913e");
    EXPECT_EQ(reply("302"), "a984c53105833da7ee43bfcc06c3c688");
    EXPECT_EQ(reply("500"), "373cc5df0d19d0e98eb4ebfceaa9cd38");
    EXPECT_EQ(reply("100"), "88c5ac0ee6a4239feb6e9729477962d9");
    EXPECT_EQ(moneta::reply_signature("402", "1412902", "", "secret_token"),
              "11cf20faee5e4b2b89808a09e4f6bfeb");
}

TEST(MonetaMoney, has_a_point_and_two_places) {
    EXPECT_EQ(moneta::money_text(Money{41'799}), "417.99");
    EXPECT_EQ(moneta::money_text(Money{5}), "0.05");
    EXPECT_EQ(moneta::parse_money_text("120.25"), Money{12'025});
    for (const char* odd : {"", "120", "120.2", "120,25", "-1.00", "+1.00", "1e2.00", ".25",
                            "120.255", " 1.00", "9999999999999.00"})
        EXPECT_FALSE(moneta::parse_money_text(odd)) << odd;
}

TEST(MonetaForm, is_decoded_and_never_names_a_value_twice) {
    const auto found = moneta::parse_form("MNT_ID=546%30&MNT_DESCRIPTION=a+b&MNT_AMOUNT=1.00&x=");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->shop, "5460");
    EXPECT_EQ(found->amount, "1.00");
    for (const char* odd : {"", "MNT_ID", "MNT_ID=1&MNT_ID=2", "MNT_ID=%4", "MNT_ID=%zz"})
        EXPECT_FALSE(moneta::parse_form(odd)) << odd;
    EXPECT_FALSE(moneta::parse_form("MNT_ID=" + std::string(9000, '1')));
}

TEST(MonetaPage, is_addressed_with_a_signature_and_without_the_code) {
    const auto address =
        moneta::assistant_address("https://moneta.ru/assistant.htm", sample(), "Счёт 1", code);
    EXPECT_TRUE(address.starts_with("https://moneta.ru/assistant.htm?MNT_ID=54600817&"));
    EXPECT_NE(address.find("MNT_AMOUNT=120.25"), std::string::npos);
    EXPECT_NE(address.find("MNT_SIGNATURE=c8222aef6362c7f1239ccdc729d1a200"), std::string::npos);
    EXPECT_NE(address.find("%D0%A1"), std::string::npos);
    EXPECT_EQ(address.find(code), std::string::npos);
}

TEST(MonetaOperations, have_the_states_that_the_screen_can_say) {
    using enum OperationState;
    for (const char* word : {"CREATED", "INPROGRESS"}) EXPECT_EQ(moneta::state_of(word), waiting);
    for (const char* word : {"TAKENOUT", "FROZEN", "TAKENIN_NOTSENT"})
        EXPECT_EQ(moneta::state_of(word), confirming);
    EXPECT_EQ(moneta::state_of("SUCCEED"), paid);
    EXPECT_EQ(moneta::state_of("CANCELED"), cancelled);
    EXPECT_FALSE(moneta::state_of("succeed"));
}

std::string operations(const std::string& list) {
    return R"({"Envelope":{"Body":{"FindOperationsListByCTIDResponse":{"size":1,"operation":[)" +
           list + "]}}}}";
}
std::string operation(const char* id, const char* status, const char* sum = "120.25",
                      const char* transaction = "t1") {
    return std::string(R"({"id":)") + id + R"(,"attribute":[{"key":"statusid","value":")" + status +
           R"("},{"key":"sourceamount","value":")" + sum +
           R"("},{"key":"sourcecurrencycode","value":"RUB"},{"key":"clienttransaction","value":")" +
           transaction + R"("}]})";
}

TEST(MonetaOperations, are_found_by_the_transaction) {
    const auto found = moneta::parse_operations(operations(operation("7", "SUCCEED")), "t1");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->state, OperationState::paid);
    EXPECT_EQ(found->id, "7");
    EXPECT_EQ(found->amount, Money{12'025});
    const auto tenth =
        moneta::parse_operations(operations(operation("7", "TAKENOUT", "10.5")), "t1");
    EXPECT_EQ(tenth->amount, Money{1'050});
    const auto none = moneta::parse_operations(
        R"({"Envelope":{"Body":{"FindOperationsListByCTIDResponse":{"size":0}}}})", "t1");
    ASSERT_TRUE(none);
    EXPECT_EQ(none->state, OperationState::unheard);
}

TEST(MonetaOperations, that_are_paid_count_before_those_that_were_given_up) {
    const auto found = moneta::parse_operations(
        operations(operation("7", "CANCELED") + "," + operation("8", "SUCCEED") + "," +
                   operation("9", "CREATED")),
        "t1");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, "8");
}

TEST(MonetaOperations, of_another_transaction_or_an_odd_text_are_no_answer) {
    EXPECT_FALSE(
        moneta::parse_operations(operations(operation("7", "SUCCEED", "120.25", "t2")), "t1"));
    EXPECT_FALSE(moneta::parse_operations(operations(operation("7", "WHAT")), "t1"));
    EXPECT_FALSE(moneta::parse_operations(operations(operation("7", "SUCCEED", "1e9")), "t1"));
    for (const char* odd : {"", "<html>", "[]", "{}", R"({"Envelope":{"Body":{"fault":{}}}})"})
        EXPECT_FALSE(moneta::parse_operations(odd, "t1")) << odd;
}

TEST(MonetaInvoice, is_asked_for_with_the_sum_as_a_number_of_roubles) {
    const auto body = moneta::invoice_request(
        {"shop", "pass\"word"}, {"364", "54600817", "t1", Money{558'937}, "Счёт", 10});
    EXPECT_NE(body.find(R"("amount":5589.37)"), std::string::npos) << body;
    EXPECT_NE(body.find(R"("payer":"364")"), std::string::npos);
    EXPECT_NE(body.find(R"("key":"CUSTOMFIELD:QRTTL","value":"10")"), std::string::npos);
    EXPECT_NE(body.find(R"("Password":"pass\"word")"), std::string::npos);
    EXPECT_NE(body.find(R"({"Envelope":{"Header":{"Security":{"UsernameToken":)"),
              std::string::npos);
}

TEST(MonetaInvoice, answers_with_an_operation_and_the_code_among_its_attributes) {
    const auto answer = moneta::parse_invoice(
        R"({"Envelope":{"Body":{"InvoiceResponse":{"status":"CREATED","transaction":"416490",)"
        R"("clientTransaction":"t1","operationInfo":{"id":416490,"attribute":[{"key":"x",)"
        R"("value":"https:\/\/qr.nspk.ru\/AS1A0000"}]}}}}})",
        "t1");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->operation, "416490");
    EXPECT_EQ(answer->code, "https://qr.nspk.ru/AS1A0000");
    EXPECT_FALSE(moneta::parse_invoice(
        R"({"Envelope":{"Body":{"InvoiceResponse":{"status":"CREATED","transaction":"1",)"
        R"("clientTransaction":"t2"}}}})",
        "t1"));
}

struct Notices : testing::Test {
    PromptAcquirer cards;
    MonetaAcquirer acquirer{{.shop = "54600817", .integrity_code = code}, {}, cards};

    std::string form(moneta::Parameters given) {
        given.operation = given.command.empty() ? "123456" : "";
        return "MNT_COMMAND=" + given.command + "&MNT_ID=" + given.shop +
               "&MNT_TRANSACTION_ID=" + given.transaction + "&MNT_OPERATION_ID=" + given.operation +
               "&MNT_AMOUNT=" + given.amount + "&MNT_CURRENCY_CODE=" + given.currency +
               "&MNT_TEST_MODE=" + given.test_mode +
               "&MNT_SIGNATURE=" + moneta::notice_signature(given, code);
    }
};

TEST_F(Notices, are_believed_by_their_signature) {
    const auto notice = acquirer.read_notice(form(sample()));
    ASSERT_TRUE(notice);
    EXPECT_EQ(notice->payment.hex, "FF790ABCD");
    EXPECT_EQ(notice->operation, "123456");
    EXPECT_EQ(notice->amount, Money{12'025});
    EXPECT_FALSE(notice->only_asks);
    auto check = sample();
    check.command = "CHECK";
    EXPECT_TRUE(acquirer.read_notice(form(check))->only_asks);
}

TEST_F(Notices, that_are_not_ours_are_refused) {
    auto tampered = form(sample());
    tampered.replace(tampered.find("120.25"), 6, "999.99");
    EXPECT_EQ(acquirer.read_notice(tampered).error(), NoticeError::wrong_signature);
    auto given = sample();
    given.shop = "11223344";
    EXPECT_EQ(acquirer.read_notice(form(given)).error(), NoticeError::other_shop);
    given = sample();
    given.currency = "USD";
    EXPECT_EQ(acquirer.read_notice(form(given)).error(), NoticeError::other_currency);
    given = sample();
    given.test_mode = "1";
    EXPECT_EQ(acquirer.read_notice(form(given)).error(), NoticeError::other_mode);
    given = sample();
    given.amount = "120,25";
    EXPECT_EQ(acquirer.read_notice(form(given)).error(), NoticeError::malformed);
    EXPECT_EQ(acquirer.read_notice("").error(), NoticeError::malformed);
    EXPECT_EQ(acquirer.read_notice("MNT_ID=54600817").error(), NoticeError::wrong_signature);
}

TEST_F(Notices, are_answered_with_a_signed_result) {
    const auto notice = acquirer.read_notice(form(sample()));
    const auto reply = acquirer.reply_to(*notice, NoticeAnswer::paid, "a@b.example");
    EXPECT_NE(reply.find("<MNT_RESULT_CODE>200</MNT_RESULT_CODE>"), std::string::npos);
    EXPECT_NE(reply.find("29807c8e5d82198b5c4360e6ec711cce"), std::string::npos);
    EXPECT_NE(reply.find(R"({"email":"a@b.example"})"), std::string::npos);
    EXPECT_NE(acquirer.reply_to(*notice, NoticeAnswer::unpaid, "").find("402"), std::string::npos);
}

}  // namespace
}  // namespace kvitok::server
