// ESC/POS: the commands this kiosk sends and the bytes a printer answers. Pure.
// Source: Epson ESC/POS Application Programming Guide (command names as there); USB Device Class
// Definition for Printing Devices 1.1, 4.2.1 for the device id. Which command in reference terms:
// commands C2, status bytes C3, confirmation C4 of the project's hardware notes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/domain/bitmap.h"
#include "kiosk/domain/printing.h"

namespace kvitok::drivers::escpos {

using Bytes = std::vector<std::uint8_t>;

// How the paper is cut at the end of a slip.
enum class Cut { none, partial, full };

// Commands

Bytes initialise();         // ESC @
Bytes cancel_kanji();       // FS .
Bytes automatic_status();   // GS a: report every change of status unasked
Bytes ask_status(int n);    // DLE EOT n, n = 1..4, in real time
Bytes recover_and_clear();  // DLE ENQ 2, in real time: after an error
Bytes clear_buffers();      // DLE DC4 fn 8, in real time: always, on models that have it
Bytes cut(Cut how);         // GS V, with feed to the cutter; none: feed past the tear bar
Bytes ask_paper_sensor();   // GS r 1, in order
// GS ( H fn 48: answered with the same id when all before it is on paper. Each byte 20..7E.
using ProcessId = std::array<std::uint8_t, 4>;
Bytes ask_process_id(const ProcessId& id);
// GS v 0, normal size: rows [from, from + rows) of the picture.
Bytes raster_band(const Bitmap& paper, int from, int rows);
// How many rows make a band of at most `limit` bytes with its head; at least one.
int rows_of_band(const Bitmap& paper, std::size_t limit);

// Answers

// DLE EOT n: one byte; which n it answers only the asker knows.
struct RealTimeStatus {
    std::uint8_t byte = 0;
};
// ASB: four bytes, unasked.
struct AutomaticStatus {
    std::array<std::uint8_t, 4> bytes{};
};
// GS r n.
struct SensorStatus {
    std::uint8_t byte = 0;
};
// Header .. data, without the closing 00.
struct Block {
    Bytes bytes;
};
using Answer = std::variant<RealTimeStatus, AutomaticStatus, SensorStatus, Block>;

// Tells the answers apart by their fixed bits, for they interleave. Noise is counted and dropped.
class AnswerReader {
public:
    std::vector<Answer> feed(std::span<const std::uint8_t> bytes);
    void reset();
    std::uint64_t noise() const { return noise_; }

private:
    std::optional<Answer> take(std::uint8_t byte);

    Bytes automatic_;  // the part of an ASB that has come
    Bytes block_;      // the part of a block that has come
    std::uint64_t noise_ = 0;
};

// The id in a GS ( H answer (37 22 d1 d2 d3 d4); nothing for any other block.
std::optional<ProcessId> process_id_of(const Block& block);

// What is known of the printer's condition, from whichever answer told it last.
struct Condition {
    bool offline = false;
    bool cover_open = false;
    bool stopped_by_paper_end = false;
    bool near_end = false;
    bool paper_end = false;
    bool recoverable = false;  // mechanical: a jam on most models
    bool cutter = false;
    bool unrecoverable = false;
    bool overheated = false;  // recovers by itself
    bool error = false;       // cause still unknown
    friend bool operator==(const Condition&, const Condition&) = default;
};
void apply(Condition& condition, const AutomaticStatus& status);
void apply(Condition& condition, int n, RealTimeStatus status);
// The one word for it: what a person must see to first.
printer::Status classify(const Condition& condition);
// GS r 1.
bool says_paper_end(SensorStatus status);

// IEEE 1284 device id, as GET_DEVICE_ID returns it. The length field and the final ';' are not
// believed: both are wrong on printers in the field.
struct DeviceId {
    std::string maker;
    std::string model;
    std::string commands;
    std::string serial;
};
DeviceId parse_device_id(std::span<const std::uint8_t> bytes);

}  // namespace kvitok::drivers::escpos
