#include "drivers/catalog.h"

#include <algorithm>
#include <array>

namespace kvitok::drivers {
namespace {

using escpos::Cut;
using escpos::ProcessIdSupport;

constexpr std::uint8_t class_hid = 0x03;
constexpr std::uint8_t not_boot = 0x00;
constexpr std::uint8_t class_printer = 0x07;
constexpr std::uint8_t class_smart_card = 0x0B;
constexpr std::uint8_t ccid_bulk = 0x00;
constexpr std::uint8_t class_vendor = 0xFF;

constexpr std::array models{
    // Payment terminals
    Model{.name = "VTK terminal (FT232R)",
          .reason = "Vendotek terminals carry an FT232R; ids seen on a real device",
          .driver = Driver::vtk,
          .vendor = 0x0403,
          .product = 0x6001,
          .class_code = class_vendor,
          .carrier = Carrier::ftdi},
    Model{.name = "VTK terminal (FT-X)",
          .reason = "the successor chip, single port at full speed; same protocol",
          .driver = Driver::vtk,
          .vendor = 0x0403,
          .product = 0x6015,
          .class_code = class_vendor,
          .carrier = Carrier::ftdi},
    Model{.name = "VTK terminal (FT2232)",
          .reason = "two ports; high-speed H chips put status at every 512 bytes",
          .driver = Driver::vtk,
          .vendor = 0x0403,
          .product = 0x6010,
          .class_code = class_vendor,
          .carrier = Carrier::ftdi,
          .packet_bytes = 512,
          .numbered_ports = true},
    Model{.name = "VTK terminal (FT4232H)",
          .reason = "four ports; status at every 512 bytes",
          .driver = Driver::vtk,
          .vendor = 0x0403,
          .product = 0x6011,
          .class_code = class_vendor,
          .carrier = Carrier::ftdi,
          .packet_bytes = 512,
          .numbered_ports = true},
    Model{.name = "VTK terminal (FT232H)",
          .reason = "one port at high speed: status at every 512 bytes",
          .driver = Driver::vtk,
          .vendor = 0x0403,
          .product = 0x6014,
          .class_code = class_vendor,
          .carrier = Carrier::ftdi,
          .packet_bytes = 512,
          .numbered_ports = true},

    // Receipt printers
    Model{.name = "Epson TM-T88",
          .reason =
              "04b8:0202 shows class FF on some units (usblp USBLP_QUIRK_BAD_CLASS), so it is "
              "matched by ids alone; 512 dots; T88III lacks GS ( H, hence the probe",
          .driver = Driver::escpos,
          .vendor = 0x04B8,
          .product = 0x0202,
          .width_dots = 512,
          .clears_in_real_time = true},
    Model{.name = "Epson TM",
          .reason = "TM-T20 family, m30, P80: 576 dots, DLE DC4 fn 8; older kin lack GS ( H",
          .driver = Driver::escpos,
          .vendor = 0x04B8,
          .class_code = class_printer,
          .clears_in_real_time = true},
    Model{
        .name = "Custom VKP80II",
        .reason = "0dd4:015d (python-escpos #505); no GS ( H in Custom's manuals; 80 mm, 640 dots",
        .driver = Driver::escpos,
        .vendor = 0x0DD4,
        .product = 0x015D,
        .width_dots = 640,
        .process_id = ProcessIdSupport::no,
        .cut = Cut::full},
    Model{.name = "Custom",
          .reason = "ESC/POS emulation of the KPM and VKP series; no GS ( H in the manuals",
          .driver = Driver::escpos,
          .vendor = 0x0DD4,
          .class_code = class_printer,
          .process_id = ProcessIdSupport::no,
          .cut = Cut::full},
    Model{.name = "Citizen",
          .reason = "CT-S651: 640 dots; no GS ( H in the manuals",
          .driver = Driver::escpos,
          .vendor = 0x1D90,
          .class_code = class_printer,
          .width_dots = 640,
          .process_id = ProcessIdSupport::no},
    Model{.name = "Bixolon BK3-3",
          .reason = "1504:0103, kiosk mechanism with a full cutter",
          .driver = Driver::escpos,
          .vendor = 0x1504,
          .product = 0x0103,
          .class_code = class_printer,
          .cut = Cut::full},
    Model{.name = "Bixolon",
          .reason = "SRP-S300: 640 dots",
          .driver = Driver::escpos,
          .vendor = 0x1504,
          .class_code = class_printer,
          .width_dots = 640},
    Model{.name = "Zjiang, Xprinter",
          .reason =
              "Chinese firmware takes bytes above 7F for hieroglyphs after every ESC @; knows "
              "no GS ( H and may print it",
          .driver = Driver::escpos,
          .vendor = 0x0416,
          .product = 0x5011,
          .class_code = class_printer,
          .width_dots = 384,
          .process_id = ProcessIdSupport::no,
          .cut = Cut::none,
          .cancel_kanji = true},
    Model{
        .name = "ESC/POS printer",
        .reason = "any printer of the class: 576 dots are the common 80 mm head; FS . does no harm",
        .driver = Driver::escpos,
        .class_code = class_printer,
        .cancel_kanji = true},

    // Code scanners
    // Only by maker: to look into the report descriptor of any HID would take the touch screen away
    // from the kernel. Scanners in keyboard mode (boot subclass) are left to it as well.
    Model{.name = "Honeywell scanner",
          .reason = "HID-POS mode; layout of the report seen on devices",
          .driver = Driver::hid_scanner,
          .vendor = 0x0C2E,
          .class_code = class_hid,
          .subclass = not_boot,
          .usual_reports = true},
    Model{.name = "Access-IS scanner",
          .reason = "HID-POS mode; layout of the report seen on devices",
          .driver = Driver::hid_scanner,
          .vendor = 0x0DB5,
          .class_code = class_hid,
          .subclass = not_boot,
          .usual_reports = true},
    Model{.name = "Zebra scanner",
          .reason = "HID-POS mode; its report descriptor tells the layout",
          .driver = Driver::hid_scanner,
          .vendor = 0x05E0,
          .class_code = class_hid,
          .subclass = not_boot},
    Model{.name = "Datalogic scanner",
          .reason = "HID-POS mode; its report descriptor tells the layout",
          .driver = Driver::hid_scanner,
          .vendor = 0x05F9,
          .class_code = class_hid,
          .subclass = not_boot},
    Model{.name = "Newland scanner",
          .reason = "HID-POS mode; its report descriptor tells the layout",
          .driver = Driver::hid_scanner,
          .vendor = 0x1EAB,
          .class_code = class_hid,
          .subclass = not_boot},

    // Card readers. What they are told apart by stands in their class descriptor; a row of its own
    // is for what it does not say. Protocols 01 and 02 are ICCD, which has no bulk pipes.
    Model{.name = "ACS ACR122U with SAM",
          .reason = "072f:90cc claims TPDU, but its contactless slot takes whole commands; to be "
                    "confirmed on a device",
          .driver = Driver::ccid,
          .vendor = 0x072F,
          .product = 0x90CC,
          .class_code = class_smart_card,
          .protocol = ccid_bulk,
          .bare_contactless = true},
    Model{.name = "ACS ACR1281U-C1",
          .reason = "072f:2224: three slots, of which the last is a security module's",
          .driver = Driver::ccid,
          .vendor = 0x072F,
          .product = 0x2224,
          .class_code = class_smart_card,
          .protocol = ccid_bulk,
          .slots = 2},
    Model{.name = "CCID reader",
          .reason = "any reader of the class; in its first slot lies the card",
          .driver = Driver::ccid,
          .class_code = class_smart_card,
          .protocol = ccid_bulk},
};

template <class Value>
bool fits(const std::optional<Value>& wanted, Value value) {
    return !wanted || *wanted == value;
}

}  // namespace

std::span<const Model> catalog() {
    return models;
}

const Model* find_model(const usb::Found& found) {
    const auto row = std::ranges::find_if(models, [&](const Model& model) {
        return fits(model.vendor, found.info.vendor) && fits(model.product, found.info.product) &&
               fits(model.class_code, found.interface.class_code) &&
               fits(model.subclass, found.interface.subclass) &&
               fits(model.protocol, found.interface.protocol);
    });
    return row == models.end() ? nullptr : &*row;
}

const Model* find_printer(std::string_view name) {
    const auto row = std::ranges::find_if(models, [&](const Model& model) {
        return model.driver == Driver::escpos && model.name == name;
    });
    return row == models.end() ? nullptr : &*row;
}

}  // namespace kvitok::drivers
