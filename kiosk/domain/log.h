// The seam of the engineers' log. What is private never reaches it; texts are in English.
#pragma once

#include <string_view>

namespace kvitok {

enum class Severity { debug, info, warning, error };

// Any thread. Implementations neither throw nor block for long.
class Log {
public:
    virtual ~Log() = default;
    virtual void write(Severity severity, std::string_view message) = 0;
};

}  // namespace kvitok
