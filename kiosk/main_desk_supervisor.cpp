#include "kiosk/main_desk_supervisor.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <new>
#include <stdexcept>

namespace kvitok::desk {

namespace {

constexpr int quick_deaths_allowed = 3;
constexpr std::chrono::seconds quick{5};
constexpr int status_journal_failed = 74;
constexpr int status_gave_up = 70;

std::int64_t steady_ms() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<Milliseconds>(now).count();
}

sigset_t watched_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int one : {SIGCHLD, SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, one);
    return signals;
}

// How the child ended; forwards what the parent is told to do.
int wait_for(pid_t child, const sigset_t& signals, bool& told_to_end) {
    for (;;) {
        int status = 0;
        if (waitpid(child, &status, WNOHANG) == child) return status;
        int signal_number = 0;
        sigwait(&signals, &signal_number);
        if (signal_number == SIGCHLD) continue;
        told_to_end = true;
        kill(child, SIGTERM);
    }
}

bool was_power_cut(int status) {
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

bool should_come_back(int status) {
    if (WIFEXITED(status)) return WEXITSTATUS(status) == status_journal_failed;
    return WIFSIGNALED(status) && WTERMSIG(status) != SIGTERM && WTERMSIG(status) != SIGINT;
}

}  // namespace

Shared* make_shared_memory() {
    void* memory =
        mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::runtime_error("no shared memory");
    return new (memory) Shared{steady_ms(), 0};
}

Supervised supervise() {
    const sigset_t signals = watched_signals();
    sigset_t before;
    sigprocmask(SIG_BLOCK, &signals, &before);
    const pid_t parent = getpid();
    int quick_deaths = 0;
    for (;;) {
        const auto started = std::chrono::steady_clock::now();
        const pid_t child = fork();
        if (child < 0) throw std::runtime_error("cannot start a process");
        if (child == 0) {
            sigprocmask(SIG_SETMASK, &before, nullptr);
            prctl(PR_SET_PDEATHSIG, SIGTERM);
            if (getppid() != parent) _exit(0);
            return {Role::desk, 0};
        }
        bool told_to_end = false;
        const int status = wait_for(child, signals, told_to_end);
        if (told_to_end) return {Role::parent, 0};
        if (!should_come_back(status)) {
            return {Role::parent, WIFEXITED(status) ? WEXITSTATUS(status) : 0};
        }
        if (!was_power_cut(status)) std::fputs("kvitok-desk: it died, and comes back\n", stderr);
        const bool lived_short = std::chrono::steady_clock::now() - started < quick;
        quick_deaths = lived_short && !was_power_cut(status) ? quick_deaths + 1 : 0;
        if (quick_deaths == quick_deaths_allowed) {
            std::fputs("kvitok-desk: it dies again and again\n", stderr);
            return {Role::parent, status_gave_up};
        }
    }
}

void cut_the_power() {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

}  // namespace kvitok::desk
