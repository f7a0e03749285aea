// The bytes seam's source of ports under the name the drivers use; the contract stands in
// drivers/usb/port_source.h, below the drivers, so that the libusb bus can implement it.
#pragma once

#include "drivers/usb/port_source.h"

namespace kvitok::drivers {

using usb::Found;
using usb::Left;
using usb::OpenError;
using usb::PortSource;

}  // namespace kvitok::drivers
