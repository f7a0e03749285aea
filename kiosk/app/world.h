// The runner's hands in the real world: devices, net-now and net-later, paper. UI thread; never
// waits.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "kiosk/app/inbox.h"
#include "kiosk/app/runner.h"
#include "kiosk/app/server_words.h"
#include "net/client/worker.h"

namespace kvitok::app {

// Takes commands for whatever is attached; a device that is absent answers so.
class DeviceHands {
public:
    virtual ~DeviceHands() = default;
    virtual void command(const terminal::Command& command) = 0;
    virtual void command(printer::Command command) = 0;
};

// All references outlive the world.
struct WorldParts {
    DeviceHands& devices;
    client::Worker& net_now;
    client::Worker& net_later;
    Inbox& inbox;
    std::function<Bitmap(const Slip&)> paint_slip;
    std::function<void()> wipe_screen;
};

class World final : public Hands {
public:
    explicit World(WorldParts parts) : parts_(std::move(parts)) {}

    void perform(const effect::Command& command) override;
    void perform(const effect::Ask& ask) override;
    void perform(const effect::Forget& forget) override;
    void perform(const effect::Print& print) override;
    void perform(const effect::Wipe& wipe) override;

    // What an answer of the client means to the flows; nothing when it was forgotten.
    std::optional<Event> understand(const NetAnswered& answered);

private:
    struct Open {
        Expectation expected;
        bool patient = false;
    };

    WorldParts parts_;
    std::map<std::uint64_t, Open> open_;
};

}  // namespace kvitok::app
