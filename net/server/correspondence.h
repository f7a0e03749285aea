// What residents write, judged: texts, addresses and telephone numbers; and how they are shown.
// Pure.
#pragma once

#include <string>
#include <string_view>

namespace kvitok::server {

inline constexpr std::size_t least_letter = 10;  // characters

// At least `least` characters that are not blank, and no control character but the line's end.
bool is_letter(std::string_view text, std::size_t least = least_letter);
// One @, something before it, and a point within the host; printable ASCII without blanks.
bool is_email(std::string_view text);
// Ten to fifteen digits, perhaps after a plus.
bool is_phone(std::string_view text);

// «m•••@mail.example», «•••• 45-67».
std::string masked_email(std::string_view email);
std::string masked_phone(std::string_view phone);

// How a letter begins: its first sentence, or as many whole words as fit in 60 characters.
std::string subject_of(std::string_view text);

}  // namespace kvitok::server
