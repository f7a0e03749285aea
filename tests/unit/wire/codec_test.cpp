#include "net/wire/codec.h"

#include <gtest/gtest.h>

#include "tests/unit/wire/samples.h"

namespace kvitok::wire {
namespace {

template <class T>
DecodeError error_of(std::string_view text) {
    const auto decoded = from_json<T>(text);
    if (decoded) ADD_FAILURE() << "decoded: " << text;
    return decoded ? DecodeError::not_json : decoded.error();
}

TEST(Codec, reads_back_every_message_as_it_was_written) {
    samples::for_each_message([](const char* name, const auto& message) {
        using T = std::decay_t<decltype(message)>;
        const std::string text = to_json(message);
        const auto decoded = from_json<T>(text);
        ASSERT_TRUE(decoded.has_value()) << name << ": " << to_word(decoded.error()) << text;
        EXPECT_EQ(*decoded, message) << name;
        EXPECT_EQ(to_json(*decoded), text) << name;
    });
}

TEST(Codec, leaves_out_what_is_absent_and_reads_null_as_absent) {
    AccountSummary stranger = samples::summary();
    stranger.readings_due.reset();
    const std::string text = to_json(stranger);
    EXPECT_EQ(text.find("readings_due"), std::string::npos);
    EXPECT_EQ(from_json<AccountSummary>(text), stranger);
    const auto with_null =
        from_json<Error>(R"({"error":"internal","message":"","tries_left":null,"minutes":null})");
    ASSERT_TRUE(with_null.has_value());
    EXPECT_FALSE(with_null->tries_left.has_value());
}

TEST(Codec, writes_money_as_kopecks_and_decimals_as_texts) {
    EXPECT_EQ(to_json(QuoteRequest{samples::account_number, Money{558'937}}),
              R"({"account":"0154208731","amount":558937})");
    const std::string text = to_json(samples::reading());
    EXPECT_NE(text.find(R"("values":["12400.0","7"])"), std::string::npos) << text;
}

TEST(Codec, keeps_milliseconds_and_needs_none) {
    for (const std::int64_t ms : {1'795'357'920'000, 1'795'357'920'001, 1'795'357'920'999, -1L}) {
        const HeartbeatTaken taken{TimePoint{ms}};
        EXPECT_EQ(from_json<HeartbeatTaken>(to_json(taken)), taken) << to_json(taken);
    }
    const auto plain = from_json<HeartbeatTaken>(R"({"server_time":"2026-11-22T14:32:00Z"})");
    ASSERT_TRUE(plain.has_value());
    EXPECT_EQ(plain->server_time.ms % 1000, 0);
}

TEST(Codec, refuses_a_moment_in_any_other_form) {
    for (const char* text :
         {"2026-11-22", "2026-11-22T14:32:00", "2026-11-22T14:32:00+03:00",
          "2026-11-22T14:32:00.1Z", "2026-11-22T14:32:00.12xZ", "2026-13-22T14:32:00Z",
          "2026-11-22 14:32:00.123Z", "2026-11-22T25:32:00.123Z", "2026-11-22T14:32:00.-12Z"}) {
        const std::string body = std::string{R"({"server_time":")"} + text + "\"}";
        EXPECT_EQ(error_of<HeartbeatTaken>(body), DecodeError::bad_value) << text;
    }
}

TEST(Codec, takes_only_whole_numbers_for_money) {
    const auto with_amount = [](const std::string& amount) {
        return R"({"account":"0154208731","amount":)" + amount + "}";
    };
    for (const char* amount :
         {"1.0", "1e3", "55.5", "\"100\"", "true", "[1]", "{}", "100000000000000000000000"})
        EXPECT_EQ(error_of<QuoteRequest>(with_amount(amount)), DecodeError::wrong_type) << amount;
    for (const char* amount : {"18446744073709551615", "9223372036854775807", "100000000000001",
                               "-100000000000001", "-9223372036854775808"})
        EXPECT_EQ(error_of<QuoteRequest>(with_amount(amount)), DecodeError::bad_value) << amount;
    EXPECT_EQ(error_of<QuoteRequest>(with_amount("null")), DecodeError::missing_field);
    for (const char* amount : {"0x10", "01", "+1", "1,5", "NaN", "Infinity", "--1"})
        EXPECT_EQ(error_of<QuoteRequest>(with_amount(amount)), DecodeError::not_json) << amount;
    EXPECT_TRUE(from_json<QuoteRequest>(with_amount("-100000000000000")).has_value());
}

TEST(Codec, refuses_a_key_that_comes_twice_at_any_depth) {
    EXPECT_EQ(error_of<QuoteRequest>(R"({"account":"0154208731","amount":1,"amount":2})"),
              DecodeError::duplicate_key);
    EXPECT_EQ(error_of<QuoteRequest>(
                  R"({"account":"0154208731","amount":1,"x":[{"a":1,"b":2,"\u0061":3}]})"),
              DecodeError::duplicate_key);
    EXPECT_TRUE(
        from_json<QuoteRequest>(R"({"account":"0154208731","amount":1,"x":[{"a":1},{"a":1}]})")
            .has_value());
}

TEST(Codec, refuses_what_is_no_json) {
    for (const char* text :
         {"", " ", "<html><body>502</body></html>", "{", "}", "{\"account\":", "nul",
          "{\"account\":\"0154208731\",\"amount\":1", "{\"account\":\"0154208731\",\"amount\":1}}",
          "{'account':'0154208731','amount':1}", "\xff\xfe{}", "{\"a\":\"\xc3\x28\"}",
          "{\"account\":\"0154208731\",\"amount\":1,}", "{\"a\":\"\n\"}", "{\"a\":\"\\ud800\"}"})
        EXPECT_EQ(error_of<QuoteRequest>(text), DecodeError::not_json) << text;
}

TEST(Codec, refuses_every_text_that_is_cut_off) {
    const std::string text = to_json(samples::card());
    for (std::size_t length = 0; length < text.size(); ++length)
        EXPECT_EQ(error_of<AccountCard>(std::string_view{text}.substr(0, length)),
                  DecodeError::not_json)
            << length;
}

TEST(Codec, refuses_another_type_at_the_top) {
    for (const char* text : {"[]", "1", "\"x\"", "true", "null", "[{}]"})
        EXPECT_EQ(error_of<QuoteRequest>(text), DecodeError::wrong_type) << text;
}

TEST(Codec, refuses_more_than_the_limit_before_it_reads) {
    const std::string filler(max_message_bytes, ' ');
    EXPECT_EQ(error_of<Health>(to_json(Health{"ok", ""}) + filler), DecodeError::too_large);
    std::string exact = to_json(Health{"ok", ""});
    exact.resize(max_message_bytes, ' ');
    EXPECT_TRUE(from_json<Health>(exact).has_value());
}

TEST(Codec, refuses_what_nests_too_deep_but_not_brackets_in_texts) {
    const auto nested = [](int arrays) {
        return R"({"status":"ok","version":"","x":)" +
               std::string(static_cast<std::size_t>(arrays), '[') +
               std::string(static_cast<std::size_t>(arrays), ']') + "}";
    };
    EXPECT_TRUE(from_json<Health>(nested(max_depth - 1)).has_value());
    EXPECT_EQ(error_of<Health>(nested(max_depth)), DecodeError::too_deep);
    EXPECT_EQ(error_of<Health>(std::string(100'000, '[')), DecodeError::too_deep);
    EXPECT_EQ(error_of<Health>(std::string(100'000, ']')), DecodeError::not_json);
    EXPECT_TRUE(
        from_json<Health>(R"({"status":"[[[[[[[[[[[[[[[[[[[[\"[[[","version":""})").has_value());
}

TEST(Codec, refuses_control_characters_in_texts) {
    for (const char* escape : {"\\u0000", "\\u001b", "\\t", "\\r", "\\u007f"}) {
        const std::string text = std::string{R"({"status":"a)"} + escape + R"(b","version":""})";
        EXPECT_EQ(error_of<Health>(text), DecodeError::bad_value) << escape;
    }
    EXPECT_TRUE(from_json<Health>(R"({"status":"a\nb","version":""})").has_value());
}

TEST(Codec, refuses_account_numbers_and_ids_against_their_form) {
    for (const char* number : {"", "015420873", "01542087311", "0154 2087 ", "015420873x", "٠١٥٤٢"})
        EXPECT_EQ(
            error_of<QuoteRequest>(std::string{R"({"amount":1,"account":")"} + number + "\"}"),
            DecodeError::bad_value)
            << number;
    for (const std::string& id :
         {std::string(32, 'A'), std::string(31, 'a'), std::string(33, 'a'), std::string(32, 'g')})
        EXPECT_EQ(error_of<RefundTaken>(R"({"state":"refunded","payment":")" + id + "\"}"),
                  DecodeError::bad_value)
            << id;
}

TEST(Codec, keeps_the_sign_of_a_corrected_volume) {
    AccountCard card = samples::card();
    card.charges.rows[0].volume = Decimal{-5, 1};
    EXPECT_EQ(from_json<AccountCard>(to_json(card)), card);
    EXPECT_NE(to_json(card).find(R"("-0.5")"), std::string::npos);
}

TEST(Codec, lets_no_whole_card_number_in) {
    PaymentPost post = samples::payment();
    post.approval.masked_card = "411111******1111";
    EXPECT_TRUE(from_json<PaymentPost>(to_json(post)).has_value());
    post.approval.masked_card = "4111 1111 1111 1111";
    EXPECT_EQ(error_of<PaymentPost>(to_json(post)), DecodeError::bad_value);
}

TEST(Codec, writes_valid_json_of_text_that_is_not_utf_8) {
    const Credentials odd{"\xff\xfe", "p"};
    const auto decoded = from_json<Credentials>(to_json(odd));
    ASSERT_TRUE(decoded.has_value());
    EXPECT_EQ(decoded->user, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Codec, takes_an_unknown_error_word_as_other) {
    const auto error = from_json<Error>(R"({"error":"teapot","message":"short and stout"})");
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->code, ErrorCode::other);
}

TEST(Messages, every_error_word_is_read_back_and_has_its_status) {
    for (int i = 0; i <= static_cast<int>(ErrorCode::other); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        EXPECT_EQ(parse_error_code(to_word(code)), code) << to_word(code);
        EXPECT_GE(status_of(code), 400) << to_word(code);
    }
    EXPECT_EQ(status_of(ErrorCode::credentials), 401);
    EXPECT_EQ(status_of(ErrorCode::in_progress), 409);
    EXPECT_EQ(status_of(ErrorCode::payment_mismatch), 422);
    EXPECT_EQ(status_of(ErrorCode::locked), 429);
}

TEST(Messages, a_payment_is_told_with_the_facts_of_its_record) {
    PaymentRecord record;
    record.id = samples::payment_id;
    record.number = "261122-0317";
    record.state = PaymentState::paid;
    record.quote = samples::quote();
    record.created = samples::moment;
    record.terminal_serial = "VTK-004417";
    record.terminal_number = 91;
    record.approval = samples::approval();
    EXPECT_EQ(post_of(record), samples::payment());
    record.approval.reset();
    EXPECT_DEATH((void)post_of(record), "was taken");
}

TEST(Messages, whatever_a_terminal_said_of_its_approval_cannot_hold_a_payment_up) {
    PaymentRecord record;
    record.id = samples::payment_id;
    record.number = "261122-0317";
    record.quote = samples::quote();
    record.terminal_serial = std::string(100, 's');
    record.approval = Approval{Money{1}, std::string(40, '1') + "\x02", "A\x1c\nB",
                               std::string("411111111111") + "1111", std::string(31, 't') + "Ж"};
    const PaymentPost post = post_of(record);
    EXPECT_EQ(post.terminal_serial, std::string(max_serial, 's'));
    EXPECT_EQ(post.approval.rrn, std::string(max_rrn, '1'));
    EXPECT_EQ(post.approval.auth_code, "AB");
    EXPECT_EQ(post.approval.masked_card, "");
    EXPECT_EQ(post.approval.terminal_id, std::string(31, 't'));
    EXPECT_EQ(from_json<PaymentPost>(to_json(post)), post);
}

TEST(Messages, a_payment_in_manual_is_told_with_what_is_known_of_it) {
    PaymentRecord record;
    record.id = samples::payment_id;
    record.number = "261122-0317";
    record.state = PaymentState::manual;
    record.reason = PayReason::foreign_operation;
    record.quote = samples::quote();
    record.terminal_serial = "VTK-004417";
    record.terminal_number = 91;
    const ManualPayment unknown = manual_of(record);
    EXPECT_EQ(unknown.account, samples::account_number);
    EXPECT_EQ(unknown.amount, Money{319'504});
    EXPECT_EQ(unknown.reason, PayReason::foreign_operation);
    EXPECT_FALSE(unknown.approval.has_value());
    record.approval = samples::approval();
    EXPECT_EQ(manual_of(record).approval, samples::approval());
}

}  // namespace
}  // namespace kvitok::wire
