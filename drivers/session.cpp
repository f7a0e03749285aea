#include "drivers/session.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "drivers/ccid/reader.h"
#include "drivers/hid_scanner/scanner.h"
#include "drivers/serial/ftdi.h"
#include "drivers/serial/plain.h"
#include "drivers/vtk/terminal.h"

namespace kvitok::drivers {
namespace {

constexpr Milliseconds control_limit{1000};

std::string_view to_word(usb::OpenError error) {
    switch (error) {
        case usb::OpenError::gone:
            return "gone";
        case usb::OpenError::refused:
            return "refused (udev rule, or another program holds it)";
        case usb::OpenError::no_endpoints:
            return "it lacks the endpoints its class needs";
        case usb::OpenError::failed:
            return "the bus failed";
    }
    return "unknown";
}

std::string place(const usb::Found& found, const Model& model) {
    return std::string(model.name) + " at " + found.info.location;
}

std::uint16_t low_byte(const usb::Found& found) {
    return found.interface.number;
}

// GET_DEVICE_ID and SOFT_RESET (USB printer class 1.1, 4.2). Both are optional here: many printers
// answer neither. The reset ends a picture that a process before this one left half sent.
escpos::DeviceId greet_printer(usb::Port& port, const usb::Found& found) {
    const std::uint16_t interface = low_byte(found);
    std::array<std::uint8_t, 1024> id{};
    const auto got = port.control_in(
        {0xA1, 0x00, 0x0000, static_cast<std::uint16_t>(interface << 8)}, id, control_limit);
    static_cast<void>(port.control_out({0x21, 0x02, 0x0000, interface}, {}, control_limit));
    if (!got) return {};
    return escpos::parse_device_id(std::span<const std::uint8_t>(id).first(got->bytes));
}

std::unique_ptr<Talk> talk_to_printer(usb::Port& port, const usb::Found& found, const Model& model,
                                      const Post& post) {
    const escpos::DeviceId id = greet_printer(port, found);
    escpos::Profile profile;
    profile.model = id.model.empty() ? std::string(model.name) : id.model;
    profile.serial = found.info.serial.empty() ? id.serial : found.info.serial;
    profile.width_dots = model.width_dots;
    profile.process_id = model.process_id;
    profile.cut = model.cut;
    profile.cancel_kanji = model.cancel_kanji;
    profile.clears_in_real_time = model.clears_in_real_time;
    return make_talk(std::make_unique<escpos::Printer>(std::move(profile)), post);
}

std::unique_ptr<Talk> talk_to_terminal(const SessionParts& parts, const usb::Found& found,
                                       const Model& model, const Post& post) {
    vtk::Unit unit;
    unit.model = std::string(model.name);
    unit.serial = found.info.serial;
    unit.location = found.info.location;
    unit.started = parts.clock.mono();
    unit.wall = parts.clock.wall();
    unit.utc_offset_minutes = parts.utc_offset_minutes;
    return make_talk(std::make_unique<vtk::Terminal>(std::move(unit)), post);
}

// GET_DESCRIPTOR of the report descriptor (HID 1.11, 7.1.1).
std::optional<hid_scanner::Layout> scanner_layout(usb::Port& port, const usb::Found& found,
                                                  const Model& model) {
    std::array<std::uint8_t, 4096> bytes{};
    const auto got = port.control_in({0x81, 0x06, 0x2200, low_byte(found)}, bytes, control_limit);
    if (got) {
        const auto layout =
            hid_scanner::parse_descriptor(std::span<const std::uint8_t>(bytes).first(got->bytes));
        if (layout) return *layout;
    }
    if (model.usual_reports) return hid_scanner::common_layout();
    return std::nullopt;
}

std::unique_ptr<Talk> talk_to_scanner(usb::Port& port, const usb::Found& found, const Model& model,
                                      const Post& post) {
    auto layout = scanner_layout(port, found, model);
    if (!layout) return nullptr;
    return make_talk(
        std::make_unique<hid_scanner::Scanner>(std::string(model.name), found.info.serial, *layout),
        post);
}

// GET_DESCRIPTOR of the configuration (USB 2.0, 9.4.3): the reader's class descriptor is in it.
std::unique_ptr<Talk> talk_to_reader(usb::Port& port, const usb::Found& found, const Model& model,
                                     const Post& post) {
    std::array<std::uint8_t, 4096> bytes{};
    const auto got = port.control_in({0x80, 0x06, 0x0200, 0x0000}, bytes, control_limit);
    if (!got) return nullptr;
    const auto descriptor = ccid::find_class_descriptor(
        std::span<const std::uint8_t>(bytes).first(got->bytes), found.interface.number);
    if (!descriptor) return nullptr;
    ccid::Profile profile;
    profile.model = std::string(model.name);
    profile.serial = found.info.serial;
    profile.traits = {*descriptor, model.bare_contactless};
    profile.slots = model.slots;
    return make_talk(std::make_unique<ccid::Reader>(std::move(profile)), post);
}

std::unique_ptr<serial::SerialLine> make_line(usb::Port& port, const usb::Found& found,
                                              const Model& model) {
    if (model.carrier == Carrier::plain) return std::make_unique<serial::PlainLine>(port);
    serial::FtdiChip chip;
    chip.packet_bytes = model.packet_bytes;
    if (model.numbered_ports) chip.port = static_cast<std::uint8_t>(found.interface.number + 1);
    return std::make_unique<serial::FtdiLine>(port, chip);
}

}  // namespace

tl::expected<Session, OpenAgain> open_session(const SessionParts& parts, const usb::Found& found,
                                              const Model& model, const Post& post) {
    auto port = parts.source.open(found);
    if (!port) {
        parts.log.write(Severity::warning, place(found, model) + " cannot be opened: " +
                                               std::string(to_word(port.error())));
        return tl::unexpected(OpenAgain::later);
    }
    Session session;
    session.port = std::move(*port);
    session.line = make_line(*session.port, found, model);
    if (!session.line->open(serial::LineSettings())) {
        parts.log.write(Severity::warning, place(found, model) + ": its line cannot be set up");
        return tl::unexpected(OpenAgain::later);
    }
    switch (model.driver) {
        case Driver::vtk:
            session.talk = talk_to_terminal(parts, found, model, post);
            break;
        case Driver::escpos:
            session.talk = talk_to_printer(*session.port, found, model, post);
            break;
        case Driver::hid_scanner:
            session.talk = talk_to_scanner(*session.port, found, model, post);
            break;
        case Driver::ccid:
            session.talk = talk_to_reader(*session.port, found, model, post);
            break;
    }
    if (!session.talk) {
        parts.log.write(Severity::info,
                        place(found, model) + " is none that can be spoken with; let go");
        return tl::unexpected(OpenAgain::never);
    }
    return session;
}

}  // namespace kvitok::drivers
