// kvitok-desk: the terminal with simulated devices and a server of its own, for the demo, for
// developers and for scripts. The same app as kvitok.
#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "kiosk/app/device_link.h"
#include "kiosk/app/memory_display.h"
#include "kiosk/app/start.h"
#include "kiosk/app/system.h"
#include "kiosk/app/window_display.h"
#include "kiosk/main_desk_books.h"
#include "kiosk/main_desk_control.h"
#include "kiosk/main_desk_display.h"
#include "kiosk/main_desk_options.h"
#include "kiosk/main_desk_server.h"
#include "kiosk/main_desk_supervisor.h"
#include "kiosk/main_desk_tour.h"
#include "kiosk/screens/slips.h"
#include "net/server/demo.h"
#include "ui/font.h"
#include "ui/paper.h"

namespace kvitok::desk {
namespace {

constexpr int cannot_start = 70;

// The bench belongs to the desk and outlives the link to the drivers.
class BenchSource final : public usb::PortSource {
public:
    explicit BenchSource(sim::Bench& bench) : bench_(bench) {}
    void start(std::function<void(const usb::Found&)> arrived,
               std::function<void(const usb::Left&)> left) override {
        bench_.start(std::move(arrived), std::move(left));
    }
    tl::expected<std::unique_ptr<usb::Port>, usb::OpenError> open(
        const usb::Found& found) override {
        return bench_.open(found);
    }
    void stop() override { bench_.stop(); }

private:
    sim::Bench& bench_;
};

Site demo_site(Language first_language) {
    Site site;
    site.terminal_number = "0007";
    site.brand = {"Мой дом", "My Home"};
    site.operator_name = {"ОАО «Камал»", "Kamal JSC"};
    site.house = {"ул. Гражданская, д. 12", "Grazhdanskaya St. 12"};
    site.dispatcher_phone = "8 800 000-00-00";
    site.first_language = first_language;
    site.payment_operator = {"НКО «МОНЕТА.РУ» (ООО)", "MONETA.RU NCO LLC"};
    return site;
}

std::string boot_id() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

TimePoint clock_start(const Options& options, const Shared& shared) {
    const MonoTime now = app::SystemClock{}.mono();
    if (options.real_time) return app::SystemClock{}.wall() + Milliseconds{shared.advanced_ms};
    return server::demo_now() + Milliseconds{now.ms - shared.begun_ms + shared.advanced_ms};
}

// Everything of one process of the desk, in the order in which it is made.
class Desk {
public:
    Desk(const Options& options, Shared& shared)
        : options_(options),
          site_(demo_site(options.first_language)),
          clock_(clock_start(options, shared)),
          log_(app::make_log()),
          inner_(make_display()) {
        display_ = inner_.get();
        bench_ = std::make_unique<sim::Bench>(bench_options(), clock_);
        around_ = std::make_unique<Surroundings>(
            *bench_, network_, tripwire_, clock_, shared, phone_,
            [this](std::string_view account) { return bill_on_desk(account); });
        if (options_.strip) {
            strip_ =
                std::make_unique<Strip>(*around_, fonts_, std::string(server::demo_guide_account));
            beside_ = std::make_unique<StripDisplay>(*inner_, *strip_);
            display_ = beside_.get();
        }
    }

    int run() {
        Control control(control_parts());
        app::App terminal(app_parts(control));
        if (!options_.control.empty()) {
            control.listen(options_.control, [this] { display_->wake(); });
        }
        return terminal.run();
    }

private:
    std::unique_ptr<app::Display> make_display() {
        const int beside = options_.strip ? strip_width : 0;
        const ui::Screen size{options_.width + beside, options_.height};
        if (options_.headless) {
            auto display = std::make_unique<app::MemoryDisplay>(size, fonts_);
            memory_ = display.get();
            return display;
        }
        return std::make_unique<app::WindowDisplay>(
            ui::WindowSettings{.title = "Kvitok desk",
                               .full_screen = options_.full_screen,
                               .size = size,
                               .keep_cursor = options_.strip},
            fonts_);
    }

    sim::BenchOptions bench_options() const {
        sim::BenchOptions bench;
        bench.memory_file = options_.data / "bench.json";
        bench.paper_directory = options_.paper;
        return bench;
    }

    // While the server makes its books nobody else may open them.
    bool has_books() const { return server_ && server_->is_up(); }

    std::optional<std::string> bill_on_desk(std::string_view account) const {
        if (!has_books()) return std::nullopt;
        return bill_of(server_->books(), account);
    }

