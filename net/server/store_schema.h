// The numbered files of schema/, compiled in by CMake. Applied in order, each once, never edited.
#pragma once

#include <string>
#include <vector>

namespace kvitok::server {

struct Migration {
    std::string name;  // «0001_initial»
    std::string text;
};

const std::vector<Migration>& migrations();

}  // namespace kvitok::server
