// Where ports come from: a bus that tells of arrivals and removals and opens interfaces. Real over
// libusb (bus.h); a simulated bus stands in for it in tests and on the developer's desk.
//
// Threads: start, open and stop belong to the owner, open may also be called by a device's worker;
// the callbacks run on the source's own thread and must not block or call back into the source.
// A device with several interfaces arrives once for each of them, and leaves as a whole.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "drivers/usb/port.h"

namespace kvitok::usb {

// An interface descriptor (USB 2.0, 9.6.5), as far as a driver is chosen by it.
struct Interface {
    std::uint8_t number = 0;
    std::uint8_t class_code = 0;  // 03 HID, 07 printer, 02/0A CDC, FF vendor (FTDI)
    std::uint8_t subclass = 0;
    std::uint8_t protocol = 0;
    friend bool operator==(const Interface&, const Interface&) = default;
};

struct Found {
    DeviceInfo info;
    Interface interface;
};

// The device at this location (DeviceInfo::location) is gone, with all its interfaces.
struct Left {
    std::string location;
};

enum class OpenError {
    gone,          // unplugged since it was found
    refused,       // no permission (udev rule), or another program holds the interface
    no_endpoints,  // the interface lacks the endpoints its class needs
    failed,        // any other error of the bus
};

class PortSource {
public:
    virtual ~PortSource() = default;
    // Begins in the background and returns at once; devices already attached arrive too. Once.
    virtual void start(std::function<void(const Found&)> arrived,
                       std::function<void(const Left&)> left) = 0;
    // Claims the interface. The port must be destroyed before the source.
    virtual tl::expected<std::unique_ptr<Port>, OpenError> open(const Found& found) = 0;
    // No callback runs after it returns; at most two seconds. Its ports have been destroyed before.
    virtual void stop() = 0;
};

}  // namespace kvitok::usb
