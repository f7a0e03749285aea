// The command line of the desk. Values.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/domain/language.h"

namespace kvitok::desk {

struct Options {
    std::filesystem::path control;  // Unix socket of the script's hands; empty: none
    std::filesystem::path tour;     // where the tour puts its pictures; empty: no tour
    std::filesystem::path data;     // journal, bench memory, the server's books and trust
    std::filesystem::path paper;    // where slips are put as PNG; empty: nowhere
    std::string server;             // origin of a server in its own process; empty: in-process
    std::filesystem::path trust;    // with `server`: ca.pem, terminal.pem, terminal.key
    int width = 768;                // of the page, without the strip
    int height = 1366;
    bool headless = false;
    bool full_screen = false;
    bool strip = true;
    bool real_time = false;  // otherwise the demo's clock
    Language first_language = Language::russian;
    bool fresh = false;  // the data directory is wiped first
    bool supervised = true;
};

// Nothing when the program has said all there is to say; `status` is then its exit status.
std::optional<Options> parse_options(int argc, char** argv, int& status);

}  // namespace kvitok::desk
