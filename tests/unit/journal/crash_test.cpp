// The process dies, and the disk fails, at every point of a commit.
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/journal/failing_vfs.h"
#include "tests/unit/journal/samples.h"

namespace kvitok::journal {
namespace {

using CrashTest = JournalTest;

// Nothing of a transaction may be seen without the rest of it.
void expect_old_or_whole(const Recovered& found, const std::string& where) {
    ASSERT_EQ(found.open.size(), 1u) << where;
    EXPECT_EQ(found.open[0].id, sample_payment(1).id) << where;
    const bool whole = found.open[0].state == PaymentState::paid;
    EXPECT_EQ(found.receipts.size(), whole ? 1u : 0u) << where;
    EXPECT_EQ(found.queued.size(), whole ? 1u : 0u) << where;
    EXPECT_EQ(found.head.sequence, whole ? 4u : 1u) << where;
    EXPECT_EQ(found.counters.reading_slips, whole ? 1u : 0u) << where;
    if (!whole) {
        EXPECT_EQ(found.open[0], sample_payment(1)) << where;
    }
}

std::vector<Write> second_transaction() {
    return {PaymentChanged{sample_payment(1, PaymentState::paid), "Approved"},
            ReceiptChanged{sample_payment(1).id.hex, ReceiptState::printing, 0, "aa"},
            ReadingChanged{sample_reading(), ReadingState::queued, ""}};
}

TEST_F(CrashTest, what_was_committed_survives_the_death_of_the_process) {
    const pid_t child = fork();
    if (child == 0) {
        auto journal = open();
        put(*journal, {payment(1, PaymentState::intent)});
        journal->commit(second_transaction(), {2000});
        _exit(0);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    const Recovered found = open()->load();
    expect_old_or_whole(found, "after the commit");
    EXPECT_EQ(found.head.sequence, 4u);
}

TEST_F(CrashTest, dying_at_any_write_or_sync_leaves_the_old_or_the_whole_new_state) {
    int points = 0;
    for (int point = 1; point < 1000; ++point) {
        std::filesystem::remove(path());
        std::filesystem::remove(path() + "-wal");
        put(*open(), {payment(1, PaymentState::intent)});
        const pid_t child = fork();
        if (child == 0) {
            FailingVfs vfs;
            auto journal = open_journal({path(), "boot-1", vfs.name()});
            vfs.arm(point, FailingVfs::Fault::die);
            journal->commit(second_transaction(), {2000});
            _exit(0);
        }
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFEXITED(status));
        expect_old_or_whole(open()->load(), "died at point " + std::to_string(point));
        if (WEXITSTATUS(status) == 0) break;
        ASSERT_EQ(WEXITSTATUS(status), FailingVfs::died);
        ++points;
    }
    EXPECT_GT(points, 4);
    EXPECT_LT(points, 100);
}

class DiskFault : public JournalTest, public testing::WithParamInterface<FailingVfs::Fault> {};

TEST_P(DiskFault, at_any_write_or_sync_is_a_failure_and_leaves_the_old_or_the_whole_new_state) {
    int failures = 0;
    for (int point = 1; point < 1000; ++point) {
        std::filesystem::remove(path());
        std::filesystem::remove(path() + "-wal");
        put(*open(), {payment(1, PaymentState::intent)});
        bool failed = false;
        {
            FailingVfs vfs;
            auto journal = open_journal({path(), "boot-1", vfs.name()});
            vfs.arm(point, GetParam());
            try {
                journal->commit(second_transaction(), {2000});
            } catch (const JournalFailure&) {
                failed = true;
                EXPECT_THROW(journal->commit({}, {3000}), JournalFailure);
            }
            vfs.arm(0, GetParam());
        }
        const Recovered found = open()->load();
        expect_old_or_whole(found, "failed at point " + std::to_string(point));
        if (!failed) {
            EXPECT_EQ(found.head.sequence, 4u) << "a commit that returned is on the disk";
            break;
        }
        ++failures;
    }
    EXPECT_GT(failures, 4);
    EXPECT_LT(failures, 100);
}

INSTANTIATE_TEST_SUITE_P(Each, DiskFault,
                         testing::Values(FailingVfs::Fault::input_output, FailingVfs::Fault::full));

TEST_F(CrashTest, a_commit_waits_for_the_disk) {
    FailingVfs vfs;
    auto journal = open_journal({path(), "boot-1", vfs.name()});
    put(*journal, {payment(1, PaymentState::intent)});
    for (int commit = 0; commit < 3; ++commit) {
        const int before = vfs.syncs();
        put(*journal, {payment(1, PaymentState::intent)});
        EXPECT_GE(vfs.syncs(), before + 1);
    }
}

TEST_F(CrashTest, a_failure_while_the_log_is_copied_back_is_seen) {
    FailingVfs vfs;
    auto journal = open_journal({path(), "boot-1", vfs.name()});
    put(*journal, {payment(1, PaymentState::intent)});
    vfs.fail_database_writes();
    int commits = 0;
    bool failed = false;
    while (!failed && commits < 2000) {
        try {
            put(*journal, {payment(1, PaymentState::intent)});
            ++commits;
        } catch (const JournalFailure&) {
            failed = true;
        }
    }
    EXPECT_TRUE(failed);
    vfs.arm(0, FailingVfs::Fault::full);
    journal.reset();
    EXPECT_EQ(open()->load().head.sequence, static_cast<std::uint64_t>(commits) + 2)
        << "the commit itself was already safe in the log";
}

}  // namespace
}  // namespace kvitok::journal
