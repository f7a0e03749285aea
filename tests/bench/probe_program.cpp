#include "tests/bench/probe_program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace kvitok::probe {
namespace {

namespace fs = std::filesystem;

constexpr int patience_steps = 200;  // of 10 ms, for a program that is asked to end

// The number after `key` in a file of "key: number" lines; 0 when either is missing.
double number_in(const fs::path& file, const std::string& key) {
    std::ifstream in(file);
    std::string word;
    double value = 0;
    while (in >> word) {
        if (word == key && in >> value) return value;
    }
    return 0;
}

std::vector<fs::path> threads_of(pid_t process) {
    std::vector<fs::path> threads;
    std::error_code error;
    for (const auto& entry :
         fs::directory_iterator("/proc/" + std::to_string(process) + "/task", error)) {
        threads.push_back(entry.path());
    }
    return threads;
}

double cpu_of(pid_t process) {
    clockid_t clock{};
    timespec spent{};
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &spent) != 0) return 0;
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

void nap() {
    const timespec ten_ms{0, 10'000'000};
    nanosleep(&ten_ms, nullptr);
}

}  // namespace

Program::Program(const std::vector<std::string>& command, int keep_closed) {
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    process_ = fork();
    if (process_ < 0) throw std::runtime_error("cannot fork");
    if (process_ > 0) return;
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int standard : {0, 1, 2}) dup2(nothing, standard);
    close(keep_closed);
    setsid();
    execvp(arguments[0], arguments.data());
    _exit(127);
}

Program::~Program() {
    stop();
}

bool Program::has_ended() {
    if (!reaped_) reaped_ = waitpid(process_, nullptr, WNOHANG) == process_;
    return reaped_;
}

std::vector<pid_t> Program::tree() const {
    std::vector<pid_t> all;
    if (!reaped_) all.push_back(process_);
    for (std::size_t at = 0; at < all.size(); ++at) {
        for (const auto& thread : threads_of(all[at])) {
            std::ifstream children(thread / "children");
            pid_t child = 0;
            while (children >> child) all.push_back(child);
        }
    }
    return all;
}

double Program::cpu_ms() const {
    double sum = 0;
    for (const pid_t process : tree()) sum += cpu_of(process);
    return sum;
}

double Program::wake_ups() const {
    double sum = 0;
    for (const pid_t process : tree()) {
        for (const auto& thread : threads_of(process)) {
            sum += number_in(thread / "status", "voluntary_ctxt_switches:");
        }
    }
    return sum;
}

double Program::pss_mib() const {
    double kib = 0;
    for (const pid_t process : tree()) {
        kib += number_in("/proc/" + std::to_string(process) + "/smaps_rollup", "Pss:");
    }
    return kib / 1024;
}

void Program::stop() {
    const auto last = tree();
    if (!has_ended()) kill(process_, SIGTERM);
    for (int step = 0; step < patience_steps && !has_ended(); ++step) nap();
    if (has_ended()) return;
    for (const pid_t process : last) kill(process, SIGKILL);
    waitpid(process_, nullptr, 0);
    reaped_ = true;
}

}  // namespace kvitok::probe
