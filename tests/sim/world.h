// One terminal and all around it in virtual time, from one seed: resident, kiosk (the real flows
// and the real runner), payment terminal, bank, printer, network, server, journal, and every mishap
// between them. No thread, no clock, no file unless a real journal is asked for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "drivers/sim/terminal_unit.h"

namespace kvitok::simulated {

struct Options {
    std::uint64_t seed = 1;
    bool trace = false;
    // A file for the real SQLite journal; empty: the journal in memory.
    std::string journal_path;
};

struct Outcome {
    std::vector<std::string> violations;  // empty: the world was right
    std::uint64_t trace_hash = 0;
    sim::TerminalClass terminal = sim::TerminalClass::two_phase;
    int payments = 0;
    int delivered = 0;
    int power_cuts = 0;
    int papers = 0;
    int readings = 0;
    std::vector<PaymentState> ends;  // of each payment
    std::int64_t lasted_ms = 0;      // virtual
};

Outcome run(const Options& options);

}  // namespace kvitok::simulated
