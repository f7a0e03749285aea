// The one table of models: ids, the driver that speaks to them, and their oddities, each row with
// its reason. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "drivers/escpos/printer.h"
#include "drivers/usb/port_source.h"

namespace kvitok::drivers {

enum class Driver { vtk, escpos, hid_scanner, ccid };
enum class Carrier { plain, ftdi };

struct Model {
    std::string_view name;
    std::string_view reason;  // why the row is needed, and where its values are from
    Driver driver = Driver::escpos;

    // What it matches; nothing matches all. Earlier rows win.
    std::optional<std::uint16_t> vendor = {};
    std::optional<std::uint16_t> product = {};
    std::optional<std::uint8_t> class_code = {};
    std::optional<std::uint8_t> subclass = {};
    std::optional<std::uint8_t> protocol = {};

    Carrier carrier = Carrier::plain;
    std::uint16_t packet_bytes = 64;  // FTDI: bytes between status headers
    bool numbered_ports = false;      // FTDI: one port for each interface, 1 = A

    int width_dots = 576;
    escpos::ProcessIdSupport process_id = escpos::ProcessIdSupport::probe;
    escpos::Cut cut = escpos::Cut::partial;
    bool cancel_kanji = false;
    bool clears_in_real_time = false;

    // Where a scanner's report descriptor cannot be read: the usual layout instead of giving up.
    bool usual_reports = false;

    // Card readers: how many slots are for cards; the rest hold security modules.
    std::uint8_t slots = 1;
    // At TPDU level, commands for a contactless card go as they are, not in T=1 blocks.
    bool bare_contactless = false;
};

std::span<const Model> catalog();

// The row for this interface; null when no driver is for it.
const Model* find_model(const usb::Found& found);
// The printer's row with this name, case and blanks as in the table; null when there is none.
const Model* find_printer(std::string_view name);

}  // namespace kvitok::drivers
