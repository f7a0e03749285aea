#include "kiosk/app/device_link.h"

namespace kvitok::app {

namespace {

Event scanner_event(scanner::Event event) {
    if (auto* scanned = std::get_if<scanner::Scanned>(&event)) {
        return Scanned{std::move(scanned->bytes)};
    }
    return ScannerChanged{std::holds_alternative<scanner::Attached>(event)};
}

}  // namespace

Event to_event(drivers::DeviceEvent event) {
    if (auto* from_terminal = std::get_if<terminal::Event>(&event))
        return std::move(*from_terminal);
    if (auto* from_printer = std::get_if<printer::Event>(&event)) return std::move(*from_printer);
    if (auto* from_reader = std::get_if<reader::Event>(&event)) return std::move(*from_reader);
    return scanner_event(std::get<scanner::Event>(std::move(event)));
}

DeviceLink::DeviceLink(std::unique_ptr<usb::PortSource> source, const Clock& clock, Log& log,
                       drivers::DeviceSettings settings, Inbox& inbox)
    : source_(std::move(source)),
      devices_(*source_, clock, log, std::move(settings),
               [&inbox](drivers::DeviceEvent event) { inbox.post(to_event(std::move(event))); }),
      starter_([this] { devices_.start(); }) {}

DeviceLink::~DeviceLink() {
    starter_.join();
    devices_.stop();
}

void DeviceLink::command(const terminal::Command& command) {
    devices_.command(command);
}

void DeviceLink::command(printer::Command command) {
    devices_.command(std::move(command));
}

}  // namespace kvitok::app
