// Pumps one device: takes commands, moves bytes between its talk and its line in bounded transfers,
// lets time pass. `Pump` is the work, without a thread; `Worker` is the thread around it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include <tl/expected.hpp>

#include "drivers/serial/serial_line.h"
#include "drivers/talk.h"
#include "kiosk/domain/clock.h"

namespace kvitok::drivers {

enum class Line { alive, gone };

// One thread. Borrows everything. After `gone` only the destructor may follow.
class Pump {
public:
    Pump(serial::SerialLine& line, Talk& talk, const Clock& clock);

    void begin();
    void command(const DeviceCommand& command);
    // Sends what waits, listens for at most `limit`, and lets due time pass.
    Line turn(Milliseconds limit);
    // Nothing waits to be sent, and what the device may say does not matter before next_wake().
    bool rests() const;
    MonoTime next_wake() const { return talk_.next_wake(); }

private:
    Line write();
    Line read(Milliseconds limit);
    void put(Talk::Bytes bytes);
    Line judge(usb::TransferError error);

    serial::SerialLine& line_;
    Talk& talk_;
    const Clock& clock_;
    std::deque<std::uint8_t> waiting_;
    std::vector<std::uint8_t> buffer_;
    int errors_in_a_row_ = 0;
};

// An opened device, ready to be pumped.
struct Session {
    std::unique_ptr<usb::Port> port;
    std::unique_ptr<serial::SerialLine> line;
    std::unique_ptr<Talk> talk;
};

// Whether a device that could not be opened is worth another try.
enum class OpenAgain { later, never };

// The thread of one attached device. While it lives it opens the device, and opens it again when
// the line fails although the plug is in. Destroying it stops it: within two seconds.
class Worker {
public:
    // Runs on the worker's thread, again and again while the answer is `later`.
    using Open = std::function<tl::expected<Session, OpenAgain>()>;

    Worker(Open open, const Clock& clock, Post post);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // Any thread; never waits. False, and the command untouched, when the queue is full or the
    // worker has ended: the caller refuses it.
    bool offer(DeviceCommand& command);
    // Any thread: asks it to end, and does not wait. What was asked is answered before the end.
    void request_stop();
    bool ended() const { return ended_; }

private:
    void run(const std::stop_token& stop);
    void serve(Session& session, const std::stop_token& stop);
    std::optional<DeviceCommand> take();
    void refuse_all();
    // Until a command comes, stop is requested, or `limit` has passed.
    void rest(Milliseconds limit, const std::stop_token& stop);
    void set_port(usb::Port* port, const std::stop_token& stop);

    const Open open_;
    const Clock& clock_;
    const Post post_;
    std::mutex lock_;
    std::condition_variable_any changed_;
    std::deque<DeviceCommand> queue_;
    usb::Port* port_ = nullptr;  // open now; closed or woken under the lock
    std::atomic<bool> ended_ = false;
    std::jthread thread_;
};

}  // namespace kvitok::drivers
