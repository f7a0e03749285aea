// Reports of a HID point-of-sale bar code scanner: where in a report the code stands, found from
// the report descriptor or given by the catalog. Pure.
// Source: USB HID 1.11, 6.2.2 (report descriptor items); HID Point of Sale Usage Tables 1.02, 4
// (usage page 8C: FB-FD symbology identifier, FE decoded data, FF continued); HID Usage Tables,
// generic desktop 3B (byte count).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace kvitok::drivers::hid_scanner {

// Offsets count from the first byte of the report as it comes over USB, report id included.
struct Layout {
    std::optional<std::uint8_t> report_id;
    std::optional<std::size_t> length_at;  // none: the data fill the report up to its first NUL
    std::optional<std::size_t> aim_at;     // three bytes, "]Q0"
    std::size_t data_at = 0;
    std::size_t data_size = 0;
    std::optional<std::size_t> continued_at;  // byte of the "more follows" bit
    std::uint8_t continued_mask = 0;
    friend bool operator==(const Layout&, const Layout&) = default;
};

// Honeywell, Access-IS and kin: 64 bytes with length, AIM id, 56 data, continuation.
Layout common_layout();

enum class DescriptorError {
    cut_off,     // an item ends after the descriptor does
    no_scanner,  // no decoded data of usage page 8C in it
    unaligned,   // its fields do not begin on bytes
};
tl::expected<Layout, DescriptorError> parse_descriptor(std::span<const std::uint8_t> descriptor);

enum class ReportError {
    other_report,  // another report id; not an error of the line
    too_short,     // the fields lie outside it
    bad_length,    // says more bytes than it has
};

struct Part {
    std::string aim;  // empty where the layout has none
    std::string data;
    bool continued = false;
};
tl::expected<Part, ReportError> parse_report(const Layout& layout,
                                             std::span<const std::uint8_t> report);

}  // namespace kvitok::drivers::hid_scanner
