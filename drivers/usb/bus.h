// The real bus, over libusb-1.0: tells of devices as they come and go, and opens their interfaces.
// libusb is initialised on the bus's own thread ("usb-events"), so start() costs nothing; that
// thread also completes every transfer. Callbacks run on it. Ports are used as port.h says, and are
// destroyed before the bus.
#pragma once

#include <memory>

#include "drivers/usb/port_source.h"
#include "kiosk/domain/log.h"

namespace kvitok::usb {

class Bus final : public PortSource {
public:
    // The log outlives the bus.
    explicit Bus(Log& log);
    ~Bus() override;
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;

    void start(std::function<void(const Found&)> arrived,
               std::function<void(const Left&)> left) override;
    tl::expected<std::unique_ptr<Port>, OpenError> open(const Found& found) override;
    void stop() override;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kvitok::usb
