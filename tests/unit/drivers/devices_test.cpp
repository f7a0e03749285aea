#include "drivers/devices.h"

#include <condition_variable>
#include <map>

#include <gtest/gtest.h>

#include "drivers/catalog.h"
#include "drivers/vtk/codec.h"
#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers {
namespace {

namespace t = terminal;
constexpr auto patience = std::chrono::seconds(10);

struct StillClock final : Clock {
    TimePoint wall() const override { return {}; }
    MonoTime mono() const override { return {1000}; }
};

struct NoLog final : Log {
    void write(Severity, std::string_view) override {}
};

// A VTK terminal in a few lines: answers IDL with its number, and VRP not at all.
class FakePort final : public usb::Port {
public:
    explicit FakePort(usb::DeviceInfo info) : info_(std::move(info)) {}
    const usb::DeviceInfo& info() const override { return info_; }
    usb::TransferResult control_in(const usb::Setup&, std::span<std::uint8_t>,
                                   Milliseconds) override {
        return tl::unexpected(usb::TransferFailure{usb::TransferError::stalled, 0});
    }
    usb::TransferResult control_out(const usb::Setup&, std::span<const std::uint8_t>,
                                    Milliseconds) override {
        return usb::Transferred{};
    }
    usb::TransferResult in(std::span<std::uint8_t> data, Milliseconds) override {
        std::unique_lock guard(lock_);
        changed_.wait(guard, [this] { return closed_ || woken_ || !answer_.empty(); });
        if (closed_) return tl::unexpected(usb::TransferFailure{usb::TransferError::gone, 0});
        woken_ = false;
        if (answer_.empty()) {
            return tl::unexpected(usb::TransferFailure{usb::TransferError::timed_out, 0});
        }
        std::copy(answer_.begin(), answer_.end(), data.begin());
        return usb::Transferred{std::exchange(answer_, {}).size()};
    }
    usb::TransferResult out(std::span<const std::uint8_t> data, Milliseconds) override {
        const std::lock_guard guard(lock_);
        for (const vtk::Message& said : reader_.feed(data, MonoTime{})) {
            if (said.name() != "IDL") continue;
            vtk::Message idle = vtk::message("IDL");
            idle.discriminator = vtk::from_terminal;
            idle.add(vtk::tag_number, "41");
            answer_ = {0xB1, 0x00};
            const auto frame = vtk::encode_frame(idle);
            answer_.insert(answer_.end(), frame.begin(), frame.end());
        }
        changed_.notify_all();
        return usb::Transferred{data.size()};
    }
    void close() override {
        const std::lock_guard guard(lock_);
        closed_ = true;
        changed_.notify_all();
    }
    bool wake() override {
        const std::lock_guard guard(lock_);
        woken_ = true;
        changed_.notify_all();
        return true;
    }

private:
    const usb::DeviceInfo info_;
    std::mutex lock_;
    std::condition_variable changed_;
    vtk::FrameReader reader_;
    std::vector<std::uint8_t> answer_;
    bool closed_ = false;
    bool woken_ = false;
};

class FakeSource final : public usb::PortSource {
public:
    void start(std::function<void(const usb::Found&)> arrived,
               std::function<void(const usb::Left&)> left) override {
        arrive = std::move(arrived);
        leave = std::move(left);
    }
    tl::expected<std::unique_ptr<usb::Port>, usb::OpenError> open(
        const usb::Found& found) override {
        return std::make_unique<FakePort>(found.info);
    }
    void stop() override {}

    std::function<void(const usb::Found&)> arrive;
    std::function<void(const usb::Left&)> leave;
};

usb::Found terminal_at(std::string location, std::string serial) {
    return {{0x0403, 0x6001, std::move(serial), std::move(location)}, {0, 0xFF, 0xFF, 0xFF}};
}

struct Kiosk {
    StillClock clock;
    NoLog log;
    FakeSource source;
    std::mutex lock;
    std::condition_variable changed;
    std::vector<DeviceEvent> events;
    Devices devices;

    explicit Kiosk(DeviceSettings settings = {})
        : devices(source, clock, log, std::move(settings), [this](DeviceEvent event) {
              const std::lock_guard guard(lock);
              events.push_back(std::move(event));
              changed.notify_all();
          }) {
        devices.start();
    }

