// What durability costs: one transaction of the journal, down to the disk of the temporary folder.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "kiosk/journal/journal.h"

namespace kvitok {
namespace {

void commit_of_a_reading(benchmark::State& state) {
    auto pattern = (std::filesystem::temp_directory_path() / "kvitok-bench-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(pattern.data());
    {
        const auto opened = journal::open_journal(
            {.path = (folder / "journal.db").string(), .boot_id = "bench", .vfs = ""});
        std::uint64_t count = 0;
        for (auto _ : state) {
            ++count;
            char id[33];
            std::snprintf(id, sizeof id, "%032llx", static_cast<unsigned long long>(count));
            const Reading reading{.id = id,
                                  .number = journal::reading_number(
                                      {2026, 11, 22}, static_cast<std::uint32_t>(count)),
                                  .account = {"0154208731"},
                                  .meter_id = "m-" + std::to_string(count),
                                  .values = {{335'118, 3}},
                                  .counts_for = {2026, 11},
                                  .taken_at = {1'762'999'000'789}};
            const std::array<journal::Write, 1> writes{
                journal::ReadingChanged{reading, ReadingState::queued, ""}};
            benchmark::DoNotOptimize(opened->commit(writes, {1'762'999'000'789}));
        }
    }
    std::filesystem::remove_all(folder);
}
BENCHMARK(commit_of_a_reading)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kvitok
