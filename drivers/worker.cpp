#include "drivers/worker.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kvitok::drivers {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t chunk_bytes = 4096;
constexpr std::size_t max_queue = 16;
constexpr int max_errors_in_a_row = 3;
// A stalled printer must not keep its own complaint from being heard.
constexpr Milliseconds write_limit = 50ms;
constexpr Milliseconds longest_rest = 60s;
constexpr Milliseconds unwakeable_limit = 50ms;
constexpr Milliseconds first_retry = 500ms;
constexpr Milliseconds last_retry = 10s;

}  // namespace

Pump::Pump(serial::SerialLine& line, Talk& talk, const Clock& clock)
    : line_(line), talk_(talk), clock_(clock), buffer_(chunk_bytes) {}

void Pump::begin() {
    put(talk_.on_attached(clock_.mono()));
}

void Pump::command(const DeviceCommand& command) {
    put(talk_.on_command(command, clock_.mono()));
}

Line Pump::turn(Milliseconds limit) {
    if (!waiting_.empty() && write() == Line::gone) return Line::gone;
    const MonoTime now = clock_.mono();
    const Milliseconds until_wake(std::clamp<std::int64_t>(
        talk_.next_wake().ms - now.ms, 0, std::max<std::int64_t>(limit.count(), 0)));
    const Milliseconds patience = waiting_.empty() ? until_wake : 0ms;
    if (!rests() && read(patience) == Line::gone) return Line::gone;
    if (talk_.next_wake() <= clock_.mono()) put(talk_.on_time(clock_.mono()));
    return Line::alive;
}

bool Pump::rests() const {
    return waiting_.empty() && !talk_.listens();
}

Line Pump::write() {
    std::array<std::uint8_t, chunk_bytes> chunk;
    const std::size_t size = std::min(chunk.size(), waiting_.size());
    std::copy_n(waiting_.begin(), size, chunk.begin());
    const auto sent = line_.write(std::span<const std::uint8_t>(chunk).first(size), write_limit);
    const std::size_t bytes = sent ? sent->bytes : sent.error().transferred;
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(bytes));
    if (bytes > 0) put(talk_.on_sent(bytes, clock_.mono()));
    if (sent) {
        errors_in_a_row_ = 0;
        return Line::alive;
    }
    return judge(sent.error().error);
}

Line Pump::read(Milliseconds limit) {
    const auto got = line_.read(buffer_, limit);
    if (!got) return judge(got.error().error);
    errors_in_a_row_ = 0;
    if (got->bytes > 0) {
        const std::span<const std::uint8_t> bytes(buffer_);
        put(talk_.on_bytes(bytes.first(got->bytes), clock_.mono()));
    }
    return Line::alive;
}

void Pump::put(Talk::Bytes bytes) {
    waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
}

Line Pump::judge(usb::TransferError error) {
    switch (error) {
        case usb::TransferError::timed_out:
            return Line::alive;
        case usb::TransferError::gone:
        case usb::TransferError::refused:
            return Line::gone;
        case usb::TransferError::stalled:
        case usb::TransferError::overflowed:
        case usb::TransferError::failed:
            break;
    }
    return ++errors_in_a_row_ < max_errors_in_a_row ? Line::alive : Line::gone;
}

Worker::Worker(Open open, const Clock& clock, Post post)
    : open_(std::move(open)),
      clock_(clock),
      post_(std::move(post)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Worker::~Worker() {
    request_stop();
}

bool Worker::offer(DeviceCommand& command) {
    const std::lock_guard guard(lock_);
    if (queue_.size() >= max_queue || ended_) return false;
    queue_.push_back(std::move(command));
    if (port_ != nullptr) port_->wake();
    changed_.notify_all();
    return true;
}

void Worker::request_stop() {
    thread_.request_stop();
    const std::lock_guard guard(lock_);
    if (port_ != nullptr) port_->close();
    changed_.notify_all();
}

void Worker::run(const std::stop_token& stop) {
    Milliseconds retry = first_retry;
    bool hopeless = false;
    while (!stop.stop_requested()) {
        tl::expected<Session, OpenAgain> session = tl::unexpected(OpenAgain::never);
        if (!hopeless) session = open_();
        if (!session) {
            hopeless = session.error() == OpenAgain::never;
            refuse_all();
            rest(hopeless ? longest_rest : retry, stop);
            retry = std::min(2 * retry, last_retry);
            continue;
        }
        const MonoTime began = clock_.mono();
        serve(*session, stop);
        session->talk->on_lost();
        if (clock_.mono() > began + last_retry) retry = first_retry;
        if (!stop.stop_requested()) rest(retry, stop);
        retry = std::min(2 * retry, last_retry);
    }
    {
        const std::lock_guard guard(lock_);
        ended_ = true;
    }
    refuse_all();
}

void Worker::serve(Session& session, const std::stop_token& stop) {
    struct Published {
        Worker& worker;
        const std::stop_token& stop;
        ~Published() { worker.set_port(nullptr, stop); }
    } published{*this, stop};
    set_port(session.port.get(), stop);
    Pump pump(*session.line, *session.talk, clock_);
    // What a wake() before the first read costs is one empty turn.
    const bool wakes = session.port->wake();
    pump.begin();
    while (!stop.stop_requested()) {
        while (auto command = take()) pump.command(*command);
        if (pump.turn(wakes ? longest_rest : unwakeable_limit) == Line::gone) return;
        if (!pump.rests()) continue;
        const std::int64_t wait = pump.next_wake().ms - clock_.mono().ms;
        rest(std::clamp(Milliseconds(wait), 0ms, longest_rest), stop);
    }
}

std::optional<DeviceCommand> Worker::take() {
    const std::lock_guard guard(lock_);
    if (queue_.empty()) return std::nullopt;
    DeviceCommand command = std::move(queue_.front());
    queue_.pop_front();
    return command;
}

void Worker::refuse_all() {
    while (auto command = take()) refuse(*command, terminal::NotReadyReason::absent, post_);
}

void Worker::rest(Milliseconds limit, const std::stop_token& stop) {
    std::unique_lock guard(lock_);
    changed_.wait_for(guard, stop, limit, [this] { return !queue_.empty(); });
}

void Worker::set_port(usb::Port* port, const std::stop_token& stop) {
    const std::lock_guard guard(lock_);
    port_ = port;
    // A stop that came while the device was being opened found no port to close.
    if (port_ != nullptr && stop.stop_requested()) port_->close();
}

}  // namespace kvitok::drivers
