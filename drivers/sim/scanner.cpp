#include "drivers/sim/scanner.h"

#include <algorithm>

namespace kvitok::sim {
namespace {

constexpr std::size_t max_reports = 256;  // what a resident can do before anybody reads

// Collection 8C/02 with one input report: byte count, three symbology bytes, 56 bytes of data, two
// reserved bytes, the continuation bit.
constexpr std::array<std::uint8_t, 64> descriptor_with_symbology{
    0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01,  // usage page Bar Code Scanner, usage scanner, application
    0x09, 0x12, 0xA1, 0x02,              // scanned data report, logical
    0x85, 0x02, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x75, 0x08,  // report 2, bytes 0..255
    0x95, 0x01, 0x05, 0x01, 0x09, 0x3B, 0x81, 0x02,        // byte count
    0x05, 0x8C, 0x95, 0x03, 0x09, 0xFB, 0x09, 0xFC, 0x09, 0xFD, 0x81, 0x02,  // symbology
    0x95, 0x38, 0x09, 0xFE, 0x82, 0x02, 0x01,                                // decoded data
    0x95, 0x02, 0x81, 0x03,                                                  // reserved
    0x95, 0x01, 0x75, 0x01, 0x09, 0xFF, 0x81, 0x02,                          // continued
    0x75, 0x07, 0x81, 0x03, 0xC0, 0xC0};
constexpr std::array<std::uint8_t, 37> descriptor_data_only{
    0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01,                    //
    0x09, 0x12, 0xA1, 0x02,                                //
    0x85, 0x01, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x75, 0x08,  //
    0x95, 0x01, 0x05, 0x01, 0x09, 0x3B, 0x81, 0x02,        //
    0x05, 0x8C, 0x95, 0x3E, 0x09, 0xFE, 0x81, 0x02,        //
    0xC0, 0xC0};

Bytes report_with_symbology(std::string_view part, std::string_view aim, bool more) {
    Bytes report(HidScanner::report_size);
    report[0] = 0x02;
    report[1] = static_cast<std::uint8_t>(part.size());
    std::copy_n(aim.begin(), std::min<std::size_t>(aim.size(), 3), report.begin() + 2);
    std::copy(part.begin(), part.end(), report.begin() + 5);
    report[63] = more ? 1 : 0;
    return report;
}

Bytes report_data_only(std::string_view part) {
    Bytes report(HidScanner::report_size);
    report[0] = 0x01;
    report[1] = static_cast<std::uint8_t>(part.size());
    std::copy(part.begin(), part.end(), report.begin() + 2);
    return report;
}

}  // namespace

void HidScanner::on_plugged(MonoTime) {
    reports_.clear();
}

void HidScanner::on_unplugged(MonoTime) {
    reports_.clear();
}

// GET_DESCRIPTOR of the report descriptor (HID 1.11, 7.1.1).
ControlReply HidScanner::on_control_in(const usb::Setup& setup, std::size_t max, MonoTime) {
    if (setup.request_type != 0x81 || setup.request != 0x06 || setup.value != 0x2200) {
        return {{}, usb::TransferError::stalled};
    }
    const bool symbology = options_.layout == ReportLayout::with_symbology;
    Bytes descriptor =
        symbology ? Bytes(descriptor_with_symbology.begin(), descriptor_with_symbology.end())
                  : Bytes(descriptor_data_only.begin(), descriptor_data_only.end());
    descriptor.resize(std::min(descriptor.size(), max));
    return {descriptor, {}};
}

// SET_IDLE is taken, as by any HID device that need not report by itself.
ControlReply HidScanner::on_control_out(const usb::Setup& setup, ByteView, MonoTime) {
    if (setup.request_type == 0x21 && setup.request == 0x0A) return {};
    return {{}, usb::TransferError::stalled};
}

OutReply HidScanner::on_out(std::uint8_t, ByteView, MonoTime) {
    return {0, usb::TransferError::stalled};
}

InReply HidScanner::on_in(std::uint8_t, std::size_t max, MonoTime) {
    if (faults_.take(ScannerFault::stall)) return {true, {}, usb::TransferError::stalled};
    if (reports_.empty()) return {};
    Bytes report = std::move(reports_.front());
    reports_.pop_front();
    if (max < report.size() || faults_.take(ScannerFault::babble)) {
        return {true, {}, usb::TransferError::overflowed};
    }
    return {true, std::move(report), {}};
}

void HidScanner::hold_bill(std::string_view bytes) {
    const bool symbology = options_.layout == ReportLayout::with_symbology;
    const std::size_t room = symbology ? 56 : 62;
    std::vector<Bytes> reports;
    do {
        const auto part = bytes.substr(0, room);
        bytes.remove_prefix(part.size());
        const bool more = !bytes.empty();
        reports.push_back(symbology ? report_with_symbology(part, options_.aim, more)
                                    : report_data_only(part));
    } while (!bytes.empty());
    if (faults_.take(ScannerFault::torn_code) && !reports.empty()) reports.pop_back();
    if (reports_.size() + reports.size() > max_reports) return;
    for (auto& report : reports) reports_.push_back(std::move(report));
}

}  // namespace kvitok::sim
