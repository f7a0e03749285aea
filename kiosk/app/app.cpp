#include "kiosk/app/app.h"

#include <algorithm>

#include "kiosk/app/heartbeat.h"

namespace kvitok::app {

namespace {

// After this, what has not arrived is missing.
constexpr Milliseconds devices_settle_after{3'000};
constexpr client::WorkerLimits later_limits{16, client::background_limit};
// Heartbeats number themselves from here; the flows never get so far.
constexpr std::uint64_t first_beat = std::uint64_t{1} << 62;
// A journal that cannot commit: the supervisor starts the program again, and it recovers.
constexpr int status_journal_failed = 74;

client::Worker::Post answers_to(Inbox& inbox) {
    return [&inbox](std::uint64_t request, client::Answer answer) {
        inbox.post(NetAnswered{request, std::move(answer)});
    };
}

}  // namespace

struct App::Backstage {
    Backstage(App& app, AppParts& parts)
        : journal(parts.open_journal, parts.measure_space, app.inbox_, parts.clock),
          devices(parts.start_devices(app.inbox_)),
          net_now(client::net_now, parts.make_exchange(), parts.clock, answers_to(app.inbox_)),
          net_later(later_limits, parts.make_exchange(), parts.clock, answers_to(app.inbox_)),
          world({.devices = *devices,
                 .net_now = net_now,
                 .net_later = net_later,
                 .inbox = app.inbox_,
                 .paint_slip = parts.paint_slip,
                 .wipe_screen = [&app] { app.face_.wipe(); }}),
          runner(app.first_state_, parts.clock, parts.random, journal, world) {}

    JournalWorker journal;
    std::unique_ptr<DeviceHands> devices;
    client::Worker net_now;
    client::Worker net_later;
    World world;
    Runner runner;
    std::optional<MonoTime> devices_settle;
    std::optional<MonoTime> next_beat;
    std::uint64_t beats = first_beat;
};

App::App(AppParts parts)
    : parts_(std::move(parts)),
      inbox_([this] { parts_.display.wake(); }),
      face_(parts_.display.size(), parts_.measure),
      first_state_(initial_state(parts_.site, parts_.clock.wall())) {}

App::~App() = default;

const State& App::state() const {
    return back_ ? back_->runner.state() : first_state_;
}

bool App::is_settled() const {
    return back_ && inbox_.is_empty() && !back_->runner.is_committing() &&
           shown_version_ == back_->runner.version();
}

int App::run() {
    face_.show(first_state_);
    parts_.display.show(face_.scene());
    start();
    while (!leaving_) {
        take_inbox();
        back_->runner.on_time();
        settle_devices();
        beat();
        refresh();
        if (parts_.companion) {
            parts_.companion->turn(*this);
            refresh();
        }
        if (leaving_) break;
        on_input(parts_.display.wait(until_next()));
    }
    back_.reset();
    return status_;
}

void App::start() {
    back_ = std::make_unique<Backstage>(*this, parts_);
    back_->devices_settle = parts_.clock.mono() + devices_settle_after;
    // Terminals of one power cut must not come back to the server in one second.
    back_->next_beat =
        parts_.clock.mono() +
        Milliseconds{static_cast<std::int64_t>(uniform(parts_.random, heartbeat_every.count()))};
}

void App::take_inbox() {
    while (auto posted = inbox_.take()) take(std::move(*posted));
}

void App::take(Posted posted) {
    if (auto* event = std::get_if<Event>(&posted)) {
        back_->runner.handle(std::move(*event));
    } else if (const auto* committed = std::get_if<Committed>(&posted)) {
        back_->runner.on_committed(committed->ticket);
    } else if (const auto* answered = std::get_if<NetAnswered>(&posted)) {
        if (auto meant = back_->world.understand(*answered))
            back_->runner.handle(std::move(*meant));
    } else {
        parts_.log.write(Severity::error,
                         "journal cannot commit: " + std::get<CommitFailed>(posted).why);
        status_ = status_journal_failed;
        leaving_ = true;
    }
}

void App::settle_devices() {
    if (!back_->devices_settle || *back_->devices_settle > parts_.clock.mono()) return;
    back_->devices_settle.reset();
    back_->runner.handle(Event{DevicesSettled{}});
}

void App::beat() {
    const MonoTime now = parts_.clock.mono();
    if (!back_->next_beat || *back_->next_beat > now) return;
    const auto spread = uniform(parts_.random, 2 * heartbeat_spread.count());
    const Milliseconds pause =
        heartbeat_every - heartbeat_spread + Milliseconds{static_cast<std::int64_t>(spread)};
    back_->next_beat = now + pause;
    const auto beat = heartbeat_of(state(), back_->journal.head());
    if (back_->net_later.ask(++back_->beats, client::Beat{beat}) != client::Asked::accepted) {
        parts_.log.write(Severity::warning, "heartbeat skipped: the network is busy");
    }
}

void App::refresh() {
    const std::uint64_t version = back_->runner.version();
    if (version != shown_version_) face_.show(state());
    if (version != shown_version_ || face_changed_) parts_.display.show(face_.scene());
    shown_version_ = version;
    face_changed_ = false;
}

void App::on_input(const ui::Input& input) {
    switch (input.kind) {
        case ui::Input::Kind::closed:
            leaving_ = true;
            return;
        case ui::Input::Kind::touched:
            return back_->runner.handle(Touched{});
        case ui::Input::Kind::action: {
            const auto meaning = face_.press(input.action, input.text);
            face_changed_ = true;
            if (meaning) back_->runner.handle(Event{*meaning});
            return;
        }
        case ui::Input::Kind::none:
        case ui::Input::Kind::resized:
            return;
    }
}

std::optional<MonoTime> App::next_due() const {
    if (!back_) return std::nullopt;
    std::optional<MonoTime> next;
    for (const auto& one :
         {back_->runner.next_deadline(), back_->devices_settle, back_->next_beat}) {
        if (one && (!next || *one < *next)) next = one;
    }
    return next;
}

std::optional<Milliseconds> App::until_next() const {
    std::optional<MonoTime> next = next_due();
    if (parts_.companion) {
        const auto other = parts_.companion->next_deadline();
        if (other && (!next || *other < *next)) next = other;
    }
    if (!next) return std::nullopt;
    return Milliseconds{std::max<std::int64_t>(0, next->ms - parts_.clock.mono().ms)};
}

}  // namespace kvitok::app
