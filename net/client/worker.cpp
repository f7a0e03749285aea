#include "net/client/worker.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace kvitok::client {
namespace {

struct Job {
    std::uint64_t request;
    Call call;
    MonoTime deadline;
    // Ends this call alone; the end of the thread asks it to stop as well.
    std::stop_source stop;
};

}  // namespace

class Worker::Thread {
public:
    Thread(WorkerLimits limits, std::unique_ptr<http::Exchange> exchange, const Clock& clock,
           Post post)
        : limits_(limits),
          exchange_(std::move(exchange)),
          clock_(clock),
          post_(std::move(post)),
          thread_([this](const std::stop_token& stop) { run(stop); }) {}

    Asked ask(std::uint64_t request, Call call) {
        {
            const std::lock_guard lock(mutex_);
            if (queue_.size() >= limits_.waiting) return Asked::queue_full;
            queue_.push_back(
                {request, std::move(call), clock_.mono() + limits_.total, std::stop_source{}});
        }
        changed_.notify_one();
        return Asked::accepted;
    }

    void cancel(std::uint64_t request) {
        const std::lock_guard lock(mutex_);
        if (running_ && running_->request == request) running_->stop.request_stop();
        for (Job& job : queue_)
            if (job.request == request) job.stop.request_stop();
    }

private:
    struct Running {
        std::uint64_t request;
        std::stop_source stop;
    };

    void run(const std::stop_token& stop) {
        while (auto job = next(stop)) {
            const std::stop_callback end(stop, [&] { job->stop.request_stop(); });
            Answer answer = perform_in_time(*job);
            {
                const std::lock_guard lock(mutex_);
                running_.reset();
            }
            if (stop.stop_requested()) return;
            post_(job->request, std::move(answer));
        }
    }

    std::optional<Job> next(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [this] { return !queue_.empty(); })) return std::nullopt;
        if (stop.stop_requested()) return std::nullopt;
        Job job = std::move(queue_.front());
        queue_.pop_front();
        running_ = Running{job.request, job.stop};
        return job;
    }

    Answer perform_in_time(const Job& job) {
        Failed failure;
        if (job.stop.stop_requested()) {
            failure.error = ClientError::cancelled;
            failure.detail = "cancelled before it began";
            return failure;
        }
        const Milliseconds left{job.deadline.ms - clock_.mono().ms};
        if (left.count() <= 0) {
            failure.error = ClientError::timed_out;
            failure.detail = "waited too long behind another call";
            return failure;
        }
        return perform(*exchange_, job.call, left, job.stop.get_token());
    }

    const WorkerLimits limits_;
    const std::unique_ptr<http::Exchange> exchange_;
    const Clock& clock_;
    const Post post_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Job> queue_;
    std::optional<Running> running_;
    std::jthread thread_;  // last: it ends before what it uses
};

Worker::Worker(WorkerLimits limits, std::unique_ptr<http::Exchange> exchange, const Clock& clock,
               Post post)
    : thread_(std::make_unique<Thread>(limits, std::move(exchange), clock, std::move(post))) {}

Worker::~Worker() = default;

Asked Worker::ask(std::uint64_t request, Call call) {
    return thread_->ask(request, std::move(call));
}

void Worker::cancel(std::uint64_t request) {
    thread_->cancel(request);
}

}  // namespace kvitok::client
