// What the simulated world costs in virtual time: a payment by behaviour, and a slip on paper.
#include <benchmark/benchmark.h>

#include "drivers/sim/paper.h"
#include "drivers/sim/terminal_model.h"
#include "kiosk/domain/check.h"

namespace kvitok {
namespace {

void payment_at_a_model_terminal(benchmark::State& state) {
    const Money amount = roubles(5589, 37);
    for (auto _ : state) {
        sim::Bank bank;
        sim::TerminalUnit unit({}, bank);
        sim::TerminalModel model(unit);
        MonoTime now;
        model.on_attached(now);
        unit.hold_card_ready(sim::CardOutcome::approved, now);
        model.on_command(terminal::Authorise{1, {std::string(32, 'a')}, 1, amount}, now);
        while (unit.is_running() || model.next_wake() != sim::never) {
            now = model.next_wake();
            benchmark::DoNotOptimize(model.on_time(now));
        }
        check(bank.total() == amount, "the bank took nothing");
    }
}
BENCHMARK(payment_at_a_model_terminal)->Unit(benchmark::kMicrosecond);

void paper_written_as_png(benchmark::State& state) {
    Bitmap paper(576, 1500);
    for (int y = 0; y < paper.height; ++y) {
        for (int x = 0; x < paper.width; x += 1 + (y * 7 + x) % 11) paper.set_black(x, y);
    }
    for (auto _ : state) benchmark::DoNotOptimize(sim::to_png(paper));
}
BENCHMARK(paper_written_as_png)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kvitok
