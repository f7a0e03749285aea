// The words in which a receipt printer is asked and answers.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "kiosk/domain/bitmap.h"

namespace kvitok::printer {

// Ready and low_paper may print; all else says why not.
enum class Status {
    ready,
    low_paper,
    no_paper,
    cover_open,
    cutter,
    jam,
    overheated,
    fault,
    absent,
    unknown
};
constexpr bool can_print(Status status) {
    return status == Status::ready || status == Status::low_paper;
}

// Commands. `job` names the print; one at a time.
struct Print {
    std::uint64_t job;
    Bitmap paper;
};
struct AskStatus {};
using Command = std::variant<Print, AskStatus>;

// How sure "printed" is: the model confirmed the end of the job, or only took the bytes.
enum class Confirmation { confirmed, taken };

// Events.
struct Printed {
    std::uint64_t job;
    Confirmation how;
};
struct PrintFailed {
    std::uint64_t job;
    Status why;
};  // part of the paper may be out
struct StatusChanged {
    Status status;
};
struct Attached {
    std::string model;
    std::string serial;
};
struct Lost {};
using Event = std::variant<Printed, PrintFailed, StatusChanged, Attached, Lost>;

}  // namespace kvitok::printer
