// The hash chain of the journal's events (SHA-256, FIPS 180-4): every event covers the one before,
// so that a changed, inserted or removed event is seen. An event's data enters by its own hash and
// may be forgotten later. Pure; any thread. Throws std::runtime_error if the library lacks SHA-256.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kvitok::journal {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
std::string to_hex(const Digest& digest);

// One link as it stands in the table, without its data.
struct Link {
    std::uint64_t sequence = 0;
    std::string_view kind;     // payment, receipt, reading
    std::string_view subject;  // whose event
    std::string_view from;     // empty: the first of its subject
    std::string_view to;
    std::string_view event;
    std::int64_t wall_ms = 0;
    std::string_view boot;
    Digest data{};      // hash of the event's data
    Digest previous{};  // hash of the link before; zeroes for the first
};

Digest hash_of(const Link& link);

}  // namespace kvitok::journal
