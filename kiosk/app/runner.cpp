#include "kiosk/app/runner.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "kiosk/domain/check.h"

namespace kvitok::app {

namespace {

// More events than this can wait only if the journal's disk hangs.
constexpr std::size_t most_waiting = 4096;

std::string hex(std::span<const std::byte> bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::byte byte : bytes) {
        text += digits[std::to_integer<unsigned>(byte) >> 4];
        text += digits[std::to_integer<unsigned>(byte) & 0xFu];
    }
    return text;
}

}  // namespace

Runner::Runner(State state, Clock& clock, Random& random, Recorder& recorder, Hands& hands)
    : state_(std::move(state)),
      clock_(clock),
      random_(random),
      recorder_(recorder),
      hands_(hands) {}

Moment Runner::moment() {
    std::array<std::byte, 16> chance{};
    random_.fill(chance);
    return {clock_.wall(), clock_.mono(), hex(chance)};
}

void Runner::handle(Event event) {
    check(waiting_.size() < most_waiting, "the journal keeps up with the events");
    waiting_.push_back(std::move(event));
    drain();
}

// Hands may post events while effects are performed; those wait until the effects are done.
void Runner::drain() {
    if (draining_) return;
    draining_ = true;
    while (!committing_ && !waiting_.empty()) {
        const Event event = std::move(waiting_.front());
        waiting_.pop_front();
        take(event);
    }
    draining_ = false;
}

void Runner::take(const Event& event) {
    Step next = step(state_, event, moment());
    if (next.consequences.writes.empty()) return adopt(std::move(next));
    std::vector<journal::Write> writes = std::exchange(next.consequences.writes, {});
    const std::uint64_t ticket = ++tickets_;
    committing_ = Committing{ticket, std::move(next)};
    recorder_.commit(ticket, std::move(writes));
}

void Runner::on_committed(std::uint64_t ticket) {
    check(committing_ && committing_->ticket == ticket,
          "the commit that returns is the one under way");
    Step adopted = std::move(committing_->step);
    committing_.reset();
    const bool nested = std::exchange(draining_, true);
    adopt(std::move(adopted));
    draining_ = nested;
    drain();
}

void Runner::adopt(Step adopted) {
    state_ = std::move(adopted.next);
    version_ += 1;
    for (const Effect& effect : adopted.consequences.effects) perform(effect);
}

void Runner::perform(const Effect& effect) {
    if (const auto* start = std::get_if<effect::StartTimer>(&effect)) {
        deadlines_[static_cast<std::size_t>(start->timer)] =
            Deadline{clock_.mono() + start->after, start->token};
    } else if (const auto* stop = std::get_if<effect::StopTimer>(&effect)) {
        deadlines_[static_cast<std::size_t>(stop->timer)].reset();
    } else {
        std::visit(
            [&](const auto& one) {
                if constexpr (requires { hands_.perform(one); }) hands_.perform(one);
            },
            effect);
    }
}

void Runner::on_time() {
    const MonoTime now = clock_.mono();
    for (std::size_t i = 0; i < deadlines_.size(); ++i) {
        if (!deadlines_[i] || deadlines_[i]->at > now) continue;
        const std::uint64_t token = deadlines_[i]->token;
        deadlines_[i].reset();
        handle(TimedOut{static_cast<Timer>(i), token});
    }
}

std::optional<MonoTime> Runner::next_deadline() const {
    std::optional<MonoTime> earliest;
    for (const auto& deadline : deadlines_) {
        if (deadline && (!earliest || deadline->at < *earliest)) earliest = deadline->at;
    }
    return earliest;
}

}  // namespace kvitok::app
