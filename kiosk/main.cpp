// kvitok: the terminal. Real devices, real server; driven by real touches only.
#include <CLI/CLI.hpp>

#include <iostream>

#include "drivers/usb/bus.h"
#include "kiosk/app/app.h"
#include "kiosk/app/device_link.h"
#include "kiosk/app/start.h"
#include "kiosk/app/system.h"
#include "kiosk/app/window_display.h"
#include "kiosk/screens/slips.h"
#include "net/http/curl_exchange.h"
#include "ui/font.h"
#include "ui/paper.h"

namespace kvitok {
namespace {

// With a configuration that cannot be used the terminal still shows that it is out of service.
struct Configured {
    Settings settings;
    std::string why_not;  // empty: it can be used
};

Configured configure(const std::string& file) {
    try {
        return {load_settings(file), ""};
    } catch (const SettingsError& error) {
        return {Settings{}, error.what()};
    }
}

std::unique_ptr<journal::Journal> open_journal(const Configured& configured) {
    if (!configured.why_not.empty()) throw app::CannotStart("CFG-01", configured.why_not);
    return journal::open_journal({.path = configured.settings.journal, .boot_id = app::boot_id()});
}

// Without an address there is nothing to reach.
class NoServer final : public http::Exchange {
public:
    tl::expected<http::Response, http::ExchangeError> perform(const http::Request&,
                                                              std::stop_token) override {
        return tl::unexpected(http::ExchangeError::no_connection);
    }
};

std::unique_ptr<http::Exchange> make_exchange(const Settings& settings) {
    if (settings.server.empty()) return std::make_unique<NoServer>();
    return http::make_curl_exchange({.base_url = settings.server,
                                     .ca_file = settings.ca_file(),
                                     .certificate_file = settings.certificate_file(),
                                     .key_file = settings.key_file()});
}

std::unique_ptr<app::DeviceHands> start_devices(const Settings& settings, const Clock& clock,
                                                Log& log, app::Inbox& inbox) {
    const drivers::DeviceSettings devices{.terminal_serial = settings.payment_terminal.serial,
                                          .printer_model = settings.printer.model,
                                          .utc_offset_minutes = settings.utc_offset_minutes};
    return std::make_unique<app::DeviceLink>(std::make_unique<usb::Bus>(log), clock, log, devices,
                                             inbox);
}

int run(const Configured& configured) {
    const Settings& settings = configured.settings;
    app::SystemClock clock;
    app::SystemRandom random;
    const auto log = app::make_log();
    if (!configured.why_not.empty()) log->write(Severity::error, configured.why_not);
    const Site site = app::site_of(settings);
    ui::FontStore fonts;
    app::WindowDisplay display({.full_screen = settings.screen.mode == ScreenMode::fullscreen,
                                .size = {settings.screen.width, settings.screen.height}},
                               fonts);
    app::App terminal(
        {.clock = clock,
         .random = random,
         .log = *log,
         .display = display,
         .measure = fonts,
         .site = site,
         .open_journal = [&] { return open_journal(configured); },
         .measure_space = [&] { return app::free_space_beside(settings.journal); },
         .make_exchange = [&] { return make_exchange(settings); },
         .start_devices =
             [&](app::Inbox& inbox) { return start_devices(settings, clock, *log, inbox); },
         .paint_slip =
             [&](const Slip& slip) {
                 const auto document = screens::document_of(slip, site, slip.receipt_url);
                 return ui::paper::paint_paper(document, ui::paper::full_width, fonts);
             }});
    return terminal.run();
}

}  // namespace
}  // namespace kvitok

int main(int argc, char** argv) {
    CLI::App options{"Kvitok, the residents' terminal of an apartment house"};
    std::string file = "/etc/kvitok/kvitok.toml";
    options.add_option("--config", file, "local configuration")->capture_default_str();
    CLI11_PARSE(options, argc, argv);
    try {
        return kvitok::run(kvitok::configure(file));
    } catch (const std::exception& error) {
        std::cerr << "kvitok cannot start: " << error.what() << '\n';
        return 70;
    }
}
