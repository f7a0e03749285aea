// A script's side of the control socket: one request, one answer. For the tour and for the scenario
// tests. One thread. Everything that does not go as the script expects is thrown as Unexpected with
// what the screen said instead.
#pragma once

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kvitok::desk {

using Json = nlohmann::ordered_json;

struct Unexpected : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Nobody answers any more.
struct Gone : Unexpected {
    using Unexpected::Unexpected;
};

class Client {
public:
    using Limit = std::chrono::milliseconds;

    // Connects as soon as the desk listens. Throws Unexpected after the limit.
    explicit Client(std::filesystem::path socket, Limit limit = Limit{20'000});
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    // Whatever the desk answers. Throws Unexpected when it is gone.
    Json ask(const Json& request);
    // An answer that is not ok is thrown.
    Json demand(const Json& request);

    // From now on the limits of waiting are in the desk's time, which passes quickly meanwhile.
    void hurry() { waits_in_ = "within_ms"; }

    // The last page that was seen, as answered by page() and wait.
    const Json& seen() const { return page_; }
    const Json& page();
    void tap(std::string_view label, int nth = 1);
    void tap_impatiently(std::string_view label);
    void type(std::string_view text);
    // Until this screen is shown, or a text stands on it, or something so called can be pressed.
    const Json& wait_screen(std::string_view name, Limit limit = Limit{8'000});
    const Json& wait_text(std::string_view text, Limit limit = Limit{8'000});
    const Json& wait_button(std::string_view label, Limit limit = Limit{8'000});
    const Json& wait_for(Json conditions, Limit limit);
    std::string bench(std::string_view device, std::string_view verb,
                      std::string_view argument = {});
    void advance(Limit by);
    void screenshot(const std::filesystem::path& file);
    Json ledger();
    void quit();
    // The desk dies at this request; the next one reaches its successor.
    void cut_power();
    // Connects anew, to a desk that was started again.
    void reconnect(Limit limit = Limit{20'000});

private:
    void close_socket();
    bool connect_once();
    bool answers();
    std::string read_line();

    std::filesystem::path path_;
    int socket_ = -1;
    std::string in_;
    Json page_;
    const char* waits_in_ = "limit_ms";
};

// The text with plain blanks for those that do not break: scripts need not know which stand where.
std::string with_plain_blanks(std::string_view text);

// Helpers over a page as Json; blanks are plain.
bool says(const Json& page, std::string_view text);
// All that the page says, one text a line.
std::string words_of(const Json& page);
const Json* find_button(const Json& page, std::string_view label);

}  // namespace kvitok::desk
