// The local configuration of one terminal: what differs from machine to machine and must be known
// before the server is. Read once at start from a TOML file (config/example.toml explains every
// key); a value afterwards. Everything about money, tariffs and windows comes from the server.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "config/site.h"
#include "kiosk/domain/language.h"
#include "kiosk/domain/time.h"

namespace kvitok {

enum class ScreenMode { fullscreen, window };

struct ScreenSettings {
    ScreenMode mode = ScreenMode::fullscreen;
    int width = 1080;  // pixels; of the window, unused in full screen
    int height = 1920;
    friend bool operator==(const ScreenSettings&, const ScreenSettings&) = default;
};

struct PaymentTerminalSettings {
    bool expected = true;
    std::string serial;  // the bound unit; another one is refused. Empty: the first one found binds
    Side side = Side::right;
    friend bool operator==(const PaymentTerminalSettings&,
                           const PaymentTerminalSettings&) = default;
};

struct PrinterSettings {
    bool expected = true;
    std::string model;  // name in the catalog of models; empty: recognised by its USB ids
    friend bool operator==(const PrinterSettings&, const PrinterSettings&) = default;
};

struct ScannerSettings {
    bool expected = true;
    Side side = Side::below;
    friend bool operator==(const ScannerSettings&, const ScannerSettings&) = default;
};

struct Settings {
    std::string terminal_number = "T-0001";  // 1..16 of letters, digits, '-'; on paper and in logs
    Name house;                              // address in the header
    int utc_offset_minutes = 180;            // of the house; -720..840
    Name brand{"Мой дом", "My Home"};        // name of the service
    Name company;                            // who runs the house; the server's word replaces it
    std::string dispatcher_phone;            // shown when the server cannot say it
    Name payment_operator;                   // who carries out payments
    std::string mobile_url;                  // to pay by phone when out of service; may be empty
    std::vector<Language> languages{Language::russian, Language::english};  // the first starts
    std::string server;             // https origin of the devices' listener
    std::filesystem::path trust;    // directory: ca.pem, terminal.pem, terminal.key
    std::filesystem::path journal;  // the database file
    ScreenSettings screen;
    PaymentTerminalSettings payment_terminal;
    PrinterSettings printer;
    ScannerSettings scanner;
    IdleSettings idle;
    LimitSettings limits;
    SectionSettings sections;
    friend bool operator==(const Settings&, const Settings&) = default;

    std::filesystem::path ca_file() const { return trust / "ca.pem"; }
    std::filesystem::path certificate_file() const { return trust / "terminal.pem"; }
    std::filesystem::path key_file() const { return trust / "terminal.key"; }
};

// The terminal cannot start. what() holds one sentence a line, each naming file and key.
class SettingsError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// `source` names the text in error sentences. Keys that are not known are errors: a misspelt key
// would silently leave a default in force. Throws SettingsError with all that is wrong.
Settings parse_settings(std::string_view toml, std::string_view source);

// Reads the file (at most 256 KiB). Throws SettingsError; the files it names are not opened.
Settings load_settings(const std::filesystem::path& file);

}  // namespace kvitok
