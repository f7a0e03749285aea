// The journal's thread: opens and checks the journal, commits records in order, and says so through
// the inbox. A commit that fails is never tried again. Now and then it measures the free space on
// the journal's disk, and tells when that has changed.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "kiosk/app/inbox.h"
#include "kiosk/app/runner.h"
#include "kiosk/journal/journal.h"

namespace kvitok::app {

// commit() is called by the UI thread and never waits.
class JournalWorker : public Recorder {
public:
    using Open = std::function<std::unique_ptr<journal::Journal>()>;

    // Free bytes on the journal's disk; nothing when that cannot be told.
    using Measure = std::function<std::optional<std::uint64_t>()>;

    // `open` and `measure` run on the journal's thread. When `open` throws, JournalLost is posted
    // and nothing is ever committed; else Restarted is posted, then SpaceMeasured. `inbox` and
    // `clock` outlive the worker.
    JournalWorker(Open open, Measure measure, Inbox& inbox, const Clock& clock);
    ~JournalWorker() override;

    void commit(std::uint64_t ticket, std::vector<journal::Write> writes) override;

    // The end of the journal's chain and what is not delivered, for the heartbeat. Any thread.
    journal::ChainHead head() const;

private:
    struct Job {
        std::uint64_t ticket = 0;
        std::vector<journal::Write> writes;
    };

    void run(const std::stop_token& stop, const Open& open);
    bool commit_one(journal::Journal& journal, const Job& job);
    void tell_space();

    const Measure measure_;
    std::optional<std::int64_t> told_mib_;
    Inbox& inbox_;
    const Clock& clock_;
    mutable std::mutex mutex_;
    std::condition_variable_any arrived_;
    std::deque<Job> jobs_;
    journal::ChainHead head_;
    std::jthread thread_;  // last: it uses all above
};

}  // namespace kvitok::app
