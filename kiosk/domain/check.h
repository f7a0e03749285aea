// check(): states what must be true in every build. A failed check logs where, and aborts; the
// process is started again and recovers from the journal. Any thread.
#pragma once

#include <source_location>
#include <string_view>

namespace kvitok {

// Prints the place and `what` to standard error and aborts.
[[noreturn]] void check_failed(std::string_view what, std::source_location where);

// Aborts the process when `holds` is false.
inline void check(bool holds, std::string_view what,
                  std::source_location where = std::source_location::current()) {
    if (!holds) check_failed(what, where);
}

}  // namespace kvitok
