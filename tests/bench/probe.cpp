// kvitok-probe: measures any X11 program from outside, by its pixels and by what the kernel counts.
//
//   kvitok-probe --display :N --json out.json SCRIPT -- COMMAND [ARGUMENT...]
//
// A script has one command a line; # begins a comment.
//
//   start COND...                        begins the program; first_frame_ms until all hold at once
//   wait MS
//   memory NAME                          pss_mib and processes
//   idle NAME MS                         cpu_ms_per_s and wake_ups_per_s on a still screen
//   tap NAME COUNT X,Y REGION [...]      touches the places in turn; ms until the region differs
//   shot FILE                            the whole screen as a portable pixmap
//
// COND is X,Y=RRGGBB (that colour, within 8 steps) or X,Y!RRGGBB (another one); REGION is X,Y,WxH.
// A tap that shows nothing within three seconds is counted as missed.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "tests/bench/probe_program.h"
#include "tests/bench/probe_screen.h"

namespace kvitok::probe {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr std::uint32_t backdrop = 0xFF00FF;
constexpr auto poll = 250us;
constexpr auto start_limit = 60s;
constexpr auto tap_limit = 3s;
constexpr auto between_taps = 120ms;

double ms_since(Steady::time_point start) {
    return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

struct Condition {
    Region pixel;
    std::uint32_t colour = 0;
    bool equal = true;
};

Condition parse_condition(const std::string& text) {
    Condition condition;
    char sign = 0;
    if (std::sscanf(text.c_str(), "%d,%d%c%x", &condition.pixel.x, &condition.pixel.y, &sign,
                    &condition.colour) != 4 ||
        (sign != '=' && sign != '!')) {
        throw std::runtime_error("not a condition: " + text);
    }
    condition.equal = sign == '=';
    return condition;
}

struct Tap {
    int x = 0;
    int y = 0;
    Region watched;
};

Tap parse_tap(const std::string& place, const std::string& region) {
    Tap tap;
    auto& watched = tap.watched;
    if (std::sscanf(place.c_str(), "%d,%d", &tap.x, &tap.y) != 2 ||
        std::sscanf(region.c_str(), "%d,%d,%dx%d", &watched.x, &watched.y, &watched.width,
                    &watched.height) != 4) {
        throw std::runtime_error("not a tap: " + place + " " + region);
    }
    return tap;
}

bool alike(std::uint32_t a, std::uint32_t b) {
    for (int shift = 0; shift < 24; shift += 8) {
        if (std::abs(static_cast<int>(a >> shift & 255) - static_cast<int>(b >> shift & 255)) > 8) {
            return false;
        }
    }
    return true;
}

// Figures by phase and name, in the order of their arrival within a phase's name.
class Report {
public:
    void put(const std::string& phase, const std::string& name, double value) {
        phases_[phase].emplace_back(name, value);
    }
    void write(std::ostream& out) const {
        const char* comma = "";
        out << "{";
        for (const auto& [phase, figures] : phases_) {
            out << comma << "\n  \"" << phase << "\": {";
            const char* inner = "";
            for (const auto& [name, value] : figures) {
                char text[64];
                std::snprintf(text, sizeof text, "%.3f", value);
                out << inner << "\"" << name << "\": " << text;
                inner = ", ";
            }
            out << "}";
            comma = ",";
        }
        out << "\n}\n";
    }

private:
    std::map<std::string, std::vector<std::pair<std::string, double>>> phases_;
};

class Run {
public:
    Run(Screen& screen, std::vector<std::string> command)
        : screen_(screen), command_(std::move(command)) {}

    void perform(const std::vector<std::string>& words) {
        const auto& name = words.front();
        const auto count = words.size();
        if (name == "start" && count >= 2) return start({words.begin() + 1, words.end()});
        if (name == "wait" && count == 2) return rest(std::stod(words[1]));
        if (name == "memory" && count == 2) return memory(words[1]);
        if (name == "idle" && count == 3) return idle(words[1], std::stod(words[2]));
        if (name == "shot" && count == 2) return shot(words[1]);
        if (name == "tap" && count >= 5 && count % 2 == 1) return taps(words);
        throw std::runtime_error("not a command: " + name);
    }
    const Report& report() const { return report_; }

private:
    Program& program() {
        if (!program_) throw std::runtime_error("the script must start the program first");
        if (program_->has_ended()) throw std::runtime_error("the program ended early");
        return *program_;
    }
    static void rest(double ms) {
        std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(ms));
    }
    bool holds(const Condition& condition) {
        return alike(screen_.look(condition.pixel).front(), condition.colour) == condition.equal;
    }

    void start(const std::vector<std::string>& texts) {
        std::vector<Condition> wanted;
        for (const auto& text : texts) wanted.push_back(parse_condition(text));
        screen_.clear(backdrop);
        const auto all_hold = [&] {
            return std::all_of(wanted.begin(), wanted.end(), [&](auto& one) { return holds(one); });
        };
        if (all_hold()) throw std::runtime_error("the first frame is there before the program");
        const auto began = Steady::now();
        program_.emplace(command_, screen_.connection());
        while (!all_hold()) {
            if (Steady::now() - began > start_limit) throw std::runtime_error("no first frame");
            program();
            std::this_thread::sleep_for(poll);
        }
        report_.put("start", "first_frame_ms", ms_since(began));
        report_.put("start", "cpu_ms", program().cpu_ms());
    }

    void memory(const std::string& name) {
        report_.put(name, "pss_mib", program().pss_mib());
        report_.put(name, "processes", static_cast<double>(program().tree().size()));
    }

    void idle(const std::string& name, double ms) {
        const double cpu = program().cpu_ms();
        const double wake_ups = program().wake_ups();
        const auto began = Steady::now();
        rest(ms);
        const double seconds = ms_since(began) / 1e3;
        report_.put(name, "cpu_ms_per_s", (program().cpu_ms() - cpu) / seconds);
        report_.put(name, "wake_ups_per_s", (program().wake_ups() - wake_ups) / seconds);
    }

    std::optional<double> tap(const Tap& where) {
        const auto before = screen_.look(where.watched);
        const auto began = Steady::now();
        screen_.touch(where.x, where.y);
        while (Steady::now() - began < tap_limit) {
            if (screen_.look(where.watched) != before) return ms_since(began);
            std::this_thread::sleep_for(poll);
        }
        return std::nullopt;
    }

    void taps(const std::vector<std::string>& words) {
        const int count = std::stoi(words[2]);
        std::vector<Tap> places;
        for (std::size_t at = 3; at < words.size(); at += 2) {
            places.push_back(parse_tap(words[at], words[at + 1]));
        }
        std::vector<double> times;
        const double cpu = program().cpu_ms();
        for (int i = 0; i < count; ++i) {
            const auto took = tap(places[static_cast<std::size_t>(i) % places.size()]);
            if (took) times.push_back(*took);
            program();
            std::this_thread::sleep_for(between_taps);
        }
        std::sort(times.begin(), times.end());
        const auto& name = words[1];
        report_.put(name, "count", count);
        report_.put(name, "missed", count - static_cast<double>(times.size()));
        report_.put(name, "cpu_ms_each", (program().cpu_ms() - cpu) / std::max(count, 1));
        if (times.empty()) return;
        const auto part = [&](double share) {
            return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
        };
        report_.put(name, "p50_ms", part(0.5));
        report_.put(name, "p99_ms", part(0.99));
        report_.put(name, "max_ms", times.back());
    }

    void shot(const std::string& file) {
        const auto pixels = screen_.look({0, 0, screen_.width(), screen_.height()});
        std::ofstream out(file, std::ios::binary);
        out << "P6 " << screen_.width() << ' ' << screen_.height() << " 255\n";
        for (const auto pixel : pixels) {
            for (const int shift : {16, 8, 0}) out.put(static_cast<char>(pixel >> shift));
        }
        if (!out) throw std::runtime_error("cannot write " + file);
    }

    Screen& screen_;
    std::vector<std::string> command_;
    std::optional<Program> program_;
    Report report_;
};

struct Options {
    std::string display;
    std::string json;
    std::string script;
    std::vector<std::string> command;
};

Options parse_options(const std::vector<std::string>& words) {
    Options options;
    std::size_t at = 0;
    while (at + 1 < words.size() && words[at] != "--") {
        if (words[at] == "--display") {
            options.display = words[++at];
        } else if (words[at] == "--json") {
            options.json = words[++at];
        } else {
            options.script = words[at];
        }
        ++at;
    }
    if (at < words.size() && words[at] == "--") ++at;
    options.command.assign(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
    if (options.script.empty() || options.command.empty()) {
        throw std::runtime_error(
            "usage: kvitok-probe --display :N --json out.json SCRIPT -- COMMAND [ARGUMENT...]");
    }
    return options;
}

void run(const Options& options) {
    std::ifstream script(options.script);
    if (!script) throw std::runtime_error("cannot read " + options.script);
    Screen screen(options.display);
    Run run(screen, options.command);
    std::string line;
    while (std::getline(script, line)) {
        std::istringstream in(line);
        std::vector<std::string> words;
        for (std::string word; in >> word && word[0] != '#';) words.push_back(word);
        if (!words.empty()) run.perform(words);
    }
    if (options.json.empty()) return run.report().write(std::cout);
    std::ofstream out(options.json);
    run.report().write(out);
    if (!out) throw std::runtime_error("cannot write " + options.json);
}

}  // namespace
}  // namespace kvitok::probe

int main(int argc, char** argv) {
    try {
        kvitok::probe::run(kvitok::probe::parse_options({argv + 1, argv + argc}));
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "kvitok-probe: " << error.what() << '\n';
        return 2;
    }
}
