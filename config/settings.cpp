#include "config/settings.h"

#include <array>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

#include <toml++/toml.h>

namespace kvitok {
namespace {

constexpr std::size_t max_file_bytes = 256 * 1024;
constexpr std::size_t max_text_bytes = 256;

template <class T>
struct Word {
    std::string_view word;
    T value;
};
constexpr std::array screen_modes{Word<ScreenMode>{"fullscreen", ScreenMode::fullscreen},
                                  Word<ScreenMode>{"window", ScreenMode::window}};
constexpr std::array sides{Word<Side>{"below", Side::below}, Word<Side>{"right", Side::right}};
constexpr std::array languages{Word<Language>{"ru", Language::russian},
                               Word<Language>{"en", Language::english}};

enum class Need { required, optional };

// All that is wrong, one sentence each.
class Problems {
public:
    explicit Problems(std::string_view source) : source_(source) {}
    void add(const std::string& sentence) { text_ += source_ + ": " + sentence + "\n"; }
    void throw_if_any() const {
        if (!text_.empty()) throw SettingsError(text_.substr(0, text_.size() - 1));
    }

private:
    std::string source_;
    std::string text_;
};

// One table of the file; remembers what was asked for, so that the rest is known to be misspelt.
class Section {
public:
    Section(const toml::table* table, std::string name, Problems& problems)
        : table_(table), name_(std::move(name)), problems_(problems) {}

    void text(std::string_view key, std::string& value, Need need = Need::optional) {
        const toml::node* node = find(key, need);
        if (node == nullptr) return;
        const auto* found = node->as_string();
        if (found == nullptr) return complain(key, "must be a text in quotes");
        if (found->get().empty() && need == Need::required)
            return complain(key, "must not be empty");
        if (found->get().size() > max_text_bytes) return complain(key, "is too long");
        for (const char c : found->get())
            if (static_cast<unsigned char>(c) < 0x20)
                return complain(key, "must not hold control characters");
        value = found->get();
    }

    void path(std::string_view key, std::filesystem::path& value) {
        std::string found;
        text(key, found, Need::required);
        if (found.empty()) return;
        value = found;
        if (!value.is_absolute()) complain(key, "must be an absolute path");
    }

    void flag(std::string_view key, bool& value) {
        const toml::node* node = find(key, Need::optional);
        if (node == nullptr) return;
        if (const auto* found = node->as_boolean()) {
            value = found->get();
        } else {
            complain(key, "must be true or false");
        }
    }

    void number(std::string_view key, int& value, int least, int most) {
        const toml::node* node = find(key, Need::optional);
        if (node == nullptr) return;
        const auto* found = node->as_integer();
        if (found == nullptr || found->get() < least || found->get() > most) {
            return complain(key, "must be a whole number from " + std::to_string(least) + " to " +
                                     std::to_string(most));
        }
        value = static_cast<int>(found->get());
    }

    template <class Duration>
    void duration(std::string_view key, Duration& value, int least, int most) {
        int count = static_cast<int>(value.count());
        number(key, count, least, most);
        value = Duration{count};
    }

    template <class T, std::size_t size>
    void word(std::string_view key, T& value, const std::array<Word<T>, size>& words) {
        const toml::node* node = find(key, Need::optional);
        if (node == nullptr) return;
        const auto found = word_of(*node, words);
        if (!found) return complain(key, "must be one of: " + all(words));
        value = *found;
    }

    template <class T, std::size_t size>
    void words(std::string_view key, std::vector<T>& values,
               const std::array<Word<T>, size>& words) {
        const toml::node* node = find(key, Need::optional);
        if (node == nullptr) return;
        const auto* list = node->as_array();
        std::vector<T> found;
        if (list != nullptr) {
            for (const toml::node& each : *list) {
                const auto value = word_of(each, words);
                if (!value) return complain(key, "must be a list of: " + all(words));
                for (const T& before : found)
                    if (before == *value) return complain(key, "names a value twice");
                found.push_back(*value);
            }
        }
        if (found.empty()) return complain(key, "must be a list of: " + all(words));
        values = found;
    }

    Section table(std::string_view key, Need need = Need::optional) {
        const toml::node* node = find(key, need);
        const toml::table* found = node == nullptr ? nullptr : node->as_table();
        if (node != nullptr && found == nullptr) complain(key, "must be a table");
        return Section(found, full(key), problems_);
    }

    void complain(std::string_view key, const std::string& what) {
        problems_.add(full(key) + " " + what + ".");
    }

    // To be called when everything known has been asked for.
    void reject_unknown() {
        if (table_ == nullptr) return;
        for (const auto& [key, node] : *table_)
            if (!known_.contains(std::string{key.str()}))
                complain(key.str(), "is not a known setting");
    }

private:
    const toml::node* find(std::string_view key, Need need) {
        known_.insert(std::string{key});
        const toml::node* node = table_ == nullptr ? nullptr : table_->get(key);
        if (node == nullptr && need == Need::required) complain(key, "is missing");
        return node;
    }

    std::string full(std::string_view key) const {
        return name_.empty() ? std::string{key} : name_ + "." + std::string{key};
    }

    template <class T, std::size_t size>
    static std::optional<T> word_of(const toml::node& node,
                                    const std::array<Word<T>, size>& words) {
        const auto* text = node.as_string();
        if (text == nullptr) return std::nullopt;
        for (const auto& each : words)
            if (each.word == text->get()) return each.value;
        return std::nullopt;
    }

    template <class T, std::size_t size>
    static std::string all(const std::array<Word<T>, size>& words) {
        std::string list;
        for (const auto& each : words) {
            if (!list.empty()) list += ", ";
            list += "\"" + std::string{each.word} + "\"";
        }
        return list;
    }

