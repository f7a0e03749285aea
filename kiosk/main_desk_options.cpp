#include "kiosk/main_desk_options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdlib>

#include "ui/layout.h"

namespace kvitok::desk {

namespace {

constexpr int bad_usage = 2;

std::filesystem::path default_data() {
    if (const char* home = std::getenv("HOME"); home && *home) {
        return std::filesystem::path(home) / ".local/share/kvitok-desk";
    }
    return std::filesystem::temp_directory_path() / "kvitok-desk";
}

// "768x1366"; nothing for another form, or for a screen on which no page can be laid out.
std::optional<ui::Screen> parse_size(std::string_view text) {
    const auto cross = text.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    ui::Screen screen;
    const auto number = [](std::string_view digits, int& value) {
        const char* end = digits.data() + digits.size();
        const auto [stop, error] = std::from_chars(digits.data(), end, value);
        return error == std::errc() && stop == end && value > 0 && value <= 10'000;
    };
    if (!number(text.substr(0, cross), screen.width)) return std::nullopt;
    if (!number(text.substr(cross + 1), screen.height)) return std::nullopt;
    return ui::usable(screen) ? std::optional(screen) : std::nullopt;
}

struct Words {
    std::string size = "768x1366";
    std::string language = "ru";
};

void add_options(CLI::App& app, Options& options, Words& words, bool& no_strip,
                 bool& no_supervisor) {
    app.add_option("--control", options.control, "Unix socket for a script (see kiosk/README.md)");
    app.add_option("--tour", options.tour, "Play the guided tour without a window into a folder");
    app.add_option("--data", options.data, "Journal, devices' memory, the server's books")
        ->capture_default_str();
    app.add_option("--paper", options.paper, "Folder for a PNG of every slip");
    const auto server =
        app.add_option("--server", options.server, "https origin of a server in its own process");
    app.add_option("--trust", options.trust, "ca.pem, terminal.pem and terminal.key of that server")
        ->needs(server);
    server->needs("--trust");
    app.add_option("--size", words.size, "Size of the page, WxH")->capture_default_str();
    app.add_option("--lang", words.language, "First language: ru or en")
        ->check(CLI::IsMember({"ru", "en"}));
    app.add_flag("--headless", options.headless, "No window");
    app.add_flag("--fullscreen", options.full_screen, "The whole screen");
    app.add_flag("--no-strip", no_strip, "Without the devices' hands beside the page");
    app.add_flag("--now", options.real_time, "Real time instead of the demo's clock");
    app.add_flag("--fresh", options.fresh, "Forget everything of earlier starts");
    app.add_flag("--no-supervisor", no_supervisor, "Do not come back after the power was cut");
}

}  // namespace

std::optional<Options> parse_options(int argc, char** argv, int& status) {
    CLI::App app{"Kvitok on a desk: the terminal with simulated devices and a server of its own"};
    Options options;
    options.data = default_data();
    Words words;
    bool no_strip = false;
    bool no_supervisor = false;
    add_options(app, options, words, no_strip, no_supervisor);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        status = app.exit(error) == 0 ? 0 : bad_usage;
        return std::nullopt;
    }
    const auto size = parse_size(words.size);
    if (!size) {
        app.exit(CLI::ValidationError("--size", "a screen like 768x1366 or 1920x1080 is needed"));
        status = bad_usage;
        return std::nullopt;
    }
    options.width = size->width;
    options.height = size->height;
    options.strip = !no_strip;
    options.supervised = !no_supervisor;
    options.first_language = words.language == "en" ? Language::english : Language::russian;
    return options;
}

}  // namespace kvitok::desk
