// The sub-commands of kvitok-server that say of which meter a reading is. As main_commands.h.
#pragma once

#include <string>

#include "net/server/main_commands.h"

namespace kvitok::server {

// Readings that wait, each with the meters it may be of.
int print_unassigned(Store& store, Form form);

struct AssignArguments {
    std::string reading;
    std::string meter;
    std::string person;
};
int run_assign(Store& store, const Clock& clock, const AssignArguments& arguments);

}  // namespace kvitok::server