    const toml::table* table_;
    std::string name_;
    Problems& problems_;
    std::set<std::string> known_;
};

bool is_terminal_number(std::string_view number) {
    if (number.empty() || number.size() > 16) return false;
    for (const char c : number) {
        const bool known =
            (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        if (!known) return false;
    }
    return true;
}

bool is_https_origin(std::string_view url) {
    constexpr std::string_view scheme = "https://";
    if (!url.starts_with(scheme) || url.size() == scheme.size() || url.size() > 256) return false;
    return url.substr(scheme.size())
               .find_first_not_of(
                   "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                   "0123456789.-:[]") == std::string_view::npos;
}

void read_terminal(Section& root, Settings& settings) {
    Section terminal = root.table("terminal", Need::required);
    terminal.text("number", settings.terminal_number, Need::required);
    if (!is_terminal_number(settings.terminal_number))
        terminal.complain("number", "must be 1 to 16 Latin letters, digits or '-'");
    terminal.text("house_ru", settings.house.russian, Need::required);
    terminal.text("house_en", settings.house.english);
    terminal.number("utc_offset_minutes", settings.utc_offset_minutes, -720, 840);
    terminal.words("languages", settings.languages, languages);
    terminal.reject_unknown();
}

void read_company(Section& root, Settings& settings) {
    Section company = root.table("company");
    company.text("brand_ru", settings.brand.russian);
    company.text("brand_en", settings.brand.english);
    company.text("name_ru", settings.company.russian);
    company.text("name_en", settings.company.english);
    company.text("phone", settings.dispatcher_phone);
    company.text("payment_operator_ru", settings.payment_operator.russian);
    company.text("payment_operator_en", settings.payment_operator.english);
    company.text("mobile_url", settings.mobile_url);
    company.reject_unknown();
}

void read_server(Section& root, Settings& settings) {
    Section server = root.table("server", Need::required);
    server.text("url", settings.server, Need::required);
    if (!settings.server.empty() && !is_https_origin(settings.server))
        server.complain("url", "must be an https address without a path");
    server.reject_unknown();
}

void read_devices(Section& root, Settings& settings) {
    Section devices = root.table("devices");
    Section terminal = devices.table("payment_terminal");
    terminal.flag("expected", settings.payment_terminal.expected);
    terminal.text("serial", settings.payment_terminal.serial);
    terminal.word("side", settings.payment_terminal.side, sides);
    terminal.reject_unknown();
    Section printer = devices.table("printer");
    printer.flag("expected", settings.printer.expected);
    printer.text("model", settings.printer.model);
    printer.reject_unknown();
    Section scanner = devices.table("scanner");
    scanner.flag("expected", settings.scanner.expected);
    scanner.word("side", settings.scanner.side, sides);
    scanner.reject_unknown();
    devices.reject_unknown();
}

void read_times(Section& root, Settings& settings) {
    Section idle = root.table("idle");
    idle.duration("warning_seconds", settings.idle.warning, 20, 600);
    idle.duration("countdown_seconds", settings.idle.countdown, 10, 300);
    idle.duration("warning_assisted_seconds", settings.idle.warning_assisted, 20, 1200);
    idle.duration("countdown_assisted_seconds", settings.idle.countdown_assisted, 10, 600);
    idle.duration("result_seconds", settings.idle.result, 10, 300);
    if (settings.idle.warning_assisted < settings.idle.warning)
        idle.complain("warning_assisted_seconds", "must not be shorter than warning_seconds");
    if (settings.idle.countdown_assisted < settings.idle.countdown)
        idle.complain("countdown_assisted_seconds", "must not be shorter than countdown_seconds");
    idle.reject_unknown();
    Section limits = root.table("limits");
    limits.duration("session_minutes", settings.limits.session, 2, 60);
    limits.number("min_free_mib", settings.limits.min_free_mib, 16, 1'000'000);
    limits.reject_unknown();
}

void read_rest(Section& root, Settings& settings) {
    Section paths = root.table("paths", Need::required);
    paths.path("trust", settings.trust);
    paths.path("journal", settings.journal);
    paths.reject_unknown();
    Section screen = root.table("screen");
    screen.word("mode", settings.screen.mode, screen_modes);
    screen.number("width", settings.screen.width, 640, 7680);
    screen.number("height", settings.screen.height, 640, 7680);
    screen.reject_unknown();
    Section sections = root.table("sections");
    sections.flag("payment", settings.sections.payment);
    sections.flag("readings", settings.sections.readings);
    sections.flag("login", settings.sections.login);
    sections.flag("news", settings.sections.news);
    sections.reject_unknown();
}

}  // namespace

Settings parse_settings(std::string_view toml, std::string_view source) {
    Problems problems(source);
    toml::table file;
    try {
        file = toml::parse(toml);
    } catch (const toml::parse_error& error) {
        std::ostringstream sentence;
        sentence << "line " << error.source().begin.line << ": " << error.description() << ".";
        problems.add(sentence.str());
        problems.throw_if_any();
    }
    Settings settings;
    Section root(&file, "", problems);
    read_terminal(root, settings);
    read_company(root, settings);
    read_server(root, settings);
    read_devices(root, settings);
    read_times(root, settings);
    read_rest(root, settings);
    root.reject_unknown();
    problems.throw_if_any();
    return settings;
}

Settings load_settings(const std::filesystem::path& file) {
    Problems problems(file.string());
    std::ifstream in(file, std::ios::binary);
    std::string text(max_file_bytes + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    const bool was_read = in.eof() && !in.bad();
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > max_file_bytes) {
        problems.add("is larger than 256 KiB.");
    } else if (!was_read) {
        problems.add("cannot be read.");
    }
    problems.throw_if_any();
    return parse_settings(text, file.string());
}

}  // namespace kvitok
