// A SQLite VFS over the platform's that fails, or ends the process, at the n-th write, sync or
// truncation after it is armed. Registered while the object lives; one at a time; one thread.
#pragma once

#include <string>

namespace kvitok::journal {

class FailingVfs {
public:
    enum class Fault { input_output, full, die };
    static constexpr int died = 42;  // exit status of Fault::die

    FailingVfs();
    ~FailingVfs();
    FailingVfs(const FailingVfs&) = delete;
    FailingVfs& operator=(const FailingVfs&) = delete;

    std::string name() const;
    // 1: the next operation; 0: none. What failed once fails ever after, until armed again.
    void arm(int point, Fault fault);
    // From now on every write to the database itself (not to its log) fails.
    void fail_database_writes();
    int syncs() const;
};

}  // namespace kvitok::journal
