#include "drivers/escpos/printer.h"

#include <algorithm>
#include <utility>

namespace kvitok::drivers::escpos {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t chunk_bytes = 4096;
constexpr Milliseconds round_interval = 2s;
// A printer that reports its changes unasked is only asked whether it is still there.
constexpr Milliseconds reporting_interval = 15s;
constexpr Milliseconds silence_limit = 3s;
constexpr Milliseconds probe_limit = 1s;
constexpr Milliseconds job_allowance = 10s;
constexpr int slowest_mm_per_second = 50;
constexpr ProcessId probe_id{'0', '0', '0', '0'};

ProcessId id_of(std::uint32_t number) {
    const std::uint32_t n = 1 + number % 9999;
    const auto digit = [](std::uint32_t value) {
        return static_cast<std::uint8_t>('0' + value % 10);
    };
    return {digit(n / 1000), digit(n / 100), digit(n / 10), digit(n)};
}

}  // namespace

Printer::Printer(Profile profile) : profile_(std::move(profile)) {
    if (profile_.process_id == ProcessIdSupport::yes) confirms_ = true;
    if (profile_.process_id == ProcessIdSupport::no) confirms_ = false;
}

ReceiptPrinter::Out Printer::on_attached(MonoTime now) {
    Out out;
    reader_.reset();
    put_initialise(out);
    put(automatic_status(), out);
    out.events.emplace_back(printer::Attached{profile_.model, profile_.serial});
    out.events.emplace_back(printer::StatusChanged{status_});
    begin_round(now, out);
    return out;
}

ReceiptPrinter::Out Printer::on_command(const printer::Command& command, MonoTime now) {
    Out out;
    std::visit([&](const auto& one) { handle(one, now, out); }, command);
    return out;
}

ReceiptPrinter::Out Printer::on_bytes(std::span<const std::uint8_t> bytes, MonoTime now) {
    Out out;
    for (const Answer& answer : reader_.feed(bytes)) {
        std::visit([&](const auto& one) { take(one, now, out); }, answer);
    }
    return out;
}

ReceiptPrinter::Out Printer::on_sent(std::size_t bytes, MonoTime now) {
    Out out;
    unsent_ -= std::min(bytes, unsent_);
    send_more(now, out);
    return out;
}

ReceiptPrinter::Out Printer::on_time(MonoTime now) {
    Out out;
    if (probe_until_ && now >= *probe_until_) {
        probe_until_.reset();
        // Only silence of a printer that could have answered says something.
        if (can_print(status_) && unsent_ == 0) confirms_ = false;
        send_more(now, out);
    }
    if (job_ && now >= job_->deadline) {
        fail(can_print(status_) ? printer::Status::unknown : status_, now, out);
    }
    if (silent_since_ && !job_ && now >= *silent_since_ + silence_limit) {
        silent_since_ = now;
        asked_ = 0;
        set_status(printer::Status::unknown, out);
    }
    if (now >= next_round_) {
        next_round_ = now + interval();
        if (may_ask()) begin_round(now, out);
    }
    return out;
}

MonoTime Printer::next_wake() const {
    MonoTime wake = next_round_;
    if (job_) wake = std::min(wake, job_->deadline);
    if (probe_until_) wake = std::min(wake, *probe_until_);
    if (silent_since_ && !job_) wake = std::min(wake, *silent_since_ + silence_limit);
    return wake;
}

// Commands

void Printer::handle(const printer::Print& command, MonoTime now, Out& out) {
    if (job_ || !complete(command)) {
        out.events.emplace_back(printer::PrintFailed{command.job, printer::Status::fault});
        return;
    }
    if (!can_print(status_)) {
        out.events.emplace_back(printer::PrintFailed{command.job, status_});
        return;
    }
    const Milliseconds motion(std::int64_t{command.paper.height} * 1000 /
                              (profile_.dots_per_mm * slowest_mm_per_second));
    job_ = Job{.print = command,
               .deadline = now + (motion + job_allowance),
               .next_row = 0,
               .begun = false,
               .all_out = false,
               .id = id_of(next_id_++)};
    send_more(now, out);
}

void Printer::handle(const printer::AskStatus&, MonoTime now, Out& out) {
    out.events.emplace_back(printer::StatusChanged{status_});
    if (may_ask()) begin_round(now, out);
}

bool Printer::complete(const printer::Print& command) const {
    const Bitmap& paper = command.paper;
    return paper.width > 0 && paper.width <= profile_.width_dots && paper.height > 0 &&
           paper.bytes.size() ==
               static_cast<std::size_t>(paper.stride()) * static_cast<std::size_t>(paper.height);
}

// Answers

void Printer::take(const RealTimeStatus& answer, MonoTime now, Out& out) {
    // An answer to nothing is one that came too late to be told which question it answers.
    if (asked_ == 0) return;
    const int n = std::exchange(asked_, 0);
    apply(condition_, n, answer);
    silent_since_.reset();
    if (n < 4) {
        if (may_ask()) {
            silent_since_ = now;
            ask(n + 1, out);
        }
        return;
    }
    heard(now, out);
}

