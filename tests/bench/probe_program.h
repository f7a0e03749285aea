// The program under measurement: its process and all that it starts, seen through /proc. One
// thread. The program is ended by its process ids, when this object ends at the latest.
// Source: proc(5): smaps_rollup, task/*/status; clock_getcpuclockid(3).
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace kvitok::probe {

class Program {
public:
    // Starts it with its output thrown away, without the descriptor `keep_closed`.
    Program(const std::vector<std::string>& command, int keep_closed);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    bool has_ended();
    // The process and its descendants that live.
    std::vector<pid_t> tree() const;
    double cpu_ms() const;
    // Voluntary context switches of all threads: how often something woke and slept again.
    double wake_ups() const;
    // Proportional set size of the tree.
    double pss_mib() const;
    void stop();

private:
    pid_t process_ = 0;
    bool reaped_ = false;
};

}  // namespace kvitok::probe
