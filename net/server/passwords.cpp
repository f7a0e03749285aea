#include "net/server/passwords.h"

#include <algorithm>
#include <set>

#include "kiosk/domain/people.h"

namespace kvitok::server {
namespace {

std::size_t letters_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Each character is the one after, or the one before, its neighbour: 12345678, hgfedcba.
bool is_run(std::string_view text) {
    bool up = true, down = true;
    for (std::size_t i = 1; i < text.size(); ++i) {
        up = up && text[i] == text[i - 1] + 1;
        down = down && text[i] == text[i - 1] - 1;
    }
    return up || down;
}

bool holds(std::string_view password, std::string_view own) {
    return own.size() >= 4 && password.find(own) != std::string_view::npos &&
           password.size() < own.size() + 4;
}

}  // namespace

bool is_weak_password(std::string_view password, std::string_view user, std::string_view email) {
    const std::size_t letters = letters_of(password);
    if (letters < people::least_password || letters > people::most_password) return true;
    const std::string plain = people::lower(password);
    if (std::set<char>(plain.begin(), plain.end()).size() <= 2 || is_run(plain)) return true;
    const auto& common = common_passwords();
    if (std::ranges::find(common, std::string_view(plain)) != common.end()) return true;
    const std::string mailbox = people::lower(email.substr(0, email.find('@')));
    return holds(plain, people::lower(user)) || holds(plain, mailbox);
}

}  // namespace kvitok::server