    std::optional<Json> books_in_hand() const {
        if (!has_books()) return std::nullopt;
        return books_of(server_->books());
    }

    ControlParts control_parts() {
        ControlParts parts{.around = *around_,
                           .clock = clock_,
                           .tap =
                               [this](app::App&, int x, int y, bool impatient) {
                                   if (impatient && memory_) {
                                       memory_->tap_after(x, y, Milliseconds{50});
                                   } else {
                                       display_->tap(x, y);
                                   }
                               },
                           .picture = [this](app::App&) { return display_->screenshot(); },
                           .books = {}};
        if (options_.server.empty()) {
            parts.books = [this] { return books_in_hand(); };
        }
        return parts;
    }

    app::AppParts app_parts(Control& control) {
        return {.clock = clock_,
                .random = random_,
                .log = *log_,
                .display = *display_,
                .measure = fonts_,
                .site = site_,
                .open_journal = [this] { return open_the_journal(); },
                .measure_space = [this] { return around_->free_space(journal_file()); },
                .make_exchange = [this] { return network_.behind(make_exchange()); },
                .start_devices =
                    [this](app::Inbox& inbox) {
                        const drivers::DeviceSettings devices{.utc_offset_minutes =
                                                                  server::demo_utc_offset_minutes};
                        return std::make_unique<app::DeviceLink>(
                            std::make_unique<BenchSource>(*bench_), clock_, *log_, devices, inbox);
                    },
                .paint_slip =
                    [this](const Slip& slip) {
                        return ui::paper::paint_paper(
                            screens::document_of(slip, site_, DeskServer::receipts),
                            ui::paper::full_width, fonts_);
                    },
                .companion = &control};
    }

    std::filesystem::path journal_file() const { return options_.data / "journal.sqlite"; }
    std::unique_ptr<journal::Journal> open_the_journal() {
        return behind(tripwire_,
                      journal::open_journal({.path = journal_file(), .boot_id = boot_id()}));
    }

    std::unique_ptr<http::Exchange> make_exchange() {
        if (!options_.server.empty()) {
            return http::make_curl_exchange({.base_url = options_.server,
                                             .ca_file = options_.trust / "ca.pem",
                                             .certificate_file = options_.trust / "terminal.pem",
                                             .key_file = options_.trust / "terminal.key"});
        }
        if (!server_) {
            server_ = std::make_unique<DeskServer>(options_.data, clock_, random_, *log_, phone_);
        }
        return server_->make_exchange();
    }

    const Options& options_;
    const Site site_;
    app::DeskClock clock_;
    app::SystemRandom random_;
    std::unique_ptr<Log> log_;
    ui::FontStore fonts_;
    app::MemoryDisplay* memory_ = nullptr;
    std::unique_ptr<app::Display> inner_;
    std::unique_ptr<app::Display> beside_;
    app::Display* display_ = nullptr;
    NetworkSwitch network_{clock_};
    PhoneBank phone_{options_.data / "acquirer.json", clock_};
    Tripwire tripwire_;
    std::unique_ptr<sim::Bench> bench_;
    std::unique_ptr<Surroundings> around_;
    std::unique_ptr<Strip> strip_;
    std::unique_ptr<DeskServer> server_;
};

void prepare(const Options& options) {
    namespace fs = std::filesystem;
    if (options.fresh) {
        // Only what the desk itself puts there: the folder may be anybody's.
        for (const char* own : {"acquirer.json", "bench.json", "books.sqlite", "journal.sqlite"}) {
            for (const char* tail : {"", "-wal", "-shm"}) {
                fs::remove(options.data / (std::string(own) + tail));
            }
        }
        fs::remove_all(options.data / "trust");
    }
    fs::create_directories(options.data);
}

int run_desk(const Options& options) {
    Shared* shared = make_shared_memory();
    if (options.supervised) {
        const Supervised supervised = supervise();
        if (supervised.role == Role::parent) return supervised.status;
    }
    return Desk(options, *shared).run();
}

}  // namespace
}  // namespace kvitok::desk

int main(int argc, char** argv) {
    using namespace kvitok::desk;
    int status = 0;
    const auto options = parse_options(argc, argv, status);
    if (!options) return status;
    try {
        if (!options->tour.empty()) return play_tour(*options, run_desk);
        prepare(*options);
        return run_desk(*options);
    } catch (const std::exception& error) {
        std::cerr << "kvitok-desk cannot start: " << error.what() << '\n';
        return cannot_start;
    }
}
