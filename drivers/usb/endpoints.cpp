#include "drivers/usb/endpoints.h"

#include <span>

namespace kvitok::usb {
namespace {

constexpr std::uint8_t class_printer = 0x07;
constexpr std::uint8_t class_smart_card = 0x0B;  // CCID 1.1, 4.2 and 4.4
constexpr std::uint8_t printer_bidirectional = 0x02;

std::optional<Endpoints> endpoints_of(const libusb_interface_descriptor& setting) {
    Endpoints found;
    found.alternate = setting.bAlternateSetting;
    found.interrupt = setting.bInterfaceClass == LIBUSB_CLASS_HID;
    const int wanted = found.interrupt ? LIBUSB_TRANSFER_TYPE_INTERRUPT : LIBUSB_TRANSFER_TYPE_BULK;
    for (const auto& endpoint : std::span(setting.endpoint, setting.bNumEndpoints)) {
        const int type = endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK;
        const bool is_in = (endpoint.bEndpointAddress & LIBUSB_ENDPOINT_IN) != 0;
        if (setting.bInterfaceClass == class_smart_card && is_in && found.event == 0 &&
            type == LIBUSB_TRANSFER_TYPE_INTERRUPT && endpoint.wMaxPacketSize != 0) {
            found.event = endpoint.bEndpointAddress;
            found.event_packet = endpoint.wMaxPacketSize & 0x7FF;
        }
        if (type != wanted) continue;
        if (is_in && found.in == 0) {
            found.in = endpoint.bEndpointAddress;
            // Bits above 10 count transactions of a microframe.
            found.in_packet = endpoint.wMaxPacketSize & 0x7FF;
        } else if (!is_in && found.out == 0) {
            found.out = endpoint.bEndpointAddress;
        }
    }
    const bool complete =
        found.in != 0 && found.in_packet != 0 && (found.interrupt || found.out != 0);
    return complete ? std::optional(found) : std::nullopt;
}

}  // namespace

std::optional<Endpoints> find_endpoints(const libusb_interface& interface) {
    std::optional<Endpoints> best;
    for (const auto& setting :
         std::span(interface.altsetting, static_cast<std::size_t>(interface.num_altsetting))) {
        const auto found = endpoints_of(setting);
        if (!found) continue;
        const bool preferred = setting.bInterfaceClass == class_printer &&
                               setting.bInterfaceProtocol == printer_bidirectional;
        if (preferred) return found;
        if (!best) best = found;
    }
    return best;
}

}  // namespace kvitok::usb
