// The memory of the simulated world that outlives the process: the bank's register and what the
// terminals keep in their non-volatile memories. One JSON file, replaced as a whole.
// One thread at a time.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "drivers/sim/bank.h"
#include "drivers/sim/vtk_ledger.h"

namespace kvitok::sim {

struct WorldMemory {
    std::vector<BankEntry> bank;
    std::map<std::string, VtkMemory> terminals;  // by serial
    friend bool operator==(const WorldMemory&, const WorldMemory&) = default;
};

// An absent file is an empty memory; a damaged one throws std::runtime_error (cannot start).
WorldMemory load_memory(const std::filesystem::path& file);
// Throws std::runtime_error when the file cannot be written.
void save_memory(const WorldMemory& memory, const std::filesystem::path& file);

}  // namespace kvitok::sim
