// Which passwords are not taken. Pure; the list of common ones is common_passwords.txt, compiled
// in. Source: NIST SP 800-63B, 5.1.1.2: by length and by a list, not by kinds of characters.
#pragma once

#include <string_view>
#include <vector>

namespace kvitok::server {

// Too short or too long, common, of one or two characters, a run like 12345678, or the user's own
// name or address.
bool is_weak_password(std::string_view password, std::string_view user, std::string_view email);

// In lower case.
const std::vector<std::string_view>& common_passwords();

}  // namespace kvitok::server
