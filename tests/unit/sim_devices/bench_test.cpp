#include "drivers/sim/bench.h"

#include <atomic>
#include <chrono>
#include <fstream>
#include <future>
#include <thread>

#include "hand.h"

namespace kvitok::sim {
namespace {

const Bytes idle = hex("1f000796fb010349444c714e");
const Bytes vrp_42 = hex("1f001e96fb01035652500302343204063132353035300901310f06d096d09ad0a3608a");
const Bytes fin_42 = hex("1f001396fb010346494e030234320406313235303530179a");

// A directory of its own for each test, gone afterwards.
struct Scratch {
    std::filesystem::path path;
    Scratch() {
        auto pattern = (std::filesystem::temp_directory_path() / "kvitok-bench-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Scratch() { std::filesystem::remove_all(path); }
};

class BenchTest : public ::testing::Test {
protected:
    BenchOptions options() const {
        BenchOptions some;
        some.memory_file = scratch.path / "memory.json";
        some.paper_directory = scratch.path / "paper";
        return some;
    }
    void start(Bench& bench) {
        bench.start([this](const usb::Found& found) { arrived.push_back(found); },
                    [this](const usb::Left& left) { gone.push_back(left.location); });
        bench.step();
    }
    std::unique_ptr<usb::Port> open(Bench& bench, std::uint8_t class_code) {
        for (const auto& found : arrived) {
            if (found.interface.class_code != class_code) continue;
            auto port = bench.open(found);
            return port ? std::move(*port) : nullptr;
        }
        return nullptr;
    }
    // From idle to the answer of the payment; the card is in the hand.
    void pay(Bench& bench, usb::Port& port) {
        open_line(port);
        write_all(port, idle);
        ASSERT_TRUE(bench.operate("terminal", "hold-card", "approved").has_value());
        write_all(port, vrp_42);
        EXPECT_GT(read_line(port, time, Milliseconds(5000)).size(), 100u);
    }

    Scratch scratch;
    VirtualTime time;
    std::vector<usb::Found> arrived;
    std::vector<std::string> gone;
};

TEST_F(BenchTest, tells_of_every_device_with_its_interface) {
    Bench bench({}, time);
    start(bench);
    ASSERT_EQ(arrived.size(), 4u);
    EXPECT_EQ(arrived[0].info.vendor, 0x0403);
    EXPECT_EQ(arrived[1].interface, (usb::Interface{0, 7, 1, 2}));
    EXPECT_EQ(arrived[2].interface.class_code, 3);
}

TEST_F(BenchTest, pulled_plug_is_told_and_ends_the_port) {
    Bench bench({}, time);
    start(bench);
    const auto port = open(bench, 7);
    ASSERT_NE(port, nullptr);
    ASSERT_TRUE(bench.operate("printer", "unplug").has_value());
    bench.step();
    ASSERT_EQ(gone, std::vector<std::string>{"1-1.2"});
    EXPECT_EQ(port->out(idle, Milliseconds(10)).error().error, usb::TransferError::gone);
    EXPECT_EQ(bench.open(arrived[1]).error(), usb::OpenError::gone);
    ASSERT_TRUE(bench.operate("printer", "plug").has_value());
    bench.step();
    EXPECT_EQ(arrived.size(), 5u);
    EXPECT_TRUE(bench.open(arrived[3]).has_value());
}

TEST_F(BenchTest, power_cut_is_a_departure_and_an_arrival) {
    Bench bench({}, time);
    start(bench);
    ASSERT_TRUE(bench.operate("terminal", "power-cut").has_value());
    EXPECT_EQ(bench.step(), time.mono() + Milliseconds(3000));
    EXPECT_EQ(gone.size(), 1u);
    time.advance(Milliseconds(3000));
    bench.step();
    EXPECT_EQ(arrived.size(), 5u);
}

TEST_F(BenchTest, refuses_what_it_does_not_know) {
    Bench bench({}, time);
    EXPECT_EQ(bench.operate("kettle", "plug").error(), BenchError::unknown_device);
    EXPECT_EQ(bench.operate("printer", "boil").error(), BenchError::unknown_verb);
    EXPECT_EQ(bench.operate("scanner", "boil").error(), BenchError::unknown_verb);
    EXPECT_EQ(bench.operate("terminal", "present-card", "gold").error(), BenchError::bad_argument);
    EXPECT_EQ(bench.operate("terminal", "present-card", "approved").error(), BenchError::not_now);
    EXPECT_EQ(bench.operate("printer", "paper-out", "much").error(), BenchError::bad_argument);
    EXPECT_EQ(bench.operate("printer", "fault", "lost-answer").error(), BenchError::bad_argument);
    EXPECT_EQ(bench.operate("terminal", "fault", "mute -3").error(), BenchError::bad_argument);
    EXPECT_EQ(bench.operate("printer", "unplug-after", "").error(), BenchError::bad_argument);
}

TEST_F(BenchTest, every_verb_that_it_names_is_known) {
    Bench bench({}, time);
    for (const auto& device : bench.devices()) {
        for (const auto& verb : bench.verbs(device)) {
            const auto result = bench.operate(device, verb);
            EXPECT_TRUE(result || result.error() != BenchError::unknown_verb) << device << verb;
        }
    }
}

TEST_F(BenchTest, faults_are_set_counted_and_taken_back_by_name) {
    Bench bench({}, time);
    const auto faults = [&] { return bench.state().terminal.device.faults; };
    for (const auto& [name, fault] : vtk_fault_names) {
        if (fault == VtkFault::foreign_operation || fault == VtkFault::other_serial) continue;
        ASSERT_TRUE(bench.operate("terminal", "fault", std::string(name) + " 2").has_value());
        EXPECT_EQ(faults(), std::vector<std::string>{std::string(name) + " 2"});
        ASSERT_TRUE(bench.operate("terminal", "fault", std::string(name) + " off").has_value());
        EXPECT_TRUE(faults().empty());
    }
    ASSERT_TRUE(bench.operate("terminal", "fault", "foreign-operation").has_value());
    EXPECT_EQ(bench.state().terminal.number, 1u);
    EXPECT_EQ(bench.operate("terminal", "state").value(), "there, inactive, operation 1 finalised");
}

TEST_F(BenchTest, bank_and_terminal_outlive_the_process) {
    {
        Bench bench(options(), time);
        start(bench);
        const auto port = open(bench, 0xFF);
        ASSERT_NE(port, nullptr);
        pay(bench, *port);
    }
    arrived.clear();
    Bench bench(options(), time);
    start(bench);
    const auto port = open(bench, 0xFF);
    EXPECT_EQ(bench.bank().total(), Money{125'050});
    EXPECT_EQ(bench.state().terminal.last_step, "approved");
    open_line(*port);
    write_all(*port, idle);
    read_line(*port, time, Milliseconds(200));
    write_all(*port, fin_42);
    EXPECT_EQ(to_hex(read_line(*port, time, Milliseconds(200))),
              "1f001397fb010346494e030234320406313235303530c985");
    EXPECT_EQ(load_memory(options().memory_file).terminals.at("VT25201221").last->step,
              VtkStep::finalised);
}

TEST_F(BenchTest, damaged_memory_cannot_start) {
    std::ofstream(options().memory_file) << "{\"bank\": 3";
    EXPECT_THROW(Bench(options(), time), std::runtime_error);
}

TEST_F(BenchTest, printed_paper_is_handed_out_and_written_as_a_picture) {
    Bench bench(options(), time);
    std::vector<PrintedPaper> handed_out;
    bench.on_paper([&](const PrintedPaper& paper) { handed_out.push_back(paper); });
    start(bench);
    const auto port = open(bench, 7);
    write_all(*port, hex("1d763000 0100 0100 80 1d564100"));
    time.advance(Milliseconds(1000));
    bench.step();
    ASSERT_EQ(handed_out.size(), 1u);
    EXPECT_EQ(bench.papers(), handed_out);
    std::ifstream file(options().paper_directory / "paper-001.png", std::ios::binary);
    const std::string written((std::istreambuf_iterator<char>(file)), {});
    const auto expected = to_png(handed_out[0].picture);
    EXPECT_EQ(written, std::string(expected.begin(), expected.end()));
    EXPECT_EQ(bench.state().printer.papers, 1);
}

TEST_F(BenchTest, the_same_hands_at_the_same_time_do_the_same) {
    const auto day = [&](const std::filesystem::path& file) {
        VirtualTime own_time;
        BenchOptions own;
        own.memory_file = file;
        Bench bench(own, own_time);
        auto port = bench.terminal_socket().open();
        open_line(*port);
        std::string seen;
        for (const auto* outcome : {"approved", "declined-51", "other-amount", "slow"}) {
            EXPECT_TRUE(bench.operate("terminal", "hold-card", outcome).has_value());
            const auto number = bench.state().terminal.number + 1;
            const VtkMessage vrp{{{vtk::message_name, "VRP"},
                                  {vtk::operation_number, std::to_string(number)},
                                  {vtk::amount, "5000"}}};
            write_all(*port, idle);
            write_all(*port, vtk_frame(vtk::from_machine, vrp));
            seen += to_hex(read_line(*port, own_time, Milliseconds(30'000)));
        }
        return seen + std::to_string(own_time.mono().ms);
    };
    const auto first = day(scratch.path / "a.json");
    EXPECT_GT(first.size(), 1000u);
    EXPECT_EQ(first, day(scratch.path / "b.json"));
    EXPECT_EQ(load_memory(scratch.path / "a.json"), load_memory(scratch.path / "b.json"));
}

// Real time, real threads: a reader that waits is woken by a hand, and by the plug.
class SteadyClock final : public Clock {
public:
    TimePoint wall() const override { return {}; }
    MonoTime mono() const override {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<Milliseconds>(now).count()};
    }
};

TEST_F(BenchTest, waiting_reader_is_woken_by_hands_on_another_thread) {
    SteadyClock clock;
    Bench bench({}, clock);
    std::promise<usb::Found> scanner;
    bench.start(
        [&](const usb::Found& found) {
            if (found.interface.class_code == 3) scanner.set_value(found);
        },
        [](const usb::Left&) {});
    const auto port = bench.open(scanner.get_future().get()).value();
    std::promise<void> reading;
    auto first = std::async(std::launch::async, [&] {
        reading.set_value();
        return read_once(*port, Milliseconds(20'000), 64);
    });
    reading.get_future().wait();
    ASSERT_TRUE(bench.operate("scanner", "hold-bill", "ST00012").has_value());
    EXPECT_EQ(first.get().size(), 64u);

    auto second = std::async(std::launch::async, [&] {
        Bytes buffer(64);
        return port->in(buffer, Milliseconds(20'000)).error().error;
    });
    ASSERT_TRUE(bench.operate("scanner", "unplug").has_value());
    EXPECT_EQ(second.get(), usb::TransferError::gone);
}

TEST_F(BenchTest, waking_ends_a_wait_as_if_its_limit_had_passed) {
    SteadyClock clock;
    Bench bench({}, clock);
    const auto port = bench.scanner_socket().open();
    auto reader = std::async(std::launch::async, [&] {
        Bytes buffer(64);
        return port->in(buffer, Milliseconds(20'000)).error().error;
    });
    EXPECT_TRUE(port->wake());
    EXPECT_EQ(reader.get(), usb::TransferError::timed_out);
}

TEST_F(BenchTest, closing_from_another_thread_ends_a_transfer) {
    SteadyClock clock;
    Bench bench({}, clock);
    const auto port = bench.scanner_socket().open();
    auto reader = std::async(std::launch::async, [&] {
        Bytes buffer(64);
        return port->in(buffer, Milliseconds(20'000)).error().error;
    });
    port->close();
    EXPECT_EQ(reader.get(), usb::TransferError::gone);
}

}  // namespace
}  // namespace kvitok::sim
