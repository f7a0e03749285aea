// Inner header of drivers/usb: which alternate setting and endpoints of an interface a port uses.
// Source: USB 2.0, 9.6.5 and 9.6.6.
#pragma once

#include <cstdint>
#include <optional>

#include <libusb.h>

namespace kvitok::usb {

struct Endpoints {
    std::uint8_t alternate = 0;
    std::uint8_t in = 0;
    std::uint8_t out = 0;  // 0: none, a HID interface may lack it
    bool interrupt = false;
    std::uint8_t event = 0;  // interrupt IN beside the bulk pipes (smart cards); 0: none
    std::uint16_t event_packet = 0;
    std::uint16_t in_packet = 64;  // bytes
};

// HID interfaces need an interrupt IN; a smart card interface may have one beside its pipes; all
// others a bulk IN and a bulk OUT, whatever class they claim. Of several alternate settings the
// bidirectional printer protocol (02) is preferred.
std::optional<Endpoints> find_endpoints(const libusb_interface& interface);

}  // namespace kvitok::usb
