// The drivers' devices as the runner's hands see them, and their events on the way into the inbox.
// Commands come from the UI thread; events from the devices' threads.
#pragma once

#include <memory>
#include <thread>

#include "drivers/devices.h"
#include "kiosk/app/inbox.h"
#include "kiosk/app/world.h"

namespace kvitok::app {

class DeviceLink final : public DeviceHands {
public:
    // `source` ends with the link. The source is started on a thread of its own: finding devices
    // must not delay a frame. clock, log and inbox outlive the link.
    DeviceLink(std::unique_ptr<usb::PortSource> source, const Clock& clock, Log& log,
               drivers::DeviceSettings settings, Inbox& inbox);
    ~DeviceLink() override;

    void command(const terminal::Command& command) override;
    void command(printer::Command command) override;

private:
    std::unique_ptr<usb::PortSource> source_;
    drivers::Devices devices_;
    std::jthread starter_;
};

// An event of a device in the words of the flows.
Event to_event(drivers::DeviceEvent event);

}  // namespace kvitok::app
