// Residents as users of the cabinet: what they enter to register, what their profile shows, and the
// rules that terminal and server share. Values and pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/language.h"
#include "kiosk/domain/time.h"

namespace kvitok::people {

inline constexpr std::size_t least_user_name = 4;
inline constexpr std::size_t most_user_name = 32;
inline constexpr std::size_t least_password = 8;  // letters
inline constexpr std::size_t most_password = 64;
inline constexpr std::size_t most_name = 40;    // letters of a surname and the like
inline constexpr std::size_t most_email = 254;  // bytes; RFC 5321, 4.5.3.1
inline constexpr std::size_t code_digits = 6;

// As the resident typed it, in whatever alphabet.
struct FullName {
    std::string surname;
    std::string first_name;
    std::string patronymic;
    friend bool operator==(const FullName&, const FullName&) = default;
};
// «Сергей Викторович М.» and «Сергей М.»: what others may see.
std::string masked(const FullName& name);
std::string short_form(const FullName& name);
// One or more letters of a name: no digits, no signs but the hyphen, apostrophe, point and blank.
bool is_name(std::string_view text);

// Of the registration form.
struct Application {
    std::string id;                         // 32 hex digits, the request's own
    Language language = Language::russian;  // of the letters
    FullName name;
    std::string phone;  // "+79175554567"
    std::string email;
    std::string user;
    std::string password;
    friend bool operator==(const Application&, const Application&) = default;
};

struct Profile {
    std::string user;
    FullName name;
    std::string email;
    std::string phone;
    std::optional<Date> password_changed;
    bool bills_by_mail = false;
    friend bool operator==(const Profile&, const Profile&) = default;
};

// A Russian number however it was typed ("8 917 ...", "+7917...", "917..."): "+7" and ten digits.
std::optional<std::string> parse_phone(std::string_view text);
// «+7 ••• •••-45-67», and in full «+7 917 555-45-67».
std::string masked_phone(std::string_view phone);
std::string spaced_phone(std::string_view phone);

// One plain mailbox in ASCII that can be nothing else in a header or an SMTP command: one "@", a
// dot in the domain. Source: atoms of RFC 5322, 3.2.3; quoted local parts are not taken.
bool is_email(std::string_view text);
// «m•••@mail.example».
std::string masked_email(std::string_view email);

// Latin letters of either case, digits, ".", "-" and "_"; begins with a letter.
bool is_user_name(std::string_view text);
// Case of ASCII does not matter in user names and mailboxes.
std::string lower(std::string_view text);

bool is_code(std::string_view text);

}  // namespace kvitok::people
