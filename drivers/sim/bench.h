// The desk's hands: the simulated devices on their places on the bus, a source of ports for the
// drivers, and everything a person could do to the devices, by name.
//
// Threads: every method may be called from any thread, save start, step and stop, which belong to
// the owner. In real time the bench has one thread of its own that notices what happens by itself;
// it sleeps until something is due. In virtual time it has none: the owner calls step(). The
// callbacks run on the bench's thread (in virtual time inside step) and must not call back.
// The bank and the terminals' memories outlive the process when a file is given.
#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/sim/bank.h"
#include "drivers/sim/ccid_reader.h"
#include "drivers/sim/escpos_printer.h"
#include "drivers/sim/memory_file.h"
#include "drivers/sim/scanner.h"
#include "drivers/sim/socket.h"
#include "drivers/sim/vtk_terminal.h"
#include "drivers/usb/port_source.h"

namespace kvitok::sim {

struct BenchOptions {
    VtkOptions terminal;
    PrinterOptions printer;
    ScannerOptions scanner;
    CcidOptions reader;
    std::filesystem::path memory_file;      // none: everything is forgotten
    std::filesystem::path paper_directory;  // none: no files; made when it is missing
};

enum class BenchError {
    unknown_device,
    unknown_verb,
    bad_argument,
    not_now,  // nothing waits for a card; the plug is out
};
std::string_view to_word(BenchError error);

struct DeviceState {
    std::string name;
    bool plugged = false;
    bool visible = false;             // the plug is in and the device has power
    std::vector<std::string> faults;  // names, with how often they are still to strike
};
struct TerminalState {
    DeviceState device;
    std::string phase;
    std::string display;  // what its screen says
    std::uint32_t number = 0;
    std::string last_step;  // of operation `number`; empty if there was none
    int ignored_messages = 0;
};
struct PrinterState {
    DeviceState device;
    bool has_paper = true;
    bool near_end = false;
    bool cover_open = false;
    bool cutter_stuck = false;
    int paper_left_mm = 0;
    int papers = 0;
    int unknown_commands = 0;
};
struct ScannerState {
    DeviceState device;
    std::size_t waiting_reports = 0;
};
struct ReaderState {
    DeviceState device;
    std::string card;  // the one that lies there; empty: none
};
struct BenchState {
    TerminalState terminal;
    PrinterState printer;
    ScannerState scanner;
    ReaderState reader;
    Money bank_total;
};

class Bench final : public usb::PortSource {
public:
    // Throws std::runtime_error when the memory file is damaged. All devices are plugged in.
    Bench(BenchOptions options, const Clock& clock);
    Bench(BenchOptions options, VirtualTime& time);
    ~Bench() override;

    void start(std::function<void(const usb::Found&)> arrived,
               std::function<void(const usb::Left&)> left) override;
    tl::expected<std::unique_ptr<usb::Port>, usb::OpenError> open(const usb::Found& found) override;
    void stop() override;

    // Virtual time: lets what is due happen, tells of arrivals, removals and papers, and answers
    // when something is due next.
    MonoTime step();
    // The clock was moved forward: whoever waits looks at it again.
    void nudge();
    // Lets what is due happen; when a device does something by itself next.
    MonoTime next_due();

    // "terminal", "printer", "scanner", "reader".
    std::vector<std::string> devices() const;
    std::vector<std::string> verbs(std::string_view device) const;
    // What a person does to a device, e.g. ("terminal", "present-card", "approved"),
    // ("printer", "paper-out", "40"), ("scanner", "hold-bill", bytes), ("terminal", "fault",
    // "lost-answer 2"; also "… always", "… off"). The answer is what then is to be seen.
    tl::expected<std::string, BenchError> operate(std::string_view device, std::string_view verb,
                                                  std::string_view argument = {});
    BenchState state();

    // Set once, before start. Called for every piece of paper, on the bench's thread.
    void on_paper(std::function<void(const PrintedPaper&)> callback);
    // The pieces so far, in order.
    std::vector<PrintedPaper> papers();
    Bank& bank() { return bank_; }

    // For tests that need a device itself, or a port without the catalogue.
    Socket& terminal_socket() { return terminal_place_.socket; }
    Socket& printer_socket() { return printer_place_.socket; }
    Socket& scanner_socket() { return scanner_place_.socket; }
    Socket& reader_socket() { return reader_place_.socket; }
    VtkTerminal& terminal() { return terminal_; }
    EscposPrinter& printer() { return printer_; }
    HidScanner& scanner() { return scanner_; }
    CcidReader& reader() { return reader_; }

private:
    struct Place {
        template <class Time>
        Place(std::string_view device_name, Device& plugged_device, Time& time)
            : name(device_name), device(plugged_device), socket(plugged_device, time) {}
        std::string_view name;
        Device& device;
        Socket socket;
        std::uint64_t told_generation = 0;  // the bench's thread only
        std::string told_location;
    };
    using Result = tl::expected<std::string, BenchError>;

    void set_up();
    void run(const std::stop_token& stop);
    void notice();
    void remember_bank();
    void remember_terminals();
    void keep(const PrintedPaper& paper);
    void hand_out_papers();
    Place* place(std::string_view device);
    Result operate_plug(Place& where, std::string_view verb, std::string_view argument);
    Result operate_terminal(std::string_view verb, std::string_view argument);
    Result operate_printer(std::string_view verb, std::string_view argument);
    Result operate_scanner(std::string_view verb, std::string_view argument);
    Result operate_reader(std::string_view verb, std::string_view argument);
    Result set_fault(Place& where, std::string_view argument);
    std::string seen(std::string_view device);

    BenchOptions options_;
    const Clock& clock_;
    const bool real_time_;
    Bank bank_;
    VtkTerminal terminal_;
    EscposPrinter printer_;
    HidScanner scanner_;
    CcidReader reader_;
    Place terminal_place_;
    Place printer_place_;
    Place scanner_place_;
    Place reader_place_;
    std::array<Place*, 4> places_;

    std::mutex memory_lock_;
    WorldMemory memory_;

    std::mutex paper_lock_;
    std::vector<PrintedPaper> papers_;
    std::size_t papers_handed_out_ = 0;
    std::function<void(const PrintedPaper&)> paper_callback_;

    std::function<void(const usb::Found&)> arrived_;
    std::function<void(const usb::Left&)> left_;
    std::mutex thread_lock_;
    std::condition_variable_any thread_wakes_;
    bool something_changed_ = false;
    std::jthread thread_;
};

}  // namespace kvitok::sim
