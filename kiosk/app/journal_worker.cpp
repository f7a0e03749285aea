#include "kiosk/app/journal_worker.h"

#include <utility>

#include "kiosk/app/start.h"

namespace kvitok::app {

namespace {
constexpr std::chrono::seconds measured_every{10};
}

JournalWorker::JournalWorker(Open open, Measure measure, Inbox& inbox, const Clock& clock)
    : measure_(std::move(measure)),
      inbox_(inbox),
      clock_(clock),
      thread_([this, open = std::move(open)](std::stop_token stop) { run(stop, open); }) {}

JournalWorker::~JournalWorker() = default;

void JournalWorker::commit(std::uint64_t ticket, std::vector<journal::Write> writes) {
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back({ticket, std::move(writes)});
    }
    arrived_.notify_one();
}

journal::ChainHead JournalWorker::head() const {
    const std::lock_guard lock(mutex_);
    return head_;
}

void JournalWorker::run(const std::stop_token& stop, const Open& open) {
    std::unique_ptr<journal::Journal> journal;
    try {
        journal = open();
        journal::Recovered found = journal->load();
        {
            const std::lock_guard lock(mutex_);
            head_ = found.head;
        }
        inbox_.post(Event{Restarted{std::move(found)}});
    } catch (const journal::JournalDamaged& damaged) {
        inbox_.post(Event{JournalLost{"JRN-" + damaged.code()}});
        return;
    } catch (const CannotStart& reason) {
        inbox_.post(Event{JournalLost{reason.code()}});
        return;
    } catch (const std::exception& error) {
        inbox_.post(CommitFailed{error.what()});
        return;
    }
    for (;;) {
        tell_space();
        Job job;
        {
            std::unique_lock lock(mutex_);
            // What was accepted is committed even while the program stops.
            if (!arrived_.wait_for(lock, stop, measured_every, [&] { return !jobs_.empty(); })) {
                if (stop.stop_requested()) return;
                continue;
            }
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        if (!commit_one(*journal, job)) return;
    }
}

void JournalWorker::tell_space() {
    const auto free = measure_();
    if (!free) return;
    const auto mib = static_cast<std::int64_t>(*free / (1024 * 1024));
    if (told_mib_ == mib) return;
    told_mib_ = mib;
    inbox_.post(Event{SpaceMeasured{mib}});
}

bool JournalWorker::commit_one(journal::Journal& journal, const Job& job) {
    try {
        const journal::ChainHead head = journal.commit(job.writes, clock_.wall());
        const std::lock_guard lock(mutex_);
        head_ = head;
    } catch (const std::exception& failure) {
        inbox_.post(CommitFailed{failure.what()});
        return false;
    }
    inbox_.post(Committed{job.ticket});
    return true;
}

}  // namespace kvitok::app
