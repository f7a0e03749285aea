#include "drivers/vtk/terminal.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "kiosk/domain/check.h"

namespace kvitok::drivers::vtk {
namespace {

using namespace std::chrono_literals;

constexpr Milliseconds default_keepalive = 10s;
constexpr Milliseconds default_operation_limit = 60s;
// A terminal that works answers IDL at once; this leaves room for one that is just waking.
constexpr Milliseconds handshake_limit = 8s;
constexpr Milliseconds handshake_repeat = 2s;
constexpr std::int64_t max_amount = 999'999'999'999;

bool may_be_asked(Money amount) {
    return amount.kopecks > 0 && amount.kopecks <= max_amount;
}

}  // namespace

Terminal::Terminal(Unit unit)
    : unit_(std::move(unit)),
      serial_(unit_.serial),
      keepalive_(default_keepalive),
      operation_limit_(default_operation_limit),
      now_(unit_.started),
      heard_(unit_.started),
      next_idle_(unit_.started) {}

TerminalTraits Terminal::traits() const {
    return {
        .commit_required = true, .query_by_number = true, .reverses_itself_without_commit = true};
}

PaymentTerminal::Out Terminal::on_attached(MonoTime now) {
    Out out;
    now_ = now;
    heard_ = now;
    send_idle(now, out);
    return out;
}

PaymentTerminal::Out Terminal::on_command(const terminal::Command& command, MonoTime now) {
    Out out;
    now_ = now;
    std::visit([&](const auto& one) { handle(one, now, out); }, command);
    return out;
}

PaymentTerminal::Out Terminal::on_bytes(std::span<const std::uint8_t> bytes, MonoTime now) {
    Out out;
    now_ = now;
    for (const Message& message : reader_.feed(bytes, now)) receive(message, now, out);
    return out;
}

PaymentTerminal::Out Terminal::on_time(MonoTime now) {
    Out out;
    now_ = now;
    for (const Message& message : reader_.expire(now)) receive(message, now, out);
    const bool limited = !std::holds_alternative<std::monostate>(work_);
    if (limited && now >= until_) time_out(now, out);
    if (busy() && again_ && now >= *again_) repeat(now, out);
    if (!quiet() && now >= heard_ + (3 * keepalive_ + 8s)) {
        heard_ = now;
        go_inactive();
        if (std::exchange(announced_, false)) out.events.emplace_back(terminal::Lost{});
    }
    if (!quiet() && now >= next_idle_) send_idle(now, out);
    return out;
}

MonoTime Terminal::next_wake() const {
    MonoTime wake{INT64_MAX};
    if (!quiet()) wake = std::min(next_idle_, heard_ + (3 * keepalive_ + 8s));
    if (!std::holds_alternative<std::monostate>(work_)) wake = std::min(wake, until_);
    if (busy() && again_) wake = std::min(wake, *again_);
    if (const auto rest = reader_.deadline()) wake = std::min(wake, *rest);
    return wake;
}

bool Terminal::listens() const {
    return idle_unanswered_ || !std::holds_alternative<std::monostate>(work_) ||
           reader_.deadline().has_value();
}

// Commands

void Terminal::handle(const terminal::Prepare& command, MonoTime now, Out& out) {
    if (busy() || std::holds_alternative<Delivering>(work_)) {
        answer(command.request, terminal::NotReady{terminal::NotReadyReason::busy}, out);
        return;
    }
    begin(Preparing{command.request}, now, handshake_limit, handshake_repeat);
    send_idle(now, out);
}

void Terminal::handle(const terminal::Authorise& command, MonoTime now, Out& out) {
    if (busy() || std::holds_alternative<Delivering>(work_)) {
        answer(command.request, terminal::Unknown{}, out);
        return;
    }
    // Another number than the next would be answered from the terminal's memory, with somebody
    // else's approval. Nothing has been sent, so that no money moved is certain.
    const bool next = last_number_ && command.number == *last_number_ + 1;
    if (link_ != Link::idle || !next || command.number > max_number ||
        !may_be_asked(command.amount)) {
        answer(command.request, terminal::Declined{PayReason::terminal_saw_nothing}, out);
        return;
    }
    begin(Authorising{command.request, command.number}, now, operation_limit_, std::nullopt);
    send_request("VRP", command.number, command.amount, out);
    out.events.emplace_back(terminal::Progressed{command.request, terminal::Stage::present_card});
}

void Terminal::handle(const terminal::Query& command, MonoTime now, Out& out) {
    if (const auto* running = std::get_if<Authorising>(&work_);
        running != nullptr && running->number == command.number) {
        answer(command.request, terminal::InProgress{}, out);
        return;
    }
    if (busy() || !may_be_asked(command.amount)) {
        answer(command.request, terminal::Unknown{}, out);
        return;
    }
    if (!serial_.empty() && command.serial != serial_) {
        answer(command.request, terminal::Foreign{.other_serial = true}, out);
        return;
    }
    if (delivers(command.number)) {
        repeat_verdict(command.request, command.number, command.amount, now, out);
        return;
    }
    if (std::holds_alternative<Delivering>(work_)) {
        answer(command.request, terminal::Unknown{}, out);
        return;
    }
    begin(Asking{command.request, command.number, command.amount, command.serial}, now,
          handshake_limit, handshake_repeat);
    send_idle(now, out);
}

void Terminal::handle(const terminal::Commit& command, MonoTime now, Out& out) {
    if (!may_be_asked(command.amount)) {
        answer(command.request, terminal::Unknown{}, out);
        return;
    }
    finalise(command.request, command.number, command.amount, false, now, out);
}

void Terminal::handle(const terminal::Reverse& command, MonoTime now, Out& out) {
    finalise(command.request, command.number, Money{}, true, now, out);
}

void Terminal::handle(const terminal::Cancel&, MonoTime, Out& out) {
    auto* running = std::get_if<Authorising>(&work_);
    if (running == nullptr) return;
    running->aborted = true;
    send(message("ABR"), out);
}

void Terminal::finalise(std::uint64_t request, std::uint32_t number, Money amount, bool reverse,
                        MonoTime now, Out& out) {
    if (busy()) {
        answer(request, terminal::Unknown{}, out);
        return;
    }
    if (is_past(number)) {
        answer_past(request, reverse, out);
        return;
    }
    Finalising work{request, number, amount, reverse, link_ != Link::inactive};
    if (work.sent) {
        begin(work, now, operation_limit_, final_repeat);
        send_request("FIN", number, amount, out);
    } else {
        begin(work, now, handshake_limit, handshake_repeat);
        send_idle(now, out);
    }
}

// Sending and time

void Terminal::send(Message message, Out& out) {
    if (wants_local_time_) message.add(tag_local_time, std::string_view(local_time(now_)));
    const auto frame = encode_frame(message);
    out.bytes.insert(out.bytes.end(), frame.begin(), frame.end());
}

void Terminal::send_idle(MonoTime now, Out& out) {
    next_idle_ = now + keepalive_;
    idle_unanswered_ = true;
    send(message("IDL"), out);
}

void Terminal::send_request(std::string_view name, std::uint32_t number, Money amount, Out& out) {
    Message request = message(name);
    request.add(tag_number, std::uint64_t{number});
    request.add(tag_amount, static_cast<std::uint64_t>(amount.kopecks));
    send(std::move(request), out);
}

void Terminal::repeat(MonoTime now, Out& out) {
    again_ = now + every_;
    if (const auto* final = std::get_if<Finalising>(&work_); final != nullptr && final->sent) {
        send_request("FIN", final->number, final->amount, out);
    } else {
        send_idle(now, out);
    }
}

void Terminal::time_out(MonoTime now, Out& out) {
    const Work work = std::exchange(work_, Work());
    again_.reset();
    go_inactive();
    next_idle_ = now;
    heard_ = now;
    if (const auto* preparing = std::get_if<Preparing>(&work)) {
        answer(preparing->request, terminal::NotReady{terminal::NotReadyReason::fault}, out);
    } else if (const auto* authorising = std::get_if<Authorising>(&work)) {
        answer(authorising->request, terminal::Unknown{}, out);
    } else if (const auto* asking = std::get_if<Asking>(&work)) {
        answer(asking->request, terminal::Unknown{}, out);
    } else if (const auto* repeating = std::get_if<Repeating>(&work)) {
        answer(repeating->request, terminal::Unknown{}, out);
    } else if (const auto* final = std::get_if<Finalising>(&work)) {
        answer(final->request, terminal::Unknown{}, out);
    }
}

void Terminal::go_inactive() {
    link_ = Link::inactive;
    keepalive_ = default_keepalive;
    operation_limit_ = default_operation_limit;
}

void Terminal::begin(Work work, MonoTime now, Milliseconds limit,
                     std::optional<Milliseconds> every) {
    work_ = work;
    until_ = now + limit;
    again_.reset();
    if (!every) return;
    every_ = *every;
    again_ = now + *every;
}

void Terminal::end(MonoTime now) {
    work_ = std::monostate();
    again_.reset();
    next_idle_ = now + keepalive_;
}

void Terminal::answer(std::uint64_t request, terminal::Answer said, Out& out) {
    out.events.emplace_back(terminal::Answered{request, std::move(said)});
}

bool Terminal::busy() const {
    return !std::holds_alternative<std::monostate>(work_) &&
           !std::holds_alternative<Delivering>(work_);
}

bool Terminal::delivers(std::uint32_t number) const {
    const auto* delivering = std::get_if<Delivering>(&work_);
    return delivering != nullptr && delivering->number == number;
}

// While a card is awaited, or goods are delivered, IDL would end the operation; the operation's own
// limit watches over the line then.
bool Terminal::quiet() const {
    if (const auto* final = std::get_if<Finalising>(&work_)) return final->sent;
    return std::holds_alternative<Authorising>(work_) || std::holds_alternative<Repeating>(work_) ||
           std::holds_alternative<Delivering>(work_);
}

std::string Terminal::local_time(MonoTime now) const {
    const TimePoint wall = unit_.wall + Milliseconds(now.ms - unit_.started.ms);
    const LocalTime local = to_local(wall, unit_.utc_offset_minutes);
    const int offset = unit_.utc_offset_minutes;
    char text[64];
    const int length =
        std::snprintf(text, sizeof text, "%04d%02d%02dT%02d%02d%02d%c%02d%02d", local.date.year,
                      local.date.month, local.date.day, local.hour, local.minute, local.second,
                      offset < 0 ? '-' : '+', std::abs(offset) / 60, std::abs(offset) % 60);
    check(length > 0 && length < static_cast<int>(sizeof text), "local time does not fit");
    return {text, static_cast<std::size_t>(length)};
}

}  // namespace kvitok::drivers::vtk