    // Waits for the first event that fits, and takes it.
    template <class One, class Fits>
    std::optional<One> wait_for(Fits fits) {
        std::unique_lock guard(lock);
        std::optional<One> found;
        changed.wait_for(guard, patience, [&] {
            for (auto event = events.begin(); event != events.end() && !found; ++event) {
                const auto* said = std::get_if<t::Event>(&*event);
                const auto* one = said == nullptr ? nullptr : std::get_if<One>(said);
                if (one == nullptr || !fits(*one)) continue;
                found = *one;
                events.erase(event);
                break;
            }
            return found.has_value();
        });
        return found;
    }
    template <class One>
    std::optional<One> wait_for() {
        return wait_for<One>([](const One&) { return true; });
    }
    std::optional<t::Answer> answer(std::uint64_t request) {
        const auto answered =
            wait_for<t::Answered>([&](const t::Answered& one) { return one.request == request; });
        return answered ? std::optional(answered->answer) : std::nullopt;
    }
    template <class One>
    std::optional<One> answer_as(std::uint64_t request) {
        const auto said = answer(request);
        if (!said || !std::holds_alternative<One>(*said)) return std::nullopt;
        return std::get<One>(*said);
    }
};

TEST(Catalog, every_row_has_a_name_and_a_reason_and_can_be_reached) {
    for (const Model& model : catalog()) {
        EXPECT_FALSE(model.name.empty());
        EXPECT_FALSE(model.reason.empty());
        const usb::Found found{
            {model.vendor.value_or(0x1234), model.product.value_or(0x4321), "", ""},
            {0, model.class_code.value_or(0xFF), model.subclass.value_or(1),
             model.protocol.value_or(2)}};
        EXPECT_EQ(find_model(found), &model) << model.name;
    }
}

TEST(Catalog, matches_by_ids_where_the_class_is_wrong) {
    const Model* model = find_model({{0x04B8, 0x0202, "", ""}, {0, 0xFF, 0, 0}});
    ASSERT_NE(model, nullptr);
    EXPECT_EQ(model->driver, Driver::escpos);
    EXPECT_EQ(model->width_dots, 512);
}

TEST(Catalog, leaves_other_devices_alone) {
    EXPECT_EQ(find_model({{0x046D, 0xC31C, "", ""}, {0, 0x03, 0x01, 0x01}}), nullptr);
    EXPECT_EQ(find_model({{0x1234, 0x5678, "", ""}, {0, 0x03, 0x00, 0x00}}), nullptr);
    EXPECT_EQ(find_model({{0x0C2E, 0x0B61, "", ""}, {0, 0x03, 0x01, 0x01}}), nullptr);
    EXPECT_EQ(find_model({{0x0781, 0x5567, "", ""}, {0, 0x08, 0x06, 0x50}}), nullptr);
    EXPECT_EQ(find_printer("no such printer"), nullptr);
    EXPECT_NE(find_printer("Custom"), nullptr);
}

TEST(Devices, answers_for_devices_that_are_absent) {
    Kiosk kiosk;
    kiosk.devices.command(t::Prepare{1});
    EXPECT_EQ(kiosk.answer_as<t::NotReady>(1)->reason, t::NotReadyReason::absent);
    kiosk.devices.command(t::Authorise{2, {}, 1, Money{100}});
    EXPECT_EQ(kiosk.answer_as<t::Declined>(2)->reason, PayReason::terminal_saw_nothing);
    kiosk.devices.command(t::Query{3, 1, Money{100}, "A", {}});
    EXPECT_TRUE(kiosk.answer_as<t::Unknown>(3));
    kiosk.devices.command(t::Commit{4, 1, Money{100}});
    EXPECT_TRUE(kiosk.answer_as<t::Unknown>(4));
    kiosk.devices.command(printer::Print{5, Bitmap(8, 8)});
    const std::lock_guard guard(kiosk.lock);
    const auto& failed = std::get<printer::PrintFailed>(std::get<printer::Event>(kiosk.events[0]));
    EXPECT_EQ(failed.why, printer::Status::absent);
}

TEST(Devices, speaks_to_a_terminal_that_arrives_until_it_leaves) {
    Kiosk kiosk;
    kiosk.source.arrive(terminal_at("1-2", "VT-77"));
    const auto attached = kiosk.wait_for<t::Attached>();
    ASSERT_TRUE(attached);
    EXPECT_EQ(attached->serial, "VT-77");
    kiosk.devices.command(t::Prepare{1});
    const auto ready = kiosk.answer_as<t::Ready>(1);
    ASSERT_TRUE(ready);
    EXPECT_EQ(ready->next_number, 42u);
    kiosk.source.leave({"1-2"});
    EXPECT_TRUE(kiosk.wait_for<t::Lost>());
    kiosk.devices.command(t::Prepare{2});
    EXPECT_EQ(kiosk.answer_as<t::NotReady>(2)->reason, t::NotReadyReason::absent);
}

TEST(Devices, what_runs_when_the_plug_is_pulled_is_answered_as_unknown) {
    Kiosk kiosk;
    kiosk.source.arrive(terminal_at("1-2", "VT-77"));
    ASSERT_TRUE(kiosk.wait_for<t::Attached>());
    kiosk.devices.command(t::Authorise{7, {}, 42, Money{100}});
    ASSERT_TRUE(kiosk.wait_for<t::Progressed>());
    kiosk.source.leave({"1-2"});
    EXPECT_TRUE(kiosk.answer_as<t::Unknown>(7));
    EXPECT_TRUE(kiosk.wait_for<t::Lost>());
}

TEST(Devices, refuses_a_terminal_that_is_not_the_bound_one) {
    Kiosk kiosk(DeviceSettings{.terminal_serial = "VT-77"});
    kiosk.source.arrive(terminal_at("1-2", "VT-78"));
    ASSERT_TRUE(kiosk.wait_for<t::Attached>());
    kiosk.devices.command(t::Prepare{1});
    EXPECT_EQ(kiosk.answer_as<t::NotReady>(1)->reason, t::NotReadyReason::other_serial);
    kiosk.devices.command(t::Authorise{2, {}, 42, Money{100}});
    EXPECT_EQ(kiosk.answer_as<t::Declined>(2)->reason, PayReason::other_terminal);
    kiosk.devices.command(t::Commit{3, 42, Money{100}});
    EXPECT_TRUE(kiosk.answer_as<t::Unknown>(3));
    kiosk.devices.command(t::Query{4, 42, Money{100}, "VT-77", {}});
    const auto foreign = kiosk.answer_as<t::Foreign>(4);
    ASSERT_TRUE(foreign);
    EXPECT_TRUE(foreign->other_serial);
}

TEST(Devices, the_bound_terminal_takes_the_place_of_another) {
    Kiosk kiosk(DeviceSettings{.terminal_serial = "VT-77"});
    kiosk.source.arrive(terminal_at("1-2", "VT-78"));
    ASSERT_TRUE(kiosk.wait_for<t::Attached>());
    kiosk.source.arrive(terminal_at("1-3", "VT-77"));
    EXPECT_TRUE(kiosk.wait_for<t::Lost>());
    EXPECT_EQ(kiosk.wait_for<t::Attached>()->serial, "VT-77");
    kiosk.devices.command(t::Prepare{1});
    EXPECT_EQ(kiosk.answer_as<t::Ready>(1)->serial, "VT-77");
}

TEST(Devices, a_second_terminal_stands_by_until_the_first_has_left) {
    Kiosk kiosk;
    kiosk.source.arrive(terminal_at("1-2", "VT-77"));
    ASSERT_TRUE(kiosk.wait_for<t::Attached>());
    kiosk.source.arrive(terminal_at("1-3", "VT-78"));
    kiosk.source.leave({"1-2"});
    EXPECT_TRUE(kiosk.wait_for<t::Lost>());
    EXPECT_EQ(kiosk.wait_for<t::Attached>()->serial, "VT-78");
}

TEST(Devices, stopping_answers_what_runs_and_ends) {
    Kiosk kiosk;
    kiosk.source.arrive(terminal_at("1-2", "VT-77"));
    ASSERT_TRUE(kiosk.wait_for<t::Attached>());
    kiosk.devices.command(t::Authorise{7, {}, 42, Money{100}});
    ASSERT_TRUE(kiosk.wait_for<t::Progressed>());
    kiosk.devices.stop();
    EXPECT_TRUE(kiosk.answer_as<t::Unknown>(7));
}

}  // namespace
}  // namespace kvitok::drivers
