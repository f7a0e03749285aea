#include "kiosk/app/start.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace kvitok::app {

namespace {

class ConsoleLog final : public Log {
public:
    // spdlog's registry owns the logger.
    ConsoleLog() : logger_(*spdlog::stderr_logger_mt("kvitok")) {
        logger_.set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    }
    void write(Severity severity, std::string_view message) override {
        logger_.log(level_of(severity), "{}", message);
    }

private:
    static spdlog::level::level_enum level_of(Severity severity) {
        switch (severity) {
            case Severity::debug:
                return spdlog::level::debug;
            case Severity::info:
                return spdlog::level::info;
            case Severity::warning:
                return spdlog::level::warn;
            case Severity::error:
                break;
        }
        return spdlog::level::err;
    }
    spdlog::logger& logger_;
};

}  // namespace

Site site_of(const Settings& settings) {
    const auto& languages = settings.languages;
    Site site;
    site.terminal_number = settings.terminal_number;
    site.brand = settings.brand;
    site.operator_name = settings.company;
    site.house = settings.house;
    site.dispatcher_phone = settings.dispatcher_phone;
    site.payment_operator = settings.payment_operator;
    site.mobile_url = settings.mobile_url;
    site.scanner_side = settings.scanner.side;
    site.card_terminal_side = settings.payment_terminal.side;
    site.utc_offset_minutes = settings.utc_offset_minutes;
    site.english =
        std::find(languages.begin(), languages.end(), Language::english) != languages.end();
    site.first_language = languages.front();
    site.idle = settings.idle;
    site.limits = settings.limits;
    site.sections = settings.sections;
    return site;
}

std::optional<std::uint64_t> free_space_beside(const std::filesystem::path& file) {
    std::error_code error;
    const auto space = std::filesystem::space(file.parent_path(), error);
    if (error) return std::nullopt;
    return space.available;
}

std::unique_ptr<Log> make_log() {
    return std::make_unique<ConsoleLog>();
}

}  // namespace kvitok::app
