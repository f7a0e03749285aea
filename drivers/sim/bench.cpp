#include "drivers/sim/bench.h"

#include <algorithm>
#include <cstdio>

#include "kiosk/domain/check.h"

namespace kvitok::sim {

std::string_view to_word(BenchError error) {
    switch (error) {
        case BenchError::unknown_device:
            return "unknown device";
        case BenchError::unknown_verb:
            return "unknown verb";
        case BenchError::bad_argument:
            return "bad argument";
        case BenchError::not_now:
            return "not now";
    }
    return "?";
}

Bench::Bench(BenchOptions options, const Clock& clock)
    : options_(std::move(options)),
      clock_(clock),
      real_time_(true),
      terminal_(options_.terminal, bank_),
      printer_(options_.printer),
      scanner_(options_.scanner),
      reader_(options_.reader),
      terminal_place_("terminal", terminal_, clock),
      printer_place_("printer", printer_, clock),
      scanner_place_("scanner", scanner_, clock),
      reader_place_("reader", reader_, clock),
      places_{&terminal_place_, &printer_place_, &scanner_place_, &reader_place_} {
    set_up();
}

Bench::Bench(BenchOptions options, VirtualTime& time)
    : options_(std::move(options)),
      clock_(time),
      real_time_(false),
      terminal_(options_.terminal, bank_),
      printer_(options_.printer),
      scanner_(options_.scanner),
      reader_(options_.reader),
      terminal_place_("terminal", terminal_, time),
      printer_place_("printer", printer_, time),
      scanner_place_("scanner", scanner_, time),
      reader_place_("reader", reader_, time),
      places_{&terminal_place_, &printer_place_, &scanner_place_, &reader_place_} {
    set_up();
}

void Bench::set_up() {
    if (!options_.memory_file.empty()) {
        memory_ = load_memory(options_.memory_file);
        bank_.restore(memory_.bank);
        terminal_.restore(memory_.terminals);
    }
    if (!options_.paper_directory.empty()) {
        std::filesystem::create_directories(options_.paper_directory);
    }
    bank_.on_change([this] { remember_bank(); });
    terminal_.on_memory_change([this] { remember_terminals(); });
    printer_.on_paper([this](const PrintedPaper& paper) { keep(paper); });
    for (Place* where : places_) {
        where->socket.on_change([this] {
            const std::lock_guard guard(thread_lock_);
            something_changed_ = true;
            thread_wakes_.notify_all();
        });
        where->socket.plug();
    }
}

Bench::~Bench() {
    stop();
}

void Bench::start(std::function<void(const usb::Found&)> arrived,
                  std::function<void(const usb::Left&)> left) {
    check(!arrived_ && !thread_.joinable(), "the bench is started once");
    arrived_ = std::move(arrived);
    left_ = std::move(left);
    if (real_time_) thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

tl::expected<std::unique_ptr<usb::Port>, usb::OpenError> Bench::open(const usb::Found& found) {
    for (Place* where : places_) {
        auto port = where->socket.open();
        if (port && port->info().location == found.info.location) return port;
    }
    return tl::unexpected(usb::OpenError::gone);
}

void Bench::stop() {
    if (thread_.joinable()) {
        thread_.request_stop();
        thread_.join();
    }
    for (Place* where : places_) where->socket.unplug();
}

void Bench::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const MonoTime due = step();
        std::unique_lock guard(thread_lock_);
        const auto changed = [this] { return something_changed_; };
        if (due == never) {
            thread_wakes_.wait(guard, stop, changed);
        } else {
            const auto left = std::clamp<std::int64_t>(due.ms - clock_.mono().ms, 1, 60'000);
            thread_wakes_.wait_for(guard, stop, Milliseconds(left), changed);
        }
        something_changed_ = false;
    }
}

MonoTime Bench::next_due() {
    MonoTime due = never;
    for (Place* where : places_) due = std::min(due, where->socket.settle_now());
    return due;
}

MonoTime Bench::step() {
    const MonoTime due = next_due();
    notice();
    hand_out_papers();
    return due;
}

// Tells of arrivals and removals; a device that went and came back in between did both.
void Bench::notice() {
    if (!arrived_) return;
    for (Place* where : places_) {
        const auto generation = where->socket.generation();
        if (generation == where->told_generation) continue;
        if (where->told_generation % 2 == 1) left_(usb::Left{where->told_location});
        where->told_generation = generation;
        if (generation % 2 == 0) continue;
        const auto info = where->socket.with_device([&](MonoTime) { return where->device.info(); });
        where->told_location = info.location;
        arrived_(usb::Found{info, where->device.interface()});
    }
}

void Bench::nudge() {
    for (Place* where : places_) where->socket.nudge();
}

void Bench::remember_bank() {
    if (options_.memory_file.empty()) return;
    const std::lock_guard guard(memory_lock_);
    memory_.bank = bank_.entries();
    save_memory(memory_, options_.memory_file);
}

// Runs under the lock of the terminal's socket.
void Bench::remember_terminals() {
    if (options_.memory_file.empty()) return;
    const std::lock_guard guard(memory_lock_);
    memory_.terminals = terminal_.memories();
    save_memory(memory_, options_.memory_file);
}

void Bench::keep(const PrintedPaper& paper) {
    {
        const std::lock_guard guard(paper_lock_);
        papers_.push_back(paper);
    }
    const std::lock_guard guard(thread_lock_);
    something_changed_ = true;
    thread_wakes_.notify_all();
}

void Bench::hand_out_papers() {
    while (true) {
        PrintedPaper paper;
        {
            const std::lock_guard guard(paper_lock_);
            if (papers_handed_out_ == papers_.size()) return;
            paper = papers_[papers_handed_out_++];
        }
        if (!options_.paper_directory.empty()) {
            char name[32];
            std::snprintf(name, sizeof name, "paper-%03d.png", paper.number);
            write_png(paper.picture, options_.paper_directory / name);
        }
        if (paper_callback_) paper_callback_(paper);
    }
}

void Bench::on_paper(std::function<void(const PrintedPaper&)> callback) {
    paper_callback_ = std::move(callback);
}

std::vector<PrintedPaper> Bench::papers() {
    const std::lock_guard guard(paper_lock_);
    return papers_;
}

}  // namespace kvitok::sim
