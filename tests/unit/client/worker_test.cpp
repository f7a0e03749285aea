// The threads against an exchange that answers when the test says so; no clock, no sleep.
#include "net/client/worker.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

#include "tests/unit/wire/samples.h"

namespace kvitok::client {
namespace {

class HandClock final : public Clock {
public:
    TimePoint wall() const override { return {}; }
    MonoTime mono() const override { return {now_.load()}; }
    void advance(std::int64_t ms) { now_ += ms; }

private:
    std::atomic<std::int64_t> now_{0};
};

// What the exchange was asked, and the gate before which it waits.
class Gate {
public:
    tl::expected<http::Response, http::ExchangeError> pass(const http::Request& request,
                                                           const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        seen_.push_back(request);
        changed_.notify_all();
        if (!changed_.wait(lock, stop, [this] { return open_ > 0; }))
            return tl::unexpected(http::ExchangeError::cancelled);
        --open_;
        return http::Response{200,
                              {{"Content-Type", "application/json"}},
                              wire::to_json(wire::HeartbeatTaken{wire::samples::moment})};
    }
    void open(int calls) {
        const std::lock_guard lock(mutex_);
        open_ += calls;
        changed_.notify_all();
    }
    http::Request wait_for_call(std::size_t index) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return seen_.size() > index; });
        return seen_[index];
    }
    std::size_t calls() {
        const std::lock_guard lock(mutex_);
        return seen_.size();
    }

private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<http::Request> seen_;
    int open_ = 0;
};

class GateExchange final : public http::Exchange {
public:
    explicit GateExchange(Gate& gate) : gate_(gate) {}
    tl::expected<http::Response, http::ExchangeError> perform(const http::Request& request,
                                                              std::stop_token stop) override {
        return gate_.pass(request, stop);
    }

private:
    Gate& gate_;
};

class Inbox {
public:
    void post(std::uint64_t request, Answer answer) {
        const std::lock_guard lock(mutex_);
        answers_.emplace_back(request, std::move(answer));
        changed_.notify_all();
    }
    std::vector<std::pair<std::uint64_t, Answer>> wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return answers_.size() >= count; });
        return answers_;
    }
    std::size_t count() {
        const std::lock_guard lock(mutex_);
        return answers_.size();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::pair<std::uint64_t, Answer>> answers_;
};

struct Bench {
    HandClock clock;
    Gate gate;
    Inbox inbox;
    std::unique_ptr<Worker> worker = make({2, Milliseconds{10'000}});

    std::unique_ptr<Worker> make(WorkerLimits limits) {
        return std::make_unique<Worker>(limits, std::make_unique<GateExchange>(gate), clock,
                                        [this](std::uint64_t request, Answer answer) {
                                            inbox.post(request, std::move(answer));
                                        });
    }
};

Call beat() {
    return Beat{wire::samples::heartbeat()};
}

ClientError error_of(const Answer& answer) {
    return std::get<Failed>(answer).error;
}

TEST(NetWorker, answers_each_call_once_in_order_with_its_number) {
    Bench bench;
    ASSERT_EQ(bench.worker->ask(7, beat()), Asked::accepted);
    bench.gate.wait_for_call(0);
    ASSERT_EQ(bench.worker->ask(8, beat()), Asked::accepted);
    bench.gate.open(2);
    const auto answers = bench.inbox.wait_for(2);
    EXPECT_EQ(answers[0].first, 7u);
    EXPECT_EQ(answers[1].first, 8u);
    EXPECT_EQ(std::get<Beaten>(answers[0].second).server_time, wire::samples::moment);
}

TEST(NetWorker, refuses_more_than_its_queue_holds_and_never_blocks) {
    Bench bench;
    ASSERT_EQ(bench.worker->ask(1, beat()), Asked::accepted);
    bench.gate.wait_for_call(0);
    EXPECT_EQ(bench.worker->ask(2, beat()), Asked::accepted);
    EXPECT_EQ(bench.worker->ask(3, beat()), Asked::accepted);
    EXPECT_EQ(bench.worker->ask(4, beat()), Asked::queue_full);
    bench.gate.open(3);
    EXPECT_EQ(bench.inbox.wait_for(3).back().first, 3u);
}

TEST(NetWorker, ends_a_running_call_that_is_cancelled_and_goes_on) {
    Bench bench;
    ASSERT_EQ(bench.worker->ask(1, beat()), Asked::accepted);
    bench.gate.wait_for_call(0);
    bench.worker->cancel(99);
    bench.worker->cancel(1);
    EXPECT_EQ(error_of(bench.inbox.wait_for(1)[0].second), ClientError::cancelled);
    ASSERT_EQ(bench.worker->ask(2, beat()), Asked::accepted);
    bench.gate.open(1);
    EXPECT_TRUE(std::holds_alternative<Beaten>(bench.inbox.wait_for(2)[1].second));
}

TEST(NetWorker, answers_a_waiting_call_that_is_cancelled_without_sending_it) {
    Bench bench;
    ASSERT_EQ(bench.worker->ask(1, beat()), Asked::accepted);
    bench.gate.wait_for_call(0);
    ASSERT_EQ(bench.worker->ask(2, beat()), Asked::accepted);
    bench.worker->cancel(2);
    bench.gate.open(1);
    const auto answers = bench.inbox.wait_for(2);
    EXPECT_EQ(answers[1].first, 2u);
    EXPECT_EQ(error_of(answers[1].second), ClientError::cancelled);
    EXPECT_EQ(bench.gate.calls(), 1u);
}

TEST(NetWorker, counts_the_wait_in_the_queue_into_the_limit) {
    Bench bench;
    ASSERT_EQ(bench.worker->ask(1, beat()), Asked::accepted);
    EXPECT_EQ(bench.gate.wait_for_call(0).limits.total, Milliseconds{10'000});
    ASSERT_EQ(bench.worker->ask(2, beat()), Asked::accepted);
    bench.clock.advance(4'000);
    ASSERT_EQ(bench.worker->ask(3, beat()), Asked::accepted);
    bench.clock.advance(6'000);
    bench.gate.open(1);
    const auto answers = bench.inbox.wait_for(2);
    EXPECT_EQ(error_of(answers[1].second), ClientError::timed_out);
    EXPECT_EQ(bench.gate.wait_for_call(1).limits.total, Milliseconds{4'000});
    bench.gate.open(1);
    bench.inbox.wait_for(3);
}

TEST(NetWorker, ends_with_a_call_running_and_others_waiting) {
    Bench bench;
    ASSERT_EQ(bench.worker->ask(1, beat()), Asked::accepted);
    bench.gate.wait_for_call(0);
    ASSERT_EQ(bench.worker->ask(2, beat()), Asked::accepted);
    bench.worker.reset();
    EXPECT_EQ(bench.inbox.count(), 0u);
}

TEST(NetWorker, ends_when_nothing_was_ever_asked) {
    Bench bench;
    bench.worker.reset();
    EXPECT_EQ(bench.gate.calls(), 0u);
}

}  // namespace
}  // namespace kvitok::client
