#include "tests/unit/journal/samples.h"

namespace kvitok::journal {
namespace {

TEST(Numbers, are_the_day_and_four_digits) {
    EXPECT_EQ(payment_number({2026, 11, 22}, 317), "261122-0317");
    EXPECT_EQ(reading_number({2026, 11, 2}, 64), "П-261102-0064");
    EXPECT_EQ(payment_number({2026, 1, 2}, 12'345), "260102-2345");
}

TEST_F(JournalTest, a_new_journal_is_empty) {
    const Recovered recovered = open()->load();
    EXPECT_TRUE(recovered.open.empty());
    EXPECT_TRUE(recovered.queued.empty());
    EXPECT_TRUE(recovered.receipts.empty());
    EXPECT_EQ(recovered.counters, Counters{});
    EXPECT_EQ(recovered.head.sequence, 0u);
    EXPECT_FALSE(recovered.last);
}

TEST_F(JournalTest, tells_when_its_latest_event_was_written) {
    auto journal = open();
    const journal::Write queued = ReadingChanged{sample_reading(), ReadingState::queued, ""};
    const journal::Write accepted = ReadingChanged{sample_reading(), ReadingState::accepted, ""};
    journal->commit(std::span(&queued, 1), {1'795'347'120'000});
    journal->commit(std::span(&accepted, 1), {1'795'347'125'000});
    EXPECT_EQ(journal->load().last, TimePoint{1'795'347'125'000});
}

TEST_F(JournalTest, every_field_of_a_payment_comes_back) {
    const PaymentRecord full = sample_payment();
    PaymentRecord bare = sample_payment(2, PaymentState::paid);
    bare.approval.reset();
    bare.address = {};
    bare.server_reference.clear();
    put(*open(), {PaymentChanged{full, "PayPressed"}, PaymentChanged{bare, "Approved"}});
    const Recovered recovered = open()->load();
    ASSERT_EQ(recovered.open.size(), 2u);
    EXPECT_EQ(recovered.open[0], full);
    EXPECT_EQ(recovered.open[1], bare);
}

TEST_F(JournalTest, every_state_and_reason_comes_back) {
    auto journal = open();
    int reasons = 0;
    for (int state = 0; state <= static_cast<int>(PaymentState::manual); ++state) {
        for (int reason = 0; reason <= static_cast<int>(PayReason::refused_by_server); ++reason) {
            PaymentRecord record = sample_payment(1, static_cast<PaymentState>(state));
            record.reason = static_cast<PayReason>(reason);
            put(*journal, {PaymentChanged{record, "Tested"}});
            const Recovered recovered = journal->load();
            ASSERT_EQ(recovered.open.size(), 1u);
            EXPECT_EQ(recovered.open[0], record);
            ++reasons;
        }
    }
    EXPECT_GT(reasons, 50);
}

TEST_F(JournalTest, every_field_of_a_reading_comes_back) {
    put(*open(), {ReadingChanged{sample_reading(), ReadingState::queued, ""}});
    const Recovered recovered = open()->load();
    ASSERT_EQ(recovered.queued.size(), 1u);
    EXPECT_EQ(recovered.queued[0], sample_reading());
}

TEST_F(JournalTest, text_that_is_not_utf_8_does_not_stop_a_payment) {
    PaymentRecord record = sample_payment();
    record.approval->auth_code = std::string("A\xff\0B", 4);
    put(*open(), {PaymentChanged{record, "Approved"}});
    EXPECT_EQ(open()->load().open.at(0).approval->auth_code, std::string("A\xef\xbf\xbd\0B", 6));
}

TEST_F(JournalTest, final_payments_and_answered_readings_are_not_loaded) {
    auto journal = open();
    for (const PaymentState state :
         {PaymentState::declined, PaymentState::abandoned, PaymentState::reversed,
          PaymentState::delivered, PaymentState::refunded}) {
        const int which = static_cast<int>(state);
        put(*journal, {payment(which, PaymentState::intent)});
        put(*journal, {payment(which, state)});
    }
    put(*journal, {ReadingChanged{sample_reading(1), ReadingState::queued, ""},
                   ReadingChanged{sample_reading(2), ReadingState::queued, ""},
                   ReadingChanged{sample_reading(3), ReadingState::queued, ""}});
    put(*journal, {ReadingChanged{sample_reading(1), ReadingState::accepted, ""},
                   ReadingChanged{sample_reading(2), ReadingState::refused, "window closed"}});
    const Recovered recovered = journal->load();
    EXPECT_TRUE(recovered.open.empty());
    ASSERT_EQ(recovered.queued.size(), 1u);
    EXPECT_EQ(recovered.queued[0].id, sample_reading(3).id);
}

TEST_F(JournalTest, receipts_come_back_while_their_payment_is_open_or_the_paper_is_unsure) {
    auto journal = open();
    const std::string open_id = sample_payment(1).id.hex, done_id = sample_payment(2).id.hex;
    put(*journal, {payment(1, PaymentState::paid), payment(2, PaymentState::delivered),
                   ReceiptChanged{open_id, ReceiptState::printing, 0, "aa"},
                   ReceiptChanged{open_id, ReceiptState::printed, 0, "aa"},
                   ReceiptChanged{done_id, ReceiptState::printing, 0, "bb"},
                   ReceiptChanged{done_id, ReceiptState::print_failed, 0, "bb"},
                   ReceiptChanged{"П-261122-0064", ReceiptState::printing, 0, "cc"}});
    const std::vector<ReceiptRecord> expected{{open_id, ReceiptState::printed, 0, "aa"},
                                              {"П-261122-0064", ReceiptState::printing, 0, "cc"}};
    EXPECT_EQ(journal->load().receipts, expected);
}

TEST_F(JournalTest, numbers_are_counted_once_each_and_survive) {
    {
        auto journal = open();
        put(*journal, {payment(1, PaymentState::intent)});
        put(*journal, {payment(1, PaymentState::declined)});
        put(*journal, {payment(2, PaymentState::intent),
                       ReadingChanged{sample_reading(1), ReadingState::queued, ""},
                       ReadingChanged{sample_reading(2), ReadingState::queued, ""}});
        Reading next = sample_reading(3);
        next.number = "П-261122-0065";
        put(*journal, {ReadingChanged{next, ReadingState::queued, ""}});
    }
    EXPECT_EQ(open()->load().counters, (Counters{.payments = 2, .reading_slips = 2}));
}

TEST_F(JournalTest, the_head_of_the_chain_grows_and_is_kept) {
    ChainHead head;
    {
        auto journal = open();
        const ChainHead first = put(*journal, {payment(1, PaymentState::intent)});
        head = put(*journal, {payment(1, PaymentState::paid)});
        EXPECT_EQ(first.sequence, 1u);
        EXPECT_EQ(head.sequence, 2u);
        EXPECT_NE(first.hash, head.hash);
        EXPECT_EQ(head.hash.size(), 64u);
    }
    EXPECT_EQ(open()->load().head, head);
}

}  // namespace
}  // namespace kvitok::journal
