// A thread that talks to the server. The program has two: net-now for what a resident waits for,
// net-later for outbox and heartbeat, which may be stuck for long and harms nobody.
//
// ask() and cancel() come from one thread (the UI's) and never wait. Every accepted ask() is
// answered exactly once, on the worker's thread, through the function given at the start; it
// posts to the inbox and must not block. The destructor ends a running exchange and joins; what
// has not been answered by then never is.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "kiosk/domain/clock.h"
#include "kiosk/domain/time.h"
#include "net/client/calls.h"
#include "net/http/exchange.h"

namespace kvitok::client {

struct WorkerLimits {
    std::size_t waiting;  // calls in the queue, beside the running one
    Milliseconds total;   // from ask() to the answer, the wait in the queue included
};

inline constexpr WorkerLimits net_now{8, interactive_limit};
// The outbox asks for the next only after the answer, the heartbeat may come between.
inline constexpr WorkerLimits net_later{2, background_limit};

enum class Asked { accepted, queue_full };

class Worker {
public:
    using Post = std::function<void(std::uint64_t request, Answer answer)>;

    // `clock` outlives the worker. `post` is called on the worker's thread only.
    Worker(WorkerLimits limits, std::unique_ptr<http::Exchange> exchange, const Clock& clock,
           Post post);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // `request` is unused so far by any call that still waits or runs.
    [[nodiscard]] Asked ask(std::uint64_t request, Call call);
    // The call is answered with ClientError::cancelled, unless its answer is already on its way.
    void cancel(std::uint64_t request);

private:
    class Thread;
    std::unique_ptr<Thread> thread_;
};

}  // namespace kvitok::client
