// What a screen costs: the page of a state, its layout, its pixels, and what changes between two.
#include <benchmark/benchmark.h>

#include "kiosk/screens/samples.h"
#include "kiosk/screens/screen_for.h"
#include "ui/font.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "ui/paper.h"

namespace kvitok {
namespace {

// One store for all: its glyphs are made once, as in the program.
ui::FontStore& fonts() {
    static ui::FontStore store;
    return store;
}

std::vector<ui::Page> pages() {
    std::vector<ui::Page> all;
    for (const auto& sample : screens::samples()) {
        all.push_back(screens::screen_for(sample.state).page);
    }
    return all;
}

void page_of_state(benchmark::State& state) {
    const auto samples = screens::samples();
    std::size_t at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(screens::screen_for(samples[at++ % samples.size()].state));
    }
}
BENCHMARK(page_of_state)->Unit(benchmark::kMicrosecond);

void layout_of_page(benchmark::State& state) {
    const auto all = pages();
    std::size_t at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(ui::layout(all[at++ % all.size()], {}, {}, fonts()));
    }
}
BENCHMARK(layout_of_page)->Unit(benchmark::kMicrosecond);

void whole_screen_painted(benchmark::State& state) {
    std::vector<ui::Scene> scenes;
    for (const auto& page : pages()) scenes.push_back(ui::layout(page, {}, {}, fonts()));
    ui::Picture picture(1080, 1920);
    std::size_t at = 0;
    for (auto _ : state) {
        ui::paint(scenes[at++ % scenes.size()], picture.pixels(), {0, 0, 1080, 1920}, fonts());
        benchmark::ClobberMemory();
    }
}
BENCHMARK(whole_screen_painted)->Unit(benchmark::kMicrosecond);

void change_of_screen_found(benchmark::State& state) {
    std::vector<ui::Scene> scenes;
    for (const auto& page : pages()) scenes.push_back(ui::layout(page, {}, {}, fonts()));
    std::size_t at = 0;
    for (auto _ : state) {
        const auto& before = scenes[at % scenes.size()];
        const auto& after = scenes[++at % scenes.size()];
        benchmark::DoNotOptimize(ui::dirty_between(before, after));
    }
}
BENCHMARK(change_of_screen_found)->Unit(benchmark::kMicrosecond);

void receipt_rastered(benchmark::State& state) {
    using namespace ui::paper;
    Document document{{Logo{}, Line{.text = "Квитанция об оплате", .size = Size::heading}}};
    for (int row = 0; row < 20; ++row) {
        document.blocks.emplace_back(Pair{.label = "Отопление, октябрь 2026", .value = "1 204,17"});
    }
    document.blocks.emplace_back(Rule{});
    document.blocks.emplace_back(Line{.text = "5 589,37 ₽", .size = Size::amount});
    document.blocks.emplace_back(Qr{.bytes = std::string(120, 'k')});
    for (auto _ : state) benchmark::DoNotOptimize(paint_paper(document, full_width, fonts()));
}
BENCHMARK(receipt_rastered)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kvitok
