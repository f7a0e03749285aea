// Keeps the desk running: a parent process that starts the desk's process again when its power was
// cut or when it ended because it could not go on. The parent has one thread and waits.
#pragma once

#include <cstdint>

#include "kiosk/domain/time.h"

namespace kvitok::desk {

// What outlives a power cut of the desk's process without standing in any file: how far its clock
// was put forward. Shared memory of all processes of one desk.
struct Shared {
    std::int64_t begun_ms = 0;     // of the machine's steady clock
    std::int64_t advanced_ms = 0;  // beyond it
};
// Throws std::runtime_error when there is no memory.
Shared* make_shared_memory();

enum class Role { desk, parent };
struct Supervised {
    Role role = Role::desk;
    int status = 0;  // of the parent: with what the program ends
};
// Forks. Returns in every new desk process; in the parent when the desk has ended for good, or was
// ended by a signal to the parent. A desk that dies three times within seconds, other than by a
// power cut, is given up.
Supervised supervise();

// The process ends at once, as if the plug had been pulled.
[[noreturn]] void cut_the_power();

}  // namespace kvitok::desk
