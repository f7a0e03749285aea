#include "kiosk/main_desk_client.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <thread>

namespace kvitok::desk {

namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds pause_between_tries{20};
constexpr int answer_limit_ms = 90'000;

std::string told(const Json& answer) {
    if (const auto page = answer.find("page"); page != answer.end()) {
        return "; the screen is " + page->value("name", "") + ":\n" + words_of(*page);
    }
    std::string all;
    if (answer.contains("screen")) all += "; the screen is " + answer.value("screen", "");
    if (answer.contains("labels")) all += "; it offers " + answer["labels"].dump();
    return all;
}

}  // namespace

Client::Client(std::filesystem::path socket, Limit limit) : path_(std::move(socket)) {
    reconnect(limit);
}

Client::~Client() {
    close_socket();
}

void Client::close_socket() {
    if (socket_ >= 0) close(socket_);
    socket_ = -1;
    in_.clear();
}

bool Client::connect_once() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string text = path_.string();
    if (text.size() >= sizeof(address.sun_path)) throw Unexpected("the socket's path is too long");
    text.copy(address.sun_path, text.size());
    socket_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) return true;
    close_socket();
    return false;
}

// A desk that is dying still takes connections.
bool Client::answers() {
    try {
        page();
        return true;
    } catch (const Unexpected&) {
        close_socket();
        return false;
    }
}

void Client::reconnect(Limit limit) {
    close_socket();
    const auto until = steady_clock::now() + limit;
    while (!connect_once() || !answers()) {
        if (steady_clock::now() > until) throw Unexpected("nobody listens at " + path_.string());
        std::this_thread::sleep_for(pause_between_tries);
    }
}

std::string Client::read_line() {
    std::array<char, 16 * 1024> buffer{};
    for (;;) {
        if (const auto end = in_.find('\n'); end != std::string::npos) {
            std::string line = in_.substr(0, end);
            in_.erase(0, end + 1);
            return line;
        }
        pollfd waiting{socket_, POLLIN, 0};
        if (poll(&waiting, 1, answer_limit_ms) <= 0) throw Unexpected("the desk does not answer");
        const auto got = read(socket_, buffer.data(), buffer.size());
        if (got <= 0) throw Gone("the desk is gone");
        in_.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

Json Client::ask(const Json& request) {
    const std::string line = request.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    std::string_view left = line;
    while (!left.empty()) {
        const auto sent = send(socket_, left.data(), left.size(), MSG_NOSIGNAL);
        if (sent < 0) throw Gone("the desk is gone");
        left.remove_prefix(static_cast<std::size_t>(sent));
    }
    return Json::parse(read_line());
}

Json Client::demand(const Json& request) {
    Json answer = ask(request);
    if (!answer.value("ok", false)) {
        throw Unexpected(request.dump() + ": " + answer.value("error", "no word") + told(answer));
    }
    return answer;
}

const Json& Client::page() {
    page_ = demand({{"command", "page"}})["page"];
    return page_;
}

void Client::tap(std::string_view label, int nth) {
    demand({{"command", "tap"}, {"label", label}, {"nth", nth}});
}

void Client::tap_impatiently(std::string_view label) {
    demand({{"command", "tap"}, {"label", label}, {"impatient", true}});
}

void Client::type(std::string_view text) {
    demand({{"command", "type"}, {"text", text}});
}

const Json& Client::wait_for(Json conditions, Limit limit) {
    conditions["command"] = "wait";
    conditions[waits_in_] = limit.count();
    page_ = demand(conditions)["page"];
    return page_;
}

const Json& Client::wait_screen(std::string_view name, Limit limit) {
    return wait_for({{"screen", name}}, limit);
}

const Json& Client::wait_text(std::string_view text, Limit limit) {
    return wait_for({{"text", text}}, limit);
}

const Json& Client::wait_button(std::string_view label, Limit limit) {
    return wait_for({{"button", label}}, limit);
}

std::string Client::bench(std::string_view device, std::string_view verb,
                          std::string_view argument) {
    return demand(
               {{"command", "bench"}, {"device", device}, {"verb", verb}, {"argument", argument}})
        .value("seen", "");
}

void Client::advance(Limit by) {
    demand({{"command", "advance"}, {"ms", by.count()}});
}

void Client::screenshot(const std::filesystem::path& file) {
    demand({{"command", "screenshot"}, {"file", file.string()}});
}

Json Client::ledger() {
    return demand({{"command", "ledger"}});
}

void Client::quit() {
    demand({{"command", "quit"}});
}

void Client::cut_power() {
    try {
        ask({{"command", "bench"}, {"device", "power"}, {"verb", "cut"}});
    } catch (const Gone&) {
        return reconnect();
    }
    throw Unexpected("the power was cut, and the desk still answers");
}

std::string with_plain_blanks(std::string_view text) {
    static constexpr std::array<std::string_view, 3> blanks{"\u00A0", "\u202F", "\u2007"};
    std::string plain;
    while (!text.empty()) {
        const auto blank = std::find_if(blanks.begin(), blanks.end(), [&](std::string_view one) {
            return text.starts_with(one);
        });
        plain += blank == blanks.end() ? text.front() : ' ';
        text.remove_prefix(blank == blanks.end() ? 1 : blank->size());
    }
    return plain;
}

bool says(const Json& page, std::string_view text) {
    return words_of(page).find(text) != std::string::npos;
}

std::string words_of(const Json& page) {
    std::string all;
    const auto add = [&](const std::string& word) {
        if (!word.empty()) all += with_plain_blanks(word) + "\n";
    };
    for (const auto& one : page.value("texts", Json::array())) add(one.value("text", ""));
    for (const auto& one : page.value("fields", Json::array())) {
        add(one.value("label", "") + ": " + one.value("value", ""));
        add(one.value("error", ""));
    }
    for (const auto& one : page.value("cells", Json::array())) add(one.value("text", ""));
    for (const auto& one : page.value("buttons", Json::array())) add(one.value("label", ""));
    return all;
}

const Json* find_button(const Json& page, std::string_view label) {
    const auto buttons = page.find("buttons");
    if (buttons == page.end()) return nullptr;
    for (const Json& one : *buttons) {
        if (one.value("label", "") == label) return &one;
    }
    return nullptr;
}

}  // namespace kvitok::desk
