// What every start of the program has in common: the site from the settings, the log, and the
// reason why a terminal cannot work.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "config/settings.h"
#include "kiosk/domain/log.h"
#include "kiosk/flows/state.h"

namespace kvitok::app {

// The terminal cannot start: shown as out of service, with a code for the technician.
class CannotStart : public std::runtime_error {
public:
    CannotStart(std::string code, const std::string& what)
        : std::runtime_error(what), code_(std::move(code)) {}
    const std::string& code() const { return code_; }

private:
    std::string code_;
};

Site site_of(const Settings& settings);

// Free bytes on the disk of a file that may not be there yet; nothing when its folder is not.
std::optional<std::uint64_t> free_space_beside(const std::filesystem::path& file);

// To standard error, in the form that journald understands; any thread.
std::unique_ptr<Log> make_log();

}  // namespace kvitok::app
