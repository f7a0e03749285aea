// A journal that somebody or something changed is seen at opening, with its code.
#include <SQLiteCpp/SQLiteCpp.h>

#include <cstring>
#include <fstream>

#include "kiosk/journal/chain.h"
#include "tests/unit/journal/samples.h"

namespace kvitok::journal {
namespace {

class DamageTest : public JournalTest {
protected:
    DamageTest() {
        auto journal = open();
        put(*journal, {payment(1, PaymentState::intent)});
        put(*journal, {payment(1, PaymentState::paid),
                       ReceiptChanged{sample_payment(1).id.hex, ReceiptState::printing, 0, "aa"},
                       ReadingChanged{sample_reading(), ReadingState::queued, ""}});
    }

    // Another hand on the file, with the guards taken away.
    void tamper(const std::string& sql) const {
        SQLite::Database database(path(), SQLite::OPEN_READWRITE);
        database.exec(
            "DROP TRIGGER pay_event_is_never_removed; DROP TRIGGER pay_event_is_never_changed;"
            "DROP TRIGGER payment_is_never_removed; DROP TRIGGER payment_keeps_its_sums;");
        EXPECT_GT(database.exec(sql), 0) << sql;
    }
};

TEST_F(DamageTest, an_untouched_journal_opens) {
    EXPECT_EQ(damage(), std::nullopt);
}

struct Tampering {
    const char* sql;
    Damage damage;
};
class Tampered : public DamageTest, public testing::WithParamInterface<Tampering> {};

TEST_P(Tampered, is_seen) {
    tamper(GetParam().sql);
    EXPECT_EQ(damage(), GetParam().damage);
}

INSTANTIATE_TEST_SUITE_P(
    Each, Tampered,
    testing::Values(
        Tampering{"UPDATE pay_event SET data = replace(data, '558937', '558938') WHERE seq = 1",
                  Damage::chain_broken},
        Tampering{"UPDATE pay_event SET to_word = 'declined' WHERE seq = 2", Damage::chain_broken},
        Tampering{"UPDATE pay_event SET from_word = 'paid' WHERE seq = 2", Damage::chain_broken},
        Tampering{"UPDATE pay_event SET event = 'tested' WHERE seq = 1", Damage::chain_broken},
        Tampering{"UPDATE pay_event SET wall_ms = wall_ms + 1 WHERE seq = 1", Damage::chain_broken},
        Tampering{"UPDATE pay_event SET boot = 'boot-2' WHERE seq = 4", Damage::chain_broken},
        Tampering{"UPDATE pay_event SET subject = 'x' WHERE seq = 4", Damage::chain_broken},
        Tampering{"UPDATE pay_event SET data_hash = zeroblob(32) WHERE seq = 3",
                  Damage::chain_broken},
        Tampering{"UPDATE pay_event SET prev_hash = zeroblob(32) WHERE seq = 3",
                  Damage::chain_broken},
        Tampering{"UPDATE pay_event SET hash = zeroblob(32) WHERE seq = 4", Damage::chain_broken},
        Tampering{"DELETE FROM pay_event WHERE seq = 1", Damage::chain_broken},
        Tampering{"UPDATE pay_event SET seq = seq + 1 WHERE seq = 4", Damage::chain_broken},
        Tampering{"DELETE FROM pay_event WHERE seq = 4", Damage::state_disagrees},
        Tampering{"UPDATE payment SET state = 'delivered', final = 1", Damage::state_disagrees},
        Tampering{"UPDATE payment SET amount = amount + 1", Damage::state_disagrees},
        Tampering{"UPDATE payment SET data = replace(data, '7707', '7708')",
                  Damage::state_disagrees},
        Tampering{"UPDATE payment SET seq = 1", Damage::state_disagrees},
        Tampering{"DELETE FROM payment", Damage::state_disagrees},
        Tampering{"DELETE FROM reading", Damage::state_disagrees},
        Tampering{"UPDATE reading SET state = 'accepted'", Damage::state_disagrees},
        Tampering{"UPDATE receipt SET state = 'printed'", Damage::state_disagrees},
        Tampering{"DELETE FROM receipt", Damage::state_disagrees}));

TEST_F(DamageTest, a_newer_schema_is_not_touched) {
    { SQLite::Database(path(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99"); }
    EXPECT_EQ(damage(), Damage::unknown_version);
}

TEST_F(DamageTest, another_programs_database_is_not_touched) {
    { SQLite::Database(path(), SQLite::OPEN_READWRITE).exec("PRAGMA application_id = 7"); }
    EXPECT_EQ(damage(), Damage::not_a_journal);
}

TEST_F(DamageTest, another_kind_of_file_is_not_touched) {
    std::ofstream(path(), std::ios::trunc) << std::string(8192, 'x');
    EXPECT_EQ(damage(), Damage::not_a_journal);
}

TEST_F(DamageTest, a_torn_page_is_seen) {
    const auto size = std::filesystem::file_size(path());
    std::size_t seen = 0;
    for (std::uintmax_t page = 4096; page < size; page += 4096) {
        std::filesystem::copy_file(path(), path() + ".good");
        {
            std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(static_cast<std::streamoff>(page));
            file << std::string(512, '\xff');
        }
        if (damage()) ++seen;
        std::filesystem::rename(path() + ".good", path());
    }
    EXPECT_EQ(seen, size / 4096 - 1) << "every page but the first was torn in turn";
    EXPECT_GT(seen, 5u);
}

TEST_F(DamageTest, a_record_of_another_program_is_said_at_loading) {
    {
        SQLite::Database database(path(), SQLite::OPEN_READWRITE);
        database.exec("DROP TRIGGER pay_event_is_never_changed");
        const std::string data = R"({"id": 7})";
        SQLite::Statement last(database,
                               "SELECT subject, wall_ms, prev_hash FROM pay_event "
                               "WHERE seq = 4");
        ASSERT_TRUE(last.executeStep());
        const std::string subject = last.getColumn(0).getString();
        Link link{.sequence = 4,
                  .kind = "reading",
                  .subject = subject,
                  .to = "queued",
                  .wall_ms = last.getColumn(1).getInt64(),
                  .boot = "boot-1",
                  .data = sha256(data)};
        std::memcpy(link.previous.data(), last.getColumn(2).getBlob(), link.previous.size());
        last.reset();
        database.exec("UPDATE pay_event SET data = '" + data + "', data_hash = x'" +
                      to_hex(link.data) + "', hash = x'" + to_hex(hash_of(link)) +
                      "' WHERE seq = 4; UPDATE reading SET data = '" + data + "'");
    }
    auto journal = open();
    try {
        journal->load();
        FAIL() << "loaded";
    } catch (const JournalDamaged& error) {
        EXPECT_EQ(error.damage(), Damage::unreadable_record);
    }
}

TEST_F(DamageTest, a_missing_folder_has_a_code) {
    try {
        open_journal({path() + "/no/such.db", "boot-1", ""});
        FAIL() << "opened";
    } catch (const JournalDamaged& error) {
        EXPECT_EQ(error.damage(), Damage::cannot_open);
        EXPECT_EQ(error.code(), "J1");
    }
}

TEST_F(DamageTest, a_second_process_cannot_open_it) {
    auto first = open();
    EXPECT_EQ(damage(), Damage::cannot_open);
}

}  // namespace
}  // namespace kvitok::journal
