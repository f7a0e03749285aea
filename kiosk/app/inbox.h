// The one inbox: workers post value events, the UI thread takes them. No closure, future or pointer
// crosses it.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>

#include "kiosk/flows/state.h"
#include "net/client/calls.h"

namespace kvitok::app {

// The journal's thread has committed the transaction with this ticket.
struct Committed {
    std::uint64_t ticket = 0;
};
// The journal's thread could not commit: no money, no readings; the process leaves.
struct CommitFailed {
    std::string why;
};

// An answer of the server as the client understood it.
struct NetAnswered {
    std::uint64_t request = 0;
    client::Answer answer;
};

using Posted = std::variant<Event, Committed, CommitFailed, NetAnswered>;

// Any thread posts; one thread takes. Bounded: a flood from a mad device drops its own events.
class Inbox {
public:
    // `wake` is called after each post, from the posting thread, to end the UI thread's wait.
    explicit Inbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void post(Posted posted) {
        {
            const std::lock_guard lock(mutex_);
            const bool from_device = std::holds_alternative<Event>(posted);
            if (posted_.size() >= capacity && from_device) {
                ++dropped_;
                return;
            }
            posted_.push_back(std::move(posted));
        }
        wake_();
    }

    std::optional<Posted> take() {
        const std::lock_guard lock(mutex_);
        if (posted_.empty()) return std::nullopt;
        Posted posted = std::move(posted_.front());
        posted_.pop_front();
        return posted;
    }

    bool is_empty() const {
        const std::lock_guard lock(mutex_);
        return posted_.empty();
    }

    std::size_t dropped() const {
        const std::lock_guard lock(mutex_);
        return dropped_;
    }

private:
    static constexpr std::size_t capacity = 10'000;
    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::deque<Posted> posted_;
    std::size_t dropped_ = 0;
};

}  // namespace kvitok::app
