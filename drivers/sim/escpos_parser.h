// ESC/POS commands as a printer reads them from its receive buffer: the printer's own reading of
// the manual. Pure. A raster image is handed out row by row, so that a band larger than the buffer
// still prints. What the printer does not know is skipped by its length, or by one byte.
// Source: ESC/POS as in hardware notes C2.
#pragma once

#include <deque>
#include <optional>

#include "drivers/sim/device.h"

namespace kvitok::sim {

enum class EscposOp {
    initialise,
    character,  // args: one byte of the code page
    line_feed,
    feed_dots,     // args: n
    feed_lines,    // args: n
    cut_here,      // args: 0 full, 1 partial
    feed_and_cut,  // args: 0 full or 1 partial, n
    raster_row,    // args: dots, most significant bit leftmost
    store_graphics,
    print_graphics,
    auto_status,     // args: mask
    queued_status,   // args: n
    printer_info,    // args: n
    process_id,      // args: d1..d4
    code_page,       // args: n
    line_spacing,    // args: n dots
    align,           // args: 0 left, 1 centre, 2 right
    character_size,  // args: n
    setting,         // known, and without effect on what is simulated
    unknown,
};

struct EscposItem {
    EscposOp op = EscposOp::unknown;
    Bytes args;
};

class EscposParser {
public:
    // The next item, taken out of the buffer; nothing while its bytes are not all there. Real-time
    // commands are taken out silently: they were obeyed when they came in.
    std::optional<EscposItem> next(std::deque<std::uint8_t>& buffer);
    void reset() { rows_left_ = 0; }
    bool in_raster() const { return rows_left_ > 0; }

private:
    std::size_t rows_left_ = 0;
    std::size_t row_bytes_ = 0;
};

// Finds real-time commands in the stream of bytes as it is received, wherever they stand.
class RealTimeMatcher {
public:
    enum class Kind { status, request, clear };
    struct Match {
        Kind kind;
        std::uint8_t n;  // of DLE EOT n and DLE ENQ n
    };
    std::optional<Match> push(std::uint8_t byte);
    void reset() { seen_.clear(); }

private:
    Bytes seen_;
};

}  // namespace kvitok::sim
