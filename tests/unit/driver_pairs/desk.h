// A desk in virtual time: a bench of simulated devices, and one real driver pumped against one of
// them, opened again whenever the device comes back. No thread, no real clock.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "drivers/catalog.h"
#include "drivers/session.h"
#include "drivers/sim/bench.h"
#include "drivers/worker.h"

namespace kvitok {

class Silence final : public Log {
public:
    void write(Severity, std::string_view) override {}
};

class Desk {
public:
    explicit Desk(std::uint8_t class_code, sim::BenchOptions options = {})
        : bench(std::move(options), time), class_code_(class_code) {
        bench.start([this](const usb::Found& found) { arrived(found); }, [](const usb::Left&) {});
        bench.step();
    }

    // The driver works until `enough`, or for `limit`; a device that is away is awaited.
    template <class Enough>
    bool run_until(Enough enough, Milliseconds limit) {
        const MonoTime end = time.mono() + limit;
        while (!enough()) {
            if (time.mono() >= end) return false;
            step(end);
        }
        return true;
    }
    void run_for(Milliseconds time_to_pass) {
        run_until([] { return false; }, time_to_pass);
    }
    void command(const drivers::DeviceCommand& wanted) {
        if (pump_) {
            pump_->command(wanted);
        } else {
            drivers::refuse(wanted, terminal::NotReadyReason::absent, post());
        }
    }
    // The kiosk's process dies and comes back: nothing that the driver knew is left.
    void restart_driver() {
        pump_.reset();
        session_.reset();
    }
    bool driver_is_there() const { return pump_.has_value(); }
    void hand(std::string_view device, std::string_view verb, std::string_view argument = {}) {
        const auto done = bench.operate(device, verb, argument);
        ASSERT_TRUE(done.has_value()) << device << ' ' << verb << ' ' << argument;
    }

    sim::VirtualTime time;
    sim::Bench bench;
    std::vector<drivers::DeviceEvent> events;

private:
    drivers::Post post() {
        return [this](drivers::DeviceEvent event) { events.push_back(std::move(event)); };
    }
    void arrived(const usb::Found& found) {
        if (found.interface.class_code == class_code_) found_ = found;
    }
    void step(MonoTime end) {
        const MonoTime due = bench.step();
        if (!pump_ && !open()) {
            time.advance_to(std::min({end, due, time.mono() + Milliseconds(500)}));
            return;
        }
        if (pump_->turn(Milliseconds(std::min<std::int64_t>(end.ms - time.mono().ms, 1000))) ==
            drivers::Line::gone) {
            session_->talk->on_lost();
            restart_driver();
            return;
        }
        if (pump_->rests()) {
            time.advance_to(std::min({end, pump_->next_wake(), bench.step()}));
        }
    }
    bool open() {
        if (!found_) return false;
        const auto* model = drivers::find_model(*found_);
        if (model == nullptr) return false;
        auto session = drivers::open_session({bench, time, log_, 180}, *found_, *model, post());
        if (!session) return false;
        session_ = std::move(*session);
        pump_.emplace(*session_->line, *session_->talk, time);
        pump_->begin();
        return true;
    }

    std::uint8_t class_code_;
    Silence log_;
    std::optional<usb::Found> found_;
    std::optional<drivers::Session> session_;
    std::optional<drivers::Pump> pump_;
};

}  // namespace kvitok