void Printer::take(const AutomaticStatus& answer, MonoTime now, Out& out) {
    apply(condition_, answer);
    const bool first = !std::exchange(reports_, true);
    silent_since_.reset();
    heard(now, out);
    if (first) next_round_ = now + interval();
}

void Printer::take(const SensorStatus& answer, MonoTime now, Out& out) {
    if (!job_ || !job_->all_out || confirms_.value_or(true)) return;
    if (says_paper_end(answer)) {
        fail(printer::Status::no_paper, now, out);
        return;
    }
    finish(printer::Confirmation::taken, out);
}

void Printer::take(const Block& answer, MonoTime now, Out& out) {
    const auto id = process_id_of(answer);
    if (!id) return;
    if (*id == probe_id && confirms_ != true && !(job_ && job_->begun)) {
        probe_until_.reset();
        confirms_ = true;
        send_more(now, out);
        return;
    }
    if (job_ && job_->all_out && *id == job_->id) {
        finish(printer::Confirmation::confirmed, out);
    }
}

// State

void Printer::heard(MonoTime now, Out& out) {
    set_status(classify(condition_), out);
    if (job_ && !can_print(status_)) fail(status_, now, out);
    // A cutter that a hand has freed stays reported until the host recovers from it.
    const bool stuck = status_ == printer::Status::cutter || status_ == printer::Status::jam;
    if (stuck && may_ask()) put_clear(out);
    // Hands are at work there: a change may come soon, and its report may get lost.
    next_round_ = std::min(next_round_, now + interval());
    if (!can_print(status_)) return;
    if (must_clear_ && !job_) clear(out);
    if (!confirms_ && !probe_until_ && !job_ && unsent_ == 0 && asked_ == 0) {
        begin_probe(now, out);
    }
}

void Printer::set_status(printer::Status status, Out& out) {
    if (status == status_) return;
    status_ = status;
    out.events.emplace_back(printer::StatusChanged{status});
}

void Printer::fail(printer::Status why, MonoTime now, Out& out) {
    out.events.emplace_back(printer::PrintFailed{job_->print.job, why});
    const bool begun = job_->begun;
    job_.reset();
    next_round_ = now + round_interval;
    if (!begun) return;
    put_clear(out);
    must_clear_ = true;
}

void Printer::finish(printer::Confirmation how, Out& out) {
    out.events.emplace_back(printer::Printed{job_->print.job, how});
    job_.reset();
}

void Printer::clear(Out& out) {
    must_clear_ = false;
    put_clear(out);
    put_initialise(out);
    put(automatic_status(), out);
}

// Sending

void Printer::send_more(MonoTime now, Out& out) {
    if (!job_ || unsent_ != 0 || job_->all_out || probe_until_) return;
    if (!confirms_) {
        begin_probe(now, out);
        return;
    }
    if (!job_->begun) {
        job_->begun = true;
        must_clear_ ? clear(out) : put_initialise(out);
    }
    const Bitmap& paper = job_->print.paper;
    if (job_->next_row < paper.height) {
        const int rows = std::min(rows_of_band(paper, chunk_bytes), paper.height - job_->next_row);
        put(raster_band(paper, job_->next_row, rows), out);
        job_->next_row += rows;
        return;
    }
    send_end(out);
}

void Printer::send_end(Out& out) {
    put(cut(profile_.cut), out);
    put(*confirms_ ? ask_process_id(job_->id) : ask_paper_sensor(), out);
    job_->all_out = true;
}

void Printer::begin_probe(MonoTime now, Out& out) {
    probe_until_ = now + probe_limit;
    put(ask_process_id(probe_id), out);
}

void Printer::begin_round(MonoTime now, Out& out) {
    next_round_ = now + interval();
    if (!silent_since_) silent_since_ = now;
    // Answers name no question: a lost one must not shift all that follow.
    ask(1, out);
}

void Printer::ask(int n, Out& out) {
    asked_ = n;
    put(ask_status(n), out);
}

Milliseconds Printer::interval() const {
    return reports_ && can_print(status_) ? reporting_interval : round_interval;
}

// Real-time commands would become part of a picture, and a stalled line would only grow longer.
bool Printer::may_ask() const {
    return !job_ && unsent_ == 0;
}

void Printer::put(const Bytes& bytes, Out& out) {
    unsent_ += bytes.size();
    out.bytes.insert(out.bytes.end(), bytes.begin(), bytes.end());
}

// DLE ENQ clears after an error only; a job that ran out of paper needs the second one, where
// known.
void Printer::put_clear(Out& out) {
    put(recover_and_clear(), out);
    if (profile_.clears_in_real_time) put(clear_buffers(), out);
}

void Printer::put_initialise(Out& out) {
    put(initialise(), out);
    if (profile_.cancel_kanji) put(cancel_kanji(), out);
}

}  // namespace kvitok::drivers::escpos
