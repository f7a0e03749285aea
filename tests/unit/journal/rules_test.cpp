// What the journal itself refuses, whoever asks: the last line behind the flows.
#include <SQLiteCpp/SQLiteCpp.h>

#include "kiosk/journal/chain.h"
#include "kiosk/journal/schema.h"
#include "tests/unit/journal/samples.h"

namespace kvitok::journal {
namespace {

// A refused commit leaves nothing, ends the object's life, and keeps what was there before.
class Rules : public JournalTest {
protected:
    void expect_refused(std::initializer_list<Write> before, std::initializer_list<Write> refused) {
        Recovered kept;
        {
            auto journal = open();
            put(*journal, before);
            kept = journal->load();
            EXPECT_THROW(put(*journal, refused), JournalFailure);
            EXPECT_THROW(put(*journal, {payment(9, PaymentState::declined)}), JournalFailure)
                << "after a failure nothing more is accepted";
        }
        const Recovered after = open()->load();
        EXPECT_EQ(after.open, kept.open);
        EXPECT_EQ(after.receipts, kept.receipts);
        EXPECT_EQ(after.queued, kept.queued);
        EXPECT_EQ(after.counters, kept.counters);
        EXPECT_EQ(after.head, kept.head);
    }
};

class UnresolvedPairs : public Rules,
                        public testing::WithParamInterface<std::pair<PaymentState, PaymentState>> {
};

TEST_P(UnresolvedPairs, a_second_unresolved_payment_is_refused) {
    expect_refused({payment(1, GetParam().first)}, {payment(2, GetParam().second)});
}

TEST_P(UnresolvedPairs, a_second_unit_does_not_free_the_terminal) {
    PaymentChanged other = payment(2, GetParam().second);
    other.record.terminal_serial = "VTK-2";
    expect_refused({payment(1, GetParam().first)}, {other});
}

constexpr auto intent = PaymentState::intent;
constexpr auto approved = PaymentState::approved;
constexpr auto reversing = PaymentState::reversing;
INSTANTIATE_TEST_SUITE_P(All, UnresolvedPairs,
                         testing::Values(std::pair{intent, intent}, std::pair{intent, approved},
                                         std::pair{intent, reversing}, std::pair{approved, intent},
                                         std::pair{approved, approved},
                                         std::pair{approved, reversing},
                                         std::pair{reversing, intent},
                                         std::pair{reversing, approved},
                                         std::pair{reversing, reversing}));

TEST_F(Rules, a_resolved_payment_makes_room_for_the_next) {
    auto journal = open();
    for (const PaymentState state :
         {PaymentState::paid, PaymentState::refunding, PaymentState::manual, PaymentState::declined,
          PaymentState::abandoned, PaymentState::reversed, PaymentState::delivered,
          PaymentState::refunded}) {
        put(*journal, {payment(static_cast<int>(state), PaymentState::intent)});
        put(*journal, {payment(static_cast<int>(state), state)});
    }
    EXPECT_EQ(journal->load().counters.payments, 8u);
}

TEST_F(Rules, a_final_payment_is_never_changed) {
    expect_refused({payment(1, PaymentState::declined)}, {payment(1, PaymentState::paid)});
    expect_refused({payment(2, PaymentState::delivered)}, {payment(2, PaymentState::refunding)});
}

TEST_F(Rules, the_sums_of_a_payment_never_change) {
    PaymentChanged more = payment(1, PaymentState::approved);
    more.record.quote.amount = roubles(5590);
    expect_refused({payment(1, PaymentState::intent)}, {more});
    PaymentChanged fee = payment(1, PaymentState::approved);
    fee.record.quote.fee = roubles(13);
    expect_refused({}, {payment(1, PaymentState::approved), fee});
}

TEST_F(Rules, a_number_is_given_to_one_payment) {
    PaymentChanged twin = payment(2, PaymentState::declined);
    twin.record.number = sample_payment(1).number;
    expect_refused({payment(1, PaymentState::declined)}, {twin});
}

TEST_F(Rules, an_original_is_printed_once) {
    const std::string slip = sample_payment(1).id.hex;
    expect_refused({ReceiptChanged{slip, ReceiptState::printing, 0, "aa"},
                    ReceiptChanged{slip, ReceiptState::print_unknown, 0, "aa"}},
                   {ReceiptChanged{slip, ReceiptState::printing, 0, "aa"}});
    put(*open(), {ReceiptChanged{slip, ReceiptState::printing, 1, "dd"}});
    EXPECT_EQ(open()->load().receipts.size(), 1u) << "a copy is another paper";
}

TEST_F(Rules, an_answered_reading_is_never_changed) {
    expect_refused({ReadingChanged{sample_reading(), ReadingState::queued, ""},
                    ReadingChanged{sample_reading(), ReadingState::accepted, ""}},
                   {ReadingChanged{sample_reading(), ReadingState::queued, ""}});
}

TEST_F(Rules, one_bad_write_undoes_the_good_ones_of_its_transaction) {
    expect_refused({payment(1, PaymentState::intent)},
                   {payment(1, PaymentState::approved),
                    ReadingChanged{sample_reading(), ReadingState::queued, ""},
                    payment(2, PaymentState::intent)});
}

TEST_F(Rules, the_outbox_is_what_the_server_has_not_settled) {
    {
        auto journal = open();
        put(*journal, {payment(1, PaymentState::paid), payment(2, PaymentState::refunding),
                       payment(3, PaymentState::manual), payment(4, PaymentState::delivered),
                       payment(5, PaymentState::intent),
                       ReadingChanged{sample_reading(1), ReadingState::queued, ""},
                       ReadingChanged{sample_reading(2), ReadingState::queued, ""},
                       ReadingChanged{sample_reading(2), ReadingState::accepted, ""}});
    }
    SQLite::Database database(path());
    std::string outbox;
    SQLite::Statement payments(database, "SELECT what, number, amount FROM outbox_payment");
    while (payments.executeStep()) {
        outbox += payments.getColumn(0).getString() + " " + payments.getColumn(1).getString() +
                  " " + payments.getColumn(2).getString() + "\n";
    }
    SQLite::Statement readings(database, "SELECT id, number FROM outbox_reading");
    while (readings.executeStep()) outbox += readings.getColumn(0).getString().substr(30) + "\n";
    EXPECT_EQ(outbox,
              "post 261122-0317 558937\nrefund 261122-0318 558937\nask 261122-0319 558937\nb1\n");
}

TEST_F(Rules, trim_forgets_the_old_and_final_and_keeps_the_chain_whole) {
    ChainHead head;
    {
        auto journal = open();
        put(*journal,
            {payment(1, PaymentState::delivered), payment(2, PaymentState::paid),
             ReadingChanged{sample_reading(1), ReadingState::queued, ""},
             ReadingChanged{sample_reading(1), ReadingState::accepted, ""}},
            1000);
        head = put(*journal, {payment(3, PaymentState::delivered)}, 3000);
        journal->trim({2000});
    }
    EXPECT_EQ(open()->load().head, head);
    EXPECT_EQ(open()->load().open.size(), 1u);
    SQLite::Database database(path());
    const auto number = [&](const std::string& sql) { return database.execAndGet(sql).getInt64(); };
    EXPECT_EQ(number("SELECT count(*) FROM payment WHERE data IS NULL"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM pay_event WHERE data IS NULL"), 3);
    EXPECT_EQ(number("SELECT sum(amount) FROM payment"), 3 * 558'937);
    EXPECT_EQ(number("SELECT count(*) FROM pay_event WHERE data LIKE '%Гражданская%'"), 2);
}

TEST(Schema, a_published_step_is_never_edited) {
    const std::vector<std::string> published{
        "6ac6d21f7450071b970da61fc5b8be534f9df05b6a35f935d356f615646b7495"};
    std::vector<std::string> hashes;
    for (const std::string_view step : migrations()) hashes.push_back(to_hex(sha256(step)));
    EXPECT_EQ(hashes, published);
}

TEST(Chain, sha_256_is_the_standards) {
    EXPECT_EQ(to_hex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Chain, fields_cannot_flow_into_each_other) {
    EXPECT_NE(hash_of({.kind = "ab", .subject = "c"}), hash_of({.kind = "a", .subject = "bc"}));
}

}  // namespace
}  // namespace kvitok::journal
