#include <algorithm>
#include <array>
#include <optional>

#include "tests/tidy/lines.h"
#include "tests/tidy/rules.h"

namespace kvitok::tidy {

namespace {

struct Include {
    std::size_t line = 0;
    bool quoted = false;
    std::string_view name;
};

std::vector<Include> includes_of(const Source& source) {
    std::vector<Include> found;
    const auto lines = lines_of(source.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string_view line = lines[i];
        if (!line.starts_with("#include")) continue;
        const auto open = line.find_first_of("<\"");
        if (open == std::string_view::npos) continue;
        const auto close = line.find_first_of(">\"", open + 1);
        if (close == std::string_view::npos) continue;
        found.push_back({i + 1, line[open] == '"', line.substr(open + 1, close - open - 1)});
    }
    return found;
}

// A part of the tree: the folder that counts as one, and its level (ARCHITECTURE, "Levels").
struct Part {
    std::string folder;
    int level = 0;
};

bool is_main(std::string_view path) {
    const auto name = path.substr(path.rfind('/') + 1);
    return name.starts_with("main") && name.ends_with(".cpp");
}

std::optional<Part> part_of(std::string_view path) {
    struct Row {
        std::string_view folder;
        int level;
    };
    // The first that fits counts; what is below a folder belongs to it.
    static constexpr std::array rows{
        Row{"kiosk/domain", 0},
        Row{"kiosk/journal", 1},
        Row{"config", 1},
        Row{"kiosk/flows", 2},
        Row{"ui", 2},
        Row{"net/wire", 2},
        Row{"net/http", 2},
        Row{"drivers/usb", 2},
        Row{"kiosk/screens", 3},
        Row{"net/client", 3},
        Row{"drivers/sim", 3},
        Row{"kiosk/app", 4},
        Row{"net/server", 4},
    };
    for (const Row& row : rows) {
        if (path.starts_with(std::string(row.folder) + "/")) {
            return Part{std::string(row.folder), is_main(path) ? 5 : row.level};
        }
    }
    if (path.starts_with("drivers/")) return Part{folder_of(path), 3};
    if (path.starts_with("kiosk/")) return Part{"kiosk", 5};
    return std::nullopt;
}

bool points_down(std::string_view path, const Part& from, std::string_view target, const Part& to) {
    if (from.folder == to.folder || to.level < from.level) return true;
    // The seams on top of drivers/ are for every protocol; its table of models knows them all.
    if (from.level < 3) return false;
    if (to.folder == "drivers") return from.folder.starts_with("drivers/") && is_header(target);
    // A header of the table may use a protocol's words, but never its codec.
    const bool codec = target.ends_with("codec.h");
    return from.folder == "drivers" && (path.ends_with(".cpp") || !codec) &&
           to.folder != "drivers/sim" && to.folder.starts_with("drivers/");
}

std::string wrong(std::string_view path, std::string_view target) {
    if (target.starts_with("tests/")) return "the product includes a test";
    const auto from = part_of(path), to = part_of(target);
    if (!from) return "";
    if (!to) return "not a path from the top of the tree";
    if (!points_down(path, *from, target, *to)) return "points up or sideways";
    if (to->folder.starts_with("kiosk/") && to->folder != "kiosk/domain" &&
        !path.starts_with("kiosk/") && from->level != 5) {
        return "only kiosk/domain is for others";
    }
    if (from->folder == "drivers/sim" && to->folder.starts_with("drivers/") &&
        to->folder != "drivers/usb" && to->folder != "drivers/sim") {
        return "a simulated device shares nothing with the driver it answers";
    }
    return "";
}

struct Library {
    std::string_view prefix;               // of the include
    std::vector<std::string_view> places;  // where it may be included
    bool in_headers = false;
};

const std::vector<Library>& libraries() {
    static const std::vector<Library> all{
        {"SDL", {"ui/"}, true},
        {"libusb", {"drivers/usb/"}, true},
        {"curl", {"net/http/"}, true},
        {"sqlite3", {"kiosk/journal/", "net/server/store"}, true},
        {"SQLiteCpp", {"kiosk/journal/"}, true},
        {"soci", {"net/server/store"}, true},
        {"boost", {"net/server/listener"}, true},
        {"nlohmann", {"kiosk/", "net/", "config/", "drivers/"}, false},
        {"openssl", {"kiosk/", "net/", "config/"}, false},
        {"toml++", {"config/"}, false},
        {"argon2", {"net/server/"}, false},
        {"qrencode", {"ui/", "net/server/"}, false},
        {"cairo", {"net/server/"}, false},
        {"spdlog", {"kiosk/", "net/server/", "drivers/"}, false},
        {"CLI11", {"kiosk/", "net/server/", "drivers/sim/"}, false},
        {"fmt/", {"kiosk/", "net/", "drivers/", "ui/", "config/"}, false},
    };
    return all;
}

constexpr std::array worldly{
    "chrono",     "ctime",   "time.h", "sys/time.h",   "filesystem", "fstream",
    "iostream",   "thread",  "mutex",  "shared_mutex", "future",     "condition_variable",
    "stop_token", "atomic",  "random", "unistd.h",     "fcntl.h",    "cstdio",
    "stdio.h",    "csignal",
};

bool may_not_see_the_world(std::string_view path) {
    return path.starts_with("kiosk/flows/") || path.starts_with("kiosk/screens/");
}

}  // namespace

Findings arrows(const Source& source) {
    Findings findings;
    if (source.path.starts_with("tests/")) return findings;
    for (const Include& include : includes_of(source)) {
        if (!include.quoted) continue;
        const std::string what = wrong(source.path, include.name);
        if (what.empty()) continue;
        findings.push_back(at(source.path, include.line, std::string(include.name) + ": " + what));
    }
    return findings;
}

Findings headers(const Source& source) {
    Findings findings;
    if (source.path.starts_with("tests/")) return findings;
    const auto find = [&](const Include& include, std::string_view what) {
        findings.push_back(
            at(source.path, include.line, std::string(include.name) + ": " + std::string(what)));
    };
    for (const Include& include : includes_of(source)) {
        const bool world = (!include.quoted && std::find(worldly.begin(), worldly.end(),
                                                         include.name) != worldly.end()) ||
                           include.name == "kiosk/domain/clock.h";
        if (world && may_not_see_the_world(source.path)) {
            find(include, "time, files, threads and chance reach this folder as events");
        }
        if (include.quoted) continue;
        for (const Library& library : libraries()) {
            if (!include.name.starts_with(library.prefix)) continue;
            const bool here =
                std::any_of(library.places.begin(), library.places.end(),
                            [&](std::string_view place) { return source.path.starts_with(place); });
            const bool flows = may_not_see_the_world(source.path) && library.prefix != "fmt/";
            if (!here || flows) find(include, "outside its adapter");
            // The desk's own files are a program, not a part that others include.
            const bool of_a_program = source.path.starts_with("kiosk/main_desk");
            if (!library.in_headers && is_header(source.path) && !of_a_program) {
                find(include, "in a header");
            }
        }
    }
    return findings;
}

}  // namespace kvitok::tidy
